from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.quantities import (
    Qualifier,
    Quantity,
    adds_up,
    exact_number,
    format_number,
    format_percent,
    not_applicable,
    parse_number,
    parse_quantity,
    percent,
    round_half_up,
    says_unknown,
    shares,
    unknown,
)

NBSP = "\u00a0"
hundredths = st.decimals(min_value=0, max_value=10**9, places=2)


def test_unknown_is_not_written_as_not_applicable():
    assert [unknown("fr-ca"), unknown("en")] == [f"n.{NBSP}d.", "n.a."]
    assert [not_applicable("fr-ca"), not_applicable("en")] == [f"s.{NBSP}o.", "n/a"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", "42"),
        ("1 234", "1234"),
        ("1\u202f234,5", "1234.5"),
        ("1,234", "1234"),
        ("12,500.50", "12500.50"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("2,5", "2.5"),
        (".5", "0.5"),
    ],
)
def test_it_reads_a_number_as_people_write_it(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "1.234", "0,125", "1 23", "14 3000", "1,23,456", "-5", "1e5", "٣", "9" * 41]
)
def test_it_refuses_what_is_no_number_or_two_numbers_at_once(text):
    with pytest.raises(ValueError, match="n’est pas un nombre"):
        parse_number(text)


@given(hundredths, st.sampled_from(["fr", "en"]))
def test_it_reads_back_every_number_that_it_writes(number, language):
    assert parse_number(format_number(number, language)) == number


def test_it_writes_groups_of_three_in_both_languages():
    assert format_number(1234567, "fr") == f"1{NBSP}234{NBSP}567"
    assert format_number(1000, "fr") == f"1{NBSP}000"
    assert format_number(1234567, "en") == "1,234,567"


def test_it_writes_decimals_as_they_are_and_a_true_minus():
    assert format_number(Decimal("-2.50"), "fr") == "−2,5"
    assert format_number(Decimal("100.00"), "en") == "100"


def test_it_writes_an_unknown_number_as_unknown():
    assert format_number(None, "fr") == f"n.{NBSP}d."


def test_a_spreadsheet_number_is_the_decimal_that_it_shows():
    assert exact_number(0.1 + 0.2) == Decimal("0.3")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), True])
def test_a_spreadsheet_value_that_is_no_finite_number_is_refused(value):
    with pytest.raises(ValueError, match="n’est pas un nombre"):
        exact_number(value)


def test_a_blank_or_the_words_that_we_print_say_unknown():
    texts = ["", "\u00a0", "n. d.", f"N.{NBSP}D.", "n.a.", "0", "s. o."]
    assert [says_unknown(text) for text in texts] == [True] * 5 + [False] * 2


# --- percentages ---------------------------------------------------------------------------------


def test_a_half_is_rounded_up_at_one_decimal():
    assert round_half_up(Decimal("31.25")) == Decimal("31.3")
    assert round_half_up(Decimal("-31.25")) == Decimal("-31.3")
    assert round_half_up(Decimal("2.5"), 0) == Decimal("3")


@given(hundredths)
def test_rounding_moves_a_value_by_half_a_tenth_at_most_and_only_once(value):
    rounded = round_half_up(value)
    assert abs(rounded - value) <= Decimal("0.05")
    assert round_half_up(rounded) == rounded


def test_a_percentage_has_one_decimal():
    assert percent(20, 34) == Decimal("58.8")
    assert percent(5, 16) == Decimal("31.3")


def test_a_percentage_of_nothing_or_of_the_unknown_is_none():
    assert [percent(1, 0), percent(1, None), percent(None, 4)] == [None, None, None]
    assert percent(0, 4) == Decimal("0.0")


def test_a_percentage_is_written_in_both_languages():
    assert format_percent(Decimal("58.8"), "fr") == f"58,8{NBSP}%"
    assert format_percent(Decimal("58.8"), "en") == "58.8%"
    assert format_percent(Decimal(100), "fr") == f"100,0{NBSP}%"
    assert format_percent(None, "fr") == f"s.{NBSP}o."


def test_shares_are_percentages_of_their_sum():
    parts = shares([33, 2, 5, 1, 2])
    assert parts == [Decimal(part) for part in ("76.7", "4.7", "11.6", "2.3", "4.7")]
    assert adds_up(parts) is True


def test_a_note_is_due_where_rounded_shares_do_not_make_a_hundred():
    assert adds_up(shares([1, 1, 1])) is False


def test_shares_of_an_unknown_or_empty_whole_are_none_and_need_no_note():
    assert shares([3, None]) == [None, None]
    assert shares([0, 0]) == [None, None]
    assert adds_up(shares([3, None])) is True
    assert adds_up([]) is True


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1))
def test_shares_make_a_hundred_within_half_a_tenth_each(counts):
    parts = [part for part in shares(counts) if part is not None]
    assert len(parts) == (len(counts) if sum(counts) else 0)
    assert not parts or abs(sum(parts) - 100) <= Decimal("0.05") * len(parts)


# --- stated quantities ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        ("42", "42", "42"),
        ("3 à 5", "3 à 5", "3 to 5"),
        ("de 3 à 5", "3 à 5", "3 to 5"),
        ("3-5", "3 à 5", "3 to 5"),
        ("3 – 5", "3 à 5", "3 to 5"),
        ("entre 3 et 5", "3 à 5", "3 to 5"),
        ("3 to 5", "3 à 5", "3 to 5"),
        ("1 ou 2", "1 ou 2", "1 or 2"),
        ("4 à 4", "4", "4"),
        ("près de 40", "près de 40", "nearly 40"),
        ("Environ 40", "près de 40", "nearly 40"),
        ("au moins 10", "au moins 10", "at least 10"),
        ("10 et plus", "au moins 10", "at least 10"),
        ("at least 10", "au moins 10", "at least 10"),
        ("jusqu’à 10", "jusqu’à 10", "up to 10"),
        ("jusqu'à 10", "jusqu’à 10", "up to 10"),
        ("plus de 42", "plus de 42", "over 42"),
        ("pas plus de 42", "jusqu’à 42", "up to 42"),
        ("plus de 1\u00a0500", f"plus de 1{NBSP}500", "over 1,500"),
        ("2,5 à 3,5", "2,5 à 3,5", "2.5 to 3.5"),
        (7, "7", "7"),
        (2.5, "2,5", "2.5"),
        ("", f"n.{NBSP}d.", "n.a."),
        (None, f"n.{NBSP}d.", "n.a."),
    ],
)
def test_it_reads_a_stated_quantity_and_writes_it_in_both_languages(text, french, english):
    quantity = parse_quantity(text)
    assert [quantity.display("fr"), quantity.display("en")] == [french, english]


@pytest.mark.parametrize("text", ["5 à 3", "moins de 4", "-5", "3 bourses", "3 à", "x" * 500, True])
def test_it_refuses_what_is_no_quantity_and_says_what_was_read(text):
    with translation.override("fr"), pytest.raises(ValueError, match="n’est pas une quantité") as e:
        parse_quantity(text)
    assert str(e.value).startswith(f"«{NBSP}{str(text)[:8]}")


def any_quantity() -> st.SearchStrategy[Quantity]:
    one_bound = st.tuples(hundredths, st.sampled_from(["", "about"])).map(
        lambda drawn: Quantity(drawn[0], drawn[0], drawn[1])
    )
    lower = st.tuples(hundredths, st.sampled_from(["at_least", "over"])).map(
        lambda drawn: Quantity(drawn[0], None, drawn[1])
    )
    upper = hundredths.map(lambda high: Quantity(None, high, "at_most"))
    spans = st.lists(hundredths, min_size=2, max_size=2, unique=True).map(
        lambda bounds: Quantity(min(bounds), max(bounds), "range")
    )
    return st.one_of(one_bound, lower, upper, spans, st.just(Quantity(None, None)))


@given(any_quantity(), st.sampled_from(["fr", "en"]))
def test_it_reads_back_every_quantity_that_it_writes(quantity, language):
    assert parse_quantity(quantity.display(language)) == quantity


@given(any_quantity(), hundredths)
def test_what_a_quantity_excludes_lies_beyond_one_of_its_bounds(quantity, value):
    inside = (quantity.minimum is None or quantity.minimum < value) and (
        quantity.maximum is None or value < quantity.maximum
    )
    assert quantity.matches(value) is True or not inside


@pytest.mark.parametrize(
    ("stated", "agreeing", "contradicting"),
    [
        ("42", [42], [41, 43]),
        ("3 à 5", [3, 4, 5], [2, 6]),
        ("près de 40", [36, 40, 44], [35, 45]),
        ("au moins 10", [10, 11], [9]),
        ("jusqu’à 10", [0, 10], [11]),
        ("plus de 42", [43], [42, 41]),
    ],
)
def test_a_computed_value_agrees_or_not_with_what_was_stated(stated, agreeing, contradicting):
    quantity = parse_quantity(stated)
    assert [value for value in agreeing + contradicting if quantity.matches(value)] == agreeing


def test_an_unknown_value_agrees_only_with_an_unknown_quantity():
    assert parse_quantity("42").matches(None) is False
    assert parse_quantity("").matches(None) is True
    assert parse_quantity("").matches(42) is True


def test_bounds_that_say_more_than_their_qualifier_win():
    assert Quantity(None, None, "at_least").qualifier == Qualifier.UNKNOWN
    assert Quantity(Decimal(3), Decimal(5)).qualifier == Qualifier.RANGE
    assert Quantity(Decimal(3), None) == Quantity(Decimal(3), Decimal(3))


@pytest.mark.parametrize(
    ("minimum", "maximum", "qualifier"),
    [
        (5, 3, ""),
        (5, 3, "range"),
        (5, None, "range"),
        (3, 5, "about"),
        (3, 5, "at_least"),
        (3, 5, "over"),
        (3, None, "at_most"),
        (3, 3, "unknown"),
    ],
)
def test_bounds_that_do_not_go_with_their_qualifier_are_refused(minimum, maximum, qualifier):
    with pytest.raises(ValueError, match="ne vont pas avec son qualificatif"):
        Quantity(minimum, maximum, qualifier)


def test_qualifiers_are_the_choices_of_a_model_field():
    with translation.override("fr"):
        choices = [(value, str(label)) for value, label in Qualifier.choices]
    assert choices == [
        ("", "exactement"),
        ("about", "près de"),
        ("at_least", "au moins"),
        ("at_most", "jusqu’à"),
        ("over", "plus de"),
        ("range", "de … à …"),
        ("unknown", "inconnue"),
    ]


@given(st.lists(st.integers(min_value=0, max_value=10**8), min_size=2, unique=True))
def test_larger_counts_never_have_smaller_shares(counts):
    parts = shares(sorted(counts))
    assert all(one <= other for one, other in pairwise(parts))

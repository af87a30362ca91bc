from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.money import format_amount, parse_amount, split_amount

NBSP = "\u00a0"
NARROW = "\u202f"
THIN = "\u2009"
amounts = st.decimals(min_value=-(10**11), max_value=10**11, places=2)
weights = st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=20).filter(any)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("14 300 $", "14300.00"),
        (f"14{NBSP}300{NBSP}$", "14300.00"),
        (f"14{NARROW}300{THIN}$", "14300.00"),
        ("82 143,00 $", "82143.00"),
        ("$12,500", "12500.00"),
        ("1500$", "1500.00"),
        ("12 500.50", "12500.50"),
        ("1 234,5", "1234.50"),
        ("1,234", "1234.00"),
        ("1,23", "1.23"),
        ("1.234,56", "1234.56"),
        (",50", "0.50"),
        ("CA$ 500", "500.00"),
        ("500 CAD", "500.00"),
        ("$12,500 CAD", "12500.00"),
        ("500 $ CA", "500.00"),
        ("50 dollars", "50.00"),
        (r"14 300 \$", "14300.00"),
        ("(500)", "-500.00"),
        ("(1 500,25 $)", "-1500.25"),
        ("-500", "-500.00"),
        ("−500 $", "-500.00"),
        ("-$500", "-500.00"),
        ("$-500", "-500.00"),
        ("(0)", "0.00"),
        (71500, "71500.00"),
        (0.1 + 0.2, "0.30"),
        (Decimal("1.500"), "1.50"),
        ("999999999999,99", "999999999999.99"),
    ],
)
def test_it_reads_an_amount_as_people_type_it(typed, amount):
    assert str(parse_amount(typed)) == amount


@pytest.mark.parametrize("typed", [None, "", " ", NBSP, "n. d.", "N.D.", "n.a."])
def test_a_blank_is_unknown_and_not_zero(typed):
    assert parse_amount(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "NaN",
        "inf",
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        True,
        "1.234",
        "0,125",
        "1 23",
        "500 USD",
        "500 €",
        "-(500)",
        "--5",
        "5-",
        "1e5",
        "=1+1",
        "$",
        "9" * 5000,
    ],
)
def test_it_refuses_what_is_no_amount_or_two_amounts_at_once(typed):
    with pytest.raises(ValueError, match="n’est pas un montant"):
        parse_amount(typed)


@pytest.mark.parametrize("typed", ["1,2345", "0.1234", 1.234, Decimal("0.001")])
def test_it_refuses_more_than_two_decimals(typed):
    with pytest.raises(ValueError, match="plus de deux décimales"):
        parse_amount(typed)


@pytest.mark.parametrize("typed", ["1 000 000 000 000", 10**12, 1e300, "-1000000000000"])
def test_it_refuses_more_than_twelve_digits_before_the_decimals(typed):
    with pytest.raises(ValueError, match="dépasse 12 chiffres"):
        parse_amount(typed)


def test_a_refusal_says_what_was_read_and_how_to_write_it():
    with translation.override("fr"), pytest.raises(ValueError, match="montant") as refusal:
        parse_amount("beaucoup")
    assert str(refusal.value) == (
        f"«{NBSP}beaucoup{NBSP}» n’est pas un montant. "
        f"Écrivez-le 14{NBSP}300{NBSP}$ ou 14{NBSP}300,50{NBSP}$."
    )


@given(st.text(max_size=40))
def test_whatever_is_typed_it_is_an_amount_nothing_or_a_value_error(text):
    try:
        amount = parse_amount(text)
    except ValueError:
        return
    assert amount is None or amount == round(amount, 2)


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [
        (Decimal("14300.00"), f"14{NBSP}300{NBSP}$", "$14,300"),
        (Decimal("82143.50"), f"82{NBSP}143,50{NBSP}$", "$82,143.50"),
        (Decimal("0.00"), f"0{NBSP}$", "$0"),
        (Decimal("-500"), f"−500{NBSP}$", "−$500"),
        (71500, f"71{NBSP}500{NBSP}$", "$71,500"),
        (Decimal("-0.001"), f"0{NBSP}$", "$0"),
        (None, f"n.{NBSP}d.", "n.a."),
    ],
)
def test_it_writes_an_amount_in_both_languages(amount, french, english):
    assert [format_amount(amount, "fr-ca"), format_amount(amount, "en")] == [french, english]


@given(amounts, st.sampled_from(["fr", "en"]))
def test_it_reads_back_every_amount_that_it_writes(amount, language):
    assert parse_amount(format_amount(amount, language)) == amount


@given(amounts, st.sampled_from(["fr", "en"]))
def test_a_written_amount_has_no_place_to_break(amount, language):
    assert " " not in format_amount(amount, language)


# --- splits --------------------------------------------------------------------------------------


def test_the_cent_left_over_goes_to_the_first_of_equal_remainders():
    assert split_amount(Decimal("100.00"), [1, 1, 1]) == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]


def test_the_cent_left_over_goes_to_the_largest_remainder():
    assert split_amount(Decimal("1.00"), [1, 2, 3]) == [
        Decimal("0.17"),
        Decimal("0.33"),
        Decimal("0.50"),
    ]


def test_an_envelope_over_five_years_gives_each_its_fifth():
    assert split_amount(Decimal("71500.00"), [1] * 5) == [Decimal("14300.00")] * 5


def test_a_negative_total_is_shared_out_as_the_positive_one():
    assert split_amount(Decimal("-0.05"), [1, 1]) == [Decimal("-0.03"), Decimal("-0.02")]


@given(amounts, weights)
def test_the_parts_make_the_total_exactly(total, shared):
    assert sum(split_amount(total, shared)) == total


@given(amounts, weights)
def test_every_part_is_within_a_cent_of_its_exact_share(total, shared):
    for part, weight in zip(split_amount(total, shared), shared, strict=True):
        assert abs(part - total * weight / sum(shared)) < Decimal("0.010001")


@given(amounts, weights)
def test_a_weight_of_zero_gets_nothing_and_a_larger_weight_never_less(total, shared):
    parts = split_amount(total, shared)
    assert [part for part, weight in zip(parts, shared, strict=True) if not weight and part] == []
    by_weight = sorted(zip(shared, map(abs, parts), strict=True))
    assert all(one[1] <= other[1] for one, other in pairwise(by_weight) if one[0] < other[0])


@given(amounts, st.lists(st.decimals(min_value="0.01", max_value=1000, places=2), min_size=1))
def test_weights_may_be_decimals(total, shared):
    assert sum(split_amount(total, shared)) == total


@pytest.mark.parametrize("shared", [[], [0, 0], [2, -1]])
def test_it_refuses_weights_that_share_nothing_out(shared):
    with pytest.raises(ValueError, match="au moins un poids"):
        split_amount(Decimal("10.00"), shared)


def test_it_refuses_a_total_that_is_no_whole_number_of_cents():
    with pytest.raises(ValueError, match="plus de deux décimales"):
        split_amount(Decimal("0.001"), [1])

"""What is known of a sum, a rate and a remainder: never more than of their parts."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from programs.lib.quantities import (
    UNKNOWN,
    Qualifier,
    Quantity,
    change,
    divided,
    exactly,
    growth,
    less,
    parse_quantity,
    part_of,
    percent,
    rate,
    remainder,
    shares_of,
    stated_amount,
    times,
    total,
)

amounts = st.decimals(min_value=0, max_value=10**6, places=2)
shares = st.decimals(min_value=0, max_value=1, places=3)


@st.composite
def quantities(draw) -> Quantity:
    low, more = draw(amounts), draw(amounts)
    return draw(
        st.sampled_from(
            [
                exactly(low),
                Quantity(low, low, "about"),
                Quantity(low, None, "at_least"),
                Quantity(low, None, "over"),
                Quantity(None, low, "at_most"),
                Quantity(low, low + more, "range") if more else exactly(low),
                UNKNOWN,
            ]
        )
    )


def a_value_of(quantity: Quantity, share: Decimal) -> Decimal:
    """A value that ``quantity`` allows, of which none is below zero."""
    low, high = quantity.reach
    low = low or Decimal()
    high = low + 1000 if high is None else high
    value = low + (high - low) * share
    return value + 1 if quantity.qualifier == Qualifier.OVER else value


@given(st.lists(st.tuples(quantities(), shares), max_size=6))
def test_whatever_the_parts_are_worth_their_sum_allows_it(drawn):
    values = [a_value_of(quantity, share) for quantity, share in drawn]
    assert total(quantity for quantity, _share in drawn).matches(sum(values, Decimal())) is True


@given(
    st.lists(quantities(), min_size=1, max_size=6), st.lists(quantities(), min_size=1, max_size=6)
)
def test_a_sum_of_sums_is_the_sum_of_all(some, others):
    assert total([total(some), total(others)]) == total([*some, *others])


@given(st.lists(quantities(), max_size=6), st.randoms())
def test_the_order_of_the_parts_does_not_matter(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert total(shuffled) == total(parts)


@given(quantities())
def test_the_sum_of_one_is_itself(quantity):
    assert total([quantity]) == quantity


@given(st.lists(quantities(), min_size=1, max_size=6))
def test_a_sum_is_exact_only_where_every_part_is(parts):
    certain = {Qualifier.EXACT, Qualifier.AT_MOST}  # « jusqu’à 0 » is 0
    assert not total(parts).is_exact or all(part.qualifier in certain for part in parts)


@pytest.mark.parametrize(
    ("parts", "sum_"),
    [
        (["14 300 $", "700,50 $"], "15 000,50 $"),
        (["14 300 $", "plus de 75 000 $"], "plus de 89 300 $"),
        (["14 300 $", "au moins 5 000 $"], "au moins 19 300 $"),
        (["14 300 $", "n. d."], "au moins 14 300 $"),
        (["14 300 $", "près de 2,4 M$"], "près de 2 414 300 $"),
        (["10 000 $", "jusqu’à 5 000 $"], "10 000 $ à 15 000 $"),
        (["3 à 5", "1 ou 2"], "4 à 7"),
        (["plus de 10", "près de 5"], "au moins environ 15"),
        (["près de 10", "3 à 5"], "environ 13 à 15"),
        (["n. d.", "n. d."], "n. d."),
        ([], "n. d."),
    ],
)
def test_a_sum_is_said_with_the_qualifier_of_its_parts(parts, sum_):
    found = total(map(parse_quantity, parts)).display("fr")
    assert found.replace("\u00a0", " ") == sum_


def test_a_sum_of_two_units_is_refused():
    with pytest.raises(ValueError, match="a sum of"):
        total([parse_quantity("3 $"), parse_quantity("3 %")])


@pytest.mark.parametrize(
    ("qualifier", "amount", "maximum", "shown"),
    [
        ("", 10, None, "10 $"),
        ("over", 10, None, "plus de 10 $"),
        ("at_most", 10, None, "jusqu’à 10 $"),
        ("range", 10, 12, "10 $ à 12 $"),
        ("range", 10, None, "au moins 10 $"),
        ("unknown", 10, None, "n. d."),
        ("over", None, None, "n. d."),
    ],
)
def test_an_amount_is_kept_as_one_number_and_said_with_its_qualifier(
    qualifier, amount, maximum, shown
):
    found = stated_amount(qualifier, amount and Decimal(amount), maximum and Decimal(maximum))
    assert found.display("fr").replace("\u00a0", " ") == shown


# --- Targets


@pytest.mark.parametrize(
    ("result", "target", "rate_", "left"),
    [
        ("34", "30", "113,3 %", "0"),
        ("20", "30", "66,7 %", "10"),
        ("49", "75", "65,3 %", "26"),
        ("42", "au moins 40", "105 %", "0"),
        ("38", "au moins 40", "95 %", "2"),
        ("40", "plus de 40", "100 %", "plus de 0"),
        ("41", "plus de 40", "102,5 %", "0"),
        ("35", "près de 40", "près de 87,5 %", "près de 5"),
        ("13", "15 à 20", "65 % à 86,7 %", "2 à 7"),
        ("17", "15 à 20", "85 % à 113,3 %", "0 à 3"),
        ("4", "jusqu’à 5", None, None),
        ("4", "n. d.", "n. d.", "n. d."),
        ("n. d.", "30", "n. d.", "n. d."),
        ("au moins 40", "50", "au moins 80 %", "jusqu’à 10"),
        ("au moins 60", "50", "au moins 120 %", "0"),
        ("4", "0", None, "0"),
    ],
)
def test_a_target_has_a_rate_and_a_remainder_no_more_certain_than_both(result, target, rate_, left):
    reached, aim = parse_quantity(result), parse_quantity(target)
    found = [
        answer and answer.display("fr").replace("\u00a0", " ")
        for answer in (rate(reached, aim), remainder(reached, aim))
    ]
    assert found == [rate_, left]


@given(amounts, st.decimals(min_value=1, max_value=10**6, places=2))
def test_what_is_reached_and_what_remains_make_the_target(result, target):
    left = remainder(exactly(result), exactly(target)).number
    assert left == max(target - result, 0)


# --- The year before, shares, products


def test_what_changed_is_known_where_both_years_are_one_number():
    assert change(exactly(12), exactly(15)) == exactly(-3)
    assert change(Quantity(12, 12, "about"), exactly(10)).display("fr") == "près de 2"
    assert change(Quantity(12, None, "over"), exactly(10)) == UNKNOWN
    assert growth(exactly(12), exactly(10)).display("fr") == "20\u00a0%"
    assert growth(exactly(12), exactly(0)) is None
    assert growth(exactly(12), UNKNOWN) == UNKNOWN


def test_shares_are_approximate_where_a_part_is_and_unknown_where_one_is_bounded():
    assert [share.display("fr") for share in shares_of([exactly(1), Quantity(3, 3, "about")])] == [
        "près de 25\u00a0%",
        "près de 75\u00a0%",
    ]
    assert shares_of([exactly(1), Quantity(3, None, "over")]) == [UNKNOWN, UNKNOWN]
    assert shares_of([exactly(0)]) == [None]


def test_so_many_times_an_amount_keeps_its_range():
    bursaries = times(parse_quantity("3 à 5"), Decimal(2500), "dollars")
    assert bursaries.display("en") == "$7,500 to $12,500"
    assert times(UNKNOWN, Decimal(2500), "dollars") == UNKNOWN


def test_so_much_for_each_is_rounded_half_up():
    assert divided(exactly(10), exactly(4), places=0) == exactly(3)
    assert (
        divided(parse_quantity("plus de 10"), exactly(4), places=1).display("fr") == "plus de 2,5"
    )
    assert divided(exactly(10), exactly(0), places=1) is None
    assert divided(exactly(10), UNKNOWN, places=1) == UNKNOWN


@given(quantities(), amounts)
def test_what_is_left_is_never_less_than_nothing(quantity, known):
    left = less(quantity, known)
    assume(left.is_known)
    assert left.number >= 0


@given(quantities(), shares, st.integers(1, 1000))
def test_a_part_is_the_share_of_whatever_its_whole_may_have_been(whole, share, count):
    value = a_value_of(whole, share)
    assume(value >= count and not whole.is_rough)
    found = part_of(count, whole)
    low, high = found.minimum, found.maximum
    assert low is None or low <= percent(count, value)
    assert high is None or percent(count, value) <= high <= 100


def test_a_part_of_nothing_has_no_share_and_none_of_nobody_knows_how_many_an_unknown_one():
    assert part_of(3, exactly(0)) is None
    assert part_of(0, Quantity(0, 9, "range")) == part_of(0, UNKNOWN) == UNKNOWN

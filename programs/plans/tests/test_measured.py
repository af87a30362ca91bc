"""Cumulative and period values never mix: what was entered stays as entered, and every total is right."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.periods import Period
from programs.lib.quantities import Qualifier, Quantity, exactly
from programs.plans import actions, measured
from programs.plans.enums import Cadence, Direction, IndicatorKind, Origin
from programs.plans.models import ActionPlan, Indicator, Measurement
from programs.plans.tests.factories import (
    ActionPlanFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
)

END = date(2008, 6, 30)
COUNTS = st.lists(st.integers(0, 1000) | st.none(), min_size=4, max_size=4)


def an_indicator(**fields) -> Indicator:
    """One of a plan of July 2007 to June 2008, measured by quarter; nothing of it is saved."""
    plan = ActionPlan(starts_on=date(2007, 7, 1), ends_on=END)
    return Indicator(plan=plan, **({"cadence": Cadence.QUARTER} | fields))


def values_of(indicator: Indicator, numbers) -> list[Measurement]:
    """A value for each quarter, None where it is not known."""
    return [
        Measurement(
            indicator=indicator,
            starts_on=period.start,
            ends_on=period.end,
            minimum=number,
            maximum=number,
        )
        for period, number in zip(measured.periods_of(indicator), numbers, strict=True)
    ]


def test_a_plan_of_a_year_has_four_quarters_and_a_longer_one_a_shorter_last_period():
    indicator = an_indicator()
    assert [str(period.end) for period in measured.periods_of(indicator)] == [
        "2007-09-30",
        "2007-12-31",
        "2008-03-31",
        "2008-06-30",
    ]
    indicator.plan.ends_on = date(2008, 8, 15)
    assert measured.periods_of(indicator)[-1] == Period(date(2008, 7, 1), date(2008, 8, 15))


@given(COUNTS)
def test_the_total_of_periods_is_their_sum_and_at_least_that_where_one_is_unknown(numbers):
    indicator = an_indicator()
    total = measured.total_of(indicator, values_of(indicator, numbers), END)
    known = [number for number in numbers if number is not None]
    if not known:
        assert total.is_known is False
    else:
        least = Quantity(sum(known), None, Qualifier.AT_LEAST)
        assert total == (exactly(sum(known)) if len(known) == 4 else least)


@given(COUNTS)
def test_the_total_of_cumulative_values_is_the_last_known_one(numbers):
    indicator = an_indicator(is_cumulative=True)
    total = measured.total_of(indicator, values_of(indicator, numbers), END)
    known = [number for number in numbers if number is not None]
    assert total.number == (known[-1] if known else None)


@given(COUNTS, st.integers(0, 1000))
def test_correcting_the_first_quarter_leaves_the_later_values_as_they_were_entered(numbers, other):
    indicator = an_indicator(is_cumulative=True)
    before, after = (values_of(indicator, [first, *numbers[1:]]) for first in (numbers[0], other))
    assert [measured.value_of(indicator, one) for one in after[1:]] == [
        measured.value_of(indicator, one) for one in before[1:]
    ]
    if numbers[3] is not None:
        assert measured.total_of(indicator, after, END) == exactly(numbers[3])


def test_what_a_cumulative_value_gained_is_what_it_has_more_than_the_one_before():
    indicator = an_indicator(is_cumulative=True)
    first, second, third, _last = values_of(indicator, [10, 25, None, 40])
    assert measured.gained(indicator, first, second) == exactly(15)
    assert measured.gained(indicator, second, third).is_known is False
    assert measured.gained(indicator, None, first) == exactly(10)


def test_a_quarter_that_has_not_ended_is_in_no_total():
    indicator = an_indicator()
    values = values_of(indicator, [1, 2, 4, 8])
    assert measured.total_of(indicator, values, date(2008, 3, 30)) == exactly(3)


def test_a_ratio_is_all_its_numerators_over_all_its_denominators():
    indicator = an_indicator(kind=IndicatorKind.RATIO, cadence=Cadence.HALF)
    values = values_of(indicator, [None, None])
    for one, (top, low) in zip(values, [(1, 2), (1, 8)], strict=True):
        one.numerator, one.denominator = Decimal(top), Decimal(low)
    assert measured.total_of(indicator, values, END) == exactly(Decimal("20.0"), "percent")
    values[1].numerator = values[1].denominator = None
    assert measured.total_of(indicator, values, END).is_known is False
    values[0].denominator = Decimal(0)
    assert measured.total_of(indicator, values[:1], END) is None


def test_what_the_records_come_to_counts_before_what_was_stated():
    indicator = an_indicator(cadence=Cadence.YEAR)
    (stated,), (computed,) = (values_of(indicator, [number]) for number in (40, 43))
    computed.origin = Origin.COMPUTED
    for order in ([stated, computed], [computed, stated]):
        assert measured.total_of(indicator, order, END) == exactly(43)


@pytest.mark.parametrize(
    ("value", "direction", "met"),
    [
        (exactly(40), Direction.UP, True),
        (exactly(39), Direction.UP, False),
        (exactly(39), Direction.DOWN, True),
        (exactly(41), Direction.DOWN, False),
        (Quantity(40, None, Qualifier.AT_LEAST), Direction.UP, True),
        (Quantity(30, None, Qualifier.AT_LEAST), Direction.UP, None),
        (Quantity(40, 40, Qualifier.ABOUT), Direction.UP, None),
        (Quantity(None, None), Direction.UP, None),
        (None, Direction.UP, None),
    ],
)
def test_a_target_is_met_only_where_that_is_certain(value, direction, met):
    assert measured.is_met(an_indicator(direction=direction), value, exactly(40)) is met


@pytest.mark.django_db
def test_the_target_of_a_day_is_that_of_the_last_period_that_ended():
    indicator = IndicatorFactory(cadence=Cadence.HALF)
    first, second = (
        IndicatorTargetFactory(indicator=indicator, starts_on=period.start, ends_on=period.end)
        for period in measured.periods_of(indicator)
    )
    targets = indicator.targets.all()
    assert measured.target_on(targets, date(2007, 9, 1)) == first
    assert measured.target_on(targets, date(2008, 5, 1)) == first
    assert measured.target_on(targets, END) == second
    assert measured.target_on([], END) is None


@pytest.mark.django_db
def test_a_period_is_written_alone_and_only_where_it_changed():
    plan = ActionPlanFactory(adopted=True)
    indicator = IndicatorFactory(plan=plan, cadence=Cadence.QUARTER, is_cumulative=True)
    first, second, *_rest = measured.periods_of(indicator)

    def write(period, number):
        entry = actions.Entry(indicator, quantity=exactly(number))
        day = date(2008, 1, 10)
        return actions.record_values(
            plan=plan, period=period, entries=[entry], measured_on=day, by=None
        )

    assert [write(first, 10), write(second, 25), write(second, 25), write(first, 12)] == [
        1,
        1,
        0,
        1,
    ]
    assert list(indicator.measurements.values_list("minimum", flat=True)) == [12, 25]
    blank = actions.Entry(indicator)
    actions.record_values(
        plan=plan, period=first, entries=[blank], measured_on=date(2008, 1, 10), by=None
    )
    assert list(indicator.measurements.values_list("minimum", flat=True)) == [25]


@pytest.mark.django_db
class TestWhatIsHeldAgainstATarget:
    """That of a quarter, what came in the quarter; of what is cumulative, how far it was by then."""

    def standing(self, numbers, day=END, **fields):
        indicator = IndicatorFactory(cadence=Cadence.QUARTER, **fields)
        for period, aim in zip(measured.periods_of(indicator), (10, 20, 30, 40), strict=True):
            IndicatorTargetFactory(
                indicator=indicator,
                starts_on=period.start,
                ends_on=period.end,
                minimum=aim,
                maximum=aim,
            )
        held = measured.standing(indicator, values_of(indicator, numbers), day)
        return held.aim.number, held.value.number, held.is_met

    def test_of_a_period_the_period(self):
        assert self.standing([10, 20, 24, 40], date(2008, 4, 1)) == (30, 24, False)

    def test_of_what_is_cumulative_the_last_known_value(self):
        assert self.standing([10, 25, None, None], is_cumulative=True) == (40, 25, False)

    def test_of_a_level_the_last_one_and_never_a_sum(self):
        numbers = [11, 9, 8, 39]
        assert self.standing(numbers, kind=IndicatorKind.LEVEL) == (40, 39, False)
        level = an_indicator(kind=IndicatorKind.LEVEL)
        assert measured.total_of(level, values_of(level, numbers), END) == exactly(39)
        down = {"kind": IndicatorKind.LEVEL, "direction": Direction.DOWN}
        assert self.standing(numbers, **down) == (40, 39, True)

    def test_nothing_where_there_is_no_target(self):
        assert measured.standing(IndicatorFactory(), [], END) is None

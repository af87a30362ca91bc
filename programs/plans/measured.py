"""What an indicator comes to: of a period, and of the whole plan so far. Cumulative and period values never mix."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from programs.lib import quantities
from programs.lib.periods import Period, add_months
from programs.lib.quantities import Quantity
from programs.plans.enums import MONTHS, Direction, IndicatorKind, Origin
from programs.plans.models import Indicator, IndicatorTarget, Measurement


@dataclass(frozen=True)
class Fraction:
    """What a ratio stands on: both numbers, or neither where they are not known."""

    numerator: Decimal | None
    denominator: Decimal | None

    @property
    def rate(self) -> Quantity | None:
        """Per cent; None where there is nothing to divide by, unknown where a number is."""
        if self.numerator is None or self.denominator is None:
            return quantities.UNKNOWN
        if self.denominator == 0:
            return None
        share = quantities.percent(self.numerator, self.denominator)
        return quantities.exactly(share, "percent")


def periods_of(indicator: Indicator) -> list[Period]:
    """The periods for which it is measured, from the first day of its plan to the last; the last may be shorter."""
    plan, length = indicator.plan, MONTHS[indicator.cadence]
    found, start = [], plan.starts_on
    while start <= plan.ends_on:
        after = add_months(plan.starts_on, length * (len(found) + 1))
        found.append(Period(start, min(after - timedelta(days=1), plan.ends_on)))
        start = after
    return found


def value_of(indicator: Indicator, measurement: Measurement | None) -> Quantity | None:
    """What was entered for one period, as it was: never less the periods before, even where it is cumulative."""
    if measurement is None:
        return quantities.UNKNOWN
    if indicator.kind == IndicatorKind.RATIO:
        return Fraction(measurement.numerator, measurement.denominator).rate
    return measurement.quantity


def gained(indicator: Indicator, before: Measurement | None, now: Measurement) -> Quantity | None:
    """What came in one period: the value itself, or what a cumulative one has more than the one before it.

    Unknown where either is; a first cumulative value (``before`` None) is all gain.
    """
    adds_up = indicator.is_cumulative and indicator.kind == IndicatorKind.NUMBER
    if not adds_up or before is None:
        return value_of(indicator, now)
    return quantities.change(now.quantity, before.quantity)


def total_of(
    indicator: Indicator, measurements: Iterable[Measurement], day: date, part: str = ""
) -> Quantity | None:
    """What the indicator comes to by ``day``, of the periods that ended then: of the whole, or of one ``part``.

    Cumulative, and of a level: the last known value. Otherwise the sum of the periods; « au moins » where one of them
    is not known.
    A ratio: its numerators over its denominators, unknown as soon as one is missing; None where there is nothing to
    divide by.
    """
    ended = sorted(
        (one for one in chosen(measurements) if one.part == part and one.ends_on <= day),
        key=lambda one: (one.ends_on, one.starts_on),
    )
    if indicator.is_cumulative or indicator.kind == IndicatorKind.LEVEL:
        known = [one for one in ended if _is_known(indicator, one)]
        return value_of(indicator, known[-1] if known else None)
    if indicator.kind == IndicatorKind.RATIO:
        return _whole_ratio(ended).rate
    return quantities.total([one.quantity for one in ended])


def chosen(measurements: Iterable[Measurement]) -> list[Measurement]:
    """One of each period and part: what the records come to where they were counted, else what was stated."""
    by_period = {}
    for one in sorted(measurements, key=lambda one: one.origin == Origin.COMPUTED):
        by_period[one.part, one.starts_on, one.ends_on] = one
    return list(by_period.values())


def _is_known(indicator: Indicator, measurement: Measurement) -> bool:
    if indicator.kind == IndicatorKind.RATIO:
        return measurement.denominator is not None
    return measurement.quantity.is_known


def _whole_ratio(measurements: list[Measurement]) -> Fraction:
    pairs = [(one.numerator, one.denominator) for one in measurements]
    if not pairs or any(None in pair for pair in pairs):
        return Fraction(None, None)
    return Fraction(sum(top for top, _low in pairs), sum(low for _top, low in pairs))


def target_on(targets: Iterable[IndicatorTarget], day: date) -> IndicatorTarget | None:
    """The target that counts on ``day``: of the last period that ended by then, else of the one under way."""
    ordered = sorted(targets, key=lambda one: (one.ends_on, one.starts_on))
    ended = [one for one in ordered if one.ends_on <= day]
    under_way = [one for one in ordered if one.starts_on <= day < one.ends_on]
    return (ended or under_way or [None])[-1]


@dataclass(frozen=True)
class Standing:
    """How an indicator stands against the ``target`` that counts: its ``aim``, the ``value`` held against it.

    ``is_met`` is None where nothing certain can be said.
    """

    target: IndicatorTarget
    aim: Quantity
    value: Quantity | None
    is_met: bool | None


def standing(
    indicator: Indicator, measurements: Iterable[Measurement], day: date
) -> Standing | None:
    """How ``indicator``, its targets read, stands on ``day``; None where it has no target then."""
    target = target_on(indicator.targets.all(), day)
    if target is None:
        return None
    value = held_against(indicator, target, measurements, day)
    aim = aim_of(indicator, target)
    return Standing(target, aim, value, is_met(indicator, value, aim))


def held_against(
    indicator: Indicator,
    target: IndicatorTarget,
    measurements: Iterable[Measurement],
    day: date,
    part: str = "",
) -> Quantity | None:
    """What ``target`` is held against on ``day``, of the whole or of one ``part``.

    It is what came within its own days: of the target of a quarter, what the quarter gave. Of what is cumulative, the
    last known value by then, whenever it began.
    """
    within = (
        one for one in measurements if indicator.is_cumulative or one.starts_on >= target.starts_on
    )
    return total_of(indicator, within, min(day, target.ends_on), part)


def aim_of(indicator: Indicator, target: IndicatorTarget) -> Quantity:
    """What a target says, per cent where the indicator is a ratio."""
    unit = "percent" if indicator.kind == IndicatorKind.RATIO else ""
    return replace(target.quantity, unit=unit)


def is_met(indicator: Indicator, value: Quantity | None, target: Quantity) -> bool | None:
    """Whether ``value`` reaches ``target`` in the direction that is meant; None where nothing certain can be said."""
    if value is None or not (value.is_known and target.is_known):
        return None
    aim = target.number
    low, high = value.reach
    if indicator.direction == Direction.DOWN:
        low, high, aim = _opposite(high), _opposite(low), -aim
    if low is not None and low >= aim:
        return True
    return False if high is not None and high < aim else None


def _opposite(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number

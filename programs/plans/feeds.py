"""Figures of the product that feed indicators, so that nobody retypes what the records say.

A figure of a period reads what was true on its last day, so what is over does not change, and nothing counted is
stored.
"""

from collections.abc import Iterable
from datetime import date

from programs import counted
from programs.counted import NamedFigure
from programs.lib.periods import Period
from programs.models import Program
from programs.plans.enums import IndicatorKind, Origin
from programs.plans.measured import periods_of
from programs.plans.models import Indicator, Measurement


def with_computed(
    indicator: Indicator, measurements: Iterable[Measurement], day: date
) -> list[Measurement]:
    """``measurements`` of ``indicator``, and beside them what its figure comes to in each period begun by ``day``.

    The period under way is counted up to ``day``. A few queries a period, whatever the number of records.
    """
    found = list(measurements)
    feed = counted.find(indicator.figure)
    if feed is None or not feed.count or indicator.kind == IndicatorKind.RATIO:
        return found
    program = indicator.plan.program
    begun = [period for period in periods_of(indicator) if period.start <= day]
    return found + [_computed(indicator, feed, program, period, day) for period in begun]


def _computed(
    indicator: Indicator, feed: NamedFigure, program: Program, period: Period, day: date
) -> Measurement:
    end = min(period.end, day)
    start = indicator.plan.starts_on if indicator.is_cumulative else period.start
    quantity = feed.count(program, Period(start, end))
    return Measurement(
        indicator=indicator,
        starts_on=period.start,
        ends_on=end,
        measured_on=end,
        origin=Origin.COMPUTED,
        source=str(feed.label),
        **Measurement.spread(quantity),
    )

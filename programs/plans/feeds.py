"""Figures of the product that feed indicators, so that nobody retypes what the records say.

The floor above provides them: plans do not know which figures there are. A figure of a period reads what was true
on its last day, so what is over does not change, and nothing counted is stored.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Program
from programs.plans.enums import IndicatorKind, Origin
from programs.plans.measured import periods_of
from programs.plans.models import Indicator, Measurement


@dataclass(frozen=True)
class Feed:
    """A figure by its ``code``; ``count(program, period)`` gives what is known of it, as a Quantity.

    ``services`` are those that a program must run for it to say anything.
    """

    code: str
    label: str
    count: Callable[[Program, Period], Quantity]
    services: tuple[str, ...] = ()


_FEEDS: dict[str, Feed] = {}


def provide(feeds: Iterable[Feed]) -> None:
    """Let the figures ``feeds`` be chosen for indicators."""
    _FEEDS.update((feed.code, feed) for feed in feeds)


def choices(program: Program) -> list[tuple[str, str]]:
    """The figures that say something of ``program``."""
    run = set(program.services)
    return [(feed.code, feed.label) for feed in _FEEDS.values() if run.issuperset(feed.services)]


def label_of(code: str) -> str:
    """What a figure is called; its code where it is not there any more."""
    return str(_FEEDS[code].label) if code in _FEEDS else code


def with_computed(
    indicator: Indicator, measurements: Iterable[Measurement], day: date
) -> list[Measurement]:
    """``measurements`` of ``indicator``, and beside them what its figure comes to in each period begun by ``day``.

    The period under way is counted up to ``day``. A few queries a period, whatever the number of records.
    """
    found = list(measurements)
    feed = _FEEDS.get(indicator.figure)
    if feed is None or indicator.kind == IndicatorKind.RATIO:
        return found
    program = indicator.plan.program
    begun = [period for period in periods_of(indicator) if period.start <= day]
    return found + [_computed(indicator, feed, program, period, day) for period in begun]


def _computed(
    indicator: Indicator, feed: Feed, program: Program, period: Period, day: date
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
        source=label_of(feed.code),
        **Measurement.spread(quantity),
    )

"""The indicators of a plan as a board shows them: values by period, what they come to, and what they should reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.plans import feeds, measured
from programs.plans.enums import Cadence, Origin
from programs.plans.models import Action, ActionPlan, Indicator, IndicatorTarget, Measurement


@dataclass(frozen=True)
class Value:
    """What is known of one period: ``stated`` by somebody, ``computed`` from the records, or neither.

    ``gain`` is what a cumulative value has more than the one before it.
    """

    period: Period
    stated: Quantity | None = None
    computed: Quantity | None = None
    gain: Quantity | None = None
    note: str = ""
    is_missing: bool = True

    @property
    def differs(self) -> bool:
        """Whether what was stated and what was computed do not agree."""
        both = self.stated is not None and self.computed is not None
        return both and self.stated.against(self.computed) == "differs"


@dataclass(frozen=True)
class Line:
    """One indicator, or one of its parts, and how the whole of it stands against its target.

    ``coming`` is its first target, where none counts yet.
    """

    indicator: Indicator
    part: str
    values: list[Value]
    total: Quantity | None
    standing: measured.Standing | None
    coming: IndicatorTarget | None = None


@dataclass(frozen=True)
class Table:
    """The indicators of one cadence, which have the same periods."""

    cadence: str
    periods: list[Period]
    lines: list[Line]


def board_of(plan: ActionPlan, day: date) -> list[Table]:
    """The board of ``plan`` on ``day``, in as many queries whatever the number of indicators without a figure."""
    indicators = list(
        plan.indicators.select_related("plan__program").prefetch_related("measurements", "targets")
    )
    tables = []
    for cadence in Cadence:
        own = [indicator for indicator in indicators if indicator.cadence == cadence]
        if own:
            lines = [line for indicator in own for line in _lines(indicator, day)]
            tables.append(Table(cadence.label, measured.periods_of(own[0]), lines))
    return tables


def lines_about(action: Action, day: date) -> list[Line]:
    """What the indicators that follow ``action`` come to on ``day``, without their parts."""
    own = action.indicators.select_related("plan__program")
    indicators = own.prefetch_related("measurements", "targets")
    return [next(iter(_lines(indicator, day))) for indicator in indicators]


def _lines(indicator: Indicator, day: date) -> Iterable[Line]:
    found = feeds.with_computed(indicator, indicator.measurements.all(), day)
    standing = measured.standing(indicator, found, day)
    targets = sorted(indicator.targets.all(), key=lambda one: (one.starts_on, one.ends_on))
    coming = targets[0] if targets and standing is None else None
    for part in ("", *indicator.parts):
        total = measured.total_of(indicator, found, day, part)
        values = _values(indicator, part, found)
        yield Line(
            indicator, part, values, total, None if part else standing, None if part else coming
        )


def _values(indicator: Indicator, part: str, found: list[Measurement]) -> list[Value]:
    values, before = [], None
    for period in measured.periods_of(indicator):
        own = {
            one.origin: one
            for one in found
            if one.part == part and one.starts_on == period.start and one.ends_on <= period.end
        }
        values.append(_value(indicator, period, own, before))
        before = own.get(Origin.COMPUTED) or own.get(Origin.STATED)
    return values


def _value(
    indicator: Indicator, period: Period, own: dict[str, Measurement], before: Measurement | None
) -> Value:
    if not own:
        return Value(period)
    stated, computed = own.get(Origin.STATED), own.get(Origin.COMPUTED)
    shown = computed or stated
    gain = None
    if indicator.is_cumulative and before is not None:
        gain = measured.gained(indicator, before, shown)
    return Value(
        period,
        stated=measured.value_of(indicator, stated) if stated else None,
        computed=measured.value_of(indicator, computed) if computed else None,
        gain=gain if gain is not None and gain.is_known else None,
        note=stated.note if stated else "",
        is_missing=False,
    )

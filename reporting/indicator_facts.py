"""What documents say of the indicators of plans: what was reached on a day, against which target, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from programs.lib import quantities
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models.fields import localized
from programs.plans.enums import IndicatorKind
from programs.plans.feeds import with_computed
from programs.plans.measured import chosen, held_against, standing, total_of
from programs.plans.models import Indicator
from reporting.enums import Unit
from reporting.figures import Scope
from reporting.figures.plans import aimed


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator on a day. ``reached`` is None where there is nothing to divide by; ``is_met`` where nobody can say.

    ``parts`` are what each of its groups has in ``reached``, ``notes`` the (period, sentence) that explain its gaps.
    """

    number: str
    label: str
    measured_in: str
    unit: str
    baseline: Quantity
    target: Quantity | None
    until: date | None
    reached: Quantity | None
    is_met: bool | None
    parts: tuple[tuple[str, Quantity | None], ...]
    notes: tuple[tuple[str, str], ...]
    source: str

    @property
    def gap(self) -> Quantity | None:
        """What was reached more than the target, or less; None where there is no target."""
        if self.target is None or self.reached is None:
            return None
        return quantities.change(self.reached, self.target)

    @property
    def is_unexplained(self) -> bool:
        """Whether it differs from its target, up or down, and nobody wrote why."""
        return (
            self.gap is not None and self.gap.is_known and bool(self.gap.number) and not self.notes
        )


def aimed_indicators(
    scope: Scope, period: Period, codes: Iterable[str], language: str
) -> tuple[IndicatorFacts, ...]:
    """The indicators that have a target on the last day, for a document that counts them among ``codes``."""
    if "plan.indicators" not in codes:
        return ()
    return indicator_facts(aimed(scope, period), scope.last_day(period), language)


def indicator_facts(
    indicators: QuerySet[Indicator], day: date, language: str
) -> tuple[IndicatorFacts, ...]:
    """``indicators`` as they stood on ``day``, in three queries and those of the figures that feed some."""
    read = indicators.select_related("plan__program").prefetch_related("measurements", "targets")
    return tuple(_facts(one, day, language) for one in read)


def _facts(indicator: Indicator, day: date, language: str) -> IndicatorFacts:
    values = with_computed(indicator, indicator.measurements.all(), day)
    held = standing(indicator, values, day)
    is_ratio = indicator.kind == IndicatorKind.RATIO

    def reached(part: str = "") -> Quantity | None:
        if held is None:
            return total_of(indicator, values, day, part)
        return held_against(indicator, held.target, values, day, part)

    return IndicatorFacts(
        number=indicator.number,
        label=localized(indicator, "label", language),
        measured_in=localized(indicator, "measured_in", language),
        unit=Unit.PERCENT if is_ratio else "",
        baseline=indicator.quantity,
        target=held.aim if held else None,
        until=held.target.ends_on if held else None,
        reached=reached(),
        is_met=held.is_met if held else None,
        parts=tuple((part, reached(part)) for part in indicator.parts),
        notes=tuple(_notes(values, day, language)),
        source=localized(indicator, "source", language),
    )


def _notes(values: Iterable, day: date, language: str):
    """What was written of the periods that ended by ``day``, of each group too, in their order."""
    ended = (one for one in chosen(values) if one.ends_on <= day)
    for one in sorted(ended, key=lambda one: (one.ends_on, one.part)):
        if note := localized(one, "note", language):
            period = Period(one.starts_on, one.ends_on).months_said(language)
            yield (f"{period}, {one.part}" if one.part else period), note

"""Insured hours: how many of those that an agreement insures were declared, in the time for which they count."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from programs.lib.periods import Period, today
from programs.partnerships.enums import HoursPer
from programs.partnerships.models import Agreement, Amendment, InsuredHours
from programs.partnerships.terms import years_from


@dataclass(frozen=True)
class Coverage:
    """``declared`` hours of ``insured`` ones within ``span``; None are insured where the agreement says nothing."""

    span: Period
    insured: Decimal | None
    declared: Decimal

    @property
    def beyond(self) -> Decimal:
        """The hours that nothing insures."""
        if self.insured is None:
            return Decimal(0)
        return max(self.declared - self.insured, Decimal(0))

    @property
    def left(self) -> Decimal | None:
        return None if self.insured is None else max(self.insured - self.declared, Decimal(0))


def span_of(agreement: Agreement, day: date) -> Period | None:
    """The year of the agreement in which ``day`` falls, or its days up to then; None before it begins.

    A year of an agreement that began on 29 February begins on the 28th where there is no 29th.
    """
    starts = agreement.starts_on
    if starts is None or day < starts:
        return None
    if agreement.insured_per == HoursPer.TERM:
        return Period(starts, day)
    return Period(*years_from(starts, day))


def coverage_of(agreements: Iterable[Agreement], day: date) -> dict[int, Coverage]:
    """What is covered of each of ``agreements`` on ``day``, by its key; two queries, whatever their number.

    Hours count where their last day lies within the span and is not after ``day``. Agreements that have not begun by
    then are left out.
    """
    agreements = list(agreements)
    spans = {one.pk: span for one in agreements if (span := span_of(one, day))}
    insured = _insured(agreements, day)
    declared: dict[int, Decimal] = defaultdict(Decimal)
    hours = InsuredHours.objects.filter(agreement__in=spans, ends_on__lte=day).order_by()
    for key, ends_on, count in hours.values_list("agreement", "ends_on", "hours"):
        if ends_on in spans[key]:
            declared[key] += count
    return {key: Coverage(span, insured[key], declared[key]) for key, span in spans.items()}


def _insured(agreements: list[Agreement], day: date) -> dict[int, Decimal | None]:
    """The hours that each insures on ``day``: those of the latest amendment in effect that says any."""
    found = {one.pk: one.insured_hours for one in agreements}
    changed = Amendment.objects.in_effect_on(day).filter(
        agreement__in=found, insured_hours__isnull=False
    )
    for key, hours in changed.order_by("effective_on", "pk").values_list(
        "agreement", "insured_hours"
    ):
        found[key] = hours
    return found


def with_hours(hours: InsuredHours) -> Coverage | None:
    """What is covered in the span of ``hours`` as it will be once they are kept; None before the agreement begins."""
    agreement, ends_on = hours.agreement, hours.ends_on
    span = span_of(agreement, ends_on)
    if span is None:
        return None
    day = today() if agreement.insured_per == HoursPer.TERM else min(span.end, today())
    found = coverage_of([agreement], day)[agreement.pk]
    kept = InsuredHours.objects.filter(pk=hours.pk, ends_on__range=(span.start, day))
    before = sum(kept.values_list("hours", flat=True), Decimal(0))
    return replace(found, declared=found.declared - before + hours.hours)

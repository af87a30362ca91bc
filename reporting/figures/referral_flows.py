"""What became of the referrals that an organisation sent to a program, during a time of its own.

An agreement, say, covers a partner, a program and the days on which it is in force: the figures of the referrals
have one period for all. Each number of a flow is that of the figure of its name, over the days of its span.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from programs.enums import Service
from programs.lib.periods import Period
from programs.models import Program
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral
from reporting.figures import FIGURES
from reporting.figures.base import Scope


@dataclass(frozen=True)
class FlowSpan:
    """What ``referrers`` sent to ``program`` (their ids) and was received in ``period``; ``key`` is whose it is.

    One partner may have sent under several records: its own, and those of whom it took over.
    """

    key: Hashable
    program: int
    referrers: frozenset[int]
    period: Period


@dataclass(frozen=True)
class Flow:
    """What came, and what became of it by the last day.

    ``refusals`` counts what was refused by its reason, "" where nobody chose one. The medians are in days, None
    where nothing is measured.
    """

    received: int = 0
    accepted: int = 0
    refused: int = 0
    in_service: int = 0
    without_contact: int = 0
    median_days_to_contact: Decimal | None = None
    median_days_to_service: Decimal | None = None
    refusals: Mapping[str, int] = field(default_factory=dict)


def flows_of(spans: Iterable[FlowSpan]) -> dict[Hashable, Flow]:
    """The flow of each of ``spans``, by its key: one query, whatever their number and that of the referrals."""
    spans = list(spans)
    sent = defaultdict(list)
    for referral in _referrals(spans):
        sent[referral.program_id, referral.referrer_id].append(referral)
    return {
        span.key: _flow(
            [
                referral
                for referrer in span.referrers
                for referral in sent[span.program, referrer]
                if referral.received_on in span.period
            ],
            span.period.end,
        )
        for span in spans
    }


def records_of(span: FlowSpan, what: str) -> QuerySet[Referral]:
    """The referrals behind the number of the flow of ``span`` that is called ``what``."""
    figure = FIGURES[f"referrals.{what}"]
    scope = Scope(program=Program.objects.get(pk=span.program))
    return figure.records(scope, span.period).filter(referrer__in=span.referrers)


def _referrals(spans: list[FlowSpan]) -> Iterable[Referral]:
    if not spans:
        return ()
    whole = Period(min(one.period.start for one in spans), max(one.period.end for one in spans))
    return (
        Referral.objects.without_duplicates()
        .received_in(whole)
        .filter(
            program__services__contains=[Service.REFERRALS],
            program__in={one.program for one in spans},
            referrer__in=set[int]().union(*(one.referrers for one in spans)),
        )
        .with_acceptance()
        .with_day_of(ReferralState.REFUSED, "refused_on", if_known=False)
        .with_day_of(ReferralState.IN_SERVICE, "in_service_by", if_known=False)
        .with_day_of(ReferralState.FIRST_CONTACT, "contact_on")
        .with_day_of(ReferralState.IN_SERVICE, "service_on")
        .order_by()
    )


def _flow(referrals: list[Referral], last: date) -> Flow:
    def came(name: str) -> list[Referral]:
        return [one for one in referrals if (day := getattr(one, name)) and day <= last]

    def delays(name: str) -> dict[int, int]:
        days = {one.pk: (getattr(one, name) - one.received_on).days for one in came(name)}
        return {pk: count for pk, count in days.items() if count >= 0}

    accepted, refused = came("accepted_on"), came("refused_on")
    to_contact, to_service = delays("contact_on"), delays("service_on")
    return Flow(
        received=len(referrals),
        accepted=len(accepted),
        refused=len(refused),
        in_service=len(came("in_service_by")),
        without_contact=sum(one.pk not in to_contact for one in accepted),
        median_days_to_contact=_median(to_contact.values()),
        median_days_to_service=_median(to_service.values()),
        refusals=Counter(one.refusal for one in refused),
    )


def _median(days: Iterable[int]) -> Decimal | None:
    """Of whole days, the one in the middle, or the mean of both."""
    ordered = sorted(days)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return Decimal(sum(middle)) / len(middle) if middle else None

"""Reads what became of the agreements of a scope during a period, once, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from programs.enums import Service
from programs.lib.periods import Period
from programs.lookups import counted_key_of
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.models.successions import Succession
from programs.partnerships.coverage import Coverage, coverage_of
from programs.partnerships.enums import (
    AGREEMENT_OVER,
    AGREEMENT_UNSIGNED,
    AgreementState,
    Answer,
    PartyRole,
    Wish,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    AgreementObligation,
    AgreementParty,
    AgreementReview,
)
from programs.referrals.enums import RefusalReason
from reporting.figures import Result, Scope
from reporting.figures.referral_flows import Flow, FlowSpan, flows_of


@dataclass(frozen=True)
class FlowLine:
    """What one partner sent under an agreement, during ``span``: the days of the period on which it bound them."""

    agreement: str
    title: str
    partner: str
    span: Period
    flow: Flow


@dataclass(frozen=True)
class ObligationLine:
    """Something that a party has to do, due within the period or left undone before it."""

    agreement: str
    party: str
    text: str
    due_on: date | None
    timeline: str
    done_on: date | None
    is_late: bool


@dataclass(frozen=True)
class HoursLine:
    agreement: str
    title: str
    coverage: Coverage


@dataclass(frozen=True)
class ReviewLine:
    """A yearly review that was due or answered within the period: the answers in words, « » where none was given."""

    agreement: str
    partner: str
    due_on: date
    answered_on: date | None
    services: str
    referrals: str
    communication: str
    wish: str
    conclusion: str


@dataclass(frozen=True)
class AgreementFollowFacts:
    """How the agreements of one subject went during ``period``, up to ``day``."""

    kind: str
    kind_label: str
    number: str
    about: dict[str, str]
    title: str
    lead: str
    language: str
    period: Period
    as_of: date
    day: date
    results: dict[str, Result]
    flows: tuple[FlowLine, ...]
    obligations: tuple[ObligationLine, ...]
    hours: tuple[HoursLine, ...]
    reviews: tuple[ReviewLine, ...]

    @property
    def says_something(self) -> bool:
        told = (self.flows, self.obligations, self.hours, self.reviews)
        return any(told) or any(result.number for result in self.results.values())

    @property
    def refusals(self) -> dict[str, int]:
        """How many referrals were refused for each reason, in the order of the reasons, those without one last."""
        codes = [*RefusalReason.values, ""]
        counted = {
            code: sum(one.flow.refusals.get(code, 0) for one in self.flows) for code in codes
        }
        return {code: count for code, count in counted.items() if count}


def bound_in(scope: Scope, period: Period, day: date) -> list[Agreement]:
    """The agreements that bound somebody on a day of ``period`` up to ``day``, each with ``bound``: those days."""
    found = []
    for one in _read(scope, period, day):
        first = max(one.came_on, one.starts_on, period.start)
        left_on = one.last_left_on if one.stood in AGREEMENT_OVER else None
        ends = [each for each in (one.term_ends, left_on, day) if each]
        if first <= min(ends):
            one.bound = Period(first, min(ends))
            found.append(one)
    return found


def _read(scope: Scope, period: Period, day: date) -> QuerySet[Agreement]:
    moves = AgreementMove.objects.filter(agreement=OuterRef("pk"), effective_on__lte=day)
    came = moves.filter(to_state=AgreementState.IN_FORCE).order_by().values("agreement")
    left = moves.filter(to_state__in=AGREEMENT_OVER).order_by("-pk").values("effective_on")[:1]
    own = Agreement.objects.filter(scope.of(service=Service.PARTNERSHIPS, by=period.end))
    return (
        own.with_term_on(day)
        .exclude(Q(stood=None) | Q(stood__in=AGREEMENT_UNSIGNED))
        .annotate(came_on=Subquery(came.annotate(day=Min("effective_on")).values("day")))
        .annotate(last_left_on=Subquery(left))
        .filter(came_on__isnull=False)
        .prefetch_related(
            Prefetch("parties", AgreementParty.objects.select_related("organization"))
        )
        .order_by(counted_key_of("number"), "pk")
    )


def flow_lines(agreements: Iterable[Agreement], language: str) -> tuple[FlowLine, ...]:
    """What each partner of ``agreements`` sent under each, in a constant number of queries.

    What came under the record of a body that the partner carried on by then is its own.
    """
    agreements = list(agreements)
    partners = [
        (one, party)
        for one in agreements
        for party in one.parties.all()
        if party.role != PartyRole.LEAD
    ]
    tell_apart(party.organization for _one, party in partners)
    succession = Succession()
    found = flows_of(
        FlowSpan(
            party.pk,
            one.program_id,
            succession.lineage(party.organization_id, one.bound.end),
            one.bound,
        )
        for one, party in partners
    )
    return tuple(
        FlowLine(
            one.number,
            localized(one, "title", language),
            named(party, language),
            one.bound,
            found[party.pk],
        )
        for one, party in partners
    )


def named(party: AgreementParty, language: str) -> str:
    return party.organization.told(localized(party.organization, "name", language))


def obligation_lines(
    agreements: Iterable[Agreement], period: Period, day: date, language: str
) -> tuple[ObligationLine, ...]:
    """What fell due within ``period``, what was done in it, and what was late before it and still undone."""
    undone = Q(done_on=None) | Q(done_on__gte=period.start)
    due = Q(due_on__lte=period.end) | Q(due_on=None)
    found = (
        AgreementObligation.objects.filter(agreement__in=[one.pk for one in agreements])
        .filter(undone, due)
        .select_related("agreement", "party__organization")
        .order_by(counted_key_of("agreement__number"), "due_on", "pk")
    )
    return tuple(
        ObligationLine(
            one.agreement.number,
            named(one.party, language),
            localized(one, "text", language),
            one.due_on,
            one.timeline,
            done := one.done_on if one.done_on and one.done_on <= day else None,
            is_late=bool(one.due_on and one.due_on < day and done is None),
        )
        for one in found
    )


def hours_lines(agreements: Iterable[Agreement], day: date, language: str) -> tuple[HoursLine, ...]:
    """Of each that insures hours, or under which some were declared, how many were by the last day that it bound."""
    agreements = list(agreements)
    found = coverage_of(agreements, day)
    return tuple(
        HoursLine(one.number, localized(one, "title", language), covered)
        for one in agreements
        if (covered := found.get(one.pk)) and (covered.insured is not None or covered.declared)
    )


def review_lines(
    agreements: Iterable[Agreement], period: Period, day: date, language: str
) -> tuple[ReviewLine, ...]:
    within = Q(due_on__range=(period.start, period.end)) | Q(
        answered_at__date__range=(period.start, day)
    )
    found = (
        AgreementReview.objects.filter(within, agreement__in=[one.pk for one in agreements])
        .filter(asked_on__lte=day)
        .select_related("agreement", "party__organization")
        .order_by(counted_key_of("agreement__number"), "due_on", "pk")
    )
    return tuple(_review(one, day, language) for one in found)


def _review(one: AgreementReview, day: date, language: str) -> ReviewLine:
    answered = one.answered_at and timezone.localdate(one.answered_at)
    is_answered = answered is not None and answered <= day
    is_concluded = one.concluded_on is not None and one.concluded_on <= day

    def said(value: str, choices: type[Answer] | type[Wish], told: bool) -> str:
        return str(choices(value).label) if told and value else ""

    return ReviewLine(
        agreement=one.agreement.number,
        partner=named(one.party, language),
        due_on=one.due_on,
        answered_on=answered if is_answered else None,
        services=said(one.services, Answer, is_answered),
        referrals=said(one.referrals, Answer, is_answered),
        communication=said(one.communication, Answer, is_answered),
        wish=said(one.wish, Wish, is_answered),
        conclusion=said(one.conclusion, Wish, is_concluded),
    )

"""Reads agreements as they stood on a day, once, in one language: after this, no query is left to run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.enums import Service
from programs.lib.periods import Period
from programs.lookups import counted_key_of
from programs.models import Organization, Program, Region
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.partnerships.enums import (
    AGREEMENT_LIVE,
    AGREEMENT_OVER,
    AGREEMENT_UNSIGNED,
    AgreementState,
    PartyRole,
    Renewal,
    Wish,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    AgreementParty,
    AgreementReview,
)
from reporting.figures import Result, Scope
from reporting.gathering import services_of


@dataclass(frozen=True)
class AgreementLine:
    """An agreement as it stood on the day: ``ends_on`` is the end of the term under way, None where none is set.

    ``standing`` is its state, or « À renouveler », « Échue » where its term says so; ``review`` what the last
    answered review wished, on which day.
    """

    number: str
    title: str
    kind: str
    kind_label: str
    region: str
    program: str
    partners: tuple[str, ...]
    standing: str
    is_live: bool
    is_to_renew: bool
    is_expired: bool
    is_being_made: bool
    starts_on: date | None
    ends_on: date | None
    notice_day: date | None
    renewal: str
    reviewed_on: date | None
    review: str


@dataclass(frozen=True)
class AgreementFacts:
    """The inventory of the agreements of one subject, on ``day``."""

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
    lines: tuple[AgreementLine, ...]

    @property
    def live(self) -> list[AgreementLine]:
        return [line for line in self.lines if line.is_live]


def lead_of(subject: Program | Organization | Region, language: str) -> str:
    """Who answers for it; nobody for a region."""
    if isinstance(subject, Region):
        return ""
    lead = subject.lead if isinstance(subject, Program) else subject
    return lead.told(localized(lead, "name", language))


def services_told(subject: Program | Organization) -> tuple[str, ...]:
    """The services that a program runs, or the programs that an organisation leads."""
    return services_of([subject] if isinstance(subject, Program) else subject.led_programs.all())


def agreements_of(
    scope: Scope, period: Period, day: date, language: str
) -> tuple[AgreementLine, ...]:
    """Those that were written by ``day``, without those annulled, or over before ``period``."""
    found = list(_read(scope, period, day))
    partners = _partners(found, language)
    to_renew = _keys(Agreement.objects.to_renew_on(day), found)
    expired = _keys(Agreement.objects.expired_on(day), found)
    return tuple(
        _line(one, partners[one.pk], one.pk in to_renew, one.pk in expired, language)
        for one in found
    )


def _read(scope: Scope, period: Period, day: date) -> QuerySet[Agreement]:
    answered = AgreementReview.objects.filter(answered_at__date__lte=day).order_by("-answered_at")
    ended = AgreementMove.objects.filter(
        agreement=OuterRef("pk"),
        to_state__in=AGREEMENT_OVER,
        effective_on__range=(period.start, day),
    )
    own = Agreement.objects.filter(scope.of(service=Service.PARTNERSHIPS, by=period.end))
    return (
        own.with_term_on(day)
        .exclude(Q(stood=None) | Q(stood=AgreementState.CANCELLED))
        .filter(~Q(stood__in=AGREEMENT_OVER) | Q(Exists(ended)))
        .select_related("program__region", "region")
        .prefetch_related(
            Prefetch("parties", AgreementParty.objects.select_related("organization")),
            Prefetch("reviews", answered, to_attr="answered"),
        )
        .order_by("program__region__code", "kind", counted_key_of("number"), "pk")
    )


def _keys(found: QuerySet[Agreement], among: Iterable[Agreement]) -> set[int]:
    keys = [one.pk for one in among]
    return set(found.filter(pk__in=keys).order_by().values_list("pk", flat=True))


def _partners(found: Iterable[Agreement], language: str) -> dict[int, tuple[str, ...]]:
    """Of each agreement, the organisations other than the lead, homonyms among all of them told apart."""
    parties = {one.pk: [p for p in one.parties.all() if p.role != PartyRole.LEAD] for one in found}
    tell_apart(party.organization for own in parties.values() for party in own)
    return {
        pk: tuple(p.organization.told(localized(p.organization, "name", language)) for p in own)
        for pk, own in parties.items()
    }


def _line(
    one: Agreement,
    partners: tuple[str, ...],
    is_to_renew: bool,
    is_expired: bool,
    language: str,
) -> AgreementLine:
    last = one.answered[0] if one.answered else None
    is_live = one.stood in AGREEMENT_LIVE
    # What is not signed yet has the term that it will have; nobody can be late for it.
    ends_on = one.term_ends
    return AgreementLine(
        number=one.number,
        title=localized(one, "title", language),
        kind=one.kind,
        kind_label=one.get_kind_display(),
        region=localized(one.region or one.program.region, "name", language),
        program=localized(one.program, "title", language),
        partners=partners,
        standing=standing_of(one.stood, is_to_renew, is_expired),
        is_live=is_live,
        is_to_renew=is_to_renew,
        is_expired=is_expired,
        is_being_made=one.stood in AGREEMENT_UNSIGNED,
        starts_on=one.starts_on,
        ends_on=ends_on,
        notice_day=one.notice_day if is_live and ends_on else None,
        renewal=str(Renewal(one.renewal).label),
        reviewed_on=last and timezone.localdate(last.answered_at),
        review=str(Wish(last.wish).label) if last and last.wish else "",
    )


def standing_of(stood: str, is_to_renew: bool, is_expired: bool) -> str:
    """Its state in words, or what follows from its term."""
    if is_expired:
        return _("Échue")
    if is_to_renew:
        return _("À renouveler")
    return str(AgreementState(stood).label)

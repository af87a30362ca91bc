"""The figures of partnerships: agreements as they stood on the last day, meetings of committees, follow-ups.

An agreement binds or not on a day by its log of moves, its amendments and its term (``docs/decisions/0061``): what was
in force at the end of a year remains so whatever became of it since.
"""

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.enums import OrganizationKind, Service
from programs.lib.periods import Period
from programs.models import Organization
from programs.models.fields import localized
from programs.partnerships.enums import (
    AGREEMENT_LIVE,
    AgreementKind,
    AgreementState,
    FollowUpState,
    PartyRole,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    AgreementParty,
    AgreementReview,
    Committee,
    CommitteeMeeting,
    Decision,
    FollowUp,
    FollowUpMove,
    InsuredHours,
)
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Key, Scope, Share, Spread, Total
from reporting.figures.labels import choice_labels, organization_labels, region_labels

_SERVICES = (Service.PARTNERSHIPS,)
_OF_MEETING = "meeting__committee__program"


# --- Which records -----------------------------------------------------------------------------------


def _own(scope: Scope, period: Period, model, path: str = "program") -> QuerySet:
    return model.objects.filter(scope.of(path, service=Service.PARTNERSHIPS, by=period.end))


def _among(scope: Scope, period: Period, found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """The agreements of ``found`` that are of ``scope``, plain: what they are told by is asked once."""
    own = _own(scope, period, Agreement).filter(pk__in=found.order_by().values("pk"))
    return own.annotate(served=Coalesce("region", "program__region"))


def in_force(scope: Scope, period: Period) -> QuerySet[Agreement]:
    return _among(scope, period, Agreement.objects.in_force_on(scope.last_day(period)))


def to_renew(scope: Scope, period: Period) -> QuerySet[Agreement]:
    return _among(scope, period, Agreement.objects.to_renew_on(scope.last_day(period)))


def expired(scope: Scope, period: Period) -> QuerySet[Agreement]:
    return _among(scope, period, Agreement.objects.expired_on(scope.last_day(period)))


def signed(scope: Scope, period: Period) -> QuerySet[Agreement]:
    """Those that came into force within ``period`` for the first time, and were not taken back since."""
    day = scope.last_day(period)
    first = (
        AgreementMove.objects.filter(
            agreement=OuterRef("pk"), to_state=AgreementState.IN_FORCE, effective_on__lte=day
        )
        .order_by("effective_on", "pk")
        .values("effective_on")[:1]
    )
    found = (
        Agreement.objects.stood_on(day)
        .annotate(came_on=Subquery(first))
        .filter(came_on__gte=period.start)
        .filter(Q(stood__in=AGREEMENT_LIVE) | Q(stood__in=("renewed", "ended", "terminated")))
    )
    return _among(scope, period, found)


def reviewed(scope: Scope, period: Period) -> QuerySet[Agreement]:
    """Those in force of which a partner answered a yearly review within ``period``."""
    day = scope.last_day(period)
    answered = AgreementReview.objects.filter(
        agreement=OuterRef("pk"), answered_at__date__range=(period.start, day)
    )
    return in_force(scope, period).filter(Exists(answered))


def partner_parts(scope: Scope, period: Period) -> QuerySet[AgreementParty]:
    """What organisations other than the lead have in the agreements in force: one row an agreement."""
    bound = in_force(scope, period).order_by().values("pk")
    return AgreementParty.objects.filter(agreement__in=bound).exclude(role=PartyRole.LEAD)


def partners(scope: Scope, period: Period) -> QuerySet[Organization]:
    bound = partner_parts(scope, period).order_by().values("organization")
    return Organization.objects.filter(pk__in=bound)


def hours(scope: Scope, period: Period) -> QuerySet[InsuredHours]:
    """Those declared for days that ended within ``period``; none under an agreement that was written by mistake."""
    own = _own(scope, period, InsuredHours, "agreement__program")
    own = own.exclude(agreement__state=AgreementState.CANCELLED)
    return own.filter(ends_on__range=(period.start, scope.last_day(period)))


def meetings(scope: Scope, period: Period) -> QuerySet[CommitteeMeeting]:
    until = Period(period.start, max(scope.last_day(period), period.start))
    held = CommitteeMeeting.objects.held_in(until).order_by().values("pk")
    return _own(scope, period, CommitteeMeeting, "committee__program").filter(pk__in=held)


def decisions(scope: Scope, period: Period) -> QuerySet[Decision]:
    """What these meetings decided, and did not reject nor put off."""
    taken = _own(scope, period, Decision, _OF_MEETING).exclude(outcome__in=("rejected", "deferred"))
    return taken.filter(meeting__in=meetings(scope, period).order_by().values("pk"))


def _stood(scope: Scope, period: Period, **told) -> QuerySet[FollowUp]:
    found = FollowUp.objects.stood_on(scope.last_day(period)).filter(**told)
    return _own(scope, period, FollowUp).filter(pk__in=found.order_by().values("pk"))


def open_follow_ups(scope: Scope, period: Period) -> QuerySet[FollowUp]:
    return _stood(scope, period, stood=FollowUpState.OPEN)


def late_follow_ups(scope: Scope, period: Period) -> QuerySet[FollowUp]:
    return open_follow_ups(scope, period).filter(due_on__lt=scope.last_day(period))


def done_follow_ups(scope: Scope, period: Period) -> QuerySet[FollowUp]:
    """Those that were done within ``period``, and still were on its last day."""
    day = scope.last_day(period)
    last = (
        FollowUpMove.objects.filter(follow_up=OuterRef("pk"), effective_on__lte=day)
        .order_by("-pk")
        .values("effective_on")[:1]
    )
    done = FollowUp.objects.stood_on(day).annotate(done_on=Subquery(last))
    done = done.filter(stood=FollowUpState.DONE, done_on__gte=period.start)
    return _own(scope, period, FollowUp).filter(pk__in=done.order_by().values("pk"))


# --- Their parts -------------------------------------------------------------------------------------


def _committee_labels(keys: Iterable[Key]) -> dict[Key, str]:
    found = Committee.objects.in_bulk([key[0] for key in keys if key[0] is not None])
    return {
        key: str(_("Sans comité")) if key[0] is None else localized(found[key[0]], "name")
        for key in keys
    }


_BY_KIND = Breakdown(
    by=("kind",), labels=choice_labels({kind.value: kind.label for kind in AgreementKind})
)
_BY_REGION = Breakdown(
    by=("served",), labels=region_labels(_("Sans région")), in_order_of_label=True
)
_BY_KIND_OF_PARTNER = Breakdown(
    by=("kind",), labels=choice_labels({kind.value: kind.label for kind in OrganizationKind})
)
_BY_PARTY = Breakdown(by=("party__organization",), labels=organization_labels(_("Sans organisme")))
_BY_COMMITTEE = Breakdown(by=("committee",), labels=_committee_labels)
_BY_COMMITTEE_OF_MEETING = Breakdown(by=("meeting__committee",), labels=_committee_labels)


# --- The figures -------------------------------------------------------------------------------------


def _of_agreements(
    name: str,
    label: Promise,
    rule: Promise,
    records: Callable,
    breakdown: Breakdown | None = _BY_KIND,
) -> Figure:
    return Figure(
        f"agreements.{name}",
        label,
        rule,
        Unit.AGREEMENTS,
        records,
        breakdown=breakdown,
        services=_SERVICES,
    )


FIGURES = (
    _of_agreements(
        "in_force",
        _("Ententes en vigueur"),
        _(
            "Ententes qui liaient leurs parties le dernier jour de la période : commencées, ni suspendues ni "
            "échues ce jour-là, compte tenu des avenants et des reconductions, quoi qu’elles soient devenues depuis."
        ),
        in_force,
    ),
    _of_agreements(
        "in_force_by_region",
        _("Ententes en vigueur selon la région"),
        _(
            "Les mêmes, selon la région qu’elles servent : celle de l’entente, ou celle de son programme."
        ),
        in_force,
        _BY_REGION,
    ),
    _of_agreements(
        "signed",
        _("Ententes entrées en vigueur"),
        _(
            "Ententes que toutes les parties ont signées pendant la période, pour la première fois; celles qui en "
            "renouvellent une autre en sont."
        ),
        signed,
    ),
    _of_agreements(
        "to_renew",
        _("Ententes à renouveler"),
        _(
            "Ententes en vigueur le dernier jour de la période, qui prennent fin si personne ne les renouvelle par "
            "écrit, et dont le préavis était commencé; 90 jours où l’entente n’en dit rien."
        ),
        to_renew,
    ),
    _of_agreements(
        "expired",
        _("Ententes échues"),
        _(
            "Ententes dont le terme était passé le dernier jour de la période, et que personne n’avait ni "
            "renouvelées, ni terminées, ni résiliées."
        ),
        expired,
    ),
    _of_agreements(
        "reviewed",
        _("Ententes évaluées"),
        _(
            "Ententes en vigueur le dernier jour de la période, dont un partenaire a répondu à l’évaluation "
            "annuelle pendant celle-ci."
        ),
        reviewed,
    ),
    Figure(
        "agreements.review_rate",
        _("Part des ententes évaluées"),
        _(
            "Ententes évaluées pendant la période sur ententes en vigueur le dernier jour, en pour cent, arrondi "
            "au dixième, demi vers le haut."
        ),
        Unit.PERCENT,
        reviewed,
        measure=Share("agreements.reviewed", "agreements.in_force"),
        services=_SERVICES,
    ),
    Figure(
        "agreements.partners",
        _("Organismes liés par une entente"),
        _(
            "Organismes, autres que l’organisme responsable, parties d’une entente en vigueur le dernier jour de "
            "la période; chacun compte une fois, quel que soit le nombre de ses ententes."
        ),
        Unit.ORGANIZATIONS,
        partners,
        breakdown=_BY_KIND_OF_PARTNER,
        services=_SERVICES,
        spread=(Spread(partner_parts, "agreement__program", "organization"),),
    ),
    Figure(
        "agreements.insured_hours",
        _("Heures déclarées sous assurance"),
        _(
            "Heures que les parties ont déclarées au titre des heures assurées de leurs ententes, pour des jours "
            "qui ont pris fin pendant la période."
        ),
        Unit.HOURS,
        hours,
        measure=Total("hours", when_empty=0),
        breakdown=_BY_PARTY,
        services=_SERVICES,
        spread=(Spread(hours, "agreement__program"),),
    ),
    Figure(
        "meetings.held",
        _("Rencontres de comités"),
        _(
            "Rencontres des comités tenues pendant la période, celles qui ont manqué de quorum aussi."
        ),
        Unit.MEETINGS,
        meetings,
        breakdown=_BY_COMMITTEE,
        services=_SERVICES,
        spread=(Spread(meetings, "committee__program"),),
    ),
    Figure(
        "meetings.decisions",
        _("Décisions prises"),
        _(
            "Décisions adoptées aux rencontres tenues pendant la période, celles qui attendent d’être ratifiées "
            "aussi; ce qui fut rejeté ou reporté n’en est pas."
        ),
        Unit.OCCURRENCES,
        decisions,
        breakdown=_BY_COMMITTEE_OF_MEETING,
        services=_SERVICES,
        spread=(Spread(decisions, _OF_MEETING),),
    ),
    Figure(
        "followups.open",
        _("Suivis à faire"),
        _(
            "Suivis notés au plus tard le dernier jour de la période, et ni faits ni abandonnés ce jour-là."
        ),
        Unit.FOLLOW_UPS,
        open_follow_ups,
        breakdown=_BY_COMMITTEE,
        services=_SERVICES,
    ),
    Figure(
        "followups.late",
        _("Suivis en retard"),
        _("Suivis à faire dont l’échéance précédait le dernier jour de la période."),
        Unit.FOLLOW_UPS,
        late_follow_ups,
        breakdown=_BY_COMMITTEE,
        services=_SERVICES,
    ),
    Figure(
        "followups.done",
        _("Suivis faits"),
        _("Suivis faits pendant la période, et que personne n’a rouverts avant son dernier jour."),
        Unit.FOLLOW_UPS,
        done_follow_ups,
        breakdown=_BY_COMMITTEE,
        services=_SERVICES,
    ),
)

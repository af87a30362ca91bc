"""The figures of the referrals."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import ExtractDay
from django.utils.translation import gettext_lazy as _

from mentoring.models import Pairing
from programs.enums import Service
from programs.lib.periods import Period
from programs.referrals.enums import ReferralState, RefusalReason
from programs.referrals.models import Referral
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Median, Scope, Share
from reporting.figures.labels import choice_labels, organization_labels
from reporting.figures.reach import Reach

_SERVICES = (Service.REFERRALS,)

_BY_REFERRER = Breakdown(by=("referrer",), labels=organization_labels(_("Sans organisme référent")))
REFUSALS = dict(RefusalReason.choices) | {"": _("Motif non précisé")}


def received(scope: Scope, period: Period) -> QuerySet[Referral]:
    referrals = Referral.objects.filter(scope.of(service=Service.REFERRALS, by=period.end))
    return referrals.without_duplicates().received_in(period)


def accepted(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period and accepted by its end, as the log says, whatever became of them since."""
    return received(scope, period).accepted_by(period.end)


def refused(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period and refused by its end."""
    return received(scope, period).moved_to_by(ReferralState.REFUSED, period.end)


def in_service(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period and in service by its end, whatever became of them since."""
    return received(scope, period).moved_to_by(ReferralState.IN_SERVICE, period.end)


def contacted(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period, with the ``days`` to the first contact, where that came by its end on a known day."""
    return _delayed(received(scope, period), ReferralState.FIRST_CONTACT, period)


def served(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period, with the ``days`` to the service, where that began by its end on a known day."""
    return _delayed(received(scope, period), ReferralState.IN_SERVICE, period)


def _delayed(referrals, state: str, period: Period) -> QuerySet[Referral]:
    found = referrals.with_day_of(state, "came_on", by=period.end)
    # A day before the receipt is a slip of the pen, of which nothing can be said.
    return found.filter(came_on__gte=F("received_on")).annotate(
        days=ExtractDay(F("came_on") - F("received_on"))
    )


def without_contact(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Accepted, and without a first contact of which the day is known."""
    reached = contacted(scope, period).order_by().values("pk")
    return accepted(scope, period).exclude(pk__in=reached)


def paired(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period, and followed by a pairing that began by its end."""
    pairing = Pairing.objects.started().filter(
        mentee__referral=OuterRef("pk"), started_on__lte=period.end
    )
    return received(scope, period).filter(Exists(pairing))


FIGURES = (
    Figure(
        "referrals.received",
        _("Références reçues"),
        _(
            "Références reçues pendant la période, selon l’organisme qui les a envoyées; un doublon ne compte "
            "dans aucune période."
        ),
        Unit.REFERRALS,
        received,
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.accepted",
        _("Références acceptées"),
        _(
            "Références reçues pendant la période et acceptées au plus tard le dernier jour de celle-ci, "
            "quelle qu’en soit la suite."
        ),
        Unit.REFERRALS,
        accepted,
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.acceptance_rate",
        _("Part des références acceptées"),
        _(
            "Références acceptées sur références reçues pendant la période, en pour cent, arrondi au "
            "dixième, demi vers le haut."
        ),
        Unit.PERCENT,
        accepted,
        measure=Share("referrals.accepted", "referrals.received"),
        services=_SERVICES,
    ),
    Figure(
        "referrals.refused",
        _("Références refusées"),
        _(
            "Références reçues pendant la période et refusées au plus tard le dernier jour de celle-ci, selon "
            "l’organisme qui les a envoyées."
        ),
        Unit.REFERRALS,
        refused,
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.refused_by_reason",
        _("Références refusées, selon le motif"),
        _(
            "Références reçues pendant la période et refusées au plus tard le dernier jour de celle-ci, selon le "
            "motif choisi; celles dont personne n’a choisi le motif sont à part."
        ),
        Unit.REFERRALS,
        refused,
        breakdown=Breakdown(by=("refusal",), labels=choice_labels(REFUSALS)),
        services=_SERVICES,
    ),
    Figure(
        "referrals.in_service",
        _("Références entrées en service"),
        _(
            "Références reçues pendant la période dont le service a commencé au plus tard le dernier jour de "
            "celle-ci, quelle qu’en soit la suite."
        ),
        Unit.REFERRALS,
        in_service,
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.median_days_to_contact",
        _("Délai médian jusqu’au premier contact"),
        _(
            "Nombre médian de jours entre la réception de la référence et le premier contact noté au plus tard le "
            "dernier jour de la période, pour les références reçues pendant celle-ci; entre deux valeurs, leur "
            "moyenne. Une référence passée directement au service n’a pas de jour de premier contact : elle n’est "
            "pas mesurée, ni celle dont un fichier ne dit pas le jour."
        ),
        Unit.DAYS,
        contacted,
        measure=Median("days", between=True),
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.median_days_to_service",
        _("Délai médian jusqu’au service"),
        _(
            "Nombre médian de jours entre la réception de la référence et le début du service noté au plus tard le "
            "dernier jour de la période, pour les références reçues pendant celle-ci; entre deux valeurs, leur "
            "moyenne. Celle dont un fichier ne dit pas le jour n’est pas mesurée."
        ),
        Unit.DAYS,
        served,
        measure=Median("days", between=True),
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.without_contact",
        _("Références acceptées sans premier contact noté"),
        _(
            "Références reçues pendant la période, acceptées au plus tard le dernier jour de celle-ci et dont aucun "
            "premier contact n’est noté, à un jour connu, au plus tard ce jour-là."
        ),
        Unit.REFERRALS,
        without_contact,
        breakdown=_BY_REFERRER,
        services=_SERVICES,
    ),
    Figure(
        "referrals.paired",
        _("Références suivies d’un jumelage"),
        _(
            "Références reçues pendant la période dont la personne a commencé un jumelage au plus tard "
            "le dernier jour de la période."
        ),
        Unit.REFERRALS,
        paired,
        breakdown=_BY_REFERRER,
        services=(*_SERVICES, Service.MENTORING),
    ),
)

REACHES = (
    Reach(
        Service.REFERRALS,
        _(
            "personnes dont la référence reçue pendant la période a été acceptée au plus tard le dernier jour "
            "de celle-ci"
        ),
        accepted,
        day="received_on",
    ),
)

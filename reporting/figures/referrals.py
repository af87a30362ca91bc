"""The figures of the referrals."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.models import Pairing
from programs.enums import Service
from programs.lib.periods import Period
from programs.referrals.models import Referral
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Scope, Share
from reporting.figures.labels import organization_labels
from reporting.figures.reach import Reach

_SERVICES = (Service.REFERRALS,)

_BY_REFERRER = Breakdown(by=("referrer",), labels=organization_labels(_("Sans organisme référent")))


def received(scope: Scope, period: Period) -> QuerySet[Referral]:
    referrals = Referral.objects.filter(scope.of(service=Service.REFERRALS, by=period.end))
    return referrals.without_duplicates().received_in(period)


def accepted(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period and accepted by its end, as the log says, whatever became of them since."""
    return received(scope, period).accepted_by(period.end)


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
    ),
)

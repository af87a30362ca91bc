"""The figures of the referrals and of the persons reached."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.models import Pairing
from programs.lib.periods import Period
from programs.people.models import Person
from programs.referrals.models import Referral
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Scope, Share
from reporting.figures.labels import organization_labels
from reporting.figures.mentoring import present_mentees

_BY_REFERRER = Breakdown(by=("referrer",), labels=organization_labels(_("Sans organisme référent")))


def received(scope: Scope, period: Period) -> QuerySet[Referral]:
    return Referral.objects.filter(scope.of()).received_in(period)


def accepted(scope: Scope, period: Period) -> QuerySet[Referral]:
    return received(scope, period).accepted()


def paired(scope: Scope, period: Period) -> QuerySet[Referral]:
    """Received in the period, and followed by a pairing that began by its end."""
    pairing = Pairing.objects.started().filter(
        mentee__referral=OuterRef("pk"), started_on__lte=period.end
    )
    return received(scope, period).filter(Exists(pairing))


def reached(scope: Scope, period: Period) -> QuerySet[Person]:
    """Persons served or about to be, each once however many services they receive."""
    return Person.objects.filter(
        Q(pk__in=accepted(scope, period).order_by().values("person"))
        | Q(pk__in=present_mentees(scope, period).order_by().values("person"))
    )


FIGURES = (
    Figure(
        "referrals.received",
        _("Références reçues"),
        _("Références reçues pendant la période, selon l’organisme qui les a envoyées."),
        Unit.REFERRALS,
        received,
        breakdown=_BY_REFERRER,
    ),
    Figure(
        "referrals.accepted",
        _("Références acceptées"),
        _(
            "Références reçues pendant la période qui ont été acceptées, quelle qu’en soit la suite."
        ),
        Unit.REFERRALS,
        accepted,
        breakdown=_BY_REFERRER,
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
    ),
    Figure(
        "people.reached",
        _("Personnes jointes"),
        _(
            "Personnes inscrites comme mentorés au moins un jour de la période, ou dont la référence reçue "
            "pendant la période a été acceptée; sans double compte."
        ),
        Unit.PERSONS,
        reached,
    ),
)

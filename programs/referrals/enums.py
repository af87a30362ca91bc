"""Choices, named groups of states and the transition table of referrals."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReferralState(TextChoices):
    RECEIVED = "received", _("Reçue")
    ACKNOWLEDGED = "acknowledged", _("Réception confirmée")
    UNDER_REVIEW = "under_review", _("À l’étude")
    ACCEPTED = "accepted", _("Acceptée")
    FIRST_CONTACT = "first_contact", _("Premier contact")
    IN_SERVICE = "in_service", _("En service")
    # « Close » alone is also a word of Django's own catalogue.
    CLOSED = "closed", pgettext_lazy("référence", "Close")
    REFUSED = "refused", _("Refusée")
    REDIRECTED = "redirected", _("Redirigée")
    WITHDRAWN = "withdrawn", _("Retirée")
    DUPLICATE = "duplicate", _("Doublon")


def state_told(state: str) -> str:
    """The state as a referrer reads it. That a person was known already is not theirs to learn: it reads « Close »."""
    seen = ReferralState.CLOSED if state == ReferralState.DUPLICATE else ReferralState(state)
    return str(seen.label)


class Urgency(TextChoices):
    NORMAL = "normal", _("Habituelle")
    SOON = "soon", _("D’ici deux semaines")
    URGENT = "urgent", _("Urgente")


class RefusalReason(TextChoices):
    """Why a referral was refused. Nobody chose any for those that came before, or by a file: blank, it is not known."""

    NOT_ELIGIBLE = "not_eligible", _("Ne répond pas aux critères")
    NO_PLACE = "no_place", _("Pas de place")
    NOT_OFFERED = "not_offered", _("Service non offert")
    OUTSIDE = "outside", _("Hors territoire")
    INCOMPLETE = "incomplete", _("Renseignements insuffisants")
    UNREACHABLE = "unreachable", _("Personne impossible à joindre")
    DECLINED = "declined", _("La personne ne souhaite pas ce service")
    OTHER = "other", _("Autre motif")


_R = ReferralState


REFERRAL_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _R.RECEIVED: (_R.ACKNOWLEDGED, _R.REFUSED, _R.REDIRECTED, _R.WITHDRAWN, _R.DUPLICATE),
    _R.ACKNOWLEDGED: (
        _R.UNDER_REVIEW,
        _R.ACCEPTED,
        _R.REFUSED,
        _R.REDIRECTED,
        _R.WITHDRAWN,
        _R.DUPLICATE,
    ),
    _R.UNDER_REVIEW: (_R.ACCEPTED, _R.REFUSED, _R.REDIRECTED, _R.WITHDRAWN, _R.DUPLICATE),
    _R.ACCEPTED: (_R.FIRST_CONTACT, _R.IN_SERVICE, _R.CLOSED, _R.WITHDRAWN),
    _R.FIRST_CONTACT: (_R.IN_SERVICE, _R.CLOSED, _R.WITHDRAWN),
    _R.IN_SERVICE: (_R.CLOSED,),
    _R.CLOSED: (),
    _R.REFUSED: (),
    _R.REDIRECTED: (),
    _R.WITHDRAWN: (),
    _R.DUPLICATE: (),
}


# Something is still to come of these.
REFERRAL_UNFINISHED = tuple(state for state, onward in REFERRAL_TRANSITIONS.items() if onward)


# A refusal has its own choice of reasons, which says enough by itself.
REFERRAL_REASON_REQUIRED = (_R.CLOSED, _R.WITHDRAWN)


# What may be chosen without a word of explanation.
REFUSAL_EXPLAINED = tuple(one for one in RefusalReason if one != RefusalReason.OTHER)


REFERRAL_AWAITING = (_R.RECEIVED,)


REFERRAL_OPEN = (_R.RECEIVED, _R.ACKNOWLEDGED, _R.UNDER_REVIEW)


REFERRAL_ACCEPTED = (_R.ACCEPTED, _R.FIRST_CONTACT, _R.IN_SERVICE, _R.CLOSED)

"""Choices, named groups of states and the transition table of referrals."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReferralState(TextChoices):
    RECEIVED = "received", _("Reçue")
    ACKNOWLEDGED = "acknowledged", _("Accusée")
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


class Urgency(TextChoices):
    NORMAL = "normal", _("Habituelle")
    SOON = "soon", _("D’ici deux semaines")
    URGENT = "urgent", _("Urgente")


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


REFERRAL_REASON_REQUIRED = (_R.REFUSED, _R.CLOSED, _R.WITHDRAWN)


REFERRAL_AWAITING = (_R.RECEIVED,)


REFERRAL_OPEN = (_R.RECEIVED, _R.ACKNOWLEDGED, _R.UNDER_REVIEW)


REFERRAL_ACCEPTED = (_R.ACCEPTED, _R.FIRST_CONTACT, _R.IN_SERVICE, _R.CLOSED)

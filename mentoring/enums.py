"""Choices, named groups of states and transition tables of mentoring."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ParticipantState(TextChoices):
    """Where a mentor or a mentee stands. « En jumelage » is not here: it follows from the pairings.

    The labels name what happened, and so agree with nobody.
    """

    REGISTERED = "registered", _("Inscription faite")
    VERIFIED = "verified", _("Vérification faite")
    AVAILABLE = "available", _("Disponible")
    ON_PAUSE = "on_pause", _("En pause")
    LEFT = "left", _("Sortie")


_P = ParticipantState
PARTICIPANT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _P.REGISTERED: (_P.VERIFIED, _P.LEFT),
    _P.VERIFIED: (_P.AVAILABLE, _P.ON_PAUSE, _P.LEFT),
    _P.AVAILABLE: (_P.ON_PAUSE, _P.LEFT),
    _P.ON_PAUSE: (_P.AVAILABLE, _P.LEFT),
    _P.LEFT: (_P.REGISTERED,),
}
# What they were called in files of before.
FORMER_LABELS = {"inscrit": _P.REGISTERED, "vérifié": _P.VERIFIED, "sorti": _P.LEFT}
PARTICIPANT_PRESENT = (_P.REGISTERED, _P.VERIFIED, _P.AVAILABLE, _P.ON_PAUSE)


class OfferState(TextChoices):
    """Where the offer of a person who wants to be a mentor stands."""

    RECEIVED = "received", _("Reçue")
    ACCEPTED = "accepted", _("Acceptée")
    DECLINED = "declined", _("Déclinée")


OFFER_TRANSITIONS: dict[str, tuple[str, ...]] = {
    OfferState.RECEIVED: (OfferState.ACCEPTED, OfferState.DECLINED),
    OfferState.ACCEPTED: (),
    OfferState.DECLINED: (),
}
OFFER_REASON_REQUIRED = (OfferState.DECLINED,)


class PairingState(TextChoices):
    PROPOSED = "proposed", _("Proposé")
    MENTOR_ACCEPTED = "mentor_accepted", _("Accepté par le mentor")
    MENTEE_ACCEPTED = "mentee_accepted", _("Accepté par le mentoré")
    ACTIVE = "active", _("Actif")
    PAUSED = "paused", _("En pause")
    COMPLETED = "completed", _("Terminé")
    INTERRUPTED = "interrupted", _("Interrompu")
    CANCELLED = "cancelled", _("Annulé")
    ANNULLED = "annulled", _("Annulé (erreur)")


_S = PairingState
PAIRING_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _S.PROPOSED: (_S.MENTOR_ACCEPTED, _S.CANCELLED),
    _S.MENTOR_ACCEPTED: (_S.MENTEE_ACCEPTED, _S.CANCELLED),
    _S.MENTEE_ACCEPTED: (_S.ACTIVE, _S.CANCELLED),
    _S.ACTIVE: (_S.PAUSED, _S.COMPLETED, _S.INTERRUPTED, _S.ANNULLED),
    _S.PAUSED: (_S.ACTIVE, _S.COMPLETED, _S.INTERRUPTED, _S.ANNULLED),
    _S.COMPLETED: (_S.ANNULLED,),
    _S.INTERRUPTED: (_S.ANNULLED,),
    _S.CANCELLED: (),
    # It is put back as it was, which is no step forward (see mentoring/mending.py).
    _S.ANNULLED: (),
}
PAIRING_PENDING = (_S.PROPOSED, _S.MENTOR_ACCEPTED, _S.MENTEE_ACCEPTED)
PAIRING_ONGOING = (_S.ACTIVE, _S.PAUSED)
PAIRING_ENDED = (_S.COMPLETED, _S.INTERRUPTED)
PAIRING_STARTED = PAIRING_ONGOING + PAIRING_ENDED
PAIRING_REASON_REQUIRED = (_S.INTERRUPTED, _S.CANCELLED, _S.ANNULLED)


class InterruptionReason(TextChoices):
    MOVED = "moved", _("Déménagement")
    HEALTH = "health", _("Santé")
    AVAILABILITY = "availability", _("Manque de disponibilité")
    NO_FIT = "no_fit", _("Pairage qui ne convenait pas")
    LOST_CONTACT = "lost_contact", _("Perte de contact")
    OTHER = "other", _("Autre")


class MeetingMode(TextChoices):
    IN_PERSON = "in_person", _("En personne")
    VIDEO = "video", _("Visioconférence")
    PHONE = "phone", _("Téléphone")
    MESSAGES = "messages", _("Courriels ou messages")


class Milestone(IntegerChoices):
    """When an outcome is collected, in months after the pairing ended."""

    CLOSE = 0, _("À la fin")
    THREE_MONTHS = 3, _("À 3 mois")
    SIX_MONTHS = 6, _("À 6 mois")
    TWELVE_MONTHS = 12, _("À 12 mois")


class OutcomeStatus(TextChoices):
    EMPLOYED_IN_FIELD = "employed_in_field", _("En emploi dans son domaine")
    EMPLOYED = "employed", _("En emploi")
    IN_TRAINING = "in_training", _("En formation")
    INTERNSHIP = "internship", _("En stage")
    JOB_SEEKING = "job_seeking", _("En recherche")
    NO_NEWS = "no_news", _("Sans nouvelles")


OUTCOME_EMPLOYED = (OutcomeStatus.EMPLOYED_IN_FIELD, OutcomeStatus.EMPLOYED)

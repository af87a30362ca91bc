"""Choices, named groups of states and transition tables of bursaries."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

# --- rounds ----------------------------------------------------------------------------------------


class RoundState(TextChoices):
    """Whether its call is open follows from its days and is not here."""

    DRAFT = "draft", _("En préparation")
    PUBLISHED = "published", _("Publié")
    ENDED = "ended", _("Terminé")
    CANCELLED = "cancelled", _("Annulé")


_R = RoundState
ROUND_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _R.DRAFT: (_R.PUBLISHED, _R.CANCELLED),
    # Taken back while nobody has sent an application.
    _R.PUBLISHED: (_R.ENDED, _R.CANCELLED, _R.DRAFT),
    _R.ENDED: (_R.PUBLISHED,),
    _R.CANCELLED: (_R.DRAFT,),
}
ROUND_REASON_REQUIRED = (_R.CANCELLED,)


class LetterKind(TextChoices):
    AWARD = "award", _("Lettre d’attribution")
    WAITING = "waiting", _("Lettre de mise en attente")
    REFUSAL = "refusal", _("Lettre de refus")
    INELIGIBLE = "ineligible", _("Lettre d’inadmissibilité")
    CONTRACT = "contract", _("Contrat")
    STATEMENT = "statement", _("Relevé de l’engagement")
    DEFAULT = "default", _("Avis de défaut")


class ReviewConflict(TextChoices):
    UNDECLARED = "undeclared", _("À déclarer")
    NONE = "none", _("Aucun conflit d’intérêts")
    DECLARED = "declared", _("Conflit d’intérêts déclaré")


# --- applications ----------------------------------------------------------------------------------


class ApplicationState(TextChoices):
    DRAFT = "draft", _("Brouillon")
    SUBMITTED = "submitted", _("Soumise")
    ELIGIBLE = "eligible", _("Admissible")
    INELIGIBLE = "ineligible", _("Non admissible")
    REVIEWED = "reviewed", _("Évaluée")
    AWARDED = "awarded", _("Accordée")
    WAITING = "waiting", _("Liste d’attente")
    REFUSED = "refused", _("Refusée")
    WITHDRAWN = "withdrawn", _("Désistement")


_A = ApplicationState
# What leads backwards mends a step that was taken too fast.
APPLICATION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _A.DRAFT: (_A.SUBMITTED,),
    _A.SUBMITTED: (_A.ELIGIBLE, _A.INELIGIBLE, _A.WITHDRAWN, _A.DRAFT),
    _A.ELIGIBLE: (_A.REVIEWED, _A.INELIGIBLE, _A.WITHDRAWN, _A.SUBMITTED),
    _A.INELIGIBLE: (_A.ELIGIBLE, _A.SUBMITTED),
    _A.REVIEWED: (_A.AWARDED, _A.WAITING, _A.REFUSED, _A.WITHDRAWN, _A.ELIGIBLE),
    _A.WAITING: (_A.AWARDED, _A.REFUSED, _A.WITHDRAWN, _A.REVIEWED),
    _A.REFUSED: (_A.REVIEWED,),
    _A.AWARDED: (_A.WITHDRAWN, _A.REVIEWED),
    _A.WITHDRAWN: (_A.SUBMITTED, _A.REVIEWED),
}
APPLICATION_REASON_REQUIRED = (_A.INELIGIBLE,)
APPLICATION_RECEIVED = tuple(state for state in _A if state != _A.DRAFT)
# Somebody found it eligible, whatever came of it since.
APPLICATION_ELIGIBLE = (_A.ELIGIBLE, _A.REVIEWED, _A.AWARDED, _A.WAITING, _A.REFUSED)
APPLICATION_DECIDED = (_A.AWARDED, _A.WAITING, _A.REFUSED)
# Reviewers read these.
APPLICATION_UNDER_REVIEW = (_A.ELIGIBLE, _A.REVIEWED)


class ReferenceState(TextChoices):
    """Follows from its days; stored nowhere."""

    TO_ASK = "to_ask", _("À demander")
    ASKED = "asked", _("Demandée")
    RECEIVED = "received", _("Reçue")
    DECLINED = "declined", _("Déclinée")


# --- awards ----------------------------------------------------------------------------------------


class AwardKind(TextChoices):
    BURSARY = "bursary", _("Bourse")
    APPLICATION_FEES = "fees", _("Frais de demande d’admission")
    TRANSPORT = "transport", _("Transport")
    EQUIPMENT = "equipment", _("Équipement")
    OTHER = "other", _("Autre aide")


# Given without an application, to a person or to so many of a group.
AWARD_SMALL = tuple(kind for kind in AwardKind if kind != AwardKind.BURSARY)


class AwardState(TextChoices):
    GRANTED = "granted", _("Accordée")
    SIGNED = "signed", _("Contrat signé")
    WITHDRAWN = "withdrawn", _("Désistement")
    CANCELLED = "cancelled", _("Annulée")


_W = AwardState
AWARD_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _W.GRANTED: (_W.SIGNED, _W.WITHDRAWN, _W.CANCELLED),
    _W.SIGNED: (_W.GRANTED, _W.WITHDRAWN, _W.CANCELLED),
    _W.WITHDRAWN: (_W.GRANTED,),
    _W.CANCELLED: (_W.GRANTED,),
}
AWARD_REASON_REQUIRED = (_W.WITHDRAWN, _W.CANCELLED)
# It takes a place of its round, and its amount of the envelope.
AWARD_HELD = (_W.GRANTED, _W.SIGNED)


class InstalmentState(TextChoices):
    """« Versée » is not here: it follows from the payments of its expense."""

    EXPECTED = "expected", _("Attendu")
    ATTESTED = "attested", _("Attestation reçue")
    AUTHORIZED = "authorized", _("Autorisé")
    CANCELLED = "cancelled", _("Annulé")


_I = InstalmentState
INSTALMENT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _I.EXPECTED: (_I.ATTESTED, _I.CANCELLED),
    _I.ATTESTED: (_I.AUTHORIZED, _I.EXPECTED, _I.CANCELLED),
    # Its expense was refused: it is authorised anew once mended.
    _I.AUTHORIZED: (_I.ATTESTED,),
    _I.CANCELLED: (_I.EXPECTED,),
}
INSTALMENT_REASON_REQUIRED = (_I.CANCELLED,)
# They make the amount of their award.
INSTALMENT_HELD = (_I.EXPECTED, _I.ATTESTED, _I.AUTHORIZED)


class AwardFileKind(TextChoices):
    CONTRACT = "contract", _("Contrat signé")
    ATTESTATION = "attestation", _("Attestation d’études")
    RECEIPT = "receipt", _("Reçu")
    OTHER = "other", _("Autre document")


# --- service obligations ---------------------------------------------------------------------------


class OwedPer(TextChoices):
    AWARD = "award", _("par bourse")
    FUNDED_YEAR = "funded_year", _("par année financée")


class RepaymentFormula(TextChoices):
    PRORATA = "prorata", _("Au prorata des mois qui restent dus")
    WHOLE = "whole", _("En entier tant qu’il reste un mois dû")


class ObligationState(TextChoices):
    NOT_STARTED = "not_started", _("Pas débutée")
    ONGOING = "ongoing", _("En cours")
    DEFERRED = "deferred", _("En sursis")
    FULFILLED = "fulfilled", _("Remplie")
    EXEMPTED = "exempted", _("Exonérée")
    DEFAULTED = "defaulted", _("En défaut")
    REPAYING = "repaying", _("En remboursement")
    SETTLED = "settled", _("Soldée")
    CANCELLED = "cancelled", _("Annulée")


_O = ObligationState
OBLIGATION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _O.NOT_STARTED: (_O.ONGOING, _O.DEFERRED, _O.EXEMPTED, _O.DEFAULTED, _O.CANCELLED),
    _O.ONGOING: (_O.DEFERRED, _O.FULFILLED, _O.EXEMPTED, _O.DEFAULTED, _O.NOT_STARTED),
    _O.DEFERRED: (_O.ONGOING, _O.NOT_STARTED, _O.EXEMPTED, _O.DEFAULTED),
    _O.FULFILLED: (_O.ONGOING,),
    _O.EXEMPTED: (_O.ONGOING, _O.NOT_STARTED),
    _O.DEFAULTED: (_O.REPAYING, _O.ONGOING, _O.NOT_STARTED, _O.EXEMPTED),
    _O.REPAYING: (_O.SETTLED, _O.EXEMPTED, _O.DEFAULTED),
    _O.SETTLED: (_O.REPAYING,),
    # The awards were all withdrawn before anything was paid.
    _O.CANCELLED: (_O.NOT_STARTED,),
}
OBLIGATION_REASON_REQUIRED = (_O.EXEMPTED, _O.DEFAULTED, _O.CANCELLED)
# Something is still owed, in months or in dollars.
OBLIGATION_ACTIVE = (_O.NOT_STARTED, _O.ONGOING, _O.DEFERRED, _O.DEFAULTED, _O.REPAYING)
# Service is still awaited.
OBLIGATION_SERVING = (_O.NOT_STARTED, _O.ONGOING, _O.DEFERRED)
# What was given is to be paid back instead.
OBLIGATION_REPAID = (_O.DEFAULTED, _O.REPAYING)
# It was served to the last month.
OBLIGATION_DONE = (_O.FULFILLED,)


class AttestationState(TextChoices):
    RECEIVED = "received", _("Reçue")
    CONFIRMED = "confirmed", _("Confirmée")
    REFUSED = "refused", _("Refusée")


_T = AttestationState
ATTESTATION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _T.RECEIVED: (_T.CONFIRMED, _T.REFUSED),
    _T.CONFIRMED: (_T.RECEIVED,),
    _T.REFUSED: (_T.RECEIVED,),
}
ATTESTATION_REASON_REQUIRED = (_T.REFUSED,)


class FollowUpMilestone(IntegerChoices):
    """Months after the end of the studies."""

    TWELVE = 12, _("À 12 mois")
    TWENTY_FOUR = 24, _("À 24 mois")


class Retention(TextChoices):
    RETAINED = "retained", _("En emploi dans la région")
    ELSEWHERE = "elsewhere", _("En emploi ailleurs")
    STUDYING = "studying", _("Aux études")
    NOT_WORKING = "not_working", _("Sans emploi")
    UNKNOWN = "unknown", _("Sans nouvelles")


# Whose answer is known: the denominator of the retention rate.
RETENTION_KNOWN = (
    Retention.RETAINED,
    Retention.ELSEWHERE,
    Retention.STUDYING,
    Retention.NOT_WORKING,
)

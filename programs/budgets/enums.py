"""Choices, named groups of states and transition tables of budgets."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CategoryKind(TextChoices):
    """What every organisation's categories come down to, whatever it calls them and however it numbers them."""

    SUBSTITUTION = "substitution", _("Suppléance")
    TRANSPORT = "transport", _("Transport")
    LODGING = "lodging", _("Hébergement")
    REGISTRATION = "registration", _("Frais d’inscription")
    EQUIPMENT = "equipment", _("Matériel et équipement")
    PROMOTION = "promotion", _("Promotion")
    HOSPITALITY = "hospitality", _("Salles et repas")
    BURSARIES = "bursaries", _("Bourses")
    SALARIES = "salaries", _("Salaires et avantages sociaux")
    OTHER = "other", _("Autres")


class ChangeKind(TextChoices):
    """What moves the amounts of a budget after its adoption."""

    AMENDMENT = "amendment", _("Amendement")
    TRANSFER = "transfer", _("Virement entre postes")
    CARRY_FORWARD = "carry_forward", _("Report à l’exercice suivant")


# Nothing is added to a budget by these: what one line gains, others give.
CHANGES_TO_ZERO = (ChangeKind.TRANSFER, ChangeKind.CARRY_FORWARD)


class ChangeState(TextChoices):
    REQUESTED = "requested", _("Demandée")
    APPROVED = "approved", _("Approuvée")
    REFUSED = "refused", _("Refusée")


_C = ChangeState
CHANGE_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _C.REQUESTED: (_C.APPROVED, _C.REFUSED),
    # An approval, or a refusal, given too fast.
    _C.APPROVED: (_C.REQUESTED,),
    _C.REFUSED: (_C.REQUESTED,),
}
CHANGE_REASON_REQUIRED = (_C.REFUSED,)


class ExpenseState(TextChoices):
    ENTERED = "entered", _("Saisie")
    JUSTIFIED = "justified", _("Justifiée")
    VERIFIED = "verified", _("Vérifiée")
    APPROVED = "approved", _("Approuvée")
    PAID = "paid", _("Payée")
    REFUSED = "refused", _("Refusée")


_E = ExpenseState
EXPENSE_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _E.ENTERED: (_E.JUSTIFIED, _E.REFUSED),
    _E.JUSTIFIED: (_E.VERIFIED, _E.ENTERED, _E.REFUSED),
    _E.VERIFIED: (_E.APPROVED, _E.JUSTIFIED, _E.REFUSED),
    # Approved too fast; a payment that came back. Otherwise it is reversed.
    _E.APPROVED: (_E.PAID, _E.VERIFIED),
    _E.PAID: (_E.APPROVED,),
    _E.REFUSED: (_E.ENTERED,),
}
EXPENSE_REASON_REQUIRED = (_E.REFUSED,)
# Whoever entered it may still change it.
EXPENSE_WRITABLE = (_E.ENTERED, _E.JUSTIFIED)
# Its amount is known and shared out over lines, to the cent.
EXPENSE_SHARED_OUT = (_E.VERIFIED, _E.APPROVED, _E.PAID)
# It is spent: it counts on its lines, and is never changed again.
EXPENSE_COUNTED = (_E.APPROVED, _E.PAID)
# Somebody has still to do something with it.
EXPENSE_PENDING = (_E.ENTERED, _E.JUSTIFIED, _E.VERIFIED)


class PaymentMethod(TextChoices):
    TRANSFER = "transfer", _("Virement bancaire")
    CHEQUE = "cheque", _("Chèque")
    CARD = "card", _("Carte")
    CASH = "cash", _("Petite caisse")
    JOURNAL = "journal", _("Écriture comptable")

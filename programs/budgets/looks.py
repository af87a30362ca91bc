"""How the states of expenses and of changes look to those who keep the accounts: the tones of a state's badge."""

from decimal import Decimal

from django.utils.translation import get_language

from programs.budgets.enums import ChangeState, ExpenseState
from programs.lib.money import format_amount

EXPENSE_TONES = {
    ExpenseState.ENTERED: "neutral",
    ExpenseState.JUSTIFIED: "attention",
    ExpenseState.VERIFIED: "attention",
    ExpenseState.APPROVED: "active",
    ExpenseState.PAID: "done",
    ExpenseState.REFUSED: "stopped",
}
CHANGE_TONES = {
    ChangeState.REQUESTED: "attention",
    ChangeState.APPROVED: "done",
    ChangeState.REFUSED: "stopped",
}


def dollars(amount: Decimal | None) -> str:
    """« 14 300 $ » in the language of whoever reads; « n. d. » where it is not known."""
    return format_amount(amount, get_language() or "fr")

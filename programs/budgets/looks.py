"""How the states of expenses and of changes look to those who keep the accounts: the tones of a state's badge."""

from programs.budgets.enums import ChangeState, ExpenseState

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

"""Budgets and what is done with them."""

from programs.budgets.models.bank import BankAccount, BankTransaction
from programs.budgets.models.budgets import (
    QUARTERS,
    Budget,
    BudgetLine,
    BudgetSignatory,
    VarianceNote,
)
from programs.budgets.models.categories import ExpenseCategory
from programs.budgets.models.changes import (
    BudgetChange,
    BudgetChangeMove,
    ChangeEntry,
    SharingKey,
    SharingPart,
)
from programs.budgets.models.closings import PeriodClose
from programs.budgets.models.commitments import Commitment, Overrun
from programs.budgets.models.expenses import (
    Allocation,
    Expense,
    ExpenseFile,
    ExpenseMove,
    written_by,
)
from programs.budgets.models.income import Instalment, Receipt
from programs.budgets.models.payments import Payment

__all__ = [
    "QUARTERS",
    "Allocation",
    "BankAccount",
    "BankTransaction",
    "Budget",
    "BudgetChange",
    "BudgetChangeMove",
    "BudgetLine",
    "BudgetSignatory",
    "ChangeEntry",
    "Commitment",
    "Expense",
    "ExpenseCategory",
    "ExpenseFile",
    "ExpenseMove",
    "Instalment",
    "Overrun",
    "Payment",
    "PeriodClose",
    "Receipt",
    "SharingKey",
    "SharingPart",
    "VarianceNote",
    "written_by",
]

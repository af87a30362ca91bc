"""The steps of expenses and of changes to a budget that are taken back."""

from django.db.models import QuerySet
from django.urls import reverse

from programs.budgets.access import own_claims, visible_changes, visible_expenses
from programs.budgets.actions import change_machine, expense_machine
from programs.budgets.models import BudgetChange, Expense
from programs.taking_back import Steps, declare


def _expenses(user) -> QuerySet[Expense]:
    return visible_expenses(user) | own_claims(user)


def _expense_page(user, expense: Expense) -> str:
    if visible_expenses(user).filter(pk=expense.pk).exists():
        return reverse("expense", args=[expense.pk])
    return reverse("claim", args=[expense.pk])


def _change_page(user, change: BudgetChange) -> str:
    return reverse("budget_change", args=[change.pk])


declare(
    Steps(expense_machine, _expenses, _expense_page),
    Steps(change_machine, visible_changes, _change_page),
)

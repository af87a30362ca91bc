"""What of a program's money serves an action of its plan, as the page of the action shows it."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.budgets.access import visible_expenses, visible_lines
from programs.budgets.models import BudgetLine, Expense
from programs.plans.models import Action
from programs.plans.ties import Tie, tie


def lines_for(user, action: Action) -> QuerySet[BudgetLine]:
    return visible_lines(user).filter(action=action)


def expenses_for(user, action: Action) -> QuerySet[Expense]:
    return visible_expenses(user).filter(action=action)


def _address_of(record) -> str:
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def tie_to_actions() -> None:
    tie(Tie(_("Postes budgétaires"), lines_for, _address_of))
    tie(Tie(_("Dépenses"), expenses_for, _address_of))

"""Budgets and expenses, as the search finds them: for who keeps the accounts, and for who claimed."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.access import keeps_accounts
from programs.amounts import amount_said
from programs.budgets import access
from programs.budgets.models import Budget, Expense
from programs.enums import Service
from programs.lib.periods import format_date
from programs.searching import Found, Kind, searched


def _budget(budget: Budget) -> Found:
    return Found(
        str(budget),
        reverse("budget", args=[budget.pk]),
        (budget.code, str(budget.program), str(budget.funder or _("Fonds propres")), budget.years),
    )


def _told(expense: Expense, address: str) -> Found:
    return Found(
        str(expense),
        reverse(address, args=[expense.pk]),
        (
            amount_said(expense.amount),
            format_date(expense.spent_on, get_language() or "fr"),
            str(expense.program),
            expense.get_state_display(),
        ),
    )


_WORDS = ("code__matches", "supplier__matches", "description__matches", "reference__matches")

searched(
    Kind(
        code="budgets",
        label=_("Budgets"),
        shown_to=keeps_accounts,
        service=Service.BUDGETS,
        visible=access.visible_budgets,
        words=("code__matches", "title__matches", "title_en__matches", "funder__known_as"),
        number="code",
        related=("program", "funder"),
        tell=_budget,
        list_address="admin:budgets_budget_changelist",
    ),
    Kind(
        code="depenses",
        label=_("Dépenses"),
        shown_to=keeps_accounts,
        service=Service.BUDGETS,
        visible=access.visible_expenses,
        words=_WORDS,
        number="code",
        related=("program",),
        tell=lambda expense: _told(expense, "expense"),
        list_address="admin:budgets_expense_changelist",
    ),
    Kind(
        code="reclamations",
        label=_("Mes réclamations"),
        shown_to=menu.partners,
        visible=access.own_claims,
        words=_WORDS,
        number="code",
        related=("program",),
        tell=lambda expense: _told(expense, "claim"),
    ),
)

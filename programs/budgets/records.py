"""The records behind the figures of budgets: lines, changes, commitments, expenses, what they charge, what came in."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets import access
from programs.budgets.balances import current
from programs.budgets.models import (
    Allocation,
    Budget,
    BudgetLine,
    ChangeEntry,
    Commitment,
    Expense,
    Instalment,
    Receipt,
)
from programs.lib.periods import format_date
from programs.records import RecordList, listed


def _day(day) -> str:
    return format_date(day, get_language() or "fr") if day else "—"


def _budget(budget: Budget) -> list[tuple[str, str]]:
    return [
        (_("Budget"), str(budget)),
        (_("Bailleur de fonds"), str(budget.funder or _("Fonds propres"))),
        (_("Exercice"), budget.years),
        (_("Adopté le"), _day(budget.adopted_on)),
    ]


def _line(line: BudgetLine) -> list[tuple[str, str]]:
    balance = current(line)
    return [
        (_("Poste"), str(line)),
        (_("Budget"), str(line.budget)),
        (_("Catégorie"), str(line.category)),
        (_("Montant adopté"), amount_said(balance.adopted)),
        (_("Disponible"), amount_said(balance.remaining)),
    ]


def _entry(entry: ChangeEntry) -> list[tuple[str, str]]:
    return [
        (_("Modification budgétaire"), str(entry.change)),
        (_("Poste"), str(entry.line)),
        (_("En vigueur le"), _day(entry.change.effective_on)),
        (_("Montant"), amount_said(entry.amount)),
    ]


def _commitment(commitment: Commitment) -> list[tuple[str, str]]:
    return [
        (pgettext("budget", "Engagement"), str(commitment)),
        (_("Poste"), str(commitment.line)),
        (_("Pris le"), _day(commitment.made_on)),
        (_("Montant"), amount_said(commitment.amount)),
        (_("Reste"), amount_said(commitment.left)),
    ]


def _expense(expense: Expense) -> list[tuple[str, str]]:
    return [
        (_("Dépense"), str(expense)),
        (_("Description"), expense.description or "—"),
        (_("Date"), _day(expense.spent_on)),
        (_("Montant"), amount_said(expense.amount)),
        (_("État"), expense.get_state_display()),
    ]


def _allocation(part: Allocation) -> list[tuple[str, str]]:
    return [
        (_("Dépense"), str(part.expense)),
        (_("Poste"), str(part.line)),
        (_("Date"), _day(part.expense.spent_on)),
        (_("Montant imputé"), amount_said(part.amount)),
    ]


def _receipt(receipt: Receipt) -> list[tuple[str, str]]:
    return [
        (_("Bailleur de fonds"), str(receipt.funding.funder)),
        (_("Reçu le"), _day(receipt.received_on)),
        (_("Montant"), amount_said(receipt.amount)),
        (pgettext("paiement", "Référence"), receipt.reference or "—"),
    ]


def _instalment(instalment: Instalment) -> list[tuple[str, str]]:
    return [
        (_("Bailleur de fonds"), str(instalment.funding.funder)),
        (_("Attendu le"), _day(instalment.expected_on)),
        (_("Montant"), amount_said(instalment.amount)),
        (_("Condition"), instalment.condition or "—"),
    ]


listed(RecordList(Budget, access.visible_budgets, _budget, related=("funder",)))
listed(RecordList(BudgetLine, access.visible_lines, _line, related=("budget", "category")))
listed(
    RecordList(
        ChangeEntry,
        access.visible_entries,
        _entry,
        related=("change", "line"),
        opens=lambda entry: entry.change,
    )
)
listed(RecordList(Commitment, access.visible_commitments, _commitment, related=("line",)))
listed(RecordList(Expense, access.visible_expenses, _expense))
listed(
    RecordList(
        Allocation,
        access.visible_allocations,
        _allocation,
        related=("expense", "line"),
        opens=lambda part: part.expense,
    )
)
listed(RecordList(Receipt, access.visible_receipts, _receipt, related=("funding__funder",)))
listed(
    RecordList(Instalment, access.visible_instalments, _instalment, related=("funding__funder",))
)

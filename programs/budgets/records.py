"""The lines, the charges and the receipts behind a figure."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.budgets.access import visible_allocations, visible_lines, visible_receipts
from programs.budgets.models import Allocation, BudgetLine, Receipt
from programs.lib.money import format_amount
from programs.lib.periods import format_date
from programs.records import RecordList, listed


def _line(line: BudgetLine) -> list[tuple[str, str]]:
    return [
        (_("Poste"), str(line)),
        (_("Budget"), str(line.budget)),
        (_("Montant adopté"), format_amount(line.adopted, get_language())),
    ]


def _charge(charge: Allocation) -> list[tuple[str, str]]:
    expense = charge.expense
    return [
        (_("Dépense"), str(expense)),
        (_("Date"), format_date(expense.spent_on, get_language())),
        (_("Poste"), str(charge.line)),
        (_("Montant imputé"), format_amount(charge.amount, get_language())),
    ]


def _receipt(receipt: Receipt) -> list[tuple[str, str]]:
    return [
        (_("Bailleur de fonds"), str(receipt.funding.funder)),
        (_("Reçu le"), format_date(receipt.received_on, get_language())),
        (_("Montant"), format_amount(receipt.amount, get_language())),
    ]


listed(RecordList(BudgetLine, visible_lines, _line, related=("budget",)))
listed(
    RecordList(
        Allocation,
        visible_allocations,
        _charge,
        related=("expense", "line__budget"),
        opens=lambda charge: charge.expense,
    )
)
listed(RecordList(Receipt, visible_receipts, _receipt, related=("funding__funder",)))

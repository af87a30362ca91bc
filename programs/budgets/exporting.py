"""The expenses of a ledger as a workbook: a row each, text as text, amounts as numbers, days as days."""

from collections.abc import Callable, Iterable

import tablib
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.amounts import amount_said
from programs.budgets.ledger import left_to_pay
from programs.budgets.models import Expense
from programs.importing.writing import Xlsx
from programs.lib.periods import today
from programs.models import Program

COLUMNS: tuple[tuple[str, Callable[[Expense], object]], ...] = (
    (gettext_lazy("Numéro"), lambda one: one.code),
    (gettext_lazy("Date"), lambda one: one.spent_on),
    (gettext_lazy("Fournisseur"), lambda one: one.supplier),
    (gettext_lazy("Description"), lambda one: one.description),
    (gettext_lazy("Numéro de facture"), lambda one: one.reference),
    (gettext_lazy("État"), lambda one: one.get_state_display()),
    (gettext_lazy("Montant"), lambda one: one.amount),
    (gettext_lazy("TPS"), lambda one: one.gst),
    (gettext_lazy("TVQ"), lambda one: one.qst),
    (gettext_lazy("TVH"), lambda one: one.hst),
    (gettext_lazy("Taxes remboursées"), lambda one: one.rebated),
    (gettext_lazy("Montant imputé"), lambda one: one.charged),
    (gettext_lazy("Budgets"), lambda one: "; ".join(_budgets(one))),
    (gettext_lazy("Postes"), lambda one: _lines(one)),
    (gettext_lazy("Réclamée par"), lambda one: str(one.claimant or "")),
    (gettext_lazy("Montant réclamé"), lambda one: one.claimed),
    (gettext_lazy("Contre-passé"), lambda one: one.reversed),
    (gettext_lazy("Payé"), lambda one: one.paid),
    (gettext_lazy("Reste à payer"), left_to_pay),
    (gettext_lazy("Pièces"), lambda one: len(one.files.all())),
    (gettext_lazy("Saisie par"), lambda one: str(one.entered_by or "")),
)


def _budgets(expense: Expense) -> list[str]:
    return list(dict.fromkeys(part.line.budget.code for part in expense.allocations.all()))


def _lines(expense: Expense) -> str:
    """The lines of an expense, each with its part where there are several."""
    parts = list(expense.allocations.all())
    if len(parts) == 1:
        return str(parts[0].line)
    return "; ".join(f"{part.line} ({amount_said(part.amount)})" for part in parts)


def rows_of(expenses: Iterable[Expense]) -> list[list]:
    """A row each. Their parts and their files are read already."""
    return [[value(one) for _label, value in COLUMNS] for one in expenses]


def workbook_of(program: Program, rows: Iterable[list]) -> tuple[str, str, bytes]:
    """The name, the type and the bytes of the file that holds ``rows``."""
    dataset = tablib.Dataset(headers=[str(label) for label, _value in COLUMNS], title=_("Registre"))
    for row in rows:
        dataset.append(row)
    name = f"{slugify(_('Registre des dépenses'))}-{program.slug}-{today().isoformat()}.xlsx"
    return name, Xlsx.content_type, Xlsx().export_data(dataset)

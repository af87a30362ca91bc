"""Budgets in the menu: for those who keep the accounts of a program, and for those who claim what they spent."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.budgets.access import claimable_programs, own_claims
from programs.enums import Service

_BUDGET_PAGES = (
    "budget",
    "budget_add_line",
    "budget_adopt",
    "budget_ask",
    "budget_change",
    "budget_change_refuse",
    "budget_change_take_back",
    "budget_changes",
    "budget_closing",
    "budget_closing_reopen",
    "budget_commitment_close",
    "budget_commitment_new",
    "budget_commitment_reopen",
    "budget_commitments",
    "budget_income",
    "budget_instalment_edit",
    "budget_instalment_new",
    "budget_instalment_remove",
    "budget_key",
    "budget_key_new",
    "budget_key_retire",
    "budget_keys",
    "budget_line",
    "budget_line_edit",
    "budget_line_explain",
    "budget_line_remove",
    "budget_new",
    "budget_next",
    "budget_paste",
    "budget_receipt_new",
    "budget_receipt_edit",
    "budget_receipt_remove",
    "budget_settings",
    "budget_take_back",
    "budget_write",
    "budget_year",
    "budget_year_reopen",
)

_OF_BUDGETS = (
    "budget",
    "budgetline",
    "budgetsignatory",
    "commitment",
    "overrun",
    "periodclose",
    "sharingkey",
    "variancenote",
)
_BANK_PAGES = (
    "bank_account_edit",
    "bank_account_new",
    "bank_accounts",
    "bank_import",
    "bank_import_preview",
    "bank_import_undo",
    "bank_line",
    "bank_reconcile",
)


def _entry(label: str, address: str, *pages: str) -> menu.Entry:
    return menu.Entry(label, address, access.keeps_accounts, Service.BUDGETS, pages)


def _records(*models: str) -> tuple[str, ...]:
    """The pages of the administration for records that have no entry of their own."""
    pages = ("changelist", "add", "change")
    return tuple(f"admin:budgets_{model}_{page}" for model in models for page in pages)


def _list(label: str, model: str, *others: str) -> menu.Entry:
    return _entry(label, f"admin:budgets_{model}_changelist", *_records(*others))


def claimants(user) -> bool:
    """Partners who may claim, or did: it concerns nobody else."""
    if not menu.partners(user):
        return False
    return claimable_programs(user).exists() or own_claims(user).exists()


menu.add(
    _entry(_("Budgets"), "budget_list", *_BUDGET_PAGES, *_records(*_OF_BUDGETS)),
    _entry(
        _("Registre des dépenses"),
        "ledgers",
        "ledger",
        "ledger_together",
        "expense",
        "expense_change",
        "expense_step",
        "expense_annul",
    ),
    _entry(_("Banque"), "banks", *_BANK_PAGES, *_records("bankaccount")),
    _list(_("Fiches des dépenses"), "expense", "payment"),
    _list(_("Modifications budgétaires"), "budgetchange"),
    _list(_("Encaissements"), "receipt", "instalment"),
    _list(_("Opérations bancaires"), "banktransaction"),
    _list(_("Catégories de dépenses"), "expensecategory"),
    menu.Entry(_("Mes réclamations"), "claims", claimants),
)

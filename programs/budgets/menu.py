"""Budgets in the menu: for those who keep the accounts of a program, and for those who claim what they spent."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.budgets.access import claimable_programs, own_claims
from programs.enums import Service


def _entry(label: str, address: str, *pages: str) -> menu.Entry:
    return menu.Entry(label, address, access.keeps_accounts, Service.BUDGETS, pages)


def _list(label: str, model: str) -> menu.Entry:
    return _entry(label, f"admin:budgets_{model}_changelist")


def claimants(user) -> bool:
    """Partners who may claim, or did: it concerns nobody else."""
    if not menu.partners(user):
        return False
    return claimable_programs(user).exists() or own_claims(user).exists()


menu.add(
    _entry(_("Budgets"), "budget_list"),
    _entry(_("Registre des dépenses"), "ledgers"),
    _list(_("Fiches des dépenses"), "expense"),
    _list(_("Modifications budgétaires"), "budgetchange"),
    _list(_("Encaissements"), "receipt"),
    _list(_("Opérations bancaires"), "banktransaction"),
    _list(_("Catégories de dépenses"), "expensecategory"),
    menu.Entry(_("Mes réclamations"), "claims", claimants),
)

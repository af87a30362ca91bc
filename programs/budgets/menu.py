"""Budgets in the menu, for those who keep the accounts of a program."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import access, menu
from programs.enums import Service


def _entry(label: str, address: str, *pages: str) -> menu.Entry:
    return menu.Entry(label, address, access.keeps_accounts, Service.BUDGETS, pages)


def _list(label: str, model: str) -> menu.Entry:
    return _entry(label, f"admin:budgets_{model}_changelist")


menu.add(
    _list(_("Fiches des budgets"), "budget"),
    _list(_("Postes budgétaires"), "budgetline"),
    _list(_("Fiches des dépenses"), "expense"),
    _list(_("Modifications budgétaires"), "budgetchange"),
    _list(pgettext_lazy("budget", "Engagements"), "commitment"),
    _list(_("Paiements"), "payment"),
    _list(_("Encaissements"), "receipt"),
    _list(_("Opérations bancaires"), "banktransaction"),
    _list(_("Catégories de dépenses"), "expensecategory"),
    _list(_("Clés de répartition"), "sharingkey"),
    _list(_("Périodes fermées"), "periodclose"),
)

"""Addresses of budgets. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from programs.budgets.views import bank, bank_import, bank_lines

urlpatterns: list[URLPattern] = [
    # --- the ledger: expenses and their documents
    # --- budgets: lines, changes, commitments, closings
    # --- the bank
    path("banque/<slug:slug>/", bank.accounts, name="bank_accounts"),
    path("banque/<slug:slug>/nouveau/", bank.new_account, name="bank_account_new"),
    path("banque/comptes/<int:pk>/modifier/", bank.edit_account, name="bank_account_edit"),
    path("banque/comptes/<int:pk>/rapprochement/", bank.reconciliation, name="bank_reconcile"),
    path(
        "banque/comptes/<int:pk>/operations/<int:transaction_pk>/",
        bank_lines.line,
        name="bank_line",
    ),
    path("banque/comptes/<int:pk>/importer/", bank_import.send, name="bank_import"),
    path(
        "banque/comptes/<int:pk>/importer/<str:waiting>/",
        bank_import.preview,
        name="bank_import_preview",
    ),
    path(
        "banque/comptes/<int:pk>/importations/<int:import_pk>/annuler/",
        bank_import.undo,
        name="bank_import_undo",
    ),
    # --- claims of partners
]

"""Addresses of budgets. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from programs.budgets.views import (
    bank,
    bank_import,
    bank_lines,
    budgets,
    changes,
    claims,
    closing,
    commitments,
    expenses,
    files,
    income,
    ledger,
    lines,
    steps,
    together,
    years,
)

urlpatterns: list[URLPattern] = [
    # --- the ledger: expenses and their documents
    path("registre/", ledger.ledgers, name="ledgers"),
    path("registre/<slug:slug>/", ledger.ledger, name="ledger"),
    path("registre/<slug:slug>/taxes/", ledger.taxes, name="ledger_taxes"),
    path("registre/<slug:slug>/soldes/", ledger.balances, name="ledger_balances"),
    path("registre/<slug:slug>/postes/", ledger.lines, name="ledger_lines"),
    path("registre/<slug:slug>/ensemble/", together.together, name="ledger_together"),
    path("registre/<slug:slug>/fichier/", files.ledger_file, name="ledger_file"),
    path("depenses/<int:pk>/", expenses.expense, name="expense"),
    path("depenses/<int:pk>/modifier/", expenses.change, name="expense_change"),
    path("depenses/<int:pk>/etapes/<str:expense_step>/", steps.step, name="expense_step"),
    path("depenses/<int:pk>/pieces/", expenses.join, name="expense_join"),
    path("depenses/<int:pk>/pieces/<int:document_pk>/", expenses.file, name="expense_file"),
    path(
        "depenses/<int:pk>/pieces/<int:document_pk>/retirer/",
        expenses.drop_file,
        name="expense_drop_file",
    ),
    path(
        "depenses/<int:pk>/paiements/<int:payment_pk>/annuler/", steps.annul, name="expense_annul"
    ),
    # --- budgets: lines, changes, commitments, closings
    path("budgets/", budgets.budget_list, name="budget_list"),
    path("budgets/nouveau/", budgets.new, name="budget_new"),
    path("budgets/<int:pk>/", budgets.budget, name="budget"),
    path("budgets/<int:pk>/reglages/", budgets.settings, name="budget_settings"),
    path("budgets/<int:pk>/adopter/", budgets.adopt, name="budget_adopt"),
    path("budgets/<int:pk>/brouillon/", budgets.take_back, name="budget_take_back"),
    path("budgets/<int:pk>/suivant/", budgets.next_year, name="budget_next"),
    path("budgets/<int:pk>/postes/", lines.lines, name="budget_write"),
    path("budgets/<int:pk>/postes/coller/", lines.paste, name="budget_paste"),
    path("budgets/<int:pk>/postes/nouveau/", lines.new_line, name="budget_add_line"),
    path("budgets/<int:pk>/modifier/", changes.new_change, name="budget_ask"),
    path("budgets/<int:pk>/exercice/", years.close, name="budget_year"),
    path("budgets/<int:pk>/exercice/rouvrir/", years.reopen, name="budget_year_reopen"),
    path("budgets/postes/<int:pk>/", lines.line, name="budget_line"),
    path("budgets/postes/<int:pk>/champs/", lines.edit_line, name="budget_line_edit"),
    path("budgets/postes/<int:pk>/explication/", lines.explain, name="budget_line_explain"),
    path("budgets/postes/<int:pk>/supprimer/", lines.drop_line, name="budget_line_remove"),
    path("budgets/modifications/<int:pk>/", changes.change, name="budget_change"),
    path("budgets/modifications/<int:pk>/refuser/", changes.refuse, name="budget_change_refuse"),
    path(
        "budgets/modifications/<int:pk>/reprendre/",
        changes.take_back,
        name="budget_change_take_back",
    ),
    path(
        "budgets/engagements/<int:pk>/fermer/",
        commitments.close_commitment,
        name="budget_commitment_close",
    ),
    path(
        "budgets/engagements/<int:pk>/rouvrir/",
        commitments.reopen_commitment,
        name="budget_commitment_reopen",
    ),
    path("budgets/cles/<int:pk>/", commitments.key, name="budget_key"),
    path("budgets/cles/<int:pk>/retirer/", commitments.retire, name="budget_key_retire"),
    path("budgets/versements/<int:pk>/", income.edit_instalment, name="budget_instalment_edit"),
    path(
        "budgets/versements/<int:pk>/retirer/",
        income.remove_instalment,
        name="budget_instalment_remove",
    ),
    path("budgets/encaissements/<int:pk>/", income.edit_receipt, name="budget_receipt_edit"),
    path(
        "budgets/encaissements/<int:pk>/retirer/",
        income.remove_receipt,
        name="budget_receipt_remove",
    ),
    path("budgets/fermetures/<int:pk>/rouvrir/", closing.reopen, name="budget_closing_reopen"),
    path("budgets/de/<slug:slug>/categories/", budgets.categories, name="budget_categories"),
    path("budgets/de/<slug:slug>/modifications/", changes.changes, name="budget_changes"),
    path("budgets/de/<slug:slug>/engagements/", commitments.commitments, name="budget_commitments"),
    path(
        "budgets/de/<slug:slug>/engagements/nouveau/",
        commitments.new_commitment,
        name="budget_commitment_new",
    ),
    path("budgets/de/<slug:slug>/cles/", commitments.keys, name="budget_keys"),
    path("budgets/de/<slug:slug>/cles/nouvelle/", commitments.new_key, name="budget_key_new"),
    path("budgets/de/<slug:slug>/revenus/", income.income, name="budget_income"),
    path(
        "budgets/de/<slug:slug>/versements/nouveau/",
        income.new_instalment,
        name="budget_instalment_new",
    ),
    path(
        "budgets/de/<slug:slug>/encaissements/nouveau/",
        income.new_receipt,
        name="budget_receipt_new",
    ),
    path("budgets/de/<slug:slug>/fermetures/", closing.closing, name="budget_closing"),
    # --- the bank
    path("banque/", bank.banks, name="banks"),
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
    path("reclamations/", claims.claims, name="claims"),
    *(
        path(
            f"reclamations/liste.{name}",
            claims.claims_file,
            {"written_as": name},
            name=f"claims_{name}",
        )
        for name in ("xlsx", "csv")
    ),
    path("reclamations/nouvelle/", claims.claim_new, name="claim_new"),
    path("reclamations/<int:pk>/", claims.claim, name="claim"),
    path("reclamations/<int:pk>/corriger/", claims.claim_edit, name="claim_edit"),
    path("reclamations/<int:pk>/retirer/", claims.claim_withdraw, name="claim_withdraw"),
    path("reclamations/<int:pk>/documents/", claims.claim_join, name="claim_join"),
    path(
        "reclamations/<int:pk>/documents/<int:document_pk>/", claims.claim_file, name="claim_file"
    ),
    path(
        "reclamations/<int:pk>/documents/<int:document_pk>/retirer/",
        claims.claim_drop_file,
        name="claim_drop_file",
    ),
]

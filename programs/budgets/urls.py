"""Addresses of budgets. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from programs.budgets.views import budgets, changes, closing, commitments, income, lines

urlpatterns: list[URLPattern] = [
    # --- the ledger: expenses and their documents
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
    # --- claims of partners
]

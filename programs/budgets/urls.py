"""Addresses of budgets. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from programs.budgets.views import claims, expenses, files, ledger, steps, together

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
    # --- the bank
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

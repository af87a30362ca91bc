"""Addresses of budgets. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from programs.budgets.views import claims

urlpatterns: list[URLPattern] = [
    # --- the ledger: expenses and their documents
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

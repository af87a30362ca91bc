"""Addresses of budgets. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = [
    # --- the ledger: expenses and their documents
    # --- budgets: lines, changes, commitments, closings
    # --- the bank
    # --- claims of partners
]

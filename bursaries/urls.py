"""Addresses of bursaries. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = [
    # --- the public: calls, applications, references
    # --- selection: what coordinators decide
    # --- reviewers
    # --- awards: contracts, instalments, slips, small aids
    # --- obligations, and the page of a holder
]

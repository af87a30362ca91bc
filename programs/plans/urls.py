"""Addresses of action plans: those who coordinate them, and those who carry their actions out."""

from django.urls import path  # noqa: F401

urlpatterns: list = [
    # --- the plan, its lines and its indicators
    # --- bringing a document in
    # --- the portal of those who carry actions out, and their links
]

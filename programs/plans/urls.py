"""Addresses of action plans: those who coordinate them, and those who carry their actions out."""

from django.urls import path

from programs.plans.views import importing

urlpatterns: list = [
    # --- the plan, its lines and its indicators
    # --- bringing a document in
    path("plans/importer/", importing.plan_import, name="plan_import"),
    path("plans/<int:pk>/importer/", importing.plan_import_into, name="plan_import_into"),
    path(
        "plans/importer/<str:waiting>/", importing.plan_import_preview, name="plan_import_preview"
    ),
    # --- the portal of those who carry actions out, and their links
]

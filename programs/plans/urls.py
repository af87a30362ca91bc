"""Addresses of action plans: those who coordinate them, and those who carry their actions out."""

from django.urls import path

from programs.plans.views import indicators

urlpatterns = [
    # --- the indicators
    path("plans/<int:pk>/indicateurs/", indicators.board, name="plan_indicators"),
    path(
        "plans/<int:pk>/indicateurs/nouveau/", indicators.new_indicator, name="plan_new_indicator"
    ),
    path(
        "plans/<int:pk>/indicateurs/<str:start>/<str:end>/",
        indicators.values,
        name="plan_values",
    ),
    path("plans/indicateurs/<int:pk>/", indicators.edit_indicator, name="plan_indicator_edit"),
    path(
        "plans/indicateurs/<int:pk>/retirer/",
        indicators.remove_indicator,
        name="plan_indicator_remove",
    ),
    # --- the plan and its lines
    # --- bringing a document in
    # --- the portal of those who carry actions out, and their links
]

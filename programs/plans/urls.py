"""Addresses of action plans: those who coordinate them, and those who carry their actions out."""

from django.urls import path

from programs.plans.views import (
    desk,
    desk_actions,
    desk_cells,
    desk_lines,
    desk_steps,
    importing,
)

urlpatterns: list = [
    # --- the plan, its lines and its indicators
    path("plans/", desk.plans, name="plans"),
    path("plans/nouveau/", desk.new_plan, name="plan_new"),
    path("plans/<int:pk>/", desk.plan, name="plan"),
    path("plans/<int:pk>/colonnes/", desk.columns, name="plan_columns"),
    path("plans/<int:pk>/ensemble/", desk_cells.together, name="plan_together"),
    path("plans/<int:pk>/annuler/", desk_cells.undo, name="plan_undo"),
    path("plans/<int:pk>/lignes/", desk_lines.add_line, name="plan_line_add"),
    path("plans/<int:pk>/programmes/", desk_steps.programs, name="plan_programs"),
    path("plans/<int:pk>/versions/", desk_steps.versions, name="plan_versions"),
    path("plans/<int:pk>/suite/", desk_steps.carry, name="plan_carry"),
    path("plans/<int:pk>/etapes/<str:plan_step>/", desk_steps.step, name="plan_step"),
    path("plans/actions/<int:pk>/", desk_actions.action, name="plan_action"),
    path(
        "plans/actions/<int:pk>/champs/<str:cell>/",
        desk_cells.action_cell,
        name="plan_action_cell",
    ),
    path("plans/actions/<int:pk>/place/", desk_lines.action_place, name="plan_action_place"),
    path("plans/actions/<int:pk>/supprimer/", desk_lines.action_remove, name="plan_action_remove"),
    path("plans/actions/<int:pk>/obstacles/", desk_actions.block, name="plan_action_block"),
    path(
        "plans/actions/<int:pk>/obstacles/<int:obstacle>/lever/",
        desk_actions.lift,
        name="plan_action_lift",
    ),
    path("plans/actions/<int:pk>/reprise/", desk_actions.see, name="plan_action_see"),
    path(
        "plans/actions/<int:pk>/fichiers/<int:file_pk>/",
        desk_actions.file,
        name="plan_action_file",
    ),
    path(
        "plans/titres/<int:pk>/champs/<str:cell>/",
        desk_cells.heading_cell,
        name="plan_heading_cell",
    ),
    path("plans/titres/<int:pk>/place/", desk_lines.heading_place, name="plan_heading_place"),
    path("plans/titres/<int:pk>/supprimer/", desk_lines.heading_remove, name="plan_heading_remove"),
    # --- bringing a document in
    path("plans/importer/", importing.plan_import, name="plan_import"),
    path("plans/<int:pk>/importer/", importing.plan_import_into, name="plan_import_into"),
    path(
        "plans/importer/<str:waiting>/", importing.plan_import_preview, name="plan_import_preview"
    ),
    # --- the portal of those who carry actions out, and their links
]

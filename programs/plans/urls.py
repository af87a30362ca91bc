"""Addresses of action plans: those who coordinate them, and those who carry their actions out."""

from django.urls import path

from programs.plans.views import (
    desk,
    desk_actions,
    desk_cells,
    desk_lines,
    desk_steps,
    files,
    importing,
    indicators,
    links,
    portal,
    sending,
    updates,
)

# The pages about what one carries out, at the desk of an account and at that of a link.
_OF_AN_ACTION = (
    ("", portal.carried_action, "action"),
    ("nouvelles/<int:update_pk>/reprendre/", portal.take_back, "take_back"),
    ("fichiers/<int:file_pk>/", portal.file, "file"),
    ("fichiers/<int:file_pk>/retirer/", portal.drop_file, "drop_file"),
)


urlpatterns = [
    # --- the plan and its lines
    path("plans/", desk.plans, name="plans"),
    path("plans/nouveau/", desk.new_plan, name="plan_new"),
    path("plans/<int:pk>/", desk.plan, name="plan"),
    path("plans/<int:pk>/colonnes/", desk.columns, name="plan_columns"),
    path("plans/<int:pk>/ensemble/", desk_cells.together, name="plan_together"),
    path("plans/<int:pk>/annuler/", desk_cells.undo, name="plan_undo"),
    path("plans/<int:pk>/lignes/", desk_lines.add_line, name="plan_line_add"),
    path("plans/<int:pk>/programmes/", desk_steps.programs, name="plan_programs"),
    path("plans/<int:pk>/versions/", desk_steps.versions, name="plan_versions"),
    path("plans/<int:pk>/fichier/<str:written_as>/", files.plan_file, name="plan_file"),
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
    path(
        "plans/actions/<int:pk>/remettre/",
        desk_lines.action_put_back,
        name="plan_action_put_back",
    ),
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
    path(
        "plans/titres/<int:pk>/remettre/",
        desk_lines.heading_put_back,
        name="plan_heading_put_back",
    ),
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
    # --- bringing a document in
    path("plans/importer/", importing.plan_import, name="plan_import"),
    path("plans/<int:pk>/importer/", importing.plan_import_into, name="plan_import_into"),
    path(
        "plans/importer/<str:waiting>/", importing.plan_import_preview, name="plan_import_preview"
    ),
    # --- the portal of those who carry actions out, and their links
    path("mes-actions/", portal.of_account(portal.carried_actions), name="carried_actions"),
    *(
        path(f"mes-actions/<int:pk>/{end}", portal.of_account(view), name=f"carried_{name}")
        for end, view, name in _OF_AN_ACTION
    ),
    path("lien-plan/<str:token>/", links.of_link(portal.carried_actions), name="plan_link_actions"),
    *(
        path(
            f"lien-plan/<str:token>/<int:action_pk>/{end}",
            links.of_link(view),
            name=f"plan_link_{name}",
        )
        for end, view, name in _OF_AN_ACTION
    ),
    path("plans/nouvelles/", updates.updates, name="plan_updates"),
    path("plans/nouvelles/<int:pk>/approuver/", updates.approve, name="plan_update_approve"),
    path("plans/nouvelles/<int:pk>/retourner/", updates.send_back, name="plan_update_return"),
    path("plans/nouvelles/<int:pk>/fichiers/<int:file_pk>/", updates.file, name="plan_update_file"),
    path("plans/liens/", sending.links, name="plan_links"),
    path("plans/liens/<int:pk>/renouveler/", sending.renew, name="plan_link_renew"),
    path("plans/liens/<int:pk>/fermer/", sending.close, name="plan_link_close"),
    path("plans/rappels/", sending.remind, name="remind_plans"),
]

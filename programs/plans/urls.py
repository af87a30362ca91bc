"""Addresses of action plans: those who coordinate them, and those who carry their actions out."""

from django.urls import path

from programs.plans.views import links, portal, sending, updates

# The pages about what one carries out, at the desk of an account and at that of a link.
_OF_AN_ACTION = (
    ("", portal.carried_action, "action"),
    ("nouvelles/<int:update_pk>/reprendre/", portal.take_back, "take_back"),
    ("fichiers/<int:file_pk>/", portal.file, "file"),
    ("fichiers/<int:file_pk>/retirer/", portal.drop_file, "drop_file"),
)

urlpatterns: list = [
    # --- the plan, its lines and its indicators
    # --- bringing a document in
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

"""Addresses of activities. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from activities.views import costs, highlights, kiosks, outreach, transports

_COST = "activites/gestion/couts/<int:pk>/"
_COSTED = "activites/gestion/activite/<int:pk>/couts/"
_KIOSKS = "activites/gestion/activite/<int:pk>/kiosques/"
_HIGHLIGHT = "activites/gestion/points-saillants/<int:pk>/"
_PICTURE = f"{_HIGHLIGHT}photos/<int:picture_pk>/"

urlpatterns: list[URLPattern] = [
    # --- the calendar
    # --- registration
    # --- coordinators
    # --- on the day
    # --- logistics and outreach
    path("activites/gestion/couts/programmes/", costs.cost_programs, name="cost_programs"),
    path("activites/gestion/<slug:slug>/couts/", costs.cost_list, name="cost_list"),
    path(_COSTED, costs.cost_activity, name="cost_activity"),
    path(f"{_COSTED}ajouter/", costs.cost_new, name="cost_new"),
    path(_COST, costs.cost, name="cost"),
    path(f"{_COST}depense/", costs.cost_expense, name="cost_expense"),
    path(f"{_COST}reprendre/", costs.cost_take_back, name="cost_take_back"),
    path(f"{_COST}retirer/", costs.cost_remove, name="cost_remove"),
    path(
        "activites/gestion/activite/<int:pk>/transports/",
        transports.transport_activity,
        name="transport_activity",
    ),
    path(
        "activites/gestion/seances/<int:pk>/transports/ajouter/",
        transports.transport_new,
        name="transport_new",
    ),
    path("activites/gestion/transports/<int:pk>/", transports.transport, name="transport"),
    path(
        "activites/gestion/transports/<int:pk>/retirer/",
        transports.transport_remove,
        name="transport_remove",
    ),
    path(_KIOSKS, kiosks.kiosk_list, name="kiosk_list"),
    path(f"{_KIOSKS}ajouter/", kiosks.kiosk_new, name="kiosk_new"),
    path("activites/gestion/kiosques/<int:pk>/", kiosks.kiosk, name="kiosk"),
    path("activites/gestion/kiosques/<int:pk>/retirer/", kiosks.kiosk_remove, name="kiosk_remove"),
    path(
        "activites/gestion/rayonnement/programmes/",
        outreach.outreach_programs,
        name="outreach_programs",
    ),
    path(
        "activites/gestion/<slug:slug>/rayonnement/", outreach.outreach_list, name="outreach_list"
    ),
    path(
        "activites/gestion/<slug:slug>/rayonnement/inscrire/",
        outreach.outreach_new,
        name="outreach_new",
    ),
    path("activites/gestion/rayonnement/<int:pk>/", outreach.outreach_entry, name="outreach_entry"),
    path(
        "activites/gestion/rayonnement/<int:pk>/retirer/",
        outreach.outreach_remove,
        name="outreach_remove",
    ),
    path(
        "activites/gestion/points-saillants/programmes/",
        highlights.highlight_programs,
        name="highlight_programs",
    ),
    path(
        "activites/gestion/<slug:slug>/points-saillants/",
        highlights.highlight_list,
        name="highlight_list",
    ),
    path(
        "activites/gestion/<slug:slug>/points-saillants/ecrire/",
        highlights.highlight_new,
        name="highlight_new",
    ),
    path(_HIGHLIGHT, highlights.highlight, name="highlight"),
    path(f"{_HIGHLIGHT}changer/", highlights.highlight_change, name="highlight_change"),
    path(f"{_HIGHLIGHT}retirer/", highlights.highlight_remove, name="highlight_remove"),
    path(f"{_HIGHLIGHT}photos/", highlights.highlight_picture_new, name="highlight_picture_new"),
    path(_PICTURE, highlights.highlight_picture, name="highlight_picture"),
    path(f"{_PICTURE}image/", highlights.highlight_picture_file, name="highlight_picture_file"),
    path(
        f"{_PICTURE}retirer/", highlights.highlight_picture_remove, name="highlight_picture_remove"
    ),
    path(
        f"{_PICTURE}<str:direction>/",
        highlights.highlight_picture_move,
        name="highlight_picture_move",
    ),
    path(f"{_HIGHLIGHT}<str:direction>/", highlights.highlight_move, name="highlight_move"),
    # --- surveys
]

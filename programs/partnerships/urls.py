"""Addresses of partnerships: the desk of coordinators, the portal of partners, the directory."""

from django.urls import path

from programs.partnerships.views import directory, directory_own

urlpatterns: list = [
    # --- agreements
    # --- committees
    # --- the directory
    path("reseau/", directory.directory_search, name="directory_search"),
    path("reseau/imprimer/", directory.directory_print, name="directory_print"),
    path("reseau/ma-fiche/", directory_own.directory_own, name="directory_own"),
    path(
        "reseau/organismes/<int:organization_pk>/",
        directory_own.directory_edit,
        name="directory_edit",
    ),
    path("reseau/<int:pk>/", directory.directory_entry, name="directory_entry"),
    path("reseau/<int:pk>/confirmer/", directory_own.directory_confirm, name="directory_confirm"),
]

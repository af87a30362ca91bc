"""Addresses of the ground floor: what is public, the search, and the work that somebody asked for."""

from django.urls import path

from programs import views

urlpatterns = [
    path("nous-joindre/", views.contact, name="contact"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("recherche/", views.search_page, name="search"),
    path("recherche/suggestions/", views.search_suggestions, name="search_suggestions"),
    path("travaux/", views.job_list, name="jobs"),
    path("travaux/<int:pk>/", views.job_page, name="job"),
    path("travaux/<int:pk>/fichier/", views.job_file, name="job_file"),
]

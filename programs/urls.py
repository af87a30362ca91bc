"""Addresses of the ground floor: what is public, the search, the work asked for, steps that are taken back."""

from django.urls import path

from programs import taking_back, views

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

# For each state machine of the house.
urlpatterns += [
    path(
        f"etapes/{model._meta.app_label}/{model._meta.model_name}/<int:pk>/reprendre/",
        views.take_back,
        {"model": model},
        name=f"{taking_back.name_of(model)}_step_back",
    )
    for model in taking_back.DECLARED
]

"""Addresses of the ground floor: what is public."""

from django.urls import path

from programs import views

urlpatterns = [
    path("nous-joindre/", views.contact, name="contact"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
]

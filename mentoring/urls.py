"""Addresses of mentoring."""

from django.urls import path

from mentoring import views

urlpatterns = [
    path("mentorat/references/<int:pk>/inscrire/", views.register_mentee, name="register_mentee"),
    path("mentorat/mentores/<int:pk>/jumeler/", views.match_mentee, name="match_mentee"),
    path(
        "mentorat/mentores/<int:pk>/jumeler/<int:mentor_pk>/",
        views.propose_pairing,
        name="propose_pairing",
    ),
]

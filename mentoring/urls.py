"""Addresses of mentoring."""

from django.urls import path

from mentoring import offer_views, views

urlpatterns = [
    path("devenir-mentor/", offer_views.become_mentor, name="become_mentor"),
    path("devenir-mentor/merci/", offer_views.mentor_thanks, name="mentor_thanks"),
    path("mentorat/references/<int:pk>/inscrire/", views.register_mentee, name="register_mentee"),
    path("mentorat/mentores/<int:pk>/jumeler/", views.match_mentee, name="match_mentee"),
    path(
        "mentorat/mentores/<int:pk>/jumeler/<int:mentor_pk>/",
        views.propose_pairing,
        name="propose_pairing",
    ),
]

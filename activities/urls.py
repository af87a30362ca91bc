"""Addresses of activities. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from activities.views import booking, booking_links

_MINE = "mes-inscriptions/<str:token>/"
_ONE = f"{_MINE}<int:pk>/"

urlpatterns: list[URLPattern] = [
    # --- the calendar
    # --- registration
    path("activites/<slug:slug>/<slug:code>/inscription/", booking.booking_new, name="booking_new"),
    path(
        "activites/<slug:slug>/<slug:code>/inscription/recue/",
        booking.booking_received,
        name="booking_received",
    ),
    path("mes-inscriptions/ecoles/", booking.booking_schools, name="booking_schools"),
    path("mes-inscriptions/lien/", booking_links.booking_link, name="booking_link"),
    path(
        "mes-inscriptions/lien/envoye/", booking_links.booking_link_sent, name="booking_link_sent"
    ),
    path(_MINE, booking_links.booking, name="booking"),
    path(f"{_ONE}nombre/", booking_links.booking_numbers, name="booking_numbers"),
    path(f"{_ONE}annuler/", booking_links.booking_cancel, name="booking_cancel"),
    path(f"{_ONE}laisser/", booking_links.booking_give_up, name="booking_give_up"),
    path(f"{_ONE}retablir/", booking_links.booking_restore, name="booking_restore"),
    path(f"{_ONE}demander/", booking_links.booking_ask, name="booking_ask"),
    # --- coordinators
    # --- on the day
    # --- logistics and outreach
    # --- surveys
]

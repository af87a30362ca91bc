"""Addresses of activities. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from activities.views import authorizing, booking, booking_links, registering_own

_MINE = "mes-inscriptions/<str:token>/"
_ONE = f"{_MINE}<int:pk>/"

urlpatterns: list[URLPattern] = [
    # --- the calendar
    # --- registration
    path(
        "activites/<slug:slug>/<slug:activity_code>/inscription/",
        booking.booking_new,
        name="booking_new",
    ),
    path(
        "activites/<slug:slug>/<slug:activity_code>/inscription/recue/",
        booking.booking_received,
        name="booking_received",
    ),
    path("mes-inscriptions/ecoles/", booking.booking_schools, name="booking_schools"),
    path("mes-inscriptions/lien/", booking_links.booking_link, name="booking_link"),
    path(
        "mes-inscriptions/lien/envoye/", booking_links.booking_link_sent, name="booking_link_sent"
    ),
    path(_MINE, booking_links.booking, name="booking"),
    path(f"{_ONE}seances.ics", booking_links.booking_calendar, name="booking_calendar"),
    path(f"{_ONE}nombre/", booking_links.booking_numbers, name="booking_numbers"),
    path(f"{_ONE}annuler/", booking_links.booking_cancel, name="booking_cancel"),
    path(f"{_ONE}laisser/", booking_links.booking_give_up, name="booking_give_up"),
    path(f"{_ONE}retablir/", booking_links.booking_restore, name="booking_restore"),
    path(f"{_ONE}demander/", booking_links.booking_ask, name="booking_ask"),
    path(f"{_ONE}eleves/", authorizing.booking_pupils, name="booking_pupils"),
    path(
        f"{_ONE}eleves/<int:pupil_pk>/retirer/",
        authorizing.booking_pupil_remove,
        name="booking_pupil_remove",
    ),
    path("nos-inscriptions/", registering_own.registration_own, name="registration_own"),
    path("autorisation/<str:token>/", authorizing.authorization, name="authorization"),
    # --- coordinators
    # --- on the day
    # --- logistics and outreach
    # --- surveys
]

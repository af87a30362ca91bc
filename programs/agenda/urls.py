"""The calendar of what is due, one's own choices, and the two addresses that open without signing in."""

from django.urls import path

from programs.agenda.views import calendar, outside, own

urlpatterns = [
    path("echeances/", calendar.agenda_calendar, name="agenda_calendar"),
    path("compte/agenda/", own.agenda_own, name="agenda_own"),
    path("compte/agenda/adresse/", own.agenda_address, name="agenda_address"),
    path("compte/agenda/adresse/retirer/", own.agenda_address_stop, name="agenda_address_stop"),
    path("agenda/<str:token>/echeances.ics", outside.agenda_feed, name="agenda_feed"),
    path("echeances/courriel/<str:token>/", outside.agenda_stop, name="agenda_stop"),
    path("echeances/courriel/<str:token>/reprendre/", outside.agenda_resume, name="agenda_resume"),
]

"""Addresses of activities. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from activities.views import calendar, feeds, public

# What anybody reads. A program's slug and an activity's code may be any words: these stand after the addresses that
# begin with a word of ours (« gestion », which no program may be called).
_CALENDAR: list[URLPattern] = [
    path("activites/", calendar.calendar, name="calendar"),
    path("activites/calendrier.ics", feeds.calendar_feed, name="calendar_feed"),
    path("activites/<slug:slug>/", calendar.calendar_program, name="calendar_program"),
    path(
        "activites/<slug:slug>/calendrier.ics",
        feeds.calendar_program_feed,
        name="calendar_program_feed",
    ),
    path(
        "activites/<slug:slug>/<slug:activity_code>/",
        public.calendar_activity,
        name="calendar_activity",
    ),
    path(
        "activites/<slug:slug>/<slug:activity_code>/calendrier.ics",
        feeds.calendar_activity_feed,
        name="calendar_activity_feed",
    ),
]

urlpatterns: list[URLPattern] = [
    # --- registration
    # --- coordinators
    # --- on the day
    # --- logistics and outreach
    # --- surveys
    # --- the calendar
    *_CALENDAR,
]

"""Addresses of activities. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = [
    # --- the calendar
    # --- registration
    # --- coordinators
    # --- on the day
    # --- logistics and outreach
    # --- surveys
]

"""Sessions that come back, moments on the clocks of the region, and calendars that other programs read.

Imports no app and no model. Days come from rules, hours from the wall, and moments are kept as instants.
"""

from programs.lib.calendars.hours import (
    TORONTO,
    CalendarError,
    at,
    hour_said,
    instant,
    on_the_wall,
    times_shown,
)
from programs.lib.calendars.icalendars import (
    REFRESHED_AFTER,
    Event,
    Method,
    Party,
    icalendar_of,
)
from programs.lib.calendars.monthdays import LAST, DayOfMonth, month_name, weekday_name
from programs.lib.calendars.months import Month, Square, weekdays
from programs.lib.calendars.recurring import (
    MOST,
    Frequency,
    NoSuchDay,
    NoSuchHour,
    Recurrence,
    days_said,
)
from programs.lib.calendars.spans import Span, between, hours_in_decimal, hours_said

__all__ = [
    "LAST",
    "MOST",
    "REFRESHED_AFTER",
    "TORONTO",
    "CalendarError",
    "DayOfMonth",
    "Event",
    "Frequency",
    "Method",
    "Month",
    "NoSuchDay",
    "NoSuchHour",
    "Party",
    "Recurrence",
    "Span",
    "Square",
    "at",
    "between",
    "days_said",
    "hour_said",
    "hours_in_decimal",
    "hours_said",
    "icalendar_of",
    "instant",
    "month_name",
    "on_the_wall",
    "times_shown",
    "weekday_name",
    "weekdays",
]

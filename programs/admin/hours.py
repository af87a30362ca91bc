"""An hour of the wall clock in the admin, as the rest of the site says it: « 9 h », and not « 9 h 00 »."""

from django.contrib import admin
from django.utils.translation import get_language

from programs.lib.calendars import hour_said


def hour_column(name: str, label):
    """The column ``name`` of a record in words: Django has no format of a time that leaves out the minutes."""

    @admin.display(description=label, ordering=name, empty_value="—")
    def shown(self, record):
        hour = getattr(record, name)
        return None if hour is None else hour_said(hour, get_language() or "fr")

    return shown

"""When and where a meeting of a committee is, in words, in ``language`` or in the one that is spoken now."""

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from programs.lib.calendars import hours_said
from programs.lib.periods import format_date
from programs.partnerships.models import CommitteeMeeting


def day_said(meeting: CommitteeMeeting, language: str | None = None) -> str:
    """« jeudi 18 octobre 2007 », « date à fixer »."""
    language = language or get_language() or "fr"
    if meeting.day is None:
        with override(language):
            return _("date à fixer")
    return format_date(meeting.day, language, "full")


def when_said(meeting: CommitteeMeeting, language: str | None = None) -> str:
    """« jeudi 18 octobre 2007, de 9 h à 11 h 30 »."""
    language = language or get_language() or "fr"
    day = day_said(meeting, language)
    if meeting.starts is None or meeting.ends is None or meeting.last_day is None:
        return day
    later = (meeting.last_day - meeting.day).days
    return f"{day}, {hours_said(meeting.starts, meeting.ends, later, language)}"


def where_said(meeting: CommitteeMeeting) -> str:
    return ", ".join(filter(None, (meeting.place, meeting.online)))

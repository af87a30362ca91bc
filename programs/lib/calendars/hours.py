"""Hours as the clocks of the region show them, and the instants that they are.

A wall-clock time is what a poster prints and a person comes at; an instant is when it happens. They part twice a year:
in spring an hour is shown by no clock, in autumn one is shown twice.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.lib.quantities import NO_BREAK_SPACE
from programs.lib.text import is_english

ZONE_NAME = "America/Toronto"
TORONTO = ZoneInfo(ZONE_NAME)
_NOON = 12


class CalendarError(ValueError):
    """A sentence that says how to mend what was asked; ``field`` names what it is about, "" for the whole."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def instant(moment: datetime) -> datetime:
    """The moment in UTC, where Python reckons and compares as time goes by. Raises TypeError for one without a zone."""
    if moment.tzinfo is None:
        raise TypeError("a moment without a zone is no instant")
    return moment.astimezone(UTC)


def on_the_wall(moment: datetime) -> datetime:
    """What the clocks show at that moment: a naive day and time."""
    return instant(moment).astimezone(TORONTO).replace(tzinfo=None)


def times_shown(wall: datetime) -> int:
    """How many times the clocks show that day and time: 1, 0 in the hour that spring leaves out, 2 in autumn's."""
    both = [wall.replace(tzinfo=TORONTO, fold=fold) for fold in (0, 1)]
    return len({instant(one) for one in both if on_the_wall(one) == wall})


def at(day: date, hour: time, field: str = "") -> datetime:
    """The instant at which the clocks show that hour on that day, the first of the two in autumn.

    Raises CalendarError, in French and about ``field``, for the hour that spring leaves out.
    """
    wall = datetime.combine(day, hour)
    if not times_shown(wall):
        raise CalendarError(
            _(
                "Le %(day)s, %(time)s n’existe pas : l’heure avance cette nuit-là."
                " Choisissez une autre heure."
            )
            % _named(wall),
            field,
        )
    return instant(wall.replace(tzinfo=TORONTO, fold=0))


def never_shown(wall: datetime) -> str:
    """The sentence about an hour that spring leaves out, in the active language."""
    return _("Le %(day)s, %(time)s n’existe pas : l’heure avance cette nuit-là.") % _named(wall)


def _named(wall: datetime) -> dict[str, str]:
    language = get_language() or "fr"
    return {
        "day": format_date(wall.date(), language, "full"),
        "time": hour_said(wall.time(), language),
    }


def hour_said(hour: time, language: str) -> str:
    """« 23 h 59 », « 9 h », « minuit »; "11:59 p.m.", "9 a.m.", "noon", since nobody knows what "12 p.m." is."""
    english = is_english(language)
    if (hour.hour, hour.minute) == (0, 0):
        return "midnight" if english else "minuit"
    if not english:
        whole = f"{hour.hour}{NO_BREAK_SPACE}h"
        return f"{whole}{NO_BREAK_SPACE}{hour.minute:02}" if hour.minute else whole
    if (hour.hour, hour.minute) == (_NOON, 0):
        return "noon"
    half = "a.m." if hour.hour < _NOON else "p.m."
    minutes = f":{hour.minute:02}" if hour.minute else ""
    return f"{(hour.hour - 1) % _NOON + 1}{minutes}{NO_BREAK_SPACE}{half}"

"""When and where sessions are, for whom and with how many seats, in words; the rule that several make.

In ``language``, or in the one that is spoken now where none is named.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from activities.enums import Audience, SessionState
from activities.models import Activity, Offering, Session
from programs.enums import SchoolLevel
from programs.lib.calendars import (
    LAST,
    CalendarError,
    DayOfMonth,
    Frequency,
    Recurrence,
    hour_said,
    hours_said,
    on_the_wall,
)
from programs.lib.periods import format_date
from programs.models.fields import localized

# From so many sessions on a rule says more than their days do.
FEWEST = 3
# A rule is said with so many days left out at most, and one for three that are kept.
MOST_LEFT_OUT = 3
# As many days are named; of more, the first and the last.
MOST_NAMED = 3


def hours_of(session: Session, language: str | None = None) -> str:
    """« de 13 h 30 à 16 h », « de 22 h à 1 h le lendemain »."""
    later = (session.last_day - session.day).days
    return hours_said(session.starts, session.ends, later, language or _spoken())


def session_said(session: Session, language: str | None = None) -> str:
    """« jeudi 18 octobre 2007, de 9 h à 11 h 30 »."""
    day = format_date(session.day, language or _spoken(), "full")
    return f"{day}, {hours_of(session, language)}"


def sessions_said(sessions: Iterable[Session]) -> list[str]:
    """Each of the sessions that are not cancelled; of many, the rule that they make, or the first and the last."""
    kept = [one for one in sessions if one.state != SessionState.CANCELLED]
    if rule := rule_said(kept):
        return [rule]
    if len(kept) <= MOST_NAMED:
        return [session_said(one) for one in kept]
    following = len(kept) - 1
    rest = ngettext(
        "puis %(count)d autre séance, jusqu’au %(day)s",
        "puis %(count)d autres séances, jusqu’au %(day)s",
        following,
    ) % {"count": following, "day": format_date(kept[-1].day, _spoken())}
    return [session_said(kept[0]), rest]


def moment_said(moment: datetime, language: str) -> str:
    """« lundi 1er octobre 2007 à 23 h 59 »."""
    wall = on_the_wall(moment)
    with override(language):
        return _("%(day)s à %(time)s") % {
            "day": format_date(wall.date(), language, "full"),
            "time": hour_said(wall.time(), language),
        }


def title_of(offering: Offering, language: str) -> str:
    """The title of its activity, with the label of the schedule where it has one."""
    title = localized(offering.activity, "title", language)
    if label := localized(offering, "label", language):
        return _("%(title)s (%(offering)s)") % {"title": title, "offering": label}
    return title


def where(offering: Offering, session: Session | None = None) -> str:
    """The place with its address and town; of a session that is held elsewhere, that place alone."""
    if session and session.place:
        return session.place
    known = (offering.place, offering.address, offering.town)
    online = _("En ligne") if offering.is_online else ""
    return ", ".join(filter(None, (online, *known)))


def rule_said(sessions: Iterable[Session], language: str | None = None) -> str:
    """« Chaque mardi, du 6 octobre au 8 décembre 2009, de 13 h 30 à 16 h (10 rencontres) ».

    "" where the sessions that are not cancelled are too few, or make no rule.
    """
    kept = sorted(
        (one for one in sessions if one.state != SessionState.CANCELLED), key=lambda one: one.day
    )
    if len(kept) < FEWEST or len({(one.starts, one.ends) for one in kept}) > 1:
        return ""
    days = [one.day for one in kept]
    if len(set(days)) < len(days):
        return ""
    for rule in _rules(days):
        if found := _fitting(kept[0], days, rule):
            return found.said(language or _spoken())
    return ""


def _rules(days: Sequence[date]) -> list[dict]:
    """The rules that the days may have been made by, the plainest first."""
    first = days[0]
    weekdays = tuple(sorted({day.weekday() for day in days}))
    weekly = {"frequency": Frequency.WEEKLY, "weekdays": weekdays}
    monthly = {"frequency": Frequency.MONTHLY}
    return [
        {"frequency": Frequency.DAILY},
        weekly,
        weekly | {"interval": 2},
        monthly | {"month_day": DayOfMonth((first.day - 1) // 7 + 1, first.weekday())},
        monthly | {"month_day": DayOfMonth(LAST, first.weekday())},
        monthly | {"month_day": DayOfMonth(first.day)},
    ]


def _fitting(one: Session, days: Sequence[date], rule: dict) -> Recurrence | None:
    """The recurrence that has exactly ``days``, a few being left out of it; None where there is none."""
    whole = {
        "first_day": days[0],
        "last_day": days[-1],
        "starts": one.starts,
        "ends": one.ends,
        "days_later": (one.last_day - one.day).days,
        **rule,
    }
    try:
        made = [span.day for span in Recurrence(**whole).spans]
        left_out = tuple(day for day in made if day not in days)
        if len(made) - len(left_out) < len(days) or not _is_worth_saying(left_out, days):
            return None
        return Recurrence(**whole, left_out=left_out)
    except CalendarError:
        return None


def _is_worth_saying(left_out: Sequence[date], days: Sequence[date]) -> bool:
    return len(left_out) <= min(MOST_LEFT_OUT, len(days) // 3)


def audiences_said(activity: Activity) -> list[str]:
    """Whom it is for, in the order in which they are listed everywhere."""
    return [str(one.label) for one in Audience if one in activity.audiences]


def levels_said(activity: Activity) -> list[str]:
    """The levels of the students it is for; all of them where it names none, nothing where it is not for students."""
    if activity.levels:
        return [str(one.label) for one in SchoolLevel if one in activity.levels]
    return [_("Tous les niveaux")] if Audience.STUDENTS in activity.audiences else []


def seats_said(free: int | None, waiting: int, capacity: int | None) -> str:
    """How many places are left, or what the waiting list is."""
    if free is None:
        return _("Sans limite de places")
    if free > 0:
        return ngettext(
            "%(free)d place libre sur %(capacity)d",
            "%(free)d places libres sur %(capacity)d",
            free,
        ) % {"free": free, "capacity": capacity}
    return waiting_said(waiting)


def waiting_said(ahead: int) -> str:
    """« Liste d’attente (2 devant vous) »"""
    if not ahead:
        return _("Liste d’attente (personne devant vous)")
    return ngettext(
        "Liste d’attente (%(count)d devant vous)",
        "Liste d’attente (%(count)d devant vous)",
        ahead,
    ) % {"count": ahead}


def _spoken() -> str:
    return get_language() or "fr"

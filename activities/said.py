"""How sessions and places are said to those who register, in the language that is spoken now."""

from collections.abc import Iterable

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from activities.enums import SessionState
from activities.models import Offering, Session
from programs.lib.calendars import hours_said
from programs.lib.periods import format_date

# As many days are named; of more, the first and the last.
MOST_NAMED = 3


def hours_of(session: Session) -> str:
    """« de 9 h à 11 h 30 »"""
    later = (session.last_day - session.day).days
    return hours_said(session.starts, session.ends, later, get_language() or "fr")


def session_said(session: Session) -> str:
    """« jeudi 18 octobre 2007, de 9 h à 11 h 30 »"""
    day = format_date(session.day, get_language() or "fr", "full")
    return f"{day}, {hours_of(session)}"


def sessions_said(sessions: Iterable[Session]) -> list[str]:
    """Each of the sessions that are not cancelled; of many, the first and how many follow until when."""
    kept = [one for one in sessions if one.state != SessionState.CANCELLED]
    if len(kept) <= MOST_NAMED:
        return [session_said(one) for one in kept]
    following = len(kept) - 1
    rest = ngettext(
        "puis %(count)d autre séance, jusqu’au %(day)s",
        "puis %(count)d autres séances, jusqu’au %(day)s",
        following,
    ) % {
        "count": following,
        "day": format_date(kept[-1].day, get_language() or "fr"),
    }
    return [session_said(kept[0]), rest]


def place_of(offering: Offering) -> str:
    """Where it is, as one line."""
    if offering.is_online:
        return _("En ligne")
    return ", ".join(filter(None, (offering.place, offering.address, offering.town)))


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

"""What the papers of activities share: their head, and how days, hours and places stand on them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Activity, Offering, Session
from programs.letters import model as paper
from programs.lib import phones
from programs.lib.calendars.spans import hours_said
from programs.lib.periods import format_date, today
from programs.lib.quantities import format_number
from programs.lib.text import is_english
from programs.models.fields import localized

_HUNDREDTH = Decimal("0.01")


def short(language: str) -> paper.Language:
    """« fr » or « en », as what prints letters says it."""
    return "en" if is_english(language) else "fr"


def on_paper(
    activity: Activity, title: str, blocks: Sequence[paper.Text | paper.Table], language: str
) -> paper.Letter:
    """A paper of an activity, under the head of whoever leads its program."""
    lead = activity.program.lead
    sender = paper.Sender(
        localized(lead, "name", language), phone=phones.show(lead.phone), email=lead.email
    )
    return paper.Letter(
        language=short(language),
        kind="statement",
        title=title,
        sender=sender,
        day=today(),
        blocks=tuple(blocks),
    )


def session_said(session: Session, language: str) -> str:
    """« jeudi 18 octobre 2007, de 9 h à 11 h 30 »"""
    later = (session.last_day - session.day).days
    return _("%(day)s, %(hours)s") % {
        "day": format_date(session.day, language, "full"),
        "hours": hours_said(session.starts, session.ends, later, language),
    }


def place_said(offering: Offering, place: str = "") -> str:
    """Where it is held, on one line."""
    if offering.is_online and not place:
        return _("En ligne")
    parts = (place,) if place else (offering.place, offering.address, offering.town)
    return ", ".join(part for part in parts if part) or "—"


def duration_said(sessions: Sequence[Session], language: str) -> str:
    """How long they last together: « 25 heures »."""
    hours = sum((one.hours for one in sessions), Decimal(0))
    rounded = hours.quantize(_HUNDREDTH, ROUND_HALF_UP).normalize()
    number = format_number(Decimal(f"{rounded:f}"), language)
    return ngettext("%(number)s heure", "%(number)s heures", 2 if hours >= 2 else 1) % {
        "number": number
    }

"""Events written as an iCalendar (RFC 5545, 5546, 7986) for the calendars of other programs.

Nothing here reads the clock: the same events give the same bytes, so that a feed that has not changed is known by its
sum. What people typed is only ever text: no title can begin a line of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import icalendar
from django.utils.encoding import iri_to_uri

from programs.lib.calendars.hours import TORONTO, ZONE_NAME, instant, on_the_wall
from programs.lib.calendars.zones import vtimezone
from programs.lib.text import clean, is_english

REFRESHED_AFTER = timedelta(hours=6)
_PRODUCT = "-//Arrimage//Arrimage//FR"
_DAY = timedelta(days=1)
_ENDS_OF_LINES = re.compile("\r\n|[\r\n\u2028\u2029]")
_ADDRESS = re.compile(r"[^\s<>\"():;,@]+@[^\s<>\"():;,@]+")


class Method(StrEnum):
    """What a program is to do with the events: show them (a feed), hold one for an attendee, or take one away."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Party:
    """Who organises, or who is invited. Raises ValueError for an address that is none."""

    name: str
    email: str

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.email):
            raise ValueError("the e-mail address of a party of an event is none")


@dataclass(frozen=True, kw_only=True)
class Event:
    """What a calendar shows, from one aware moment to another, or on whole days.

    ``uid`` never changes and ``sequence`` grows with every change that people come or go by; ``updated_at`` is when
    the record last changed. Two dates are whole days, the last included (none for one day): they leave people
    free. Raises ValueError where the end does not fit the start, TypeError for a moment without a zone.
    """

    uid: str
    sequence: int
    starts_at: datetime | date
    ends_at: datetime | date | None
    summary: str
    updated_at: datetime
    description: str = ""
    location: str = ""
    url: str = ""
    cancelled: bool = False
    organizer: Party | None = None
    attendee: Party | None = None
    language: str = "fr-ca"

    def __post_init__(self) -> None:
        instant(self.updated_at)
        if not _line(self.uid) or self.sequence < 0:
            raise ValueError("an event has a uid, and a sequence from 0 up")
        if not isinstance(self.starts_at, datetime):
            ends = self.ends_at or self.starts_at
            if isinstance(ends, datetime) or ends < self.starts_at:
                raise ValueError("whole days end with a day, not before the first")
        elif not isinstance(self.ends_at, datetime):
            raise ValueError("an event that starts at a moment ends at one")
        elif instant(self.ends_at) <= instant(self.starts_at):
            raise ValueError("an event ends after it starts")


def icalendar_of(
    events: Iterable[Event],
    *,
    method: Method,
    name: str = "",
    language: str = "fr-ca",
    refreshed_after: timedelta | None = None,
) -> bytes:
    """Return the file: ``PUBLISH`` with ``refreshed_after`` for a feed, ``REQUEST`` or ``CANCEL`` for a mail.

    The events stand in the order of their days, whatever order they came in. A mail holds events with an organiser
    and an attendee, all of them cancelled where it cancels; a feed never names an attendee. Raises ValueError where
    this is not so, or where two events have one uid.
    """
    kept = sorted(events, key=lambda event: (*_sorted_by(event.starts_at), event.uid))
    _check(kept, method)
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if name:
        in_language = {"LANGUAGE": _language(language)}
        calendar.add("name", _Text(_line(name)), parameters=in_language)
        calendar.add("x-wr-calname", _Text(_line(name)))
    calendar.add("x-wr-timezone", ZONE_NAME)
    if refreshed_after:
        calendar.add("refresh-interval", refreshed_after, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", icalendar.vDuration(refreshed_after))
    if years := [year for event in kept for year in _years(event)]:
        calendar.add_component(vtimezone(min(years), max(years)))
    for event in kept:
        calendar.add_component(_component(event, method))
    return calendar.to_ical()


class _Text(icalendar.vText):
    """Text with its commas, semicolons, backslashes and ends of lines escaped.

    icalendar takes a backslash before a capital N for an end of line, which a path may hold.
    """

    def to_ical(self) -> bytes:
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return escaped.replace("\n", "\\n").encode()


def _component(event: Event, method: Method) -> icalendar.Event:
    component = icalendar.Event()
    changed = instant(event.updated_at)
    in_language = {"LANGUAGE": _language(event.language)}
    component.add("uid", _Text(_line(event.uid)))
    component.add("dtstamp", changed)
    component.add("last-modified", changed)
    component.add("sequence", event.sequence)
    if isinstance(event.starts_at, datetime) and isinstance(event.ends_at, datetime):
        component.add("dtstart", _local(event.starts_at))
        component.add("dtend", _local(event.ends_at))
        component.add("transp", "OPAQUE")
    else:
        component.add("dtstart", event.starts_at)
        # The standard has the day after the last.
        component.add("dtend", (event.ends_at or event.starts_at) + _DAY)
        component.add("transp", "TRANSPARENT")
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("summary", _Text(_line(event.summary)), parameters=in_language)
    if event.description:
        component.add("description", _Text(_lines(event.description)), parameters=in_language)
    if event.location:
        component.add("location", _Text(_line(event.location)), parameters=in_language)
    if event.url:
        component.add("url", icalendar.vUri(iri_to_uri(event.url)))
    if event.organizer:
        component.add("organizer", _address(event.organizer))
    if event.attendee and method != Method.PUBLISH:
        component.add("attendee", _address(event.attendee, ROLE="REQ-PARTICIPANT", RSVP="FALSE"))
    return component


def _check(events: list[Event], method: Method) -> None:
    if len({event.uid for event in events}) != len(events):
        raise ValueError("two events of a calendar have one uid")
    if method == Method.PUBLISH:
        return
    if not all(event.organizer and event.attendee for event in events):
        raise ValueError("an event that is sent has an organiser and an attendee")
    if any(event.cancelled != (method == Method.CANCEL) for event in events):
        raise ValueError("what is cancelled is sent to cancel, and nothing else is")


def _address(party: Party, **parameters: str) -> icalendar.vCalAddress:
    address = icalendar.vCalAddress(f"mailto:{party.email}")
    # A quotation mark cannot stand in a parameter, and few programs read what RFC 6868 has for it.
    name_of = _line(party.name).replace('"', "'")
    for name, value in {"CN": name_of, **parameters}.items():
        if value:
            address.params[name] = value
    return address


def _local(moment: datetime) -> datetime:
    """The moment by the clocks of the region; in UTC where they show it a second time, which they cannot say."""
    local = instant(moment).astimezone(TORONTO)
    return instant(moment) if local.fold else local


def _years(event: Event) -> list[int]:
    """The years whose clocks the event is written by."""
    moments = (event.starts_at, event.ends_at)
    return [on_the_wall(moment).year for moment in moments if isinstance(moment, datetime)]


def _sorted_by(start: datetime | date) -> tuple[date, str]:
    if isinstance(start, datetime):
        return on_the_wall(start).date(), instant(start).isoformat()
    return start, ""


def _language(language: str) -> str:
    return "en-CA" if is_english(language) else "fr-CA"


def _lines(text: str) -> str:
    """The text with its ends of lines in one form, and no control characters."""
    return clean(_ENDS_OF_LINES.sub("\n", text))


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(_lines(text).split())

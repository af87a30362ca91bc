"""Calendars read back by who did not write them: vobject, and lines counted by hand."""

from datetime import UTC, date, datetime

import vobject
from vobject import icalendar as known


def read(content: bytes) -> vobject.base.Component:
    """The calendar, its zone read from the file itself and never one that an earlier file had."""
    vars(known)["__tzidMap"].pop("America/Toronto", None)
    return vobject.readOne(content.decode())


def moments(event: vobject.base.Component) -> tuple[datetime, datetime]:
    """When an event that was read starts and ends."""
    return event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)


def days(event: vobject.base.Component) -> tuple[date, date]:
    return event.dtstart.value, event.dtend.value


def lines(content: bytes) -> list[str]:
    """The lines as they stand in the file, each checked: its end, its 75 octets, no letter cut in two."""
    assert content.endswith(b"\r\n")
    *found, rest = content.split(b"\r\n")
    assert rest == b""
    assert max(len(line) for line in found) <= 75
    assert not any(control in line for line in found for control in (b"\r", b"\n", b"\x00"))
    return [line.decode() for line in found]


def unfolded(content: bytes) -> list[str]:
    whole: list[str] = []
    for line in lines(content):
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    return whole

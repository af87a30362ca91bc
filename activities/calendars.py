"""What the public calendar shows: which sessions an address asks for, month by month or one after the other.

Nobody's registration is read here: seats are those of the counter of each offering, so that a calendar with a hundred
thousand registrations takes no longer than with none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import QueryDict

from activities.access import public_sessions
from activities.enums import ActivityKind, ActivityLanguage, Audience
from activities.models import Session
from activities.schedules import hours_of, where
from activities.standing import Standing, standing_of, with_room
from programs.enums import SchoolLevel
from programs.models import Program, Region

_ACTIVITY = "offering__activity__"
_WORD = re.compile(r"[-\w]{1,60}", re.ASCII)


# --- which


@dataclass(frozen=True)
class Filters:
    """What narrows the calendar; nothing by default. Their words in an address are those of ``_WORDS``."""

    program: str = ""
    region: str = ""
    audience: str = ""
    level: str = ""
    kind: str = ""
    language: str = ""
    online: bool = False
    room: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """Raises BadRequest for what cannot be read."""
        given = {name: query.get(word, "") for name, word in _WORDS.items()}
        for name, choices in _CHOICES.items():
            if given[name] and given[name] not in choices.values:
                raise BadRequest("a filter of the calendar is none")
        for name in ("program", "region"):
            if given[name] and not _WORD.fullmatch(given[name]):
                raise BadRequest("a program or a region is none")
        for name in _FLAGS:
            if given[name] not in ("", "1"):
                raise BadRequest("a box of the calendar is ticked or not")
        return cls(
            **{name: value == "1" if name in _FLAGS else value for name, value in given.items()}
        )

    @property
    def asked(self) -> dict[str, str]:
        """What an address needs to ask for the same: no word for what narrows nothing."""
        found = {word: getattr(self, name) for name, word in _WORDS.items()}
        return {word: "1" if value is True else value for word, value in found.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.asked)

    def of(self, sessions: QuerySet[Session], now: datetime) -> QuerySet[Session]:
        """Those of ``sessions`` that are asked for."""
        for name in ("program", "region", "audience", "level", "kind", "language"):
            if value := getattr(self, name):
                sessions = sessions.filter(_NARROWING[name](value))
        if self.online:
            sessions = sessions.filter(offering__is_online=True)
        return sessions.filter(with_room(now)) if self.room else sessions


_WORDS = {
    "program": "programme",
    "region": "region",
    "audience": "public",
    "level": "niveau",
    "kind": "nature",
    "language": "langue",
    "online": "en_ligne",
    "room": "places",
}
_FLAGS = ("online", "room")
_CHOICES = {
    "audience": Audience,
    "level": SchoolLevel,
    "kind": ActivityKind,
    "language": ActivityLanguage,
}


def _in_region(code: str) -> Q:
    own = Q(**{f"{_ACTIVITY}region__code": code})
    of_program = Q(
        **{f"{_ACTIVITY}region": None, f"{_ACTIVITY}program__region__code": code},
    )
    return own | of_program


def _for_level(level: str) -> Q:
    """An activity for students that names no level is for all of them."""
    named = Q(**{f"{_ACTIVITY}levels__contains": [level]})
    every = Q(**{f"{_ACTIVITY}levels": [], f"{_ACTIVITY}audiences__contains": [Audience.STUDENTS]})
    return named | every


def _in_language(language: str) -> Q:
    """What is in both languages is in either; an offering that says none has that of its activity."""
    good = {language, ActivityLanguage.BOTH.value}
    own = Q(offering__language__in=good)
    return own | Q(**{"offering__language": "", f"{_ACTIVITY}language__in": good})


_NARROWING = {
    "program": lambda slug: Q(**{f"{_ACTIVITY}program__slug": slug}),
    "region": _in_region,
    "audience": lambda audience: Q(**{f"{_ACTIVITY}audiences__contains": [audience]}),
    "level": _for_level,
    "kind": lambda kind: Q(**{f"{_ACTIVITY}kind": kind}),
    "language": _in_language,
}


def programs_shown() -> QuerySet[Program]:
    """The programs that have something in the public calendar."""
    return Program.objects.filter(activities__is_public=True).distinct()


def regions_shown() -> QuerySet[Region]:
    """The regions in which something of the public calendar takes place."""
    own = Q(activities__is_public=True)
    of_programs = Q(programs__activities__is_public=True, programs__activities__region=None)
    return Region.objects.filter(own | of_programs).distinct()


def sessions_of(filters: Filters, now: datetime) -> QuerySet[Session]:
    """The public sessions that are asked for, with all that is said of them, by their days."""
    sessions = public_sessions().select_related(
        "offering__activity__program__lead", "offering__activity__region"
    )
    return filters.of(sessions, now).order_by("day", "starts", "pk")


# --- as they are shown


@dataclass(frozen=True)
class Shown:
    """A session with what the calendar says of it, in the language of its reader."""

    session: Session
    standing: Standing
    hours: str
    where: str

    @property
    def activity(self):
        return self.session.offering.activity

    @property
    def look(self) -> str:
        """The class of its line: what does not take place is struck through."""
        return "is-stopped" if self.standing.is_stopped else ""


def show(sessions: Iterable[Session], now: datetime, language: str) -> list[Shown]:
    return [
        Shown(one, standing_of(one, now), hours_of(one, language), where(one.offering, one))
        for one in sessions
    ]


def by_day(shown: Iterable[Shown]) -> list[tuple[date, list[Shown]]]:
    """Each day that has something, with what it has."""
    return [(day, list(some)) for day, some in groupby(shown, key=lambda one: one.session.day)]

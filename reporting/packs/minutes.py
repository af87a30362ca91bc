"""Minutes that may be given as a piece. Whoever keeps committees offers theirs; packs know none of them."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from programs.files import CheckedFile
from programs.lib.periods import Period
from programs.models import Program


@dataclass(frozen=True)
class Minutes:
    """The approved minutes of one meeting: ``key`` names them to their source."""

    key: str
    label: str
    day: date


class Source(Protocol):
    """Offers approved minutes through its own door, and gives their PDF."""

    def offered(self, user, program: Program, period: Period) -> list[Minutes]: ...

    def file(self, user, program: Program, key: str) -> CheckedFile:
        """The PDF of the minutes ``key``. Raises Http404 where the user may not see them."""
        ...


_SOURCES: list[Source] = []


def provide(source: Source) -> None:
    """Let the minutes of ``source`` be chosen from now on."""
    _SOURCES[:] = [source]


def offered(user, program: Program, period: Period) -> list[Minutes]:
    """The approved minutes of the meetings of ``period`` and of the months after it, where there is a source."""
    return [one for source in _SOURCES for one in source.offered(user, program, period)]


def file_of(user, program: Program, key: str) -> CheckedFile:
    (source,) = _SOURCES
    return source.file(user, program, key)

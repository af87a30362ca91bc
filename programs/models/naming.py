"""By which of its names an organisation is called: the one that it bore on the day of which is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Worn:
    """What an organisation was called at one time."""

    name: str
    name_en: str = ""
    acronym: str = ""


_DAY: ContextVar[date | None] = ContextVar("named_on", default=None)


@contextmanager
def names_of(day: date) -> Iterator[None]:
    """While it lasts, every organisation is called as it was on ``day``. Of one within another, the outer one holds:
    a document calls an organisation by one name, whatever the years that it compares."""
    token = _DAY.set(_DAY.get() or day)
    try:
        yield
    finally:
        _DAY.reset(token)


def day_of_names() -> date | None:
    """The day whose names are given; None for those of the present."""
    return _DAY.get()

"""A month on a page: its weeks from Sunday, and in the square of each day what stands there."""

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.exceptions import BadRequest

from programs.lib.calendars.monthdays import month_name, weekday_name
from programs.lib.periods import Period, add_months, format_date

_YEARS = range(1990, 2100)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_SUNDAY_FIRST = calendar.Calendar(calendar.SUNDAY)


@dataclass(frozen=True)
class Square:
    """A day of a month with what is ``shown`` of it; ``more`` are those for which it has no room.

    ``day`` is None beside the ends of the month.
    """

    day: date | None
    shown: tuple = ()
    more: int = 0

    def said(self, language: str) -> str:
        return format_date(self.day, language, "full") if self.day else ""


@dataclass(frozen=True)
class Month:
    """A month by its first day."""

    first: date

    # So many stand in the square of a day, unless one more is all that there is.
    MOST = 4

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.replace(day=1))

    @classmethod
    def read(cls, text: str) -> "Month":
        """« 2009-10 ». Raises BadRequest."""
        found = _MONTH.fullmatch(text)
        if not found or int(found[1]) not in _YEARS:
            raise BadRequest("a month is none")
        return cls(date(int(found[1]), int(found[2]), 1))

    @property
    def code(self) -> str:
        return f"{self.first:%Y-%m}"

    def said(self, language: str) -> str:
        """« octobre 2009 »."""
        return f"{month_name(self.first, language)} {self.first.year}"

    @cached_property
    def period(self) -> Period:
        return Period(self.first, add_months(self.first, 1) - timedelta(days=1))

    @property
    def before(self) -> "Month | None":
        return self._moved(-1)

    @property
    def after(self) -> "Month | None":
        return self._moved(1)

    def _moved(self, months: int) -> "Month | None":
        """None beyond the years of which a calendar is made."""
        moved = add_months(self.first, months)
        return replace(self, first=moved) if moved.year in _YEARS else None

    def weeks(self, by_day: Mapping[date, Sequence[Any]]) -> list[list[Square]]:
        """Its weeks from Sunday, each of seven squares, with what there is of each day."""
        return [
            [self._square(number, by_day) for number in week]
            for week in _SUNDAY_FIRST.monthdayscalendar(self.first.year, self.first.month)
        ]

    def _square(self, number: int, by_day: Mapping[date, Sequence[Any]]) -> Square:
        if not number:
            return Square(None)
        day = self.first.replace(day=number)
        all_of_it = by_day.get(day, ())
        kept = all_of_it if len(all_of_it) <= self.MOST + 1 else all_of_it[: self.MOST]
        return Square(day, tuple(kept), len(all_of_it) - len(kept))


def weekdays(language: str) -> list[str]:
    """The heads of its columns, from Sunday."""
    return [weekday_name(number, language) for number in _SUNDAY_FIRST.iterweekdays()]

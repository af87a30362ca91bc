"""When something is due after the end of a fiscal year: so many days or months later, or on a day of the calendar.

A rule is kept in the notation of ISO 8601: « P90D », « P3M », « --09-30 ».
"""

import calendar
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from programs.lib.periods import format_date, parse_date
from programs.lib.terms import Term, TermUnit, next_working_day, parse_term
from programs.lib.text import excerpt, is_english

PATTERN = r"^(P[0-9]{1,4}[DM]|--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$"
_UNITS = {"D": TermUnit.DAYS, "M": TermUnit.MONTHS}
_LETTERS = {unit: letter for letter, unit in _UNITS.items()}
# It has a 29 February, which falls on the 28th in other years.
_LEAP_YEAR = 2024


@dataclass(frozen=True)
class DueRule:
    """A term from the end of the year, or a month and a day: the first such day after it."""

    term: Term | None = None
    month: int = 0
    day: int = 0

    @classmethod
    def read(cls, code: str) -> "DueRule":
        """The rule that is kept as ``code``."""
        if code.startswith("--"):
            return cls(month=int(code[2:4]), day=int(code[5:7]))
        return cls(Term(int(code[1:-1]), _UNITS[code[-1]]))

    @classmethod
    def parse(cls, text: str) -> "DueRule":
        """The rule that somebody writes: « 90 jours », « 3 mois », « 30 septembre ». Raises ValueError, in French."""
        try:
            if term := parse_term(text):
                return cls(term)
        except ValueError:
            if on := _day_of_year(text):
                return on
        raise ValueError(
            _(
                "« %(text)s » ne dit pas une échéance. Écrivez un délai après la fin de l’exercice (90 jours, "
                "3 mois) ou un jour (30 septembre)."
            )
            % {"text": excerpt(text)}
        )

    @property
    def code(self) -> str:
        if self.term:
            return f"P{self.term.count}{_LETTERS[TermUnit(self.term.unit)]}"
        return f"--{self.month:02}-{self.day:02}"

    def after(self, end: date, *, working: bool = False) -> date:
        """The day on which it falls after a year that ended on ``end``; ``working`` moves it off holidays."""
        found = self.term.after(end) if self.term else self._next(end)
        return next_working_day(found) if working else found

    def _next(self, end: date) -> date:
        found = self._in(end.year)
        return found if found > end else self._in(end.year + 1)

    def _in(self, year: int) -> date:
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))

    def display(self, language: str) -> str:
        """As one writes it: « 90 jours », « 30 septembre »."""
        if self.term:
            return self.term.display(language)
        return format_date(date(_LEAP_YEAR, self.month, self.day), language, "day")

    def say(self, language: str) -> str:
        """In a sentence: « 90 jours après la fin de l’exercice », « le 30 septembre »."""
        words = self.display(language)
        if is_english(language):
            return f"{words} after the end of the fiscal year" if self.term else f"on {words}"
        return f"{words} après la fin de l’exercice" if self.term else f"le {words}"


def _day_of_year(text: str) -> DueRule | None:
    for year in (f"{text} {_LEAP_YEAR}", f"{text}, {_LEAP_YEAR}"):
        try:
            found = parse_date(year)
        except ValueError:
            continue
        if found and found.year == _LEAP_YEAR:
            return DueRule(month=found.month, day=found.day)
    return None

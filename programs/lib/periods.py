"""Periods, fiscal years and dates: local calendar days, never timestamps."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.quantities import unknown
from programs.lib.text import excerpt, is_english, normalise

_DAY = timedelta(days=1)
_WEEKEND = (6, 7)


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` to `end`, both included.

    Raises ValueError, in French, where the end comes before the start, and TypeError for a
    timestamp, whose day depends on the clock that reads it.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) or isinstance(self.end, datetime):
            raise TypeError("a period is made of dates, not of timestamps")
        if self.end < self.start:
            language = get_language() or "fr"
            raise ValueError(
                _("La période finit le %(end)s, avant de commencer le %(start)s.")
                % {
                    "end": format_date(self.end, language),
                    "start": format_date(self.start, language),
                }
            )

    def __str__(self) -> str:
        return self.label

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """How many days, the first and the last included."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int:
        """How many complete months (12 for a fiscal year, 1 for six weeks)."""
        after = self.end + _DAY
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        return months if add_months(self.start, months) <= after else months - 1

    @property
    def label(self) -> str:
        """The years, where they say it all: "2018", "2007-2008", "2018-2023"; else both dates.

        Up to twelve months that pass a New Year are "2007-2008"; more than twelve months are
        labelled by their years when they touch three or are a whole number of years.
        """
        first, last = self.start.year, self.end.year
        if self.start == date(first, 1, 1) and self.end == date(first, 12, 31):
            return str(first)
        crosses_one_new_year = last == first + 1 and self._is_up_to_a_year()
        if crosses_one_new_year or last > first + 1 or self._is_whole_years():
            return f"{first}-{last}"
        return self.dates

    @property
    def dates(self) -> str:
        """Both dates, ISO 8601: "2018-01-15/2018-03-02"."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def code(self) -> str:
        """Both dates where a slash cannot stand, in an address or a file: "2018-01-15--2018-03-02"."""
        return self.dates.replace("/", "--")

    @classmethod
    def read(cls, text: str) -> "Period | None":
        """Return the period that `dates` or `code` writes, and None for any other text.

        Raises ValueError, in French, where the dates are none or in no order.
        """
        days = _DATES.fullmatch(text.strip())
        return cls(parse_date(days[1]), parse_date(days[2])) if days else None

    def display(self, language: str) -> str:
        """Return both dates in words, as plain text; one date for a single day."""
        start, end = format_date(self.start, language), format_date(self.end, language)
        return start if self.start == self.end else f"{start} – {end}"

    def months_said(self, language: str) -> str:
        """Return its months in short, « juil. – sept. 2025 »; the label of a year; both dates of anything else."""
        if not self._is_whole_months():
            return self.display(language)
        if self.months % 12 == 0:
            return self.label
        first, last = (_month(day, language) for day in (self.start, self.end))
        if first == last:
            return f"{last} {self.end.year}"
        year = "" if self.start.year == self.end.year else f" {self.start.year}"
        return f"{first}{year} – {last} {self.end.year}"

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two periods have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def previous(self) -> "Period":
        """Return the period of the same length that ends the day before this one starts."""
        if self._is_whole_months():
            return Period(add_months(self.start, -self.months), self.start - _DAY)
        return Period(self.start - timedelta(days=self.days), self.start - _DAY)

    def a_year_before(self) -> "Period":
        """Return the same days of the year before."""
        return Period(add_months(self.start, -12), add_months(self.end + _DAY, -12) - _DAY)

    def next(self) -> "Period":
        """Return the period of the same length that starts the day after this one ends."""
        start = self.end + _DAY
        if self._is_whole_months():
            return Period(start, add_months(start, self.months) - _DAY)
        return Period(start, self.end + timedelta(days=self.days))

    def _is_whole_months(self) -> bool:
        # After the 28th the months have no same day to start on.
        aligned = add_months(self.start, self.months) == self.end + _DAY
        return aligned and self.start.day <= 28 and self.months > 0

    def _is_up_to_a_year(self) -> bool:
        return self.end < add_months(self.start, 12)

    def _is_whole_years(self) -> bool:
        return self._is_whole_months() and self.months > 12 and self.months % 12 == 0


def years_of(start: date | None, end: date | None) -> str:
    """Return the label of the period between two days that were typed; nothing where they make none."""
    if start is None or end is None or end < start:
        return ""
    return Period(start, end).label


@dataclass(frozen=True)
class FiscalCalendar:
    """The fiscal years of a program or of an organisation, which start on the first of a month.

    `changes` are the days from which another calendar holds, oldest first: each is the first day
    of its first year. The year that was under way ends the day before, and is shorter than twelve
    months; those before it stay as they were.

    Raises ValueError, in French, for a month that is not 1 to 12, and for days that begin no
    calendar.
    """

    start_month: int
    changes: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.start_month not in range(1, 13):
            raise ValueError(_("Le premier mois de l’exercice va de 1 à 12."))
        if any(day.day != 1 for day in self.changes):
            raise ValueError(_("Un exercice commence le premier jour d’un mois."))
        if list(self.changes) != sorted(set(self.changes)):
            raise ValueError(_("Les changements d’exercice vont du plus ancien au plus récent."))

    def month_on(self, day: date) -> int:
        """Return the first month of the calendar that holds on that day."""
        begun = [change for change in self.changes if change <= day]
        return begun[-1].month if begun else self.start_month

    def months_said(self, day: date, language: str) -> str:
        """Return the months of the calendar that holds on that day: "avril à mars"."""
        locale = "en" if is_english(language) else "fr"
        names, first = get_month_names("wide", locale=locale), self.month_on(day)
        last = (first + 10) % 12 + 1
        return _("%(first)s à %(last)s") % {"first": names[first], "last": names[last]}

    def year_containing(self, day: date) -> Period:
        """Return the fiscal year that the day falls in."""
        month = self.month_on(day)
        start = date(day.year if day.month >= month else day.year - 1, month, 1)
        # One day before twelve months later: the last day of year 9999 has no day after it.
        end = add_months(start, 11).replace(day=1)
        end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
        cut = next((change for change in self.changes if day < change <= end), None)
        return Period(start, cut - _DAY if cut else end)

    def years_between(self, start: date, end: date) -> list[Period]:
        """Return the fiscal years that have a day from start to end, oldest first.

        Raises ValueError, in French, where the end comes before the start.
        """
        period = Period(start, end)
        years = [self.year_containing(period.start)]
        while years[-1].end < period.end:
            years.append(self.year_containing(years[-1].end + _DAY))
        return years

    def year(self, label: str) -> Period:
        """Return the fiscal year that a label names: "2007-2008", "2007-08", "2007/2008".

        A year that is the calendar year is named "2008"; any may be named by both its dates, as
        one that a change cuts short must be. Raises ValueError, in French, that says how to write
        it.
        """
        if dates := Period.read(label):
            return self._year_of(dates)
        years = _YEARS.fullmatch(label.strip())
        if not years or not _is_sensible_year(int(years[1])):
            raise ValueError(
                _("« %(text)s » n’est pas un exercice. Écrivez-le %(example)s.")
                % {"text": excerpt(label), "example": self._example(2008)}
            )
        first = int(years[1])
        wanted = str(first) if years[2] is None else f"{first}-{first + 1}"
        found = [year for year in self._years_touching(first) if self.label(year) == wanted]
        if not found or years[2] not in _next_year(first):
            raise ValueError(
                _("« %(text)s » ne nomme pas un exercice de ce calendrier. Écrivez %(example)s.")
                % {"text": excerpt(label), "example": self._example(first)}
            )
        return found[0]

    def label(self, period: Period) -> str:
        """Return the years of whole fiscal years, and both dates of any other period.

        Unlike `Period.label`, two months over a New Year never pass for the fiscal year, nor does
        a year that a change cut short.
        """
        if period.start.year == period.end.year:
            return period.label
        years = self.years_between(period.start, period.end)
        is_whole = years[0].start == period.start and years[-1].end == period.end
        return period.label if is_whole and all(map(_is_a_year, years)) else period.dates

    def name(self, period: Period) -> str:
        """Return what means this period and no other: "2007-2008" for a fiscal year, else its code."""
        is_named_by_years = _is_a_year(period) and self.year_containing(period.start) == period
        return period.label if is_named_by_years else period.code

    def previous(self, year: Period) -> Period:
        """Return the fiscal year before."""
        return self.year_containing(year.start - _DAY)

    def years_altered(self, other: "FiscalCalendar", start: date, end: date) -> list[Period]:
        """Return the fiscal years from start, over by end, that are none of another calendar."""
        return [
            year
            for year in self.years_between(start, end)
            if year.end <= end and other.year_containing(year.start) != year
        ]

    def _year_of(self, dates: Period) -> Period:
        if self.year_containing(dates.start) == dates:
            return dates
        raise ValueError(
            _("« %(text)s » ne nomme pas un exercice de ce calendrier. Écrivez %(example)s.")
            % {"text": dates.dates, "example": self._example(dates.start.year)}
        )

    def _years_touching(self, year: int) -> list[Period]:
        return self.years_between(date(year, 1, 1), date(year, 12, 31))

    def _example(self, year: int) -> str:
        """Return how labels are written: those of the fiscal years that have a day of `year`."""
        *others, last = [self.label(one) for one in self._years_touching(year)]
        if not others:
            return last
        return _("%(one)s ou %(other)s") % {"one": ", ".join(others), "other": last}


def _is_a_year(period: Period) -> bool:
    return period.months == 12


# Any dash or slash may stand between the two years; the second may have two digits.
_YEARS = re.compile(r"([0-9]{4})(?:\s*[-‐-―−/]\s*([0-9]{4}|[0-9]{2}))?")

_DATES = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/|--)([0-9]{4}-[0-9]{2}-[0-9]{2})")


def _next_year(year: int) -> tuple[str | None, str, str]:
    """Return what may stand after a first year: nothing, or the next year in full or short."""
    return None, str(year + 1), str(year + 1)[-2:]


# --- days ----------------------------------------------------------------------------------------


def today() -> date:
    """Return the local calendar day."""
    return timezone.localdate()


def add_months(day: date, months: int) -> date:
    """Return the same day that many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_working_days(day: date, count: int) -> date:
    """Return the day that lies that many working days (Monday to Friday) later."""
    while count:
        day += _DAY
        if day.isoweekday() not in _WEEKEND:
            count -= 1
    return day


def format_date(
    day: date | None, language: str, style: Literal["long", "short", "day", "full"] = "long"
) -> str:
    """Return "1er juillet 2007" or "July 1, 2007"; short is ISO 8601; None is "n. d.".

    "day" leaves the year out, "full" puts the day of the week before.
    """
    if day is None:
        return unknown(language)
    if style == "short":
        return date(day.year, day.month, day.day).isoformat()
    english = is_english(language)
    locale = "en" if english else "fr"
    month = get_month_names("wide", locale=locale)[day.month]
    number = "1er" if day.day == 1 and not english else str(day.day)
    without_year = f"{month} {number}" if english else f"{number} {month}"
    if style == "day":
        return without_year
    whole = f"{without_year}, {day.year}" if english else f"{without_year} {day.year}"
    if style == "long":
        return whole
    weekday = get_day_names("wide", locale=locale)[day.weekday()]
    return f"{weekday}, {whole}" if english else f"{weekday} {whole}"


def _month(day: date, language: str) -> str:
    """The month in short: « juil. », "Jul"."""
    return get_month_names("abbreviated", locale="en" if is_english(language) else "fr")[day.month]


# --- dates that people type ----------------------------------------------------------------------

_SENSIBLE_YEARS = range(1900, 2200)
# Day 0 of a workbook, from 1 March 1900 on (before, it counts a 29 February that never was).
_SERIAL_ORIGIN = date(1899, 12, 30)
_FIRST_SERIAL = 61
_LONGEST_DATE = 40

_YEAR_FIRST = re.compile(
    r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})(?:[ T][0-9:.]+(?:Z|[-+][0-9:]+)?)?"
)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_DAY_NUMBER = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)?")


def parse_date(value: str | date | datetime | int | float | Decimal | None) -> date | None:
    """Return the day that a person or a workbook says; None and a blank are None.

    Takes "2008-06-30", "20080630", "30/06/2008", "30.06.2008", "30 juin 2008", "1er juillet
    2007", "June 30, 2008", and the day number of a workbook cell that lost its format. Day comes
    before month, unless only the reverse is a date ("06/30/2008"): a column of dates has one
    order, which `day_in_order` reads. A timestamp gives its local day. Raises ValueError, in
    French, naming what was read: no date, a year of two digits or outside 1900 to 2199, a
    bare year where a date is due.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    day = _read_date(value)
    if day is None or not _is_sensible_year(day.year):
        raise ValueError(
            _("« %(text)s » n’est pas une date. Écrivez-la 2008-06-30.") % {"text": excerpt(value)}
        )
    return day


def day_in_order(text: object, first: Literal["day", "month"]) -> date | None:
    """Return the day of "05/06/2008" where ``first`` is what it begins with, or None.

    None too for text that is not made of three numbers, of which the year is the last.
    """
    match = _YEAR_LAST.fullmatch(" ".join(text.split())) if isinstance(text, str) else None
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    return _day(year, one, other) if first == "month" else _day(year, other, one)


def parse_dates(text: str) -> list[date]:
    """Return the days of a list set apart by ";", "|" or new lines, oldest first, each once.

    Raises ValueError, in French, for a piece that is no date.
    """
    days = [parse_date(piece) for piece in re.split(r"[;|\n]", text)]
    return sorted({day for day in days if day})


def _is_sensible_year(year: int) -> bool:
    return year in _SENSIBLE_YEARS


def _read_date(value: object) -> date | None:
    """Return the day that a cell of any type says, or None."""
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _read_text(" ".join(value.split()))
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return _read_serial(value)
    return None


def _read_serial(serial: int | float | Decimal) -> date | None:
    """Return the day that a workbook numbers so; "20080630" may have become a number too."""
    if not Decimal(serial).is_finite() or not _FIRST_SERIAL <= serial < 10**8:
        return None
    number = int(serial)
    if number in _SENSIBLE_YEARS:  # a bare year, rather than a day of 1905
        return None
    if number >= 10**7:
        return _read_text(str(number))
    return _SERIAL_ORIGIN + timedelta(days=number) if number < 10**6 else None


def _read_text(text: str) -> date | None:
    if len(text) > _LONGEST_DATE:
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(text):
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        return _day(year, other, one) or _day(year, one, other)
    return _read_words(normalise(text).split())


def _read_words(words: list[str]) -> date | None:
    """Return the day out of "30 juin 2008" or "june 30 2008", already normalised."""
    if len(words) != 3 or not re.fullmatch("[0-9]{4}", words[2]):
        return None
    months = _months_by_name()
    for name, number in (words[1], words[0]), (words[0], words[1]):
        day = _DAY_NUMBER.fullmatch(number)
        if day and name in months:
            return _day(int(words[2]), months[name], int(day[1]))
    return None


@cache
def _months_by_name() -> dict[str, int]:
    """Return the number of each month by its French and English names, whole and short."""
    return {
        normalise(name): number
        for locale in ("fr", "en")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""When something happened, as far as it is known: a day, a month, a year, or from one day to another."""

import calendar
import re
from datetime import date

from babel.dates import get_month_names
from django.utils.translation import gettext as _

from programs.lib.periods import FiscalCalendar, Period, format_date, parse_date
from programs.lib.text import is_english, normalise

_FROM_TO = re.compile(r"\s+(?:au|to|à)\s+|\s+–\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def read_when(text: str, fiscal: FiscalCalendar) -> Period:
    """The days that ``text`` means: « 2008-03-12 », « mars 2008 », « 2007-2008 », « 2008 », « 3 au 14 mars 2008 ».

    « 2007-2008 », or « 2007-08 », is the fiscal year. Raises ValueError, in French, where it means none.
    """
    text = " ".join(text.split())
    for reading in (_dates, _day, _fiscal_year, _month, _year, _days):
        found = reading(text, fiscal)
        if found is not None:
            return found
    raise ValueError(
        _(
            "« %(text)s » n’est pas une date. Écrivez un jour (2008-03-12), un mois (mars 2008), un exercice "
            "(2007-2008) ou deux dates (2008-03-03 au 2008-03-14)."
        )
        % {"text": text}
    )


def write_when(period: Period, fiscal: FiscalCalendar, language: str = "fr") -> str:
    """A text that ``read_when`` reads as ``period``, as short as it can be: of months it says the name."""
    if period.start == period.end:
        return period.start.isoformat()
    if fiscal.year_containing(period.start) == period:
        return fiscal.name(period)
    if period == _whole_month(period.start):
        names = get_month_names("wide", locale="en" if is_english(language) else "fr")
        return f"{names[period.start.month]} {period.start.year}"
    if period == _whole_year(period.start.year):
        return str(period.start.year)
    return period.dates


def say_when(period: Period, fiscal: FiscalCalendar, language: str) -> str:
    """The same, to be read: « 12 mars 2008 », « mars 2008 », « 2007-2008 »."""
    if period.start == period.end:
        return format_date(period.start, language)
    if fiscal.year_containing(period.start) == period or period == _whole_year(period.start.year):
        return fiscal.label(period)
    return period.months_said(language)


def _dates(text: str, fiscal: FiscalCalendar) -> Period | None:
    return Period.read(text)


def _read(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _day(text: str, fiscal: FiscalCalendar) -> Period | None:
    day = _read(text)
    return Period(day, day) if day else None


def _month(text: str, fiscal: FiscalCalendar) -> Period | None:
    day = _read(f"{text}-01") if re.fullmatch(r"\d{4}-\d{1,2}", text) else None
    if day is None and re.match(r"[^\W\d]", normalise(text)):
        day = _read(f"1 {text}")
    return _whole_month(day) if day else None


def _fiscal_year(text: str, fiscal: FiscalCalendar) -> Period | None:
    try:
        return fiscal.year(text)
    except ValueError:
        return None


def _year(text: str, fiscal: FiscalCalendar) -> Period | None:
    return _whole_year(int(text)) if _YEAR.fullmatch(text) else None


def _days(text: str, fiscal: FiscalCalendar) -> Period | None:
    """Two days; of « 3 au 14 mars 2008 » the first one takes its month from the second."""
    parts = _FROM_TO.split(text.removeprefix("du ").removeprefix("from "))
    if len(parts) != 2:
        return None
    end = _read(parts[1])
    if end is None:
        return None
    start = _read(parts[0])
    if start is None and parts[0].isdecimal():
        try:
            start = end.replace(day=int(parts[0]))
        except ValueError:
            return None
    return Period(start, end) if start and start <= end else None


def _whole_month(day: date) -> Period:
    last = calendar.monthrange(day.year, day.month)[1]
    return Period(day.replace(day=1), day.replace(day=last))


def _whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))

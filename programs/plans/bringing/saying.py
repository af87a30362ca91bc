"""What a line of a document writes into the columns of its record: all that it says, whatever column takes it."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from babel.dates import get_month_names
from django.utils.translation import override

from programs.lib.periods import FiscalCalendar, Period, add_months, parse_date
from programs.lib.quantities import Quantity, parse_quantity
from programs.lib.text import clean, normalise
from programs.plans.enums import Level
from programs.plans.models import Action, Heading
from programs.plans.outlines.model import Line

# Each detail of a line, and the column that keeps it. What a record has no column for stays in its text.
_COLUMNS = {
    "aim": "aim",
    "target_population": "target_population",
    "timeline": "timeline",
    "achievements": "stated_achievements",
    "ongoing": "stated_ongoing",
}
QUANTITY = ("minimum", "maximum", "qualifier", "counted")
# What a unit is called once it is what the action counts.
_UNITS = {
    "dollars": "$",
    "percent": "%",
    "hours": "heures",
    "days": "jours",
    "persons": "personnes",
}
_LONGEST_COUNTED = 80
_LARGEST = Decimal(10) ** 12
_OF = re.compile(r"(?:de |d[’'])", re.IGNORECASE)
# What follows what is counted and still speaks of the number.
_QUALIFIES = re.compile(r"[0-9]|\b(?:et|ou) plus\b|\bau (?:moins|plus)\b|imum\b|\benviron\b")


def model_of(level: str) -> type[Heading] | type[Action]:
    return Action if level == Level.ACTION else Heading


def said_by(line: Line) -> dict[str, Any]:
    """The columns that ``line`` fills. What it leaves blank is not among them: silence empties nothing."""
    columns = {column.name: column for column in model_of(line.level)._meta.concrete_fields}
    said: dict[str, Any] = {}
    apart: list[tuple[str, str]] = []
    for detail, name in _COLUMNS.items():
        value = _tidy(getattr(line, detail))
        if not value:
            continue
        if name in columns and len(value) <= (columns[name].max_length or len(value)):
            said[name] = value
        else:
            apart.append((_label(name), value))
    if planned := _tidy(line.planned):
        counted = planned_by(planned) if line.level == Level.ACTION else None
        if counted is None:
            apart.append(("Prévu", planned))
        else:
            said |= counted
    number, text = _tidy(line.number), _tidy(line.text)
    if len(number) > columns["number"].max_length:
        number, text = "", f"{number} {text}".strip()
    if number:
        said["number"] = number
    said["text"] = "\n".join(
        [text or number, *(f"{label}\u00a0: {value}" for label, value in apart)]
    )
    if line.level != Level.ACTION:
        said["level"] = str(line.level)
    return said


def _tidy(text: str) -> str:
    """As it is kept: the database gives texts the same form."""
    return clean(text).strip()


def _label(name: str) -> str:
    """What the document would call it: its words are French, whoever imports it."""
    with override("fr"):
        label = str(
            next(m for m in (Action, Heading) if hasattr(m, name))
            ._meta.get_field(name)
            .verbose_name
        )
    return label[:1].upper() + label[1:]


# --- A number that is planned -------------------------------------------------------------------


def planned_by(text: str) -> dict[str, Any] | None:
    """« au moins 10 rencontres » as the columns of a quantity and what it counts; None where it reads as none."""
    return _number_first(text) or _indicator_and_target(text)


def _indicator_and_target(text: str) -> dict[str, Any] | None:
    """« Nombre de visites » and « 6 », as two columns of a table say them, one a line."""
    lines = text.split("\n")
    quantity = _quantity(lines[1].strip()) if len(lines) == 2 else None
    if quantity is None or not quantity.is_known or quantity.unit:
        return None
    counted = lines[0].strip()
    if _QUALIFIES.search(counted) or len(counted) > _LONGEST_COUNTED:
        return None
    return Action.spread(quantity) | {"counted": counted}


def _number_first(text: str) -> dict[str, Any] | None:
    words = text.split()
    for end in range(len(words), 0, -1):
        quantity = _quantity(" ".join(words[:end]))
        counted = _OF.sub("", " ".join(words[end:]), count=1)
        if quantity is None or not quantity.is_known or _QUALIFIES.search(counted):
            continue
        if quantity.unit:
            if counted or end > 1:
                continue
            counted = _UNITS[quantity.unit]
        if len(counted) <= _LONGEST_COUNTED:
            # What it counts is left as it is where the document does not say it.
            return Action.spread(quantity) | ({"counted": counted} if counted else {})
    return None


def _quantity(text: str) -> Quantity | None:
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return None
    bounds = [one for one in (quantity.minimum, quantity.maximum) if one is not None]
    is_kept = all(one < _LARGEST and one == one.quantize(Decimal("0.01")) for one in bounds)
    return quantity if is_kept else None


# --- A date in a timeline -----------------------------------------------------------------------

_MONTH = re.compile(r"(?P<month>[a-z]+) (?P<year>[0-9]{4})")
_YEARS = re.compile(r"[0-9]{4}\s*[-‐-―−/]\s*[0-9]{4}")


def due_by(timeline: str, period: Period, calendar: FiscalCalendar) -> date | None:
    """The last day that a timeline surely means: a day, a month of a year, a fiscal year; within ``period`` only.

    « 2015 » alone, « été 2015 », « en continu » stay what they are: a text.
    """
    day = _day(timeline) or _end_of_month(timeline) or _end_of_year(timeline, calendar)
    return day if day and day in period else None


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _end_of_month(text: str) -> date | None:
    found = _MONTH.fullmatch(normalise(text))
    month = _months().get(found["month"]) if found else None
    if not found or month is None or not 1900 <= int(found["year"]) < 2200:
        return None
    return add_months(date(int(found["year"]), month, 1), 1) - timedelta(days=1)


@cache
def _months() -> dict[str, int]:
    return {
        normalise(name): number
        for locale in ("fr", "en")
        for number, name in get_month_names("wide", locale=locale).items()
    }


def _end_of_year(text: str, calendar: FiscalCalendar) -> date | None:
    if not _YEARS.fullmatch(text.strip()):
        return None
    try:
        return calendar.year(text.strip()).end
    except ValueError:
        return None

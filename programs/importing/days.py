"""The days of a column: one order of day and month for all of it, and the first day of the workbook's own count."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.importing import kinds
from programs.importing.choices import Note
from programs.importing.columns import Place
from programs.importing.errors import UnreadableFile
from programs.importing.sheets import Unread
from programs.lib.periods import day_in_order, format_date
from programs.lib.text import excerpt

_FROM_1900_TO_1904 = 1462
# A bare year rather than a day of 1905, and numbers that are no count of days.
_YEARS = range(1900, 2200)
_SERIALS = range(1, 1_000_000)
# Said for a column that has no choice of its own.
EVERY_COLUMN = ""

Order = Literal["day", "month"]
Rows = Sequence[tuple[int, list]]


def settle(
    rows: Rows, places: Sequence[Place], choices: Mapping[str, str], *, is_since_1904: bool
) -> list[Note]:
    """Make days out of what the cells of each column of days leave open, and say how.

    Raises UnreadableFile where a column has two orders.
    """
    notes = []
    for index, place in enumerate(places):
        if isinstance(place.column.kind, kinds.Day):
            if is_since_1904:
                _count_from_1904(rows, index)
            chosen = choices.get(place.letter, choices.get(EVERY_COLUMN, ""))
            notes += _Column(rows, index, place).settle(chosen)
    return notes


def _count_from_1904(rows: Rows, index: int) -> None:
    for _number, cells in rows:
        cell = cells[index]
        if isinstance(cell, bool) or not isinstance(cell, (int, float)):
            continue
        if int(cell) in _SERIALS and int(cell) not in _YEARS:
            cells[index] = cell + _FROM_1900_TO_1904


class _Column:
    """The cells of one column of days that are three numbers, the year last."""

    def __init__(self, rows: Rows, index: int, place: Place):
        self._rows, self._index, self._place = rows, index, place
        self._open: tuple[int, str] | None = None
        self._sure: dict[str, tuple[int, str]] = {}
        for number, cells in rows:
            self._weigh(number, cells[index])

    def _weigh(self, number: int, cell: object) -> None:
        days = {first: day_in_order(cell, first) for first in ("day", "month")}
        read = [first for first, day in days.items() if day]
        if len(read) == 1:
            self._sure.setdefault(read[0], (number, cell))
        elif read and days["day"] != days["month"] and not self._open:
            self._open = (number, cell)

    def settle(self, chosen: str) -> list[Note]:
        if not chosen and len(self._sure) == 2:
            raise self._two_orders()
        first: Order = "month" if (chosen or next(iter(self._sure), "")) == "month" else "day"
        notes = self._notes(first, is_chosen=bool(chosen))
        for _number, cells in self._rows:
            cells[self._index] = _in_order(cells[self._index], first)
        return notes

    def _notes(self, first: Order, *, is_chosen: bool) -> list[Note]:
        if first == "month" and (self._sure or self._open):
            return [self._month_first(), *self._already_days()]
        if not self._open:
            return []
        is_sure = is_chosen or "day" in self._sure
        return [self._day_first(is_sure=is_sure)]

    def _month_first(self) -> Note:
        number, cell = self._sure.get("month") or self._open or self._sure["day"]
        text = _(
            "Colonne %(column)s : toutes ses dates écrites en chiffres sont lues mois d’abord, comme "
            "« %(cell)s » à la ligne %(row)d."
        ) % {"column": self._place.name, "cell": excerpt(cell), "row": number}
        return Note("ask", f"{text} {self._example('month')}".strip(), (number,))

    def _day_first(self, *, is_sure: bool) -> Note:
        number, _cell = self._open
        if is_sure:
            text = _("Colonne %(column)s : ses dates écrites en chiffres sont lues jour d’abord.")
        else:
            text = _(
                "Colonne %(column)s : rien ne dit si ses dates écrites en chiffres commencent par le jour ou "
                "par le mois ; elles sont lues jour d’abord."
            )
        text = f"{text % {'column': self._place.name}} {self._example('day')}"
        return Note("info" if is_sure else "ask", text, (number,))

    def _example(self, first: Order) -> str:
        """Both readings of a date that has two."""
        if not self._open:
            return ""
        number, cell = self._open
        other: Order = "day" if first == "month" else "month"
        language = get_language() or "fr"
        return _("« %(cell)s », à la ligne %(row)d, est le %(read)s et non le %(other)s.") % {
            "cell": excerpt(cell),
            "row": number,
            "read": format_date(day_in_order(cell, first), language),
            "other": format_date(day_in_order(cell, other), language),
        }

    def _already_days(self) -> list[Note]:
        """A program that reads days first made days of those cells where it could: months and days changed places."""
        rows = [number for number, cells in self._rows if isinstance(cells[self._index], date)]
        if not rows:
            return []
        text = _(
            "Colonne %(column)s : d’autres cellules (dès la ligne %(row)d) sont déjà des dates du tableur, "
            "qui a pu y prendre le mois pour le jour : vérifiez-les."
        )
        return [Note("ask", text % {"column": self._place.name, "row": rows[0]}, tuple(rows))]

    def _two_orders(self) -> UnreadableFile:
        (day_row, day_cell), (month_row, month_cell) = self._sure["day"], self._sure["month"]
        return UnreadableFile(
            _(
                "La colonne %(column)s a deux ordres de dates : « %(day)s » (ligne %(day_row)d) commence par le "
                "jour, « %(month)s » (ligne %(month_row)d) par le mois. Écrivez-les toutes comme 2008-06-30."
            )
            % {
                "column": self._place.name,
                "day": excerpt(day_cell),
                "day_row": day_row,
                "month": excerpt(month_cell),
                "month_row": month_row,
            }
        )


def _in_order(cell: object, first: Order) -> object:
    """``cell`` as it stands where it says the day by itself."""
    other: Order = "day" if first == "month" else "month"
    if day := day_in_order(cell, first):
        return day if first == "month" else cell
    if not day_in_order(cell, other):
        return cell
    sentence = (
        _("« %(text)s » n’est pas une date dont le mois vient d’abord.")
        if first == "month"
        else _("« %(text)s » n’est pas une date dont le jour vient d’abord.")
    )
    return Unread(str(cell), sentence % {"text": excerpt(cell)})

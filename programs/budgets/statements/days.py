"""The days of a column of a statement: one order of year, month and day for all of it, never guessed from one cell."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.importing.choices import Question, Unanswered
from programs.importing.errors import UnreadableFile
from programs.lib.periods import format_date, parse_date
from programs.lib.text import excerpt

Order = str
ORDERS: tuple[Order, ...] = ("ymd", "dmy", "mdy")

# The places of year, month and day among three numbers.
_PLACES: dict[Order, tuple[int, int, int]] = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
_TIME = r"(?:[ T][0-9]{1,2}:[0-9:.]+.*)?"
_THREE = re.compile(rf"([0-9]{{1,4}})([-/. ])([0-9]{{1,2}})\2([0-9]{{1,4}}){_TIME}")
_TOGETHER = re.compile("[0-9]{8}")
_SHORT_YEAR = re.compile(r"(.*[^\W\d].*\D)([0-9]{2})")
_SENSIBLE = range(1900, 2200)

Cell = tuple[int, object]


def order_label(order: Order) -> str:
    """What people call an order: « JJ/MM/AAAA »."""
    return {"ymd": _("AAAA-MM-JJ"), "dmy": _("JJ/MM/AAAA"), "mdy": _("MM/JJ/AAAA")}[order]


def readings(cell: object) -> dict[Order, date]:
    """The day that a cell says in each order in which it says one; the same in all where no doubt is possible."""
    if isinstance(cell, (datetime, date)):
        return dict.fromkeys(ORDERS, cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        cell = str(cell)
    if not isinstance(cell, str):
        return {}
    text = " ".join(cell.split())
    if match := _THREE.fullmatch(text):
        return _of_numbers((match[1], match[3], match[4]))
    if _TOGETHER.fullmatch(text):
        return _of_eight(text)
    day = None if text.isdigit() else _in_words(text)
    return dict.fromkeys(ORDERS, day) if day else {}


def possible_orders(cells: Iterable[object]) -> tuple[Order, ...]:
    """The orders in which the whole column can be read; one of them where they give the same days."""
    found = [said for said in map(readings, cells) if said]
    orders = [order for order in ORDERS if all(order in said for said in found)]
    same = {tuple(said[order] for said in found) for order in orders}
    return tuple(orders[:1] if len(same) == 1 else orders) if found else ()


def settle(cells: Sequence[Cell], order: str, column: str) -> list[date | None]:
    """The day of each cell, given with its row; None where it is no date in the order of the column.

    Without an ``order`` the whole column must say it. Raises Unanswered where it leaves two open, and UnreadableFile
    where two of its cells contradict each other.
    """
    said = [(row, cell, readings(cell)) for row, cell in cells]
    taken = order or _order_of(said, column)
    _refuse_swapped(said, taken, column)
    return [days.get(taken) for _row, _cell, days in said]


def _order_of(said: Sequence[tuple[int, object, dict]], column: str) -> Order:
    orders = possible_orders(cell for _row, cell, days in said if days)
    if len(orders) == 1:
        return orders[0]
    if orders:
        raise _ask(said, orders, column)
    if any(days for _row, _cell, days in said):
        raise _contradiction(said, column)
    return ORDERS[0]


def _of_numbers(numbers: tuple[str, str, str]) -> dict[Order, date]:
    first, _second, last = map(len, numbers)
    if 3 in (first, last) or (first == 4 and last > 2):
        return {}
    if first == 4:
        day = _day(numbers, "ymd")
        return dict.fromkeys(ORDERS, day) if day else {}
    # A year has two digits or four, and stands where the four are.
    orders = ORDERS[1:] if last == 4 else ORDERS
    orders = tuple(order for order in orders if len(numbers[_PLACES[order][0]]) in (2, 4))
    return {order: day for order in orders if (day := _day(numbers, order))}


def _of_eight(text: str) -> dict[Order, date]:
    found = {
        "ymd": _day((text[:4], text[4:6], text[6:]), "ymd"),
        "dmy": _day((text[:2], text[2:4], text[4:]), "dmy"),
        "mdy": _day((text[:2], text[2:4], text[4:]), "mdy"),
    }
    # What begins with a year of ours begins with no day of a month of another one.
    if found["ymd"]:
        return dict.fromkeys(ORDERS, found["ymd"])
    return {order: day for order, day in found.items() if day}


def _day(numbers: tuple[str, str, str], order: Order) -> date | None:
    year, month, day = (numbers[place] for place in _PLACES[order])
    full = int(year) + (2000 if len(year) == 2 else 0)
    if full not in _SENSIBLE:
        return None
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def _in_words(text: str) -> date | None:
    if match := _SHORT_YEAR.fullmatch(text):
        text = f"{match[1]}20{match[2]}"
    try:
        return parse_date(text)
    except ValueError:
        return None


def _refuse_swapped(said, order: str, column: str) -> None:
    """A spreadsheet that reads days first has made days of the cells where it could, and left the others as text."""
    made = next((row for row, cell, _days in said if isinstance(cell, date)), None)
    text = next((row for row, _cell, days in said if "mdy" in days and "dmy" not in days), None)
    if order == "mdy" and made is not None and text is not None:
        raise UnreadableFile(
            _(
                "La colonne %(column)s mêle des dates du tableur (ligne %(made)d) et des dates écrites mois d’abord "
                "(ligne %(text)d) : le tableur a pris des mois pour des jours. Envoyez le fichier de l’institution "
                "financière tel qu’il a été téléchargé."
            )
            % {"column": column, "made": made, "text": text}
        )


def _ask(said, orders: Sequence[Order], column: str) -> Unanswered:
    row, cell, days = next(one for one in said if len({one[2].get(order) for order in orders}) > 1)
    language = get_language() or "fr"
    options = tuple((order, order_label(order)) for order in orders)
    sentence = _(
        "Colonne %(column)s : « %(cell)s », à la ligne %(row)d, est-il le %(days)s ? Rien dans la colonne ne le dit : "
        "choisissez l’ordre de ses dates."
    ) % {
        "column": column,
        "cell": excerpt(cell),
        "row": row,
        "days": _(" ou le ").join(
            dict.fromkeys(format_date(days[order], language) for order in orders)
        ),
    }
    return Unanswered(sentence, questions=(Question("order", sentence, options),))


def _contradiction(said, column: str) -> UnreadableFile:
    """Names two cells that no order reads both, or the last ones that were left to agree."""
    left = set(ORDERS)
    before: tuple[int, object] = (0, "")
    for row, cell, days in said:
        if days and not left & set(days):
            break
        if days and left - set(days):
            before = (row, cell)
            left &= set(days)
    return UnreadableFile(
        _(
            "La colonne %(column)s a deux ordres de dates : « %(one)s » (ligne %(one_row)d) et « %(other)s » "
            "(ligne %(other_row)d). Écrivez-les toutes comme 2008-06-30."
        )
        % {
            "column": column,
            "one": excerpt(before[1]),
            "one_row": before[0],
            "other": excerpt(cell),
            "other_row": row,
        }
    )

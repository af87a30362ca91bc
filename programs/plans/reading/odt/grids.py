"""The cells of a table, those that merged cells cover among them."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from programs.plans.reading.blocks import Cell, Paragraph
from programs.plans.reading.odt.names import count, short

_CELL, _COVERED = "table:table-cell", "table:covered-table-cell"
_WRAPPERS = ("table:table-header-rows", "table:table-rows", "table:table-row-group")
# Word and LibreOffice take no more; what says that it is repeated more often was made to fill.
_WIDEST = 64
_MOST_REPEATED = 1000

Paragraphs = tuple[Paragraph, ...]


class Grid:
    """Makes the rows of one table. ``read_cell`` gives the paragraphs of a cell."""

    def __init__(self, place: str, read_cell: Callable[[etree._Element, str], Paragraphs]):
        self._place, self._read_cell = place, read_cell
        self._rows: list[list[Cell]] = []
        # By column, what stretches down over it and to which row.
        self._held: dict[int, tuple[Paragraphs, int]] = {}

    def rows(self, table: etree._Element) -> list[list[Cell]]:
        for element in _rows(table):
            for _time in range(min(count(element, "table:number-rows-repeated"), _MOST_REPEATED)):
                self._add(element)
        return self._rows

    def _add(self, element: etree._Element) -> None:
        number = len(self._rows)
        where = _("%(table)s, rangée %(row)d") % {"table": self._place, "row": number + 1}
        row: list[Cell] = []
        right = 0
        rest: Paragraphs = ()
        for cell in element.iterchildren(etree.Element):
            for _time in range(min(count(cell, "table:number-columns-repeated"), _WIDEST)):
                column = len(row)
                place = _("%(row)s, colonne %(column)d") % {"row": where, "column": column + 1}
                if short(cell) == _COVERED:
                    row.append(self._covered(number, column, place, rest if right else None))
                    right = max(right - 1, 0)
                elif short(cell) == _CELL:
                    rest = self._read_cell(cell, place)
                    right = min(count(cell, "table:number-columns-spanned"), _WIDEST) - 1
                    row.append(Cell(rest, place))
                    self._hold(cell, column, number, rest)
        self._rows.append(row)

    def _hold(self, cell: etree._Element, column: int, number: int, paragraphs: Paragraphs) -> None:
        last = number + count(cell, "table:number-rows-spanned") - 1
        for at in range(min(count(cell, "table:number-columns-spanned"), _WIDEST)):
            self._held[column + at] = paragraphs, last

    def _covered(self, number: int, column: int, place: str, left: Paragraphs | None) -> Cell:
        if left is not None:
            return Cell(left, place, is_continued=True)
        paragraphs, last = self._held.get(column, ((), -1))
        return Cell(paragraphs, place, is_continued=True) if number <= last else Cell((), place)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for one in table.iterchildren(etree.Element):
        if short(one) == "table:table-row":
            yield one
        elif short(one) in _WRAPPERS:
            yield from _rows(one)

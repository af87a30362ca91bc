"""The formulas of a document evaluated from the numbers that they point to, as a spreadsheet would.

What a cell says and what its formula comes to must be the same: a test says so of each document, and whoever
publishes one may ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from programs.lib.quantities import percent, round_half_up
from reporting.documents.formulas import At, Balance, Formula, Ratio, Sum
from reporting.documents.model import Cell, Document, Number, Row, Table

DECIMALS = 2  # of every sum and difference


@dataclass(frozen=True)
class Spot:
    """A number of a table: the total row comes after the last one; ``aside`` is what stands in grey beside it."""

    table: str
    row: int
    column: int
    aside: bool = False


@dataclass(frozen=True)
class Recomputed:
    """What a cell says, and what its formula comes to. ``table``, ``row`` and ``column`` are as printed."""

    table: str
    row: str
    column: str
    said: Number | None
    found: Number | None

    @property
    def agrees(self) -> bool:
        return self.said == self.found


class Places:
    """Finds the cells that formulas name. Raises ValueError, naming it, for one that the tables have not."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = {table.id: table for table in tables}
        self._rows: dict[str, dict[str, int]] = {}
        self._columns: dict[str, dict[str, int]] = {}
        self._groups: dict[str, dict[str, list[int]]] = {}
        for table in self.tables.values():
            self._rows[table.id] = {row.key: i for i, row in enumerate(table.all_rows) if row.key}
            self._columns[table.id] = {c.key: i for i, c in enumerate(table.columns) if c.key}
            groups = self._groups[table.id] = {}
            for index, row in enumerate(table.all_rows[: len(table.rows)]):
                groups.setdefault(row.group, []).append(index)

    def row(self, spot: Spot) -> Row:
        return self.tables[spot.table].all_rows[spot.row]

    def cell(self, spot: Spot) -> Cell:
        return self.row(spot).cells[spot.column]

    def formulas(self) -> Iterator[tuple[Spot, Formula]]:
        for table in self.tables.values():
            for row_index, row in enumerate(table.all_rows):
                for index, cell in enumerate(row.cells):
                    if cell.formula:
                        yield Spot(table.id, row_index, index), cell.formula
                    if cell.aside_formula:
                        yield Spot(table.id, row_index, index, aside=True), cell.aside_formula

    def find(self, at: At, seen_from: Spot) -> Spot:
        """The cell that a formula at ``seen_from`` calls ``at``."""
        table = self._table(at.table, seen_from)
        row = self._known(self._rows, table, at.row, "row") if at.row else seen_from.row
        return Spot(table, row, self._column(table, at.column, seen_from))

    def summed(self, formula: Sum, seen_from: Spot) -> list[Spot]:
        """The cells that a sum adds, from the top down."""
        table = self._table(formula.table, seen_from)
        column = self._column(table, formula.column, seen_from)
        return [Spot(table, row, column) for row in self._groups[table].get(formula.group, ())]

    def operands(self, formula: Formula, seen_from: Spot) -> list[Spot]:
        """Every cell that a formula reads."""
        if isinstance(formula, Sum):
            return self.summed(formula, seen_from)
        if isinstance(formula, Balance):
            return [self.find(at, seen_from) for at in (*formula.plus, *formula.minus)]
        return [self.find(at, seen_from) for at in (formula.part, formula.whole)]

    def _table(self, named: str, seen_from: Spot) -> str:
        table = named or seen_from.table
        if table not in self.tables:
            raise ValueError(f"no table {table!r} in this document")
        return table

    def _column(self, table: str, key: str, seen_from: Spot) -> int:
        if key:
            return self._known(self._columns, table, key, "column")
        if table != seen_from.table:
            raise ValueError(f"table {seen_from.table!r} names no column of table {table!r}")
        return seen_from.column

    def _known(self, keys: dict[str, dict[str, int]], table: str, key: str, what: str) -> int:
        if key not in keys[table]:
            raise ValueError(f"table {table!r} has no {what} {key!r}")
        return keys[table][key]


def recomputed(document: Document) -> tuple[Recomputed, ...]:
    """Each formula of the document with what it comes to, from the top down.

    Raises ValueError where a formula points to nothing, or to itself by way of others.
    """
    places = Places(document.tables)
    formulas = dict(places.formulas())
    reads = {spot: places.operands(formula, spot) for spot, formula in formulas.items()}
    found: dict[Spot, Number | None] = {}

    def value(spot: Spot) -> Number | None:
        return found[spot] if spot in formulas else _number(places.cell(spot).value)

    for spot in _in_order(reads):
        found[spot] = _evaluated(formulas[spot], [value(read) for read in reads[spot]])
    return tuple(_told(places, spot, found[spot]) for spot in formulas)


def disagreements(document: Document) -> list[Recomputed]:
    """The cells of the document that do not say what their formula comes to."""
    return [one for one in recomputed(document) if not one.agrees]


def _in_order(reads: dict[Spot, list[Spot]]) -> list[Spot]:
    """The formulas, each after those that it reads."""
    graph = {spot: [one for one in read if one in reads] for spot, read in reads.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise ValueError(f"formulas that need each other: {error.args[1]}") from error


def _number(value: object) -> Number | None:
    return value if isinstance(value, int | Decimal) else None


def _evaluated(formula: Formula, values: list[Number | None]) -> Number | None:
    known = [Decimal(value) for value in values if value is not None]
    if isinstance(formula, Sum):
        return None if values and not known else round_half_up(sum(known, Decimal()), DECIMALS)
    if len(known) < len(values):
        return None
    if isinstance(formula, Ratio):
        return percent(*known)
    plus = len(formula.plus)
    return round_half_up(sum(known[:plus], Decimal()) - sum(known[plus:], Decimal()), DECIMALS)


def _told(places: Places, spot: Spot, found: Number | None) -> Recomputed:
    table, cell = places.tables[spot.table], places.cell(spot)
    column = table.columns[spot.column]
    return Recomputed(
        table=table.caption,
        row=places.row(spot).cells[0].display,
        column=f"{column.label} ({column.aside})" if spot.aside else column.label,
        said=_number(cell.aside_value if spot.aside else cell.value),
        found=found,
    )

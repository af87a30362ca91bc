"""Tables of which some cells are computed from others, for the tests of formulas."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from programs.lib.quantities import not_applicable, percent, unknown
from reporting.documents.formulas import Sum, difference, elsewhere, ratio
from reporting.documents.model import Cell, Column, Document, Row, Table
from reporting.tests.rendering import factories


def amount(text: str | None, formula=None) -> Cell:
    value = Decimal(text) if text else None
    return Cell(unknown("fr") if value is None else str(value), value, formula=formula)


def rate(text: str | None, display: str = "") -> Cell:
    value = Decimal(text) if text else None
    return Cell(display or str(value), value, formula=ratio("b", "a"))


def line(label: str, text: str, **changes) -> Row:
    return Row((Cell(label, label), amount(text)), **changes)


def table_of_amounts(*rows: Row, total: Row | None = None, aside: str = "") -> Table:
    columns = (Column("Poste"), Column("Montant", True, "CAD", aside=aside, key="a"))
    return Table("amounts", "Montants", columns, rows, total)


COLUMNS = (
    Column("Poste"),
    Column("Prévu", True, "CAD", key="a"),
    Column("Dépensé", True, "CAD", key="b"),
    Column("Reste", True, "CAD"),
    Column("Taux", True, "percent"),
)


def accounts() -> Table:
    """Two groups with their subtotals, an amount that nobody knows and one of zero."""

    def entry(label: str, a: str | None, b: str, left: str | None, part: Cell, group: str) -> Row:
        left_cell = amount(left, difference("a", "b"))
        return Row((Cell(label, label), amount(a), amount(b), left_cell, part), group=group)

    def summed(
        label: str, numbers: tuple[str, str, str, str], group: str = "", key: str = ""
    ) -> Row:
        a, b, left, part = numbers
        added = Sum(group)
        cells = amount(a, added), amount(b, added), amount(left, difference("a", "b")), rate(part)
        return Row((Cell(label, label), *cells), key=key)

    no_rate, none = rate(None, unknown("fr")), rate(None, not_applicable("fr"))
    return Table(
        "accounts",
        "Comptes",
        COLUMNS,
        (
            entry("Goûters", None, "10", None, no_rate, "food"),
            entry("Repas", "100.10", "100.15", "-0.05", rate("100.0"), "food"),
            summed("Nourriture", ("100.10", "110.15", "-10.05", "110.0"), "food"),
            entry("Autobus", "0.30", "0.20", "0.10", rate("66.7"), "travel"),
            entry("Taxis", "0", "0", "0", none, "travel"),
            summed("Transport", ("0.30", "0.20", "0.10", "66.7"), "travel"),
        ),
        total=summed("Total", ("100.40", "110.35", "-9.95", "109.9"), key="total"),
    )


def reconciliation() -> Table:
    """One line that is the total of ``accounts``."""
    value = amount("100.40", elsewhere("accounts", "total", "a"))
    columns = (Column("Élément"), Column("Montant", True, "CAD"))
    return Table("lines", "Conciliation", columns, (Row((Cell("Prévu"), value)),))


def computed_document(captions: tuple[str, str] = ("Comptes", "Conciliation")) -> Document:
    tables = (accounts(), reconciliation())
    named = (replace(table, caption=text) for table, text in zip(tables, captions, strict=True))
    return factories.with_blocks(*named)


def of_pairs(pairs: list[tuple[Decimal, Decimal]]) -> Table:
    """The difference and the ratio of each pair of amounts, and their sums."""

    def entry(label: str, a: Cell, b: Cell) -> Row:
        left = Cell("x", a.value - b.value, formula=difference("a", "b"))
        part = percent(b.value, a.value)
        shown = not_applicable("fr") if part is None else "x"
        return Row((Cell(label), a, b, left, Cell(shown, part, formula=ratio("b", "a"))))

    rows = [entry("x", Cell("x", a), Cell("x", b)) for a, b in pairs]
    sums = [Cell("x", sum(side), formula=Sum()) for side in zip(*pairs, strict=True)]
    return Table("pairs", "Paires", COLUMNS, tuple(rows), entry("Total", *sums))

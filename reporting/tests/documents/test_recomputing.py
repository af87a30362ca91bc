"""Tests of the formulas of a document held against what its cells say."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reporting.documents.formulas import At, Balance, Sum, difference
from reporting.documents.model import Cell, Chart, Document, Row, Table
from reporting.documents.recomputing import Recomputed, disagreements, recomputed
from reporting.tests.rendering import factories
from reporting.tests.rendering.computed import (
    accounts,
    amount,
    computed_document,
    reconciliation,
    table_of_amounts,
)


def with_cell(table: Table, row: int, column: int, **changes) -> Table:
    found = table.rows[row]
    cells = list(found.cells)
    cells[column] = replace(cells[column], **changes)
    rows = list(table.rows)
    rows[row] = replace(found, cells=tuple(cells))
    return replace(table, rows=tuple(rows))


def document_of(*tables: Table) -> Document:
    return factories.with_blocks(*tables)


def test_every_formula_is_evaluated_from_the_cells_that_it_points_to():
    found = recomputed(computed_document())

    assert [one.found for one in found if one.column == "Reste"] == [
        None,
        Decimal("-0.05"),
        Decimal("-10.05"),
        Decimal("0.10"),
        Decimal("0"),
        Decimal("0.10"),
        Decimal("-9.95"),
    ]
    assert disagreements(computed_document()) == []


def test_a_cell_that_says_a_cent_more_is_named():
    wrong = with_cell(accounts(), 1, 3, value=Decimal("-0.04"))

    assert disagreements(document_of(wrong)) == [
        Recomputed("Comptes", "Repas", "Reste", Decimal("-0.04"), Decimal("-0.05"))
    ]


def test_an_entry_that_changes_is_followed_to_the_total_and_to_other_tables():
    changed = with_cell(accounts(), 1, 1, value=Decimal("110.20"))
    found = disagreements(document_of(changed, reconciliation()))

    assert [(one.table, one.row, one.column) for one in found] == [
        ("Comptes", "Repas", "Reste"),
        ("Comptes", "Repas", "Taux"),
        ("Comptes", "Nourriture", "Prévu"),
        ("Comptes", "Nourriture", "Reste"),
        ("Comptes", "Nourriture", "Taux"),
        ("Comptes", "Total", "Prévu"),
        ("Comptes", "Total", "Reste"),
        ("Comptes", "Total", "Taux"),
        ("Conciliation", "Prévu", "Montant"),
    ]


@pytest.mark.parametrize(
    ("values", "total"), [((), "0"), ((None, None), None), (("1.10", None, "2.20"), "3.30")]
)
def test_what_is_unknown_stays_out_of_a_sum_which_is_unknown_where_nothing_is_known(values, total):
    rows = [Row((Cell("x"), amount(value))) for value in values]
    summed = Row((Cell("Total"), amount(total, Sum())))

    assert disagreements(document_of(table_of_amounts(*rows, total=summed))) == []


def test_what_stands_beside_a_number_is_held_too():
    cell = replace(amount("1"), aside="2", aside_value=2, aside_formula=Balance((At("a"),)))
    table = table_of_amounts(Row((Cell("x"), cell)), aside="Part")

    assert disagreements(document_of(table)) == [
        Recomputed("Montants", "x", "Montant (Part)", 2, Decimal("1.00"))
    ]


def test_the_table_under_a_chart_is_held_as_any_other():
    table = with_cell(accounts(), 1, 3, value=Decimal(0))
    chart = Chart("c", "bars", "Comptes", "x", (), table=table)

    assert [one.row for one in disagreements(factories.with_blocks(chart))] == ["Repas"]


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (Balance((At("z"),)), "table 'amounts' has no column 'z'"),
        (Balance((At("a", "z"),)), "table 'amounts' has no row 'z'"),
        (Sum(table="z"), "no table 'z' in this document"),
        (Sum(table="lines"), "table 'amounts' names no column of table 'lines'"),
    ],
)
def test_a_formula_that_points_to_nothing_is_refused(formula, why):
    table = table_of_amounts(Row((Cell("x"), amount("1", formula))))

    with pytest.raises(ValueError) as error:
        recomputed(document_of(table, replace(reconciliation(), rows=())))
    assert str(error.value) == why


@pytest.mark.parametrize("formula", [Sum(), difference("a", "a")])
def test_formulas_that_need_themselves_are_refused(formula):
    table = table_of_amounts(Row((Cell("x"), amount("0", formula))))

    with pytest.raises(ValueError, match="formulas that need each other"):
        recomputed(document_of(table))


def test_a_running_balance_of_many_rows_is_evaluated():
    rows = [Row((Cell("0"), amount("0")), key="0")]
    for n in range(1, 3000):
        before = Balance((At("a", str(n - 1)),))
        rows.append(Row((Cell(str(n)), amount("0", before)), key=str(n)))

    assert len(recomputed(document_of(table_of_amounts(*rows)))) == 2999

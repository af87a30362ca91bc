"""Tests of the dataclasses of a document."""

import pytest

from reporting.documents.model import Cell, Column, Row
from reporting.tests.rendering import factories


def test_a_table_refuses_a_row_that_has_not_its_columns():
    with pytest.raises(ValueError) as error:
        factories.table(("a", 1), total=Row((Cell("Total"),)))

    assert str(error.value) == "table 't1': 1 cells for 2 columns"


def test_a_table_refuses_one_key_for_two_rows_or_columns():
    row = Row((Cell("a"), Cell("1")), key="a")
    with pytest.raises(ValueError, match="table 't1': the same key twice"):
        factories.table(rows=(row,), total=row)
    with pytest.raises(ValueError, match="table 't1': the same key twice"):
        factories.table(columns=(Column("a", key="a"), Column("b", key="a")))


def test_a_table_that_is_not_printed_whole_says_where_its_other_rows_are():
    with pytest.raises(ValueError, match="table 't1': nothing says where its other rows are"):
        factories.table(("a", 1), ("b", 2), most_printed=1)

    table = factories.table(("a", 1), ("b", 2), most_printed=2)
    assert (table.printed_rows, table.is_cut) == (table.rows, False)


@pytest.mark.parametrize("width", [3, 61, -1])
def test_a_column_refuses_a_width_that_the_style_sheet_has_not(width):
    with pytest.raises(ValueError, match=f"column 'a': a width of {width}"):
        Column("a", width=width)


def test_a_document_counts_the_rows_that_it_has_and_those_that_paper_has():
    table = factories.table(("a", 1), ("b", 2), most_printed=1, left_out="Une autre ligne.")
    document = factories.with_blocks(table, factories.table(("c", 1), id="t2"))

    assert (document.row_count, document.printed_row_count) == (3, 2)
    with pytest.raises(ValueError, match="no table 'x' in this document"):
        document.table("x")

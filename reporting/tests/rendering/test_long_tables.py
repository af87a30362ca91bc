"""Tests of tables that take many pages, and of those of which paper takes only the first rows."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reporting.documents.model import Cell, Column, Row, Section, Table
from reporting.rendering import letters
from reporting.rendering.fonts import stylesheet
from reporting.rendering.html import render_html
from reporting.rendering.pdf import render_pdf
from reporting.rendering.workbook import render_xlsx
from reporting.tests.rendering import factories
from reporting.tests.rendering.pdftext import pages_text

NO_FIGURES = {"kind": "x", "program": "x", "period": "x", "figures": {}}
LEFT_OUT = "Les 118 autres lignes sont dans le classeur."
COLUMNS = (
    Column("No", width=10),
    Column("Date", width=12),
    Column("Fournisseur", width=22),
    Column("Description", width=30),
    Column("Pièce", width=12),
    Column("Montant", True, "CAD", width=14),
)


def register(count: int, **changes) -> Table:
    """Rows of one to three lines, in columns of declared widths."""
    rows = tuple(
        Row(
            (
                Cell(f"D-{n:04}"),
                Cell("2008-05-01", date(2008, 5, 1)),
                Cell(f"Fournisseur {n} " + "inventé " * (n % 4)),
                Cell("Location d’une salle " * (n % 5 + 1)),
                Cell(f"D-{n:04}-1.pdf"),
                Cell("14 300,50 $", n),
            )
        )
        for n in range(1, count + 1)
    )
    total = Row((Cell("Total"), *(Cell("") for _ in range(4)), Cell("99 $", 99)))
    return Table("register", "Dépenses", COLUMNS, rows, total, "Une note.", **changes)


def cut(count: int = 120, most: int = 2) -> Table:
    return register(count, most_printed=most, left_out=LEFT_OUT)


def test_a_table_is_printed_up_to_what_its_builder_says_and_its_total_follows():
    html = render_html(factories.with_blocks(cut()), standalone=False)

    assert [html.count(f">D-{n:04}<") for n in (1, 2, 3, 120)] == [1, 1, 0, 0]
    assert html.index(">D-0002<") < html.index(LEFT_OUT) < html.index("<tfoot>")
    assert html.count(LEFT_OUT) == 1


def test_a_table_that_is_printed_whole_says_nothing_of_other_rows():
    html = render_html(factories.with_blocks(cut(2)), standalone=False)

    assert (html.count(LEFT_OUT), html.count("left-out")) == (0, 0)


def test_a_table_of_which_no_row_is_printed_does_not_say_that_there_is_none():
    html = render_html(factories.with_blocks(cut(most=0)), standalone=False)

    assert (html.count(LEFT_OUT), html.count("Aucune donnée")) == (1, 0)


def test_the_sentence_is_escaped():
    hostile = replace(cut(), left_out="<b>x</b>")

    assert render_html(factories.with_blocks(hostile), standalone=False).count("<b>x") == 0


def test_the_workbook_has_every_row():
    content = render_xlsx(factories.with_blocks(cut()), NO_FIGURES)
    sheet = load_workbook(BytesIO(content))["Dépenses"]

    assert [sheet.cell(row, 1).value for row in (2, 121, 122)] == ["D-0001", "D-0120", "Total"]


def test_a_letter_of_a_row_that_is_not_printed_does_not_stop_the_document():
    strange = Row((Cell("\U00012000"), *(Cell("") for _ in COLUMNS[1:])))
    table = cut()
    last = replace(table, rows=(*table.rows, strange))
    first = replace(table, rows=(strange, *table.rows))

    assert letters.missing_in(factories.with_blocks(last)) == ()
    assert [one.letter for one in letters.missing_in(factories.with_blocks(first))] == [
        "\U00012000"
    ]


@pytest.mark.parametrize("width", [4, 7, 33, 60])
def test_the_style_sheet_has_every_width_that_a_column_may_have(width):
    assert stylesheet("").count(f".document .w-{width} {{ width: {width}%; }}") == 1


def pages_of(*tables: Table) -> list[list[str]]:
    section = Section("s1", "Dépenses", tables)
    document = factories.document(sections=(section,))
    return [page.splitlines() for page in pages_text(render_pdf(document))]


def test_each_page_repeats_the_heads_and_has_its_rows_whole():
    pages = pages_of(register(120))

    assert len(pages) > 3
    assert [page.count("Fournisseur") for page in pages] == [1] * len(pages)
    rows = [[line for line in page if line.startswith("D-") and len(line) == 6] for page in pages]
    assert [row for page in rows for row in page] == [f"D-{n:04}" for n in range(1, 121)]
    words = [sum(int(row[2:]) % 5 + 1 for row in page) for page in rows]
    assert [" ".join(page).count("Location") for page in pages] == words


def test_the_sentence_stands_under_the_last_row_that_is_printed():
    (page,) = pages_of(cut(most=3))

    assert [page.count(text) for text in ("D-0003", LEFT_OUT, "Total")] == [1, 1, 1]

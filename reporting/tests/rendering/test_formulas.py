"""Tests of the formulas of a workbook: what they come to, in which cells, and what of them nobody can write."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from programs.lib.quantities import percent
from reporting.documents.formulas import At, Balance, Ratio, Sum, difference, elsewhere, ratio
from reporting.documents.model import Cell, Row
from reporting.rendering.workbook import render_xlsx
from reporting.tests.rendering import factories, spreadsheet
from reporting.tests.rendering.computed import (
    accounts,
    amount,
    computed_document,
    line,
    of_pairs,
    reconciliation,
    table_of_amounts,
)

NO_FIGURES = {"kind": "x", "program": "x", "period": "x", "figures": {}}


def book_of(*tables, **changes):
    document = factories.with_blocks(*tables, **changes)
    return load_workbook(BytesIO(render_xlsx(document, NO_FIGURES)))


def test_a_difference_and_a_ratio_are_of_columns_of_their_row():
    sheet = book_of(accounts())["Comptes"]

    assert sheet["D3"].value == '=IF(COUNT(B3,C3)=2,ROUND(B3-C3,2),"n.\u00a0d.")'
    assert sheet["E3"].value == (
        '=IF(COUNT(C3,B3)=2,IF(B3=0,"s.\u00a0o.",ROUND(1000*ROUND(100*C3,0)/ROUND(100*B3,0),0)/10),"n.\u00a0d.")'
    )


def test_a_group_is_summed_as_one_range_and_the_total_sums_what_is_in_no_group():
    sheet = book_of(accounts())["Comptes"]

    assert [sheet[f"B{row}"].value for row in (4, 7, 8)] == [
        '=IF(COUNT(B2:B3)>0,ROUND(SUM(B2:B3),2),"n.\u00a0d.")',
        '=IF(COUNT(B5:B6)>0,ROUND(SUM(B5:B6),2),"n.\u00a0d.")',
        '=IF(COUNT(B4,B7)>0,ROUND(SUM(B4,B7),2),"n.\u00a0d.")',
    ]


def test_what_stands_beside_a_number_moves_the_columns_after_it():
    table = accounts()
    columns = (table.columns[0], replace(table.columns[1], aside="Part"), *table.columns[2:])
    sheet = book_of(replace(table, columns=columns))["Comptes"]

    assert sheet["E3"].value == '=IF(COUNT(B3,D3)=2,ROUND(B3-D3,2),"n.\u00a0d.")'


def test_what_stands_beside_a_number_is_computed_too():
    share = replace(amount("250"), aside="25,0 %", aside_value=Decimal("25.0"))
    share = replace(share, aside_formula=Ratio(At("a"), At("a", "total")))
    table = table_of_amounts(
        Row((Cell("x", "x"), share)), total=line("Total", "1000", key="total"), aside="Part"
    )
    sheet = book_of(table)["Montants"]

    assert sheet["C2"].value == (
        '=IF(COUNT(B2,B3)=2,IF(B3=0,"s.\u00a0o.",ROUND(1000*ROUND(100*B2,0)/ROUND(100*B3,0),0)/10),"n.\u00a0d.")'
    )


def test_another_sheet_is_named_between_quotes_and_its_own_are_doubled():
    named = replace(accounts(), caption="L'an '26 : tout")
    sheet = book_of(named, reconciliation())["Conciliation"]

    assert (
        sheet["B2"].value
        == "=IF(COUNT('L''an ''26 tout'!B8)=1,'L''an ''26 tout'!B8,\"n.\u00a0d.\")"
    )


def test_of_two_tables_of_one_caption_the_right_one_is_meant():
    twin = replace(accounts(), id="twin", caption="COMPTES")
    sheet = book_of(twin, accounts(), reconciliation())["Conciliation"]

    assert "'Comptes 2'!B8" in sheet["B2"].value


def test_a_sum_of_another_table_is_a_range_of_its_sheet():
    total = replace(amount("30"), formula=Sum("food", "a", "accounts"))
    sheet = book_of(accounts(), table_of_amounts(Row((Cell("x"), total))))["Montants"]

    assert (
        sheet["B2"].value
        == "=IF(COUNT('Comptes'!B2:B3)>0,ROUND(SUM('Comptes'!B2:B3),2),\"n.\u00a0d.\")"
    )


def test_a_sum_of_no_row_is_zero():
    total = Row((Cell("Total"), replace(amount("0"), formula=Sum())))

    assert book_of(table_of_amounts(total=total))["Montants"]["B2"].value == "=0"


def test_a_formula_comes_with_what_it_comes_to_for_whoever_computes_nothing():
    content = render_xlsx(computed_document(), NO_FIGURES)
    sheet = load_workbook(BytesIO(content), data_only=True)["Comptes"]

    assert [sheet[f"D{row}"].value for row in range(2, 9)] == [
        "n.\u00a0d.",
        -0.05,
        -10.05,
        0.1,
        0,
        0.1,
        -9.95,
    ]


def test_the_words_of_a_formula_are_those_of_the_language():
    sheet = book_of(accounts(), language="en")["Comptes"]

    assert sheet["D3"].value == '=IF(COUNT(B3,C3)=2,ROUND(B3-C3,2),"n.a.")'


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "'!A1", '"&A1&"'])
def test_no_text_of_a_document_is_in_a_formula_but_between_the_quotes_of_a_sheet(text):
    named = replace(accounts(), caption=text, note=text)
    rows = tuple(replace(row, cells=(Cell(text, text), *row.cells[1:])) for row in named.rows)
    sheets = book_of(replace(named, rows=rows), reconciliation()).worksheets

    texts = [sheets[1].cell(row, 1) for row in range(2, 8)]
    assert {(cell.value, cell.data_type) for cell in texts} == {(text, "s")}
    for sheet in sheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            bare = re.sub(r"'(?:[^']|'')*'!|\"(?:n\.\u00a0d\.|s\.\u00a0o\.)\"", "", cell.value)
            assert re.fullmatch(r"=[A-Z0-9(),:=<>+*/\-]+", bare)


def test_a_sum_of_very_many_pieces_is_one_of_sums():
    rows = [line(str(n), "1", group="a" if n % 2 else "b") for n in range(600)]
    total = Row((Cell("Total"), replace(amount("300"), formula=Sum("a"))))
    table = table_of_amounts(*rows, total=total)
    formula = book_of(table)["Montants"]["B602"].value

    assert [part.count(",") + 1 for part in re.findall(r"SUM\((.*?)\)", formula)] == [255, 45]
    document = factories.with_blocks(table)
    assert spreadsheet.results(render_xlsx(document, NO_FIGURES)) == [[Decimal(300)]]


def test_a_formula_longer_than_a_spreadsheet_takes_is_refused():
    rows = [line(str(n), "1", group="a" if n % 2 else "b") for n in range(3000)]
    total = Row((Cell("Total"), replace(amount("1500"), formula=Sum("a"))))

    with pytest.raises(ValueError, match="a formula of 16994 characters"):
        book_of(table_of_amounts(*rows, total=total))


# --- What they come to, as a spreadsheet computes


def test_a_spreadsheet_comes_to_what_the_document_says():
    document = computed_document()

    assert spreadsheet.results(render_xlsx(document, NO_FIGURES)) == spreadsheet.said(document)


CENTS = st.integers(-(10**11), 10**11).map(lambda cents: Decimal(cents) / 100)
SMALL = st.integers(-2000, 2000).map(lambda cents: Decimal(cents) / 100)


@settings(max_examples=25)
@given(st.lists(st.tuples(CENTS | SMALL, CENTS | SMALL), min_size=1, max_size=12))
def test_a_spreadsheet_rounds_any_amounts_as_the_document_does(pairs):
    document = factories.with_blocks(of_pairs(pairs))

    assert spreadsheet.results(render_xlsx(document, NO_FIGURES)) == spreadsheet.said(document)


def test_a_half_goes_up_where_floats_would_send_it_down():
    halves = [(Decimal(200), Decimal(part) / 100) for part in range(10, 4000, 20)]
    document = factories.with_blocks(of_pairs(halves))

    assert spreadsheet.results(render_xlsx(document, NO_FIGURES)) == spreadsheet.said(document)
    said = [percent(part, whole) for whole, part in halves]
    floats = [Decimal(str(round(float(part) / float(whole) * 100, 1))) for whole, part in halves]
    assert floats != said


def test_the_formulas_of_the_algebra_are_said_in_short():
    assert difference("a", "b") == Balance((At("a"),), (At("b"),))
    assert ratio("a", "b") == Ratio(At("a"), At("b"))
    assert elsewhere("t", "r", "c") == Balance((At("c", "r", "t"),))

"""OpenDocument workbooks: kinds of cells, repeats, several paragraphs."""

from datetime import date

import pytest

from programs.importing import kinds
from programs.importing.ods import MEDIA_TYPE
from programs.tests.importing.files import (
    ods_content,
    ods_of,
    ods_row,
    sentence_of,
    spaced,
    table_of,
    zip_of,
)

HEADINGS = ods_row("nom", "note", "date de naissance")


def _row(*cells: str, repeated: int = 1) -> str:
    return f"<table:table-row table:number-rows-repeated='{repeated}'>{''.join(cells)}</table:table-row>"


def _typed(attributes: str, text: str) -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def test_it_reads_dates_numbers_and_booleans():
    row = _row(
        _typed("office:value-type='float' office:value='12'", "12"),
        _typed("office:value-type='boolean' office:boolean-value='true'", "VRAI"),
        _typed("office:value-type='date' office:date-value='1980-02-03'", "3 février"),
    )
    assert table_of(ods_of(HEADINGS + row)).rows == [(2, [12.0, True, date(1980, 2, 3)])]


def test_it_reads_spaces_tabs_and_several_paragraphs_as_they_were_typed():
    cell = (
        "<table:table-cell office:value-type='string'><text:p>un<text:s text:c='2'/><text:span>deux"
        "</text:span><text:tab/>trois</text:p><text:p>quatre<text:line-break/>cinq</text:p></table:table-cell>"
    )
    rows = table_of(ods_of(HEADINGS + _row(ods_row("x")[17:-18], cell))).rows
    assert rows == [(2, ["x", "un  deux\ttrois\nquatre\ncinq", None])]


def test_repeated_rows_and_cells_keep_the_count():
    blank = _row("<table:table-cell table:number-columns-repeated='16384'/>", repeated=7)
    far = _row("<table:table-cell table:number-columns-repeated='16384'/>", repeated=1_048_000)
    rows = table_of(ods_of(HEADINGS + blank + ods_row("Inventée") + far)).rows
    assert rows == [(9, ["Inventée", None, None])]


def test_it_refuses_a_million_repeated_rows():
    cell = (
        "<table:table-cell office:value-type='string'><text:p>Inventée</text:p></table:table-cell>"
    )
    assert sentence_of(ods_of(HEADINGS + _row(cell, repeated=1_000_000))) == (
        "Ce fichier a plus de 50 000 lignes : partagez-le en plusieurs fichiers."
    )


def test_the_sheet_named_after_the_records_is_read():
    other = f"{ods_row('Notes')}</table:table><table:table table:name='Personnes'>{HEADINGS}"
    table = table_of(ods_of(other + ods_row("Inventée")))
    assert (table.sheet, table.rows) == ("Personnes", [(2, ["Inventée", None, None])])


def test_it_refuses_a_workbook_without_a_filled_sheet():
    assert sentence_of(ods_of("<table:table-row/>")) == (
        "Ce classeur est vide : aucune de ses feuilles visibles n’est remplie."
    )


def test_entities_are_refused_before_they_are_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    content = f"{bomb}<x>&b;</x>"
    data = zip_of(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )
    assert sentence_of(data).startswith("Ce fichier n’est pas un classeur")


@pytest.mark.parametrize("rows", [19, 20, 21, 22, 45])
def test_every_row_is_read_under_its_own_number(rows):
    lines = [(number, [f"P{number}", None, None]) for number in range(2, rows + 2)]
    xml = HEADINGS + "".join(ods_row(cells[0]) for _number, cells in lines)
    assert table_of(ods_of(xml)).rows == lines


def test_repeated_rows_each_count_wherever_they_stand():
    cell = _typed("office:value-type='string'", "Même")
    xml = "".join(ods_row(f"P{number}") for number in range(2, 20))
    table = table_of(ods_of(HEADINGS + xml + _row(cell, repeated=3) + ods_row("Dernière")))
    assert [(number, cells[0]) for number, cells in table.rows[-4:]] == [
        (20, "Même"),
        (21, "Même"),
        (22, "Même"),
        (23, "Dernière"),
    ]


def test_a_value_repeated_in_a_row_fills_its_columns():
    cell = (
        "<table:table-cell table:number-columns-repeated='2' office:value-type='string'>"
        "<text:p>x</text:p></table:table-cell>"
    )
    assert table_of(ods_of(HEADINGS + _row(cell))).rows == [(2, ["x", "x", None])]


@pytest.mark.parametrize(
    "written",
    [
        "2008-06-30T00:00:00Z",
        "2008-06-30T00:00:00+00:00",
        "2008-06-30T23:00:00-11:00",
        "2008-06-30",
    ],
)
def test_a_day_is_the_one_that_is_written_whatever_zone_is_said(written):
    cell = _typed(f"office:value-type='date' office:date-value='{written}'", "30/06/08")
    (_row_read,) = table_of(ods_of(HEADINGS + _row(*[ods_row("x")[17:-18]] * 2, cell))).rows
    assert kinds.Day().read(_row_read[1][2], None) == date(2008, 6, 30)


@pytest.mark.parametrize("written", ["2008-06-31", "2008-13-01", "demain", ""])
def test_a_date_that_is_none_is_a_cell_that_cannot_be_read(written):
    cell = _typed(f"office:value-type='date' office:date-value='{written}'", "x")
    ((_number, cells),) = table_of(ods_of(HEADINGS + _row(cell))).rows
    assert (cells[0].text, spaced(cells[0].why)) == (
        written,
        "Le classeur donne cette cellule pour une date, et ce n’en est pas une.",
    )


def test_a_formula_that_has_no_value_cannot_be_read():
    cell = "<table:table-cell table:formula='of:=1+1'/>"
    ((_number, cells),) = table_of(ods_of(HEADINGS + _row(cell))).rows
    assert (cells[0].text, spaced(cells[0].why).split(" : ")[0]) == (
        "=1+1",
        "Cette formule n’a pas encore été calculée",
    )


@pytest.mark.parametrize(
    ("attributes", "read"),
    [
        ("office:value-type='percentage' office:value='0.7'", "70 %"),
        ("office:value-type='percentage' office:value='0.125'", "12,5 %"),
        ("office:value-type='currency' office:currency='CAD' office:value='1000.5'", "1000,5 $"),
        ("office:value-type='currency' office:currency='EUR' office:value='1000'", "1000 €"),
    ],
)
def test_a_percentage_and_money_keep_their_unit(attributes, read):
    row = _row(_typed("office:value-type='string'", "Inventée"), _typed(attributes, "x"))
    assert table_of(ods_of(ods_row("nom", "note") + row)).rows == [(2, ["Inventée", read])]


@pytest.mark.parametrize(
    ("value", "shown"), [("0", "#DIV/0!"), ("0", "#VALEUR !"), ("NaN", "x"), ("Infinity", "x")]
)
def test_the_number_of_an_error_is_none(value, shown):
    cell = (
        f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )
    row = ods_row("Inventée").replace("</table:table-row>", f"{cell}</table:table-row>")
    ((_number, (_name, read)),) = table_of(ods_of(ods_row("nom", "note") + row)).rows
    assert spaced(read.why) == "La formule de cette cellule donne une erreur : écrivez sa valeur."


def test_what_is_written_beside_or_over_a_cell_is_not_in_it():
    cell = (
        "<table:table-cell office:value-type='string'><office:annotation><text:p>à vérifier</text:p>"
        "</office:annotation><text:p>Inventée</text:p></table:table-cell>"
    )
    assert table_of(ods_of(HEADINGS + _row(cell))).rows == [(2, ["Inventée", None, None])]


def test_rows_that_a_filter_hides_are_asked_about():
    hidden = ods_row("Cachée").replace(
        "<table:table-row>", "<table:table-row table:visibility='filter'>"
    )
    assert sentence_of(ods_of(HEADINGS + ods_row("Inventée") + hidden)) == (
        "La ligne 3 est masquée ou filtrée dans le classeur : faut-il l’importer ?"
    )


def test_merged_rows_each_receive_the_value():
    spanned = (
        "<table:table-cell table:number-rows-spanned='2' office:value-type='string'><text:p>Hull</text:p>"
        "</table:table-cell>"
    )
    one = _row(ods_row("Ana")[17:-18], spanned)
    other = _row(ods_row("Luc")[17:-18], "<table:covered-table-cell/>")
    assert table_of(ods_of(HEADINGS + one + other)).rows == [
        (2, ["Ana", "Hull", None]),
        (3, ["Luc", "Hull", None]),
    ]


def test_a_hidden_sheet_is_not_read():
    styles = (
        "<style:style xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' style:name='ta2' "
        "style:family='table'><style:table-properties table:display='false'/></style:style>"
    )
    hidden = "</table:table><table:table table:name='Personnes' table:style-name='ta2'>"
    xml = HEADINGS + ods_row("Inventée") + hidden + HEADINGS + ods_row("Cachée")
    content = ods_content(xml).replace("<office:body>", f"{styles}<office:body>")
    data = zip_of({"mimetype": MEDIA_TYPE.decode(), "content.xml": content})
    table = table_of(data)
    assert (table.sheet, [spaced(note.text) for note in table.notes]) == (
        "Feuille1",
        ["La feuille masquée « Personnes » n’est pas lue."],
    )

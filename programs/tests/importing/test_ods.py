"""OpenDocument workbooks: kinds of cells, repeats, several paragraphs."""

from datetime import date

from programs.tests.importing.files import ods_of, ods_row, sentence_of, table_of, zip_of

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
        "Ce classeur est vide : aucune de ses feuilles n’est remplie."
    )


def test_entities_are_refused_before_they_are_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    content = f"{bomb}<x>&b;</x>"
    data = zip_of(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )
    assert sentence_of(data).startswith("Ce fichier n’est pas un classeur")

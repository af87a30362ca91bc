"""Workbooks: formulas, sheets, cells far away."""

import io
import zipfile
from datetime import date, datetime

import pytest
import tablib
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from programs.importing import kinds
from programs.importing.writing import Xlsx
from programs.tests.importing.files import (
    parts_of_workbook,
    sentence_of,
    spaced,
    table_of,
    xlsx_of,
    zip_of,
)


def _sheet(*rows: str) -> bytes:
    return zip_of(parts_of_workbook(f"<sheetData>{''.join(rows)}</sheetData>"))


def _texts(number: int, *texts: str) -> str:
    cells = "".join(
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for letter, text in zip("ABCDEF", texts, strict=False)
    )
    return f'<row r="{number}">{cells}</row>'


def test_a_formula_counts_for_its_last_value():
    row = '<row r="2"><c r="A2" t="str"><f>A1&amp;"e"</f><v>Inventée</v></c></row>'
    assert table_of(_sheet(_texts(1, "nom"), row)).rows == [(2, ["Inventée"])]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>1+1</f></c>',
        '<c s="0" r="B2"><f>1+1</f></c>',
        '<c r="B2" t="n"><f>1+1</f><v/></c>',
        '<c r="B2"><f>1+1</f><v></v></c>',
        '<c t="b" r="B2"><f>1+1</f></c>',
        '<c t="str" r="B2"><f>1+1</f></c>',
        '<c r="B2"><f t="shared" ref="B2:B9" si="0">1+1</f></c>',
        '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="B2"><x:f>1+1</x:f></x:c>',
    ],
)
def test_a_formula_that_was_never_computed_cannot_be_read(cell):
    row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>Inventée</t></is></c>{cell}</row>'
    ((_number, cells),) = table_of(_sheet(_texts(1, "nom", "note"), row)).rows
    assert (cells[1].text, spaced(cells[1].why)) == (
        "=1+1",
        "Cette formule n’a pas encore été calculée : ouvrez le classeur dans votre tableur, enregistrez-le, "
        "puis envoyez-le de nouveau.",
    )


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#SPILL!", "#UNE NOUVELLE!"])
def test_the_error_of_a_formula_cannot_be_read(error):
    cell = f'<c r="B2" t="e"><f>NA()</f><v>{error}</v></c>'
    row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>Inventée</t></is></c>{cell}</row>'
    ((_number, cells),) = table_of(_sheet(_texts(1, "nom", "note"), row)).rows
    assert (cells[1].text, spaced(cells[1].why)) == (
        error,
        "La formule de cette cellule donne une erreur : écrivez sa valeur.",
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("un_x000D_\ndeux", "un\r\ndeux"),
        ("a_x0009_b", "a\tb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_x00_", "_x00_"),
        ("max_x", "max_x"),
    ],
)
def test_characters_that_are_spelt_out_are_read(written, read):
    assert table_of(_sheet(_texts(1, "nom", "note"), _texts(2, "Inventée", written))).rows == [
        (2, ["Inventée", read])
    ]


def test_what_is_pronounced_is_no_part_of_a_text():
    cell = '<c r="A2" t="inlineStr"><is><r><t>In</t></r><r><t>vue</t></r><rPh><t>bis</t></rPh></is></c>'
    assert table_of(_sheet(_texts(1, "nom"), f'<row r="2">{cell}</row>')).rows == [(2, ["Invue"])]


@pytest.mark.parametrize("is_since_1904", [True, False])
def test_a_day_is_counted_as_the_workbook_counts_with_a_format_or_without(is_since_1904):
    def set_epoch(book):
        if is_since_1904:
            book.epoch = CALENDAR_MAC_1904
        book.active["B2"] = datetime(2008, 6, 30)
        book.active["B3"] = 38167 if is_since_1904 else 39629

    table = table_of(xlsx_of(["nom", "date de naissance"], ["Ana"], ["Luc"], change=set_epoch))
    days = [kinds.Day().read(cells[1], None) for _number, cells in table.rows]
    assert days == [date(2008, 6, 30)] * 2


def test_a_day_that_no_calendar_has_cannot_be_read():
    data = xlsx_of(["nom", "date de naissance"], ["Ana", datetime(2008, 6, 30)])
    parts = zipfile.ZipFile(io.BytesIO(data))
    members = {name: parts.read(name).decode() for name in parts.namelist()}
    path = "xl/worksheets/sheet1.xml"
    members[path] = members[path].replace("<v>39629</v>", "<v>39629000</v>")
    ((_number, cells),) = table_of(zip_of(members)).rows
    assert cells[1].text == "39629000"


@pytest.mark.parametrize("hidden", ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"'])
def test_rows_that_nobody_sees_are_asked_about(hidden):
    row = _texts(3, "Cachée").replace("<row ", f"<row {hidden} ")
    assert sentence_of(_sheet(_texts(1, "nom"), _texts(2, "Inventée"), row)) == (
        "La ligne 3 est masquée ou filtrée dans le classeur : faut-il l’importer ?"
    )


def test_a_titled_column_far_to_the_right_is_read():
    far = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c></row>'
    heading = _texts(1, "nom").replace("</row>", far.format("EU1", "localité"))
    row = _texts(2, "Inventée").replace("</row>", far.format("EU2", "Hull"))
    table = table_of(_sheet(heading, row))
    assert (table.names, table.rows) == (["last_name", "city"], [(2, ["Inventée", "Hull"])])


def test_a_formula_whose_text_is_empty_is_an_empty_cell():
    row = (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Inventée</t></is></c>'
        '<c r="B2" s="1" t="str"><f>IF(A2="","x","")</f><v></v></c></row>'
    )
    assert table_of(_sheet(_texts(1, "nom", "note"), row)).rows == [(2, ["Inventée", None])]


def test_entities_are_refused_before_they_are_expanded():
    parts = parts_of_workbook(f"<sheetData>{_texts(1, 'nom')}{_texts(2, '&a;')}</sheetData>")
    path = "xl/worksheets/sheet1.xml"
    parts[path] = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[path]
    assert sentence_of(zip_of(parts)).startswith("Ce fichier n’est pas un classeur")


def test_the_sheet_named_after_the_records_is_read():
    def add(book):
        book.create_sheet("Personnes").append(["nom"])
        book["Personnes"].append(["Inventée"])

    table = table_of(xlsx_of(["Notes"], ["à moi"], change=add))
    assert (table.sheet, table.rows) == ("Personnes", [(2, ["Inventée"])])


def test_without_such_a_name_the_first_filled_sheet_is_read():
    def add(book):
        book.create_sheet("Gens").append(["nom"])
        book["Gens"].append(["Inventée"])

    assert table_of(xlsx_of(change=add)).sheet == "Gens"


def test_hidden_sheets_are_not_read():
    def hide(book):
        book.create_sheet("Visible").append(["nom"])
        book["Visible"].append(["Inventée"])
        book.worksheets[0].sheet_state = "hidden"

    assert table_of(xlsx_of(["nom"], ["Cachée"], change=hide)).rows == [(2, ["Inventée"])]


def test_rows_count_even_where_the_file_declares_fewer():
    parts = parts_of_workbook(
        f'<dimension ref="A1"/><sheetData>{_texts(1, "nom")}{_texts(2, "Inventée")}</sheetData>'
    )
    assert table_of(zip_of(parts)).rows == [(2, ["Inventée"])]


def test_a_cell_in_the_last_column_of_all_costs_nothing():
    far = '<row r="2"><c r="A2" t="inlineStr"><is><t>Inventée</t></is></c><c r="XFD2"><v>1</v></c></row>'
    assert table_of(_sheet(_texts(1, "nom"), far)).rows == [(2, ["Inventée"])]


def test_rows_far_below_keep_their_numbers():
    assert table_of(_sheet(_texts(1, "nom"), _texts(70_000, "Inventée"))).rows == [
        (70_000, ["Inventée"])
    ]


def test_it_refuses_a_binaryparts_of_workbook():
    data = zip_of({"[Content_Types].xml": "<t/>", "xl/workbook.bin": ""})
    assert sentence_of(data) == (
        "Ce classeur est au format XLSB : enregistrez-le au format XLSX, puis envoyez-le de nouveau."
    )


@pytest.mark.parametrize("text", ["_x000D_", "_x005F_x000D_", "a_x0041_b", "_x_", "deux\nlignes"])
def test_what_looks_spelt_out_is_exported_as_it_was_typed(text):
    dataset = tablib.Dataset(["Inventée", text], headers=["nom", "note"], title="Personnes")
    assert table_of(Xlsx().export_data(dataset)).rows == [(2, ["Inventée", text])]


@pytest.mark.parametrize(
    ("number", "code", "read"),
    [
        (0.7, "0%", "70 %"),
        (0.07, "0.0 %", "7 %"),
        (0.1 + 0.2, "0.00%", "30 %"),
        (1000.5, '#,##0.00 "$"', "1000,5 $"),
        (1000, "[$$-1009]#,##0.00", "1000 $"),
        (1000, '_("$"* #,##0.00_)', "1000 $"),
        (1000, "#,##0.00 [$€-40C]", "1000 €"),
        (1000, "_ * #,##0.00_) _$_ ", 1000),
        (1000, "[$-C0C]#,##0.00", 1000),
        (50, '0" % du total"', 50),
        (10, "0.00", 10),
    ],
)
def test_a_number_keeps_the_unit_that_its_cell_shows(number, code, read):
    def shown(workbook):
        workbook.active["B2"].number_format = code

    data = xlsx_of(["nom", "note"], ["Inventée", number], change=shown)
    assert table_of(data).rows == [(2, ["Inventée", read])]

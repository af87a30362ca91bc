"""Workbooks: formulas, sheets, cells far away."""

from programs.tests.importing.files import (
    parts_of_workbook,
    sentence_of,
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


def test_it_refuses_a_formula_that_was_never_computed():
    data = xlsx_of(["nom", "note"], ["Inventée", "=1+1"])
    assert sentence_of(data) == (
        "La cellule B2 contient une formule qui n’a pas encore été calculée : ouvrez le classeur dans votre "
        "tableur, enregistrez-le, puis envoyez-le de nouveau."
    )


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

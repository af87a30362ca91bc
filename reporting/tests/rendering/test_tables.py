"""Tests of the workbook, of the CSV and of the JSON of documents."""

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
import time_machine
from openpyxl import load_workbook

from reporting.documents.model import Cell, Column, Row
from reporting.rendering.tables import render_csv, render_json, render_table_csv
from reporting.rendering.workbook import render_xlsx
from reporting.tests.rendering import factories

FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1")


def figures(**changes) -> dict:
    values = {
        "mentoring.mentors": {
            "label": "Mentors inscrits",
            "value": 42,
            "display": "42",
            "unit": "personnes",
            "rule": "Comptés une fois.",
            "breakdown": [],
        },
        "referrals.received": {
            "label": "Références",
            "value": None,
            "display": "n. d.",
            "unit": "références",
            "rule": "Reçues.",
            "breakdown": [
                {"label": "CJE", "value": 33, "display": "33"},
                {"label": "SIO", "value": None, "display": "n. d."},
            ],
        },
        "funding.total": {
            "label": "Total",
            "value": "71500.50",
            "display": "71 500,50 $",
            "unit": "$",
            "rule": "Somme.",
            "breakdown": [],
        },
    }
    return {"kind": "bilan", "program": "x", "period": "2007-2008", "figures": values | changes}


def rows(content: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def book(document=None, data=None):
    return load_workbook(BytesIO(render_xlsx(document or factories.document(), data or figures())))


def test_the_csv_has_a_row_a_figure_and_one_a_part():
    content = rows(render_csv(figures(), language="fr"))

    assert [row[0] for row in content] == ["Programme", "x", "x", "x", "x", "x"]
    assert [row[1:6] for row in content] == [
        ["Code", "Chiffre", "Détail", "Valeur", "Affichage"],
        ["mentoring.mentors", "Mentors inscrits", "", "42", "42"],
        ["referrals.received", "Références", "", "", "n. d."],
        ["referrals.received", "Références", "CJE", "33", "33"],
        ["referrals.received", "Références", "SIO", "", "n. d."],
        ["funding.total", "Total", "", "71500,50", "71 500,50 $"],
    ]


def test_the_csv_is_read_by_a_french_and_by_an_english_spreadsheet():
    french, english = (render_csv(figures(), language=language) for language in ("fr", "en"))

    assert french[:3] == english[:3] == b"\xef\xbb\xbf"
    assert rows(french)[-1][4] == "71500,50"
    assert rows(english, ",")[-1][4] == "71500.50"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_no_formula_in_csv(text):
    hostile = figures(a={"label": text, "value": 1, "display": "1", "unit": text, "rule": text})
    row = rows(render_csv(hostile, language="fr"))[-1]

    assert (row[2], row[6], row[7]) == (f"'{text}",) * 3


def test_a_negative_number_stays_a_number_in_csv():
    deficit = figures(a={"label": "a", "value": "-12.50", "display": "x", "unit": "$", "rule": ""})

    assert rows(render_csv(deficit, language="fr"))[-1][4] == "-12,50"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_no_formula_in_xlsx(text):
    table = factories.table((text, None), caption=text, columns=(Column(text), Column(text)))
    hostile = figures(a={"label": text, "value": 1, "display": "1", "unit": text, "rule": text})
    workbook = book(factories.with_blocks(table), hostile)

    types = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert types == {"s", "n"}
    assert workbook["Chiffres"]["C7"].value == text
    assert workbook["Chiffres"]["C7"].quotePrefix is True


def test_the_first_sheet_holds_the_figures_as_numbers():
    sheet = book()["Chiffres"]

    values = [cell.value for cell in sheet["E"]]
    assert values == ["Valeur", 42, None, 33, None, 71500.5]
    assert sheet["E6"].number_format == '#,##0.00"\u00a0$"'


def test_each_table_has_its_sheet_with_its_total():
    table = factories.table(
        ("a", 1),
        ("b", None),
        caption="Références",
        total=Row((Cell("Total", "Total"), Cell("1", 1))),
    )
    sheet = book(factories.with_blocks(table))["Références"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Organisme", "Reçues"],
        ["a", 1],
        ["b", "n. d."],
        ["Total", 1],
    ]


def test_a_catalogue_has_the_figures_of_each_program():
    sheets = {"programs": [figures() | {"program": name} for name in ("un", "deux")]}
    content = rows(render_csv(sheets, language="fr"))

    assert [row[0] for row in content] == ["Programme", *["un"] * 5, *["deux"] * 5]


def test_a_chart_gives_its_table_once():
    alone = factories.bars(("a", 1), title="Seul")
    below = factories.bars(("a", 1), id="c2", title="Accompagné", table_below=True)
    workbook = book(factories.with_blocks(alone, below, factories.table(("a", 1))))

    assert workbook.sheetnames == ["Chiffres", "Seul", "Un tableau"]


def test_money_percentages_and_dates_keep_their_kind():
    table = factories.table(
        columns=(Column("d"), Column("m", True, "CAD"), Column("p", True, "percent")),
    )
    table = type(table)(
        id="t",
        caption="T",
        columns=table.columns,
        rows=(
            Row(
                (
                    Cell("1er mai", date(2008, 5, 1)),
                    Cell("14 300 $", Decimal("14300.00")),
                    Cell("31,3 %", Decimal("31.3")),
                )
            ),
        ),
    )
    day, money, part = book(factories.with_blocks(table, language="en"))["T"][2]

    assert day.value == datetime(2008, 5, 1)
    assert (money.value, money.number_format) == (14300, '"$"#,##0.00')
    assert (part.value, part.number_format) == (31.3, "0.0")


def test_a_sheet_can_be_read_and_printed():
    sheet = book()["Chiffres"]

    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert sheet.column_dimensions["C"].width == len("Mentors inscrits") + 2


def test_sheets_of_one_name_or_of_a_strange_one_are_told_apart():
    tables = [
        factories.table(("a", 1), id=f"t{n}", caption=caption)
        for n, caption in enumerate(("Un/deux: [x]", "un deux   x", "'", "A" * 40, "A" * 41))
    ]
    names = book(factories.with_blocks(*tables)).sheetnames

    assert len({name.casefold() for name in names}) == 6
    assert max(len(name) for name in names) == 31


def test_a_sheet_is_named_by_whole_words_and_holds_its_caption_whole():
    captions = (
        "Personnes jointes par tous les services, sans double compte",
        "Personnes jointes par tous les programmes",
        "Jumelages commencés pendant la période",
        "De l’inscription à l’emploi, 2007-2008",
        "Registration, and what came of it all",
        "Montants accordés",
    )
    tables = [factories.table(("a", 1), id=f"t{n}", caption=c) for n, c in enumerate(captions)]
    workbook = book(factories.with_blocks(*tables))

    assert workbook.sheetnames[1:] == [
        "Personnes jointes",
        "Personnes jointes 2",
        "Jumelages commencés",
        "De l’inscription à l’emploi",
        "Registration, and what came",
        "Montants accordés",
    ]
    last = [sheet.cell(sheet.max_row, 1).value for sheet in workbook.worksheets[1:]]
    assert last == [*captions[:-1], "a"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_units_are_the_words_that_are_given_for_them(language):
    told = figures(
        a={"label": "a", "value": 1, "display": "1", "unit": "persons", "rule": ""},
        b={"label": "b", "value": "14300.00", "display": "x", "unit": "dollars", "rule": ""},
    )
    units = {"persons": "personnes", "dollars": "dollars canadiens"}
    sheet = load_workbook(
        BytesIO(render_xlsx(factories.document(language=language), told, units=units))
    ).worksheets[0]
    csv_rows = rows(
        render_csv(told, language=language, units=units), ";" if language == "fr" else ","
    )

    assert [row[6].value for row in sheet if row[2].value in ("a", "b")] == list(units.values())
    assert [row[6] for row in csv_rows if row[2] in ("a", "b")] == list(units.values())
    assert [row[4].number_format.count("$") for row in sheet if row[2].value == "b"] == [1]


def test_control_characters_are_left_out():
    table = factories.table(("a\x00\x0bb", None), caption="a\x01b")

    assert book(factories.with_blocks(table))["ab"]["A2"].value == "ab"


def test_the_same_document_is_the_same_workbook_at_any_hour():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        first = render_xlsx(factories.plenty(), figures())
    with time_machine.travel(datetime(2031, 9, 9, 9, tzinfo=UTC)):
        later = render_xlsx(factories.plenty(), figures())

    assert first == later


def test_json_has_its_keys_in_order_and_its_accents():
    content = render_json({"b": Decimal("14300.00"), "a": "é", "c": date(2008, 6, 27), "d": None})

    assert content.decode("utf-8") == (
        '{\n  "a": "é",\n  "b": "14300.00",\n  "c": "2008-06-27",\n  "d": null\n}\n'
    )
    assert json.loads(content)["d"] is None


# --- No more than is known, and all that is printed


def sheet_of(table) -> list[list]:
    found = book(factories.with_blocks(table))
    return [list(row) for row in found.worksheets[1].iter_rows(values_only=True)]


def test_a_number_that_is_not_known_exactly_is_written_as_it_is_printed():
    table = factories.table(("a", 3))
    row = Row((Cell("b"), Cell("plus de 75 000 $")))
    written = sheet_of(replace(table, rows=(*table.rows, row)))
    assert [line[1] for line in written[1:]] == [3, "plus de 75 000 $"]


def test_what_stands_beside_a_number_has_a_column_of_its_own():
    table = factories.table(("a", 3))
    columns = (table.columns[0], replace(table.columns[1], aside="Part"))
    row = Row((Cell("a"), Cell("3", 3, aside="58,8 %", aside_value=Decimal("58.8"))))
    written = sheet_of(replace(table, columns=columns, rows=(row,)))
    head = table.columns[1].label
    assert [line[1:] for line in written] == [[head, f"{head} (Part)"], [3, 58.8]]


def test_the_note_of_a_table_ends_its_sheet():
    table = factories.table(("a", 3), note="Les parts sont arrondies.")
    assert [line[0] for line in sheet_of(table)][-2:] == [None, "Les parts sont arrondies."]


def test_a_figure_says_how_it_is_known():
    data = figures()
    data["figures"]["funding.total"] |= {"qualifier": "over", "display": "plus de 71 500,50 $"}
    written = {row[1]: (row[4], row[5], row[8]) for row in rows(render_csv(data, language="fr"))}
    assert written["funding.total"] == ("71500,50", "plus de 71 500,50 $", "plus de")
    assert written["mentoring.mentors"] == ("42", "42", "")


# --- The rows of a table as CSV


@pytest.mark.parametrize(
    ("language", "delimiter", "amount"), [("fr", ";", "14300,50"), ("en", ",", "14300.50")]
)
def test_a_table_is_written_as_csv_with_all_its_rows_and_its_total(language, delimiter, amount):
    columns = (Column("Dépense"), Column("Jour"), Column("Montant", True, "CAD", aside="Part"))
    paid = Cell("x", Decimal("14300.50"), aside="x", aside_value=Decimal("58.8"))
    written = replace(
        factories.table(),
        columns=columns,
        rows=(
            Row((Cell("=A1", "=A1"), Cell("1er mai", date(2008, 5, 1)), paid)),
            Row((Cell("b"), Cell("n. d."), Cell("n. d."))),
        ),
        total=Row((Cell("Total"), Cell(""), Cell("x", -1))),
        most_printed=1,
        left_out="Une autre ligne.",
    )

    assert rows(render_table_csv(written, language=language), delimiter) == [
        ["Dépense", "Jour", "Montant", "Montant (Part)"],
        ["'=A1", "2008-05-01", amount, "58,8" if language == "fr" else "58.8"],
        ["b", "n. d.", "n. d.", ""],
        ["Total", "", "-1", ""],
    ]

"""Workbooks and CSV files: cells as people see them."""

import io
from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from programs.importing.delimited import decode
from programs.plans.reading import read, tables
from programs.plans.reading.blocks import Source
from programs.plans.tests.reading.written import cells, continued, said, texts
from programs.tests.importing.files import ods_of, ods_row

HEADINGS = ["Objectifs", "Moyens", "Échéance"]


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def of_rows(*rows: list) -> Source:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return read("plan.xlsx", saved(book))


def of_csv(content: str, name: str = "plan.csv") -> Source:
    return read(name, content.encode())


def test_titles_above_the_headings_are_paragraphs_and_the_rest_a_table():
    source = of_rows(["Plan d’action"], ["2026-2027"], HEADINGS, ["1.1 Ouvrir", "Un", "2027"])
    assert texts(source) == ["Plan d’action", "2026-2027"]
    assert cells(source.blocks[2]) == [HEADINGS, ["1.1 Ouvrir", "Un", "2027"]]
    assert [block.place for block in source.blocks] == [
        "feuille « Sheet », A1",
        "feuille « Sheet », A2",
        "feuille « Sheet »",
    ]
    assert source.blocks[2].rows[1][2].place == "feuille « Sheet », C4"
    assert (source.kind, source.title) == ("xlsx", "Plan d’action")


def test_cells_are_as_people_see_them():
    shown = {
        3: "3",
        1.5: "1.5",
        date(2027, 6, 30): "2027-06-30",
        datetime(2027, 6, 30, 14, 30): "2027-06-30 14:30",
        time(14, 30): "14:30:00",
        timedelta(hours=26, minutes=5): "26:05",
        True: "Oui",
        False: "Non",
        "a\nb": "a\nb",
    }
    source = of_rows(HEADINGS, *(["x", "y", value] for value in shown))
    assert [row[2] for row in cells(source.blocks[0])[1:]] == list(shown.values())


def test_a_cell_of_percents_is_read_as_it_is_shown():
    book = Workbook()
    book.active.append(HEADINGS)
    book.active.append(["a", "b", 0.7])
    book.active["C2"].number_format = "0%"
    (table,) = read("plan.xlsx", saved(book)).blocks
    assert cells(table)[1] == ["a", "b", "70 %"]


def test_lines_of_a_cell_are_its_paragraphs():
    (table,) = of_rows(HEADINGS, ["1.1", "1.1.1 Un\n\n1.1.2 <b>Deux</b>", None]).blocks
    assert [one.text for one in table.rows[1][1].paragraphs] == ["1.1.1 Un", "1.1.2 Deux"]


def test_merged_cells_stand_at_each_place_that_they_cover():
    book = Workbook()
    for row in (HEADINGS, ["1.1 Ouvrir", "Un", "2027"], [None, "Deux", None]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B3:C3")
    (table,) = read("plan.xlsx", saved(book)).blocks
    assert cells(table)[1:] == [["1.1 Ouvrir", "Un", "2027"], ["1.1 Ouvrir", "Deux", "Deux"]]
    assert continued(table)[1:] == [[False, False, False], [True, False, True]]


def test_a_formula_without_a_value_is_said():
    source = of_rows(HEADINGS, ["a", "b", "=1+1"])
    assert cells(source.blocks[0])[1] == ["a", "b", "=1+1"]
    assert said(source) == [
        (
            "feuille « Sheet », C2",
            "=1+1 : Cette formule n’a pas encore été calculée : ouvrez le classeur dans votre tableur, "
            "enregistrez-le, puis envoyez-le de nouveau.",
        )
    ]


def test_each_sheet_stands_below_its_name_and_hidden_ones_are_said():
    book = Workbook()
    book.active.title = "Axe 1"
    for title in ("Axe 2", "Feuil3", "Listes"):
        book.create_sheet(title)
    for sheet in book:
        sheet.append(["a", "b"])
        sheet.append([sheet.title, "c"])
    book["Listes"].sheet_state = "hidden"
    source = read("plan.xlsx", saved(book))
    assert [(block.text, block.heading) for block in source.blocks[:3:2]] == [
        ("Axe 1", 1),
        ("Axe 2", 1),
    ]
    assert [cells(block)[1][0] for block in source.blocks[1::2]] == ["Axe 1", "Axe 2"]
    assert cells(source.blocks[4])[1] == ["Feuil3", "c"]
    assert said(source) == [
        ("feuille « Listes »", "Cette feuille est masquée : elle n’est pas lue.")
    ]


def test_a_sheet_of_one_column_is_an_outline():
    source = of_rows(["AXE 1"], ["1.1 Ouvrir"], [None], ["1.1.1 Tenir"])
    assert texts(source) == ["AXE 1", "1.1 Ouvrir", "1.1.1 Tenir"]


def test_hidden_rows_and_columns_are_read_and_said():
    book = Workbook()
    for row in (HEADINGS, ["a", "b", "c"]):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    source = read("plan.xlsx", saved(book))
    assert cells(source.blocks[0])[1] == ["a", "b", "c"]
    assert [message for _place, message in said(source)] == [
        "1 rangée masquée est lue comme les autres.",
        "Des colonnes masquées sont lues comme les autres.",
    ]


def test_a_cell_far_to_the_right_is_said():
    book = Workbook()
    book.active.append(HEADINGS)
    book.active["CZ1"] = "x"
    source = read("plan.xlsx", saved(book))
    assert cells(source.blocks[0]) == [HEADINGS]
    assert said(source) == [
        (
            "feuille « Sheet »",
            "1 cellule loin à droite du tableau n’est pas lue.",
        )
    ]


def test_ten_thousand_rows_are_read():
    source = of_rows(*([f"1.{number}", "a"] for number in range(10_000)))
    assert len(source.blocks[0].rows) == 10_000


def test_an_ods_workbook_is_read_like_any_other():
    content = ods_of(ods_row("Objectifs", "Moyens") + ods_row("1.1", "Un"))
    source = read("plan.ods", content)
    assert (source.kind, cells(source.blocks[0])) == (
        "ods",
        [["Objectifs", "Moyens"], ["1.1", "Un"]],
    )


# --- CSV


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_file_is_cut_at_what_delimits_its_cells(delimiter):
    rows = [["Objectifs", "Moyens"], ["1.1", "Un"], ["1.2", "Deux"]]
    source = of_csv("\n".join(delimiter.join(row) for row in rows))
    assert (source.kind, cells(source.blocks[0])) == ("csv", rows)
    assert source.blocks[0].is_sure
    assert source.blocks[0].rows[1][0].place == "cellule A2"


def test_rows_of_unequal_lengths_are_cut_at_the_delimiter_that_comes_most():
    (table,) = of_csv("Objectifs;Moyens;Échéance\n1.1;Un, deux\n").blocks
    assert cells(table)[1] == ["1.1", "Un, deux", ""]


def test_a_cell_of_several_lines_has_several_paragraphs():
    (table,) = of_csv('Objectifs;Moyens\n1.1;"Un\nDeux"\n').blocks
    assert cells(table)[1] == ["1.1", "Un\nDeux"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Axe;Objectif;Moyen\nA;1.1;Un\nB;1.2;Deux", True),
        ("Axe,Objectif,Moyen\nA,1.1,Un\nB,1.2,Deux", True),
        ("Un, deux, trois\nQuatre, cinq, six\nSept, huit, neuf", False),
        ("Axe\tObjectif\tMoyen\nA\t1.1\tUn\nB\t1.2\tDeux", False),
        ("AXE 1 ; ouvrir\n1.1 Un", False),
        ("Axe;Objectif;Moyen\nA;1.1;Un", False),
        ("1.1 Un;x;y\n1.2 Deux;x;y\n1.3 Trois;x;y", False),
        ('Axe\tObjectif\tMoyen\nA\t1.1\t"Un\nDeux"\nB\t1.2\tTrois', True),
    ],
)
def test_a_text_is_a_table_only_where_that_is_sure(content, expected):
    assert tables.is_delimited(decode(content.encode())) is expected


def test_an_old_encoding_is_said():
    source = read("plan.csv", "Objectifs;Échéance\n1.1;Été".encode("cp1252"))
    assert cells(source.blocks[0])[1] == ["1.1", "Été"]
    assert said(source) == [
        (
            "document",
            "Ce fichier CSV est à un ancien encodage : vérifiez que ses lettres accentuées sont justes.",
        )
    ]


def test_an_empty_workbook_is_refused():
    with pytest.raises(ValidationError) as error:
        of_rows()
    assert error.value.messages == ["Ce document ne contient aucun texte : il n’y a rien à lire."]

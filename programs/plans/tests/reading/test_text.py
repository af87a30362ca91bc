"""Texts without any form: outlines, and tables that tabs are left of."""

import pytest
from django.core.exceptions import ValidationError

from programs.plans.reading import text
from programs.plans.reading.blocks import Paragraph
from programs.plans.tests.reading.written import cells, said


def lines(content: str) -> list[tuple[str, str]]:
    return [(block.place, block.text) for block in text.read(content).blocks]


def test_each_line_is_a_paragraph_with_its_place():
    assert lines("\ufeffAXE 1 – Bâtir\r\n\r\n  1.1 Un guide  \r\n\f1.2 Un outil\n") == [
        ("ligne 1", "AXE 1 – Bâtir"),
        ("ligne 3", "1.1 Un guide"),
        ("ligne 4", "1.2 Un outil"),
    ]


LONG = "1.1.1 Rencontrer chacune des équipes qui accompagnent les jeunes de la"


def test_a_line_that_begins_with_a_small_letter_goes_on_from_a_long_unfinished_one():
    assert lines(f"{LONG}\nrégion et leurs familles\n1.1.2 Faire autre chose") == [
        ("ligne 1", f"{LONG} région et leurs familles"),
        ("ligne 3", "1.1.2 Faire autre chose"),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Bâtir un guide", "avec les équipes"),
        (f"{LONG} région.", "avec les équipes"),
        (LONG, "Région et leurs familles"),
        (LONG, "a) avec les équipes"),
        (LONG, "b. avec les équipes"),
        (f"{LONG}\n", "avec les équipes"),
        (LONG, f"avec {LONG} et beaucoup d’autres"),
    ],
)
def test_any_other_line_is_a_paragraph_of_its_own(above, below):
    assert [line for _place, line in lines(f"{above}\n{below}")] == [above.strip(), below]


def test_a_word_that_was_cut_at_a_hyphen_keeps_it():
    first = "1.1.1 Rencontrer les équipes qui accompagnent les jeunes du demi-"
    assert lines(f"{first}\ncercle") == [("ligne 1", f"{first}cercle")]


HEADINGS = "Axes\tObjectifs\tMoyens\tÉchéancier"


def test_lines_with_tabs_are_a_table_that_nobody_drew():
    source = text.read(f"Plan\n\n{HEADINGS}\nA\t1.1 Un\t1.1.1 Deux\t2025\n\t1.2 Trois\n\nSuite")
    before, table, after = source.blocks
    assert (before.text, after.text) == ("Plan", "Suite")
    assert cells(table) == [
        ["Axes", "Objectifs", "Moyens", "Échéancier"],
        ["A", "1.1 Un", "1.1.1 Deux", "2025"],
        ["", "1.2 Trois", "", ""],
    ]
    assert (table.place, table.is_sure) == ("ligne 3", False)
    assert table.rows[1][2].place == "ligne 4, colonne 3"
    assert said(source) == []


def test_marks_of_html_in_a_cell_are_its_paragraphs():
    cell = (
        "<p>1.1.1 <u>Un</u></p><ul><li>Deux &amp; trois</li><li>Quatre</li></ul><p>Cinq<br/>six</p>"
    )
    (table,) = text.read(f"{HEADINGS}\nA\t1.1 Un\t{cell}\t<30 ans").blocks
    assert [(one.text, one.depth) for one in table.rows[1][2].paragraphs] == [
        ("1.1.1 Un", 0),
        ("Deux & trois", 1),
        ("Quatre", 1),
        ("Cinq", 0),
        ("six", 0),
    ]
    assert table.rows[1][3].text == "<30 ans"


def test_marks_of_html_in_a_line_are_paragraphs_of_that_line():
    assert lines("<p>Un</p><p>Deux</p>") == [("ligne 1", "Un"), ("ligne 1", "Deux")]


def test_headings_said_again_begin_another_table():
    row = "A\t1.1 Un\t1.1.1 Deux\t2025"
    tables = text.read(f"{HEADINGS}\n{row}\n{HEADINGS}\n{row}").blocks
    assert [len(cells(table)) for table in tables] == [2, 2]


def test_a_row_of_short_words_is_no_heading_again():
    (table,) = text.read(f"{HEADINGS}\nA\tBâtir\tUn guide\tEn continu").blocks
    assert cells(table)[1] == ["A", "Bâtir", "Un guide", "En continu"]


def test_whole_rows_apart_by_blank_lines_are_of_the_same_table():
    (table,) = text.read(f"{HEADINGS}\n\nA\t1.1 Un\t1.1.1 Deux\t2025\n\n\t1.2 Trois\t\t2026").blocks
    assert [row[3] for row in cells(table)] == ["Échéancier", "2025", "2026"]


def test_a_row_with_more_cells_than_headings_stays_out_and_is_said():
    source = text.read(f"{HEADINGS}\nA\tb\tc\td\te\nF\tg\th\t2025")
    table, odd = source.blocks
    assert [row[0] for row in cells(table)] == ["Axes", "F"]
    assert odd == Paragraph("A\tb\tc\td\te", "ligne 2")
    assert said(source) == [
        (
            "ligne 2",
            "Cette rangée a 5 cellules sous 4 titres de colonnes : elle est lue à part, sans être rangée dans le "
            "tableau.",
        )
    ]


def test_a_line_that_cuts_a_row_stays_out_and_is_said():
    source = text.read(f"{HEADINGS}\nA\t1.1 Un guide\net un outil\nF\tg\th\t2025")
    table, odd = source.blocks
    assert [row[0] for row in cells(table)] == ["Axes", "A", "F"]
    assert odd == Paragraph("et un outil", "ligne 3")
    assert said(source) == [
        (
            "ligne 3",
            "Cette ligne coupe une rangée du tableau et rien ne dit à quelle cellule elle appartient : elle est lue "
            "à part.",
        )
    ]


def test_a_table_of_contents_with_tabs_is_no_table():
    assert lines("Axe\t1\tBâtir\t2\nAxe\t2\tOuvrir\t3") == [
        ("ligne 1", "Axe\t1\tBâtir\t2"),
        ("ligne 2", "Axe\t2\tOuvrir\t3"),
    ]


def test_one_line_with_tabs_is_no_table():
    assert lines("1.1\t\tBâtir un guide") == [("ligne 1", "1.1\t\tBâtir un guide")]


def test_ten_thousand_lines_are_read():
    content = "\n".join(f"1.{number} Bâtir" for number in range(10_000))
    assert len(text.read(content).blocks) == 10_000


def test_too_many_lines_are_refused():
    with pytest.raises(ValidationError) as error:
        text.read("Bâtir\n" * 20_001)
    assert error.value.messages == [
        "Ce document a plus de 20\u00a0000 paragraphes et rangées de tableaux : partagez-le en plusieurs fichiers."
    ]


def test_a_text_without_a_word_is_refused():
    with pytest.raises(ValidationError) as error:
        text.read("\n \n")
    assert error.value.messages == ["Ce document ne contient aucun texte : il n’y a rien à lire."]

"""A plan as a Word document: how it is built, and what people may do to it."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from programs.plans.outlines.model import Outline
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table
from programs.plans.tests.writing import sources
from programs.plans.tests.writing.plans import action, objective, said, small, specific
from programs.plans.writing import words
from programs.plans.writing.reading_back import read_back
from programs.plans.writing.word import to_docx

MARK = Paragraph(str(words.MARK), "1")


def made(outline: Outline):
    return Document(io.BytesIO(to_docx(outline)))


def changed(outline: Outline, change) -> Outline:
    """The plan that the print says after ``change`` was done to its document."""
    document = made(outline)
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return read_back(sources.of_docx(stream.getvalue()))


def row(*cells: str, number: str = "", continued: tuple[int, ...] = ()) -> tuple[Cell, ...]:
    made = []
    for index, text in enumerate(cells):
        paragraph = Paragraph(text, "2", number=number if index == 0 else "")
        made.append(Cell((paragraph,), "2", is_continued=index in continued))
    return tuple(made)


def of_rows(*rows: tuple[Cell, ...]) -> Outline:
    return read_back(Source("docx", (MARK, Table(rows, "2"))))


HEADINGS = row("N°", "Action", "Responsables", "Échéancier")


def test_headings_have_the_styles_of_word_and_actions_stand_in_tables():
    document = made(small())
    found = [(each.style.name, each.text) for each in document.paragraphs[1:]]
    assert [(style, text.replace("\u00a0", " ")) for style, text in found] == [
        ("Title", "Plan d’action des Rives"),
        ("Précision", "Période : 2025-2026"),
        ("Précision", "Adopté le : 3 juin 2025"),
        ("Précision", "Orientation : Que chaque jeune trouve sa voie"),
        ("Heading 1", "Axe I – Concertation"),
        ("Précision", "But : Que chacun sache ce que fait l’autre"),
        ("Heading 2", "Thème – Se connaître"),
        ("Heading 3", "Objectif 1.1. – Tenir le répertoire à jour"),
        ("Rattachement", "Actions de l’axe"),
        ("Rattachement", "Actions du plan"),
    ]
    assert len(document.tables) == 3


def test_a_table_has_the_columns_that_the_plan_uses_and_those_that_people_fill_in():
    rows = made(small()).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["N°", "Action", "Étiquettes", "Responsables", "Échéancier", "Réalisations"],
        ["Objectif spécifique 1.1.1 – Recenser les services\nResponsables\u00a0: Comité"] * 6,
        [
            "a)",
            "Écrire aux organismes (CSR)",
            "CSR",
            "Carrefour\nCentre \\{3b} Est",
            "Juin",
            "Deux envois\nUne relance",
        ],
    ]


def test_the_headings_of_a_table_come_again_on_each_page_and_its_widths_are_fixed():
    (table,) = made(Outline(lines=[action("1", "Écrire")])).tables
    assert [row._tr.trPr is not None for row in table.rows] == [True, False]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.autofit is False
    assert {cell.width is None for row in table.rows for cell in row.cells} == {False}


def test_a_table_is_as_wide_as_the_page_whatever_its_columns():
    full = action("1", "Écrire", **dict.fromkeys(words.DETAILS, "x"))
    for line in (full, action("1", "Écrire")):
        document = made(Outline(lines=[line]))
        section, (table,) = document.sections[0], document.tables
        room = section.page_width - section.left_margin - section.right_margin
        assert room - 12_700 <= sum(column.width for column in table.columns) <= room


def test_the_document_says_its_title_and_names_nobody():
    properties = made(Outline("T" * 300)).core_properties
    assert (properties.title, properties.author) == ("T" * 255, "")


def test_a_row_and_a_paragraph_that_were_added_are_lines_of_the_plan():
    def add(document):
        cells = document.tables[0].add_row().cells
        cells[0].text, cells[1].text, cells[3].text = "b)", "Téléphoner", "Centre ; École"
        document.add_paragraph("Axe 2 : Communication")

    outline = changed(small(), add)
    assert said(outline)[5:] == [
        (4, "b)", "Téléphoner"),
        (1, "1.9", "Dresser le bilan de l’axe"),
        (0, "", "Adopter le prochain plan"),
        (0, "2", "Communication"),
    ]
    assert list(outline.walk())[5].responsible == ("Centre", "École")


def test_several_paragraphs_of_a_cell_are_lines_of_one_text():
    def add(document):
        document.tables[0].rows[1].cells[1].add_paragraph("aux écoles")

    outline = changed(Outline(lines=[action("1", "Écrire")]), add)
    assert said(outline) == [(0, "1", "Écrire\naux écoles")]


def test_a_number_that_word_counts_is_the_number():
    outline = of_rows(HEADINGS, row("", "Écrire", "", "", number="1.1."))
    assert said(outline) == [(0, "1.1.", "Écrire")]


def test_a_cell_that_goes_over_two_rows_says_the_same_of_both():
    outline = of_rows(
        HEADINGS,
        row("1", "Écrire", "Carrefour", ""),
        row("2", "Lire", "Carrefour", "", continued=(2,)),
    )
    assert [line.responsible for line in outline.lines] == [("Carrefour",), ("Carrefour",)]


def test_a_cell_that_goes_over_two_columns_says_nothing_of_the_second():
    shared = Cell((Paragraph("Carrefour", "2"),), "2")
    over = Cell(shared.paragraphs, "2", is_continued=True)
    (line,) = of_rows(HEADINGS, (*row("1", "Écrire"), shared, over)).lines
    assert (line.responsible, line.timeline) == (("Carrefour",), "")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [HEADINGS, row("", "", "Carrefour", "")],
            "Cette rangée ne dit pas de quelle ligne du plan il s’agit : «\u00a0Carrefour\u00a0».",
        ),
        (
            [row("N°", "Action", "Notes"), row("1", "Écrire", "Urgent")],
            "La colonne «\u00a0Notes\u00a0» n’est pas de celles d’un plan : laissée de côté.",
        ),
        (
            [row("Nom", "Téléphone"), row("A", "B")],
            "Ce tableau n’a pas les titres de colonnes d’un plan : laissé de côté.",
        ),
    ],
)
def test_what_does_not_say_what_it_is_is_left_out_and_named(rows, message):
    outline = of_rows(*rows)
    assert [warning.message for warning in outline.warnings] == [message]


def test_an_empty_row_and_an_empty_column_are_nothing():
    outline = of_rows(
        row("N°", "Action", ""), row("1", "Écrire", ""), row("", "", ""), row("2", "Lire", "")
    )
    assert (said(outline), outline.warnings) == ([(0, "1", "Écrire"), (0, "2", "Lire")], [])


def test_a_table_of_contents_that_was_added_is_not_the_plan():
    contents = Paragraph("Axe 1 – Vision", "2", is_contents=True)
    blocks = (MARK, contents, Paragraph("Axe 1 – Vision", "3"))
    assert said(read_back(Source("docx", blocks))) == [(0, "1", "Vision")]


def test_the_lines_of_a_workbook_that_were_pasted_into_the_document_are_read():
    outline = of_rows(
        row("Niveau", "Numéro", "Texte"), row("Axe", "1", "Vision"), row("Action", "1.1", "Écrire")
    )
    assert said(outline) == [(0, "1", "Vision"), (1, "1.1", "Écrire")]


def test_an_action_of_the_objective_may_stand_below_a_specific_one():
    steps = specific("1.1.1", "Choisir", action("a", "Lire"))
    outline = Outline(lines=[objective("1.1", "Prêter", steps, action("b", "Ranger"))])
    document = made(outline)
    assert [paragraph.text for paragraph in document.paragraphs[1:]] == [
        "Objectif 1.1 – Prêter",
        "Actions de l’objectif",
    ]
    assert said(read_back(sources.of_docx(to_docx(outline)))) == said(outline)

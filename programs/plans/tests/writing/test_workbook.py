"""A plan as a workbook: how it is built, and what people may do to it."""

import io

import openpyxl

from programs.plans.outlines.model import Outline
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table
from programs.plans.tests.writing import sources
from programs.plans.tests.writing.plans import action, axis, said, small, warned
from programs.plans.writing.reading_back import read_back
from programs.plans.writing.workbook import to_xlsx


def made(outline: Outline):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(outline)))


def changed(outline: Outline, change) -> Outline:
    """The plan that the print says after ``change`` was done to its workbook."""
    workbook = made(outline)
    change(workbook.worksheets[0])
    stream = io.BytesIO()
    workbook.save(stream)
    return read_back(sources.of_xlsx(stream.getvalue()))


def of_rows(*rows: tuple[str, ...]) -> Source:
    cells = [
        tuple(Cell((Paragraph(text, f"rangée {number}"),), f"rangée {number}") for text in row)
        for number, row in enumerate(rows, start=1)
    ]
    return Source("csv", (Table(tuple(cells), "feuille 1"),))


def test_there_is_a_row_for_each_line():
    rows = list(made(small()).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == (
        "Niveau",
        "Numéro",
        "Texte",
        "Axe (pour filtrer)",
        "But",
        "Étiquettes",
        "Organismes concernés",
        "Responsables",
        "Collaborateurs",
        "Échéancier",
        "Population cible",
        "Prévu",
        "Réalisations",
        "Actions en cours",
    )
    assert [tuple(value or "" for value in row[:4]) for row in rows[1:]] == [
        ("Axe", "I", "Concertation", "I"),
        ("Thème", "", "Se connaître", "I"),
        ("Objectif", "1.1.", "Tenir le répertoire à jour", "I"),
        ("Objectif spécifique", "1.1.1", "Recenser les services", "I"),
        ("Action", "a)", "Écrire aux organismes (CSR)", "I"),
        ("Action de l’axe", "1.9", "Dresser le bilan de l’axe", "I"),
        ("Action du plan", "", "Adopter le prochain plan", ""),
    ]


def test_what_the_plan_says_of_itself_has_a_sheet():
    rows = made(small()).worksheets[1].iter_rows(values_only=True)
    assert list(rows) == [
        ("Titre", "Plan d’action des Rives"),
        ("Période", "2025-2026"),
        ("Adopté le", "3 juin 2025"),
        ("Orientation", "Que chaque jeune trouve sa voie"),
    ]


def test_whatever_begins_like_a_formula_or_looks_like_a_number_is_text():
    sheet = made(Outline(lines=[action("1.10", "=1+1", planned="12")])).worksheets[0]
    row = [cell for cell in sheet[2] if cell.value]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in row] == [
        ("Action", "s", "@"),
        ("1.10", "s", "@"),
        ("=1+1", "s", "@"),
        ("12", "s", "@"),
    ]


def test_headings_stay_in_sight_and_on_each_page_and_lines_can_be_filtered():
    sheet = made(small()).worksheets[0]
    found = (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref)
    assert found == ("C2", "$1:$1", "A1:N8")
    assert {cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row} == {True}


def test_a_row_that_was_added_stands_where_it_was_written():
    def add(sheet):
        sheet.insert_rows(7)
        sheet["A7"], sheet["B7"], sheet["C7"], sheet["H7"] = "action", "b)", "Lire", "A\nB; C"

    outline = changed(small(), add)
    assert said(outline)[4:7] == [
        (4, "a)", "Écrire aux organismes (CSR)"),
        (4, "b)", "Lire"),
        (1, "1.9", "Dresser le bilan de l’axe"),
    ]
    assert list(outline.walk())[5].responsible == ("A", "B", "C")


def test_columns_may_be_moved_and_taken_away_and_a_line_written_above():
    outline = read_back(
        of_rows(
            ("Notre plan", "", ""),
            ("Texte", "Numéro", "Niveau"),
            ("Vision", "1", "Axe"),
            ("Écrire", "", "Action"),
        )
    )
    assert said(outline) == [(0, "1", "Vision"), (1, "", "Écrire")]


def test_a_row_without_a_level_is_left_out_and_named():
    outline = read_back(
        of_rows(
            ("Niveau", "Numéro", "Texte"), ("Axe", "1", "Vision"), ("Étape", "2", "Lire"), ("",) * 3
        )
    )
    assert (said(outline), warned(outline)) == ([(0, "1", "Vision")], [("left-out", "rangée 3")])


def test_a_column_and_a_sheet_of_somebody_else_are_left_out_and_named():
    source = of_rows(("Niveau", "Numéro", "Texte", "Notes"), ("Axe", "1", "Vision", "Urgent"))
    other = of_rows(("Nom", "Téléphone")).blocks
    outline = read_back(Source("xlsx", (*source.blocks, *other)))
    assert said(outline) == [(0, "1", "Vision")]
    assert warned(outline) == [("left-out", "rangée 1"), ("left-out", "feuille 1")]


def test_a_workbook_that_is_none_of_ours_is_left_to_others():
    assert read_back(of_rows(("Axes", "Objectifs", "Moyens"), ("1", "2", "3"))) is None


def test_a_plan_that_says_nothing_comes_back_empty():
    assert read_back(sources.of_xlsx(to_xlsx(Outline()))) == Outline()


def test_an_axis_without_number_is_filtered_by_its_text():
    sheet = made(Outline(lines=[axis("", "Vision", action("1", "Lire"))])).worksheets[0]
    assert [row[3].value for row in sheet.iter_rows(min_row=2)] == ["Vision", "Vision"]

"""A plan as plain text: what people see of it, and what they may change."""

import pytest
from django.utils.translation import override

from programs.plans.outlines.model import Outline
from programs.plans.reading.blocks import Source
from programs.plans.tests.writing import sources
from programs.plans.tests.writing.plans import action, axis, objective, said, small, warned
from programs.plans.writing import words
from programs.plans.writing.reading_back import read_back
from programs.plans.writing.text import to_text

IN_FRENCH = """\
Plan d’action à modifier, puis à importer de nouveau : gardez le mot qui commence chaque ligne (Axe, Thème, Objectif, \
Action) et les titres des colonnes.
Plan d’action des Rives
Période : 2025-2026
Adopté le : 3 juin 2025
Orientation : Que chaque jeune trouve sa voie

Axe I – Concertation
But : Que chacun sache ce que fait l’autre

Thème – Se connaître

Objectif 1.1. – Tenir le répertoire à jour

Objectif spécifique 1.1.1 – Recenser les services
Responsables : Comité

Action a) – Écrire aux organismes (CSR)
Étiquettes : CSR
Responsables : Carrefour ; Centre \\{3b} Est
Échéancier : Juin
Réalisations : Deux envois
↳ Une relance

Action de l’axe 1.9 – Dresser le bilan de l’axe

Action du plan – Adopter le prochain plan
"""
MARK = str(words.MARK)


def printed(*lines: str) -> Source:
    """A text of ours, with these lines in it."""
    return sources.of_text("\n".join([MARK, *lines]))


def test_each_line_says_its_level_and_where_it_stands_only_if_that_is_not_plain():
    assert to_text(small()).replace("\u00a0", " ") == IN_FRENCH


def test_an_english_print_has_english_words():
    outline = Outline("Plan", lines=[axis("1", "Vision", action("1.1", "Meet", timeline="June"))])
    with override("en"):
        text = to_text(outline)
    assert text.splitlines()[1:] == [
        "Plan",
        "",
        "Axis 1 – Vision",
        "",
        "Action 1.1 – Meet",
        "Timeline: June",
    ]


def test_a_line_that_was_added_stands_where_it_was_written():
    text = to_text(small()).replace(
        "Action de l’axe 1.9", "Action b) – Téléphoner\n\nAction de l’axe 1.9"
    )
    assert said(read_back(sources.of_text(text)))[4:] == [
        (4, "a)", "Écrire aux organismes (CSR)"),
        (4, "b)", "Téléphoner"),
        (1, "1.9", "Dresser le bilan de l’axe"),
        (0, "", "Adopter le prochain plan"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Thème – Vision",
        "theme : Vision",
        "THÈME: Vision",
        "Thème — Vision",
        "Theme - Vision",
    ],
)
def test_words_are_known_however_they_are_typed(line):
    outline = read_back(printed(line))
    assert [(each.level, each.number, each.text) for each in outline.walk()] == [
        ("theme", "", "Vision")
    ]


def test_details_are_known_however_they_are_typed():
    (line,) = read_back(
        printed(
            "Action 1 – Écrire",
            "responsable : Carrefour",
            "Responsables : Centre; École ;",
            "echeancier: Juin",
            "Action en cours : Un envoi",
            "Actions en cours : Un autre",
        )
    ).lines
    assert (line.responsible, line.timeline, line.ongoing) == (
        ("Carrefour", "Centre", "École"),
        "Juin",
        "Un envoi\nUn autre",
    )


def test_both_languages_are_read_whatever_that_of_the_page():
    with override("en"):
        outline = read_back(printed("Axe 1 – Vision", "Action of the plan 2 – Meet", "But : Oui"))
    assert said(outline) == [(0, "1", "Vision"), (0, "2", "Meet")]


def test_a_line_that_does_not_say_what_it_is_is_left_out_and_named():
    outline = read_back(printed("Plan", "Axe 1 – Vision", "Rencontrer les écoles"))
    assert said(outline) == [(0, "1", "Vision")]
    assert warned(outline) == [("left-out", "ligne 4")]
    assert outline.warnings[0].message == (
        "«\u00a0Rencontrer les écoles\u00a0» ne commence ni par un niveau (Axe, Thème, Objectif, Action) ni par une "
        "précision (Échéancier, Responsables…) : laissé de côté."
    )


def test_a_detail_above_all_lines_is_left_out_and_named():
    outline = read_back(printed("Échéancier : Juin", "Axe 1 – Vision"))
    assert (said(outline), warned(outline)) == ([(0, "1", "Vision")], [("left-out", "ligne 2")])


def test_a_line_of_what_is_not_open_goes_under_the_nearest_and_says_so():
    outline = read_back(printed("Axe 1 – Vision", "Action du thème 1.1 – Écrire"))
    assert said(outline) == [(0, "1", "Vision"), (1, "1.1", "Écrire")]
    assert warned(outline) == [("missing-parent", "ligne 3")]


def test_lines_have_their_places():
    outline = read_back(printed("Axe 1 – Vision", "", "Action 1.1 – Écrire"))
    assert [line.place for line in outline.walk()] == ["ligne 2", "ligne 4"]


def test_a_code_that_names_no_character_is_left_as_typed():
    outline = read_back(printed("Axe 1 – \\{110000} \\{d800} \\{zz} \\{41}"))
    assert said(outline) == [(0, "1", "\\{110000} \\{d800} \\{zz} A")]


def test_ends_of_lines_of_forms_are_plain_ones():
    outline = Outline(lines=[action("1", "Écrire\r\naux écoles")])
    assert said(read_back(sources.of_text(to_text(outline)))) == [(0, "1", "Écrire\naux écoles")]


def test_a_plan_that_says_nothing_comes_back_empty():
    assert read_back(sources.of_text(to_text(Outline()))) == Outline()


@pytest.mark.parametrize(
    "text", ["Axe 1 – Vision\nAction 1.1 – Écrire", f"Plan\n{MARK}\nAxe 1 – Vision"]
)
def test_a_text_that_is_none_of_ours_is_left_to_others(text):
    assert read_back(sources.of_text(text)) is None


def test_an_objective_without_axis_stays_beside_the_axis_above():
    outline = Outline(lines=[axis("1", "Vision"), objective("2", "Écrire", action("", "Poster"))])
    text = to_text(outline)
    assert "Objectif du plan 2 – Écrire" in text.splitlines()
    assert said(read_back(sources.of_text(text))) == said(outline)

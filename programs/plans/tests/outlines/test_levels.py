"""The levels of lines, worked out from the whole document."""

import pytest

from programs.plans.enums import Level
from programs.plans.outlines import recognise
from programs.plans.tests.outlines.drafts import codes, styled, text, tree, tree_of


def test_a_number_under_an_axis_is_an_objective_and_a_longer_one_an_action():
    assert tree_of("AXE 1 – Emploi\n1.1. Découvrir\n1.1.1 Visiter\n1.2 Suivre") == [
        "axis 1 Emploi",
        ". objective 1.1. Découvrir",
        ". . action 1.1.1 Visiter",
        ". objective 1.2 Suivre",
    ]


def test_a_number_under_an_objective_is_a_specific_one_where_longer_ones_follow():
    assert tree_of("Objectif 1 : Emploi\n1.1 Découvrir\n1.1.1 Visiter") == [
        "objective 1 Emploi",
        ". specific 1.1 Découvrir",
        ". . action 1.1.1 Visiter",
    ]


def test_a_number_under_an_objective_is_an_action_where_nothing_narrower_follows():
    assert tree_of("Objectif 1 : Emploi\n1.1 Visiter\n1.2 Écrire") == [
        "objective 1 Emploi",
        ". action 1.1 Visiter",
        ". action 1.2 Écrire",
    ]


def test_axes_chantiers_and_means_with_letters_have_their_levels():
    content = "Axe d’intervention II : Parler\nChantier 3 - Rejoindre\nObjectif 2\nInformer\nM 8 - Écrire\nM 9 - Lire"
    assert tree_of(content) == [
        "axis II Parler",
        ". theme 3 Rejoindre",
        ". . objective 2 Informer",
        ". . . action M 8 Écrire",
        ". . . action M 9 Lire",
    ]


def test_orientations_are_above_axes_where_they_come_first():
    content = (
        "Orientation 1 : Grandir\nAxe 1.1 : Parler\nObjectif 1.1.1 : Informer\nAction 1 : Écrire"
    )
    assert tree_of(content) == [
        "axis 1 Grandir",
        ". theme 1.1 Parler",
        ". . objective 1.1.1 Informer",
        ". . . action 1 Écrire",
    ]


def test_roman_numerals_capitals_and_numbers_are_three_levels():
    content = "I. Parler\nA. Informer\n1. Écrire\n2. Lire\nB. Écouter\n1. Sonder\nII. Former\nA. Offrir\n1. Enseigner"
    assert tree_of(content) == [
        "axis I. Parler",
        ". objective A. Informer",
        ". . action 1. Écrire",
        ". . action 2. Lire",
        ". objective B. Écouter",
        ". . action 1. Sonder",
        "axis II. Former",
        ". objective A. Offrir",
        ". . action 1. Enseigner",
    ]


def test_the_letter_after_h_is_no_numeral():
    letters = "\n".join(f"{letter}) Faire {letter}" for letter in "abcdefghij")
    found = tree_of(f"Objectif 1 : Agir\n{letters}")
    assert [line.split()[2] for line in found[1:]] == [f"{letter})" for letter in "abcdefghij"]


def test_an_initial_begins_no_list():
    outline = recognise(text("Objectif 1 : Agir\n1.1 Nommer\nM. Tremblay présidera le comité."))
    assert tree(outline) == ["objective 1 Agir", ". action 1.1 Nommer"]
    assert codes(outline) == [("left-out", "ligne 3")]


def test_bullets_under_objectives_are_actions():
    assert tree_of(
        "Objectif 1\nDécouvrir\n- Tenir un salon\n• Visiter\nObjectif 2 : Suivre\n- Appeler"
    ) == [
        "objective 1 Découvrir",
        ". action Tenir un salon",
        ". action Visiter",
        "objective 2 Suivre",
        ". action Appeler",
    ]


def test_bullets_under_some_numbered_actions_are_a_part_of_them():
    content = "AXE 1 – Emploi\n1.1 Découvrir\n1.1.1 Visiter :\n- un centre\n- une usine\n1.1.2 Lire\n1.1.3 Voir"
    assert tree_of(content)[2:] == [
        ". . action 1.1.1 Visiter :\n- un centre\n- une usine",
        ". . action 1.1.2 Lire",
        ". . action 1.1.3 Voir",
    ]


def test_english_words_name_levels():
    content = (
        "Goal 1: Welcome\nObjective 1.1: Prepare\nAction 1.1.1: Hold an evening\nGoal 2: Train"
    )
    assert tree_of(content) == [
        "axis 1 Welcome",
        ". objective 1.1 Prepare",
        ". . action 1.1.1 Hold an evening",
        "axis 2 Train",
    ]


def test_an_axis_in_english_holds_its_goals():
    content = "Axis 1 - Work\nGoal 1: Welcome\nStrategy 1: Prepare\nStrategy 2: Greet"
    assert tree_of(content) == [
        "axis 1 Work",
        ". objective 1 Welcome",
        ". . action 1 Prepare",
        ". . action 2 Greet",
    ]


def test_general_and_specific_objectives_are_told_apart_by_their_words_or_their_numbers():
    by_words = "Objectif général 1 : Agir\nObjectif spécifique 1.1 : Voir\nMoyen 3 : Lire"
    by_numbers = "Objectif 1 : Agir\nObjectif 1.1 : Voir\nMoyen 3 : Lire"
    assert (
        tree_of(by_words)
        == tree_of(by_numbers)
        == [
            "objective 1 Agir",
            ". specific 1.1 Voir",
            ". . action 3 Lire",
        ]
    )


def test_headings_without_a_number_between_axis_and_objective_are_themes():
    content = "AXE 1 – Emploi\nLe goût des métiers\n1.1 Voir\n1.1.1 Lire\nLes stages\n1.2 Faire\n1.2.1 Offrir"
    assert tree_of(content) == [
        "axis 1 Emploi",
        ". theme Le goût des métiers",
        ". . objective 1.1 Voir",
        ". . . action 1.1.1 Lire",
        ". theme Les stages",
        ". . objective 1.2 Faire",
        ". . . action 1.2.1 Offrir",
    ]


def test_headings_without_a_number_are_axes_where_no_word_says_any():
    outline = recognise(
        styled(
            ("Plan", {"heading": 1}),
            ("Emploi", {"heading": 2}),
            "1.1 Voir",
            "1.1.1 Lire",
            ("Santé", {"heading": 2}),
            "2.1 Bouger",
            "2.1.1 Courir",
        )
    )
    assert [line for line in tree(outline) if "axis" in line] == ["axis Emploi", "axis Santé"]


def test_styles_of_headings_say_the_levels_where_nothing_has_a_number_and_are_asked_about():
    outline = recognise(
        styled(
            ("Plan de la région", {"heading": 1}),
            ("Parler", {"heading": 1}),
            ("Informer", {"heading": 2}),
            ("Écrire", {"depth": 1}),
            ("Lire", {"depth": 1}),
            ("Former", {"heading": 1}),
            ("Offrir", {"heading": 2}),
            ("Enseigner", {"depth": 1}),
        )
    )
    assert outline.title == "Plan de la région"
    assert tree(outline) == [
        "axis Parler",
        ". objective Informer",
        ". . action Écrire",
        ". . action Lire",
        "axis Former",
        ". objective Offrir",
        ". . action Enseigner",
    ]
    assert codes(outline) == [
        ("level", "paragraphe 2"),
        ("level", "paragraphe 3"),
        ("level", "paragraphe 4"),
    ]


@pytest.mark.parametrize(
    ("generated", "number"),
    [(("AXE 1", "1.1.", "1.1.1."), "1"), (("1", "1.1", "1.1.1"), "1"), (("I.", "1", "a)"), "I.")],
)
def test_numbers_that_the_word_processor_generates_count(generated, number):
    pairs = zip(("Emploi", "Voir", "Lire"), generated, strict=True)
    outline = recognise(styled("Plan", *((said, {"number": one}) for said, one in pairs)))
    assert [(line.level, line.number, line.text) for line in outline.walk()] == [
        (Level.AXIS, number, "Emploi"),
        (Level.OBJECTIVE, generated[1], "Voir"),
        (Level.ACTION, generated[2], "Lire"),
    ]


def test_an_axis_that_is_said_after_its_objective_holds_it():
    content = "OBJECTIF 1\nAgir\nAXE : SERVICES\n1.1 Voir\nOBJECTIF 2\nÉcouter\nAXE : SERVICES\n2.1 Lire\nAXE 3 : X"
    assert tree_of(content)[:5] == [
        "axis SERVICES",
        ". objective 1 Agir",
        ". . action 1.1 Voir",
        ". objective 2 Écouter",
        ". . action 2.1 Lire",
    ]


def test_axes_without_a_number_before_their_objectives_hold_those_that_follow():
    content = "AXE : Emploi\nObjectif 1 : Agir\n1.1 Voir\nAXE : Santé\nObjectif 2 : Bouger\nAXE : V\nObjectif 3 : Lire"
    assert [line for line in tree_of(content) if "action" not in line] == [
        "axis Emploi",
        ". objective 1 Agir",
        "axis Santé",
        ". objective 2 Bouger",
        "axis V",
        ". objective 3 Lire",
    ]


def test_a_list_of_numbers_alone_is_asked_about():
    outline = recognise(text("Plan\n1. Écrire\n2. Lire"))
    assert tree(outline) == ["action 1. Écrire", "action 2. Lire"]
    assert codes(outline) == [("level", "ligne 2")]


def test_a_line_that_a_program_wrapped_goes_on():
    assert tree_of("AXE 1 – Emploi\n1.1 Voir les métiers\nde la région\n1.1.1 Lire")[1:] == [
        ". objective 1.1 Voir les métiers de la région",
        ". . action 1.1.1 Lire",
    ]


def test_several_lines_of_one_paragraph_are_lines_where_they_begin_so():
    outline = recognise(styled("AXE 1 – Emploi\n1.1 Voir\n1.1.1 Lire\nà voix haute\n1.1.2 Dire"))
    assert tree(outline) == [
        "axis 1 Emploi",
        ". objective 1.1 Voir",
        ". . action 1.1.1 Lire\nà voix haute",
        ". . action 1.1.2 Dire",
    ]
    assert [line.place for line in outline.walk()][1:3] == ["paragraphe 1 · 2", "paragraphe 1 · 3"]


class TestListsUnderTheWordOfALevel:
    def test_have_that_level_whatever_begins_their_lines(self):
        outline = recognise(
            text(
                "AXE 1 – Emploi\nObjectif :\n- Voir\nMoyens :\n- Lire\n- Dire\n"
                "AXE 2 – Santé\nObjectifs\n1. Bouger\nActions\n- Courir"
            )
        )
        assert tree(outline) == [
            "axis 1 Emploi",
            ". objective Voir",
            ". . action Lire",
            ". . action Dire",
            "axis 2 Santé",
            ". objective 1. Bouger",
            ". . action Courir",
        ]
        assert outline.warnings == []

    def test_stand_under_no_one_of_several_objectives(self):
        outline = recognise(
            text(
                "AXE 1 – Emploi\nObjectifs\n- Voir\n- Offrir\nMoyens\n- Lire\n- Responsable : CLE\n- Dire"
            )
        )
        assert tree(outline) == [
            "axis 1 Emploi",
            ". objective Voir",
            ". objective Offrir",
            ". action Lire",
            ". action Dire",
        ]
        assert [line.responsible for line in outline.of(Level.ACTION)] == [("CLE",), ()]
        assert codes(outline) == [("unpaired", "ligne 5")]


def test_a_long_number_right_under_an_axis_is_an_action():
    assert tree_of("AXE 1 – Emploi\n1.1.1 Lire\n1.1.2 Dire")[1:] == [
        ". action 1.1.1 Lire",
        ". action 1.1.2 Dire",
    ]

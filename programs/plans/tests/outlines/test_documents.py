"""What surrounds the lines of a plan: its cover, its table of contents, its details, what is no part of it."""

import pytest

from programs.plans.enums import Level
from programs.plans.outlines import recognise
from programs.plans.tests.outlines.drafts import codes, document, styled, table, text, the, tree

PLAN = "AXE 1 – Emploi\n1.1 Voir\n1.1.1 Lire"


class TestTheCover:
    def test_says_title_period_day_and_orientation(self):
        outline = recognise(
            text(
                f"Plan de la région\n2025-2026\nAdopté le 3 juin 2025\nOrientation : Grandir ensemble.\n{PLAN}"
            )
        )
        assert (outline.title, outline.period, outline.adopted_on, outline.orientation) == (
            "Plan de la région",
            "2025-2026",
            "3 juin 2025",
            "Grandir ensemble.",
        )
        assert outline.warnings == []

    @pytest.mark.parametrize(
        ("title", "period"),
        [
            ("Plan d’action 2024-2025", "2024-2025"),
            ("Plan d’action 2024–2029", "2024–2029"),
            ("Regional plan 2026", "2026"),
            ("Plan d’action", ""),
        ],
    )
    def test_has_the_period_in_its_title(self, title, period):
        assert recognise(text(f"{title}\n{PLAN}")).period == period

    def test_keeps_what_it_has_no_room_for_as_left_out(self):
        outline = recognise(
            text(f"Plan\nPour toutes les écoles\nAdopté par le comité le 3 juin 2025\n{PLAN}")
        )
        assert outline.adopted_on == "3 juin 2025"
        assert codes(outline) == [("left-out", "ligne 2 – ligne 3")]

    def test_is_no_title_where_the_document_begins_with_a_line(self):
        assert recognise(text(PLAN)).title == ""

    def test_may_be_said_again_on_each_page(self):
        outline = recognise(text(f"Plan de la région\n{PLAN}\nPLAN DE LA RÉGION\n1.1.2 Dire"))
        assert (len(outline.of(Level.ACTION)), outline.warnings) == (2, [])


def test_an_orientation_may_stand_alone_on_its_line_anywhere():
    outline = recognise(
        text(f"Plan\n{PLAN}\nORIENTATION\nGrandir.\n1.2 Dire\nOrientation\nVieillir.")
    )
    assert outline.orientation == "Grandir."
    assert codes(outline) == [("differs", "ligne 9")]


class TestTheTableOfContents:
    def test_is_left_out_where_it_was_generated(self):
        entries = [
            ("AXE 1 – Emploi\t2", {"is_contents": True}),
            ("1.1 Voir\t2", {"is_contents": True}),
        ]
        outline = recognise(styled("Plan", *entries, *PLAN.split("\n")))
        assert tree(outline) == ["axis 1 Emploi", ". objective 1.1 Voir", ". . action 1.1.1 Lire"]
        assert outline.warnings == []

    @pytest.mark.parametrize("between", ["\t", " ........ ", "   ", " … "])
    def test_is_left_out_where_it_was_typed(self, between):
        outline = recognise(text(f"Plan\nAXE 1 – Emploi{between}2\n1.1 Voir{between}3\n{PLAN}"))
        assert (len(list(outline.walk())), outline.warnings) == (3, [])

    def test_may_have_page_numbers_after_a_space_below_its_title(self):
        outline = recognise(text(f"Plan\nTable des matières\nAXE 1 – Emploi 2\n1.1 Voir 3\n{PLAN}"))
        assert (len(list(outline.walk())), outline.warnings) == (3, [])

    def test_may_have_lost_what_sets_its_page_numbers_apart_below_its_title(self):
        outline = recognise(text(f"Plan\nTable des matières\nAXE 1 – Emploi2\n1.1 Voir\n3\n{PLAN}"))
        assert (len(list(outline.walk())), outline.warnings) == (3, [])

    def test_may_be_a_table(self):
        contents = table("AXE 1 – Emploi | 2", "1.1 Voir | 3", "1.1.1 Lire | 3")
        outline = recognise(document(contents, *text(PLAN).blocks))
        assert (len(list(outline.walk())), outline.warnings) == (3, [])

    def test_gives_back_an_axis_and_a_theme_that_the_document_lost(self):
        outline = recognise(
            text(
                "Plan\nSommaire\nIntroduction 1\nAXE 1 – Emploi 2\nVoir clair 2\nAXE 2 – Santé 3\nSe tenir droit 3\n"
                "Bouger mieux 4\nAXE 1 – Emploi\n1.1 Voir\n1.1.1 Lire\nBouger mieux\n2.2 Bouger\n2.2.1 Courir"
            )
        )
        assert tree(outline) == [
            "axis 1 Emploi",
            ". theme Voir clair",
            ". . objective 1.1 Voir",
            ". . . action 1.1.1 Lire",
            "axis 2 Santé",
            ". theme Se tenir droit",
            ". theme Bouger mieux",
            ". . objective 2.2 Bouger",
            ". . . action 2.2.1 Courir",
        ]
        assert codes(outline)[:4] == [
            ("contents-only", "ligne 5"),
            ("contents-only", "ligne 6"),
            ("contents-only", "ligne 7"),
            ("left-out", "ligne 3"),
        ]

    def test_gives_an_axis_that_has_no_line_at_all_its_place(self):
        outline = recognise(
            text(
                "Plan\nSommaire\nAXE 1 – A 2\nAXE 2 – B 2\nAXE 3 – C 3\nAXE 1 – A\n1.1 Voir\nAXE 3 – C\n3.1 Lire"
            )
        )
        assert [line for line in tree(outline) if "axis" in line] == [
            "axis 1 A",
            "axis 2 B",
            "axis 3 C",
        ]

    def test_is_compared_with_the_document(self):
        outline = recognise(text(f"Plan\nSommaire\nAXE 1 – Travail 2\n{PLAN}"))
        assert tree(outline)[0] == "axis 1 Emploi"
        assert codes(outline) == [("differs", "ligne 3")]


def test_page_numbers_are_left_out_and_said_once():
    outline = recognise(text(f"Plan\n{PLAN}\nPage 3 de 8\n1.1.2 Dire\n- 4 -\n1.1.3 Tenir\n5"))
    assert len(outline.of(Level.ACTION)) == 3
    assert [(warned.code, warned.message) for warned in outline.warnings] == [
        ("left-out", "3 numéros de page sont laissés de côté (ligne 5, ligne 7, ligne 9).")
    ]


def test_details_are_those_of_the_line_above():
    outline = recognise(
        text(
            f"{PLAN}\nResponsables : CLE ; CJE\nPartenaires : SARCA\nÉchéancier : juin 2025\nRéalisations :\n"
            "- 3 salons\n- 200 visites\nActions en cours : Un guide\nClientèle cible : Les jeunes\n"
            "Résultats attendus : 4 salons\n"
            "1.1.2 Dire\n- Échéance : mai"
        )
    )
    line = the(outline, "1.1.1")
    assert (line.responsible, line.collaborators, line.timeline) == (
        ("CLE", "CJE"),
        ("SARCA",),
        "juin 2025",
    )
    assert (line.achievements, line.ongoing) == ("- 3 salons\n- 200 visites", "Un guide")
    assert (line.target_population, line.planned) == ("Les jeunes", "4 salons")
    assert (the(outline, "1.1.2").text, the(outline, "1.1.2").timeline) == ("Dire", "mai")
    assert outline.warnings == []


def test_a_sentence_after_an_axis_is_its_aim():
    outline = recognise(
        text(
            "AXE 1 – Emploi\nRapprocher les jeunes des métiers.\n1.1 Voir\nBut : Savoir\n1.1.1 Lire"
        )
    )
    assert (the(outline, "1").aim, the(outline, "1.1").aim) == (
        "Rapprocher les jeunes des métiers.",
        "Savoir",
    )


def test_texts_that_are_no_part_of_the_plan_are_said_to_be_left_out():
    outline = recognise(
        text(f"Plan\n{PLAN}\nMembres du comité\nLe CLE et le CJE.\n1.1.2 Dire\nMerci à tous.")
    )
    assert codes(outline) == [("left-out", "ligne 5 – ligne 6"), ("left-out", "ligne 8")]
    assert [warned.message.count("Membres du comité") for warned in outline.warnings] == [1, 0]


class TestASummaryBeforeTheDetails:
    SUMMARY = "Objectif 1\nAgir vite et bien\n1.1 Voir les métiers\n1.2 Offrir des stages"

    def read(self, *rows: str):
        return recognise(
            document(
                *text(f"{self.SUMMARY}\nObjectif 1\nAgir vite et très bien").blocks,
                table("Objectifs spécifiques | Moyens", *rows),
            )
        )

    def test_is_no_second_plan_and_the_details_have_the_last_word(self):
        outline = self.read(
            "1.1 Voir tous les métiers | 1.1.1 Lire", "1.2 Offrir des stages. | 1.2.1 Dire"
        )
        assert tree(outline) == [
            "objective 1 Agir vite et très bien",
            ". specific 1.1 Voir tous les métiers",
            ". . action 1.1.1 Lire",
            ". specific 1.2 Offrir des stages.",
            ". . action 1.2.1 Dire",
        ]
        assert codes(outline) == [
            ("differs", "ligne 5"),
            ("differs", "tableau 1, rangée 2, colonne 1"),
        ]

    def test_has_lines_of_its_own_where_the_details_say_something_else(self):
        outline = self.read("1.1 Bouger | 1.1.1 Courir")
        assert [line.text for line in outline.of(Level.SPECIFIC)] == [
            "Voir les métiers",
            "Offrir des stages",
            "Bouger",
        ]
        assert codes(outline) == [
            ("differs", "ligne 5"),
            ("duplicate", "tableau 1, rangée 2, colonne 1"),
        ]

    def test_may_have_the_actions_too(self):
        summary = "Objectif 1 : Agir\n1.1 Voir\n1.1.1 Lire tous les livres\nObjectif 2 : Dire\n2.1 Noter\n2.1.1 Écrire"
        outline = recognise(
            document(
                *text(f"{summary}\nObjectif 1 : Agir").blocks,
                table("Objectifs spécifiques | Moyens", "1.1 Voir | 1.1.1 Lire les livres"),
            )
        )
        assert [line.text for line in outline.of(Level.ACTION)] == ["Lire les livres", "Écrire"]

    def test_is_kept_where_a_narrow_column_cut_the_words_of_the_details(self):
        outline = self.read("1.1 Vo ir les mét iers | 1.1.1 Lire")
        assert the(outline, "1.1").text == "Voir les métiers"
        assert codes(outline) == [("differs", "ligne 5")]

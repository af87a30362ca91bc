"""Tables by their headings: what each cell says, and of which line it is certain."""

import pytest

from programs.plans.enums import Level
from programs.plans.outlines import Outline, columns, recognise
from programs.plans.reading.blocks import Paragraph
from programs.plans.tests.outlines.drafts import codes, document, table, the, tree


def read(*rows: str, is_sure: bool = True) -> Outline:
    return recognise(document(table(*rows, is_sure=is_sure)))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Axes", Level.AXIS),
        ("AXE D’INTERVENTION", Level.AXIS),
        ("Thèmes", Level.THEME),
        ("Objectifs généraux", Level.OBJECTIVE),
        ("Objectifs spécifiques", Level.SPECIFIC),
        ("Moyens", Level.ACTION),
        ("Activités", Level.ACTION),
        ("Stratégies", Level.ACTION),
        ("Actions à réaliser", Level.ACTION),
        ("Réalisations", "achievements"),
        ("Résultats", "achievements"),
        ("Résultats attendus", "planned"),
        ("Indicateurs", "planned"),
        ("Cibles", "planned"),
        ("Responsable/ Collaborateur(s)", "responsible"),
        ("Collaborateur(s)", "collaborators"),
        ("Partenaires", "collaborators"),
        ("Organismes concernés", "concerned"),
        ("Échéancier", "timeline"),
        ("ECHEANCES", "timeline"),
        ("Calendrier", "timeline"),
        ("Population cible", "target_population"),
        ("Clientèles visées", "target_population"),
        ("Actions en cours ou en développement", "ongoing"),
        ("N°", columns.NUMBER),
        ("Deadline", "timeline"),
        ("Objectifs spécifiqu es", Level.SPECIFIC),
        ("Respons able/ Collabor ateur(s)", "responsible"),
        ("Coût", ""),
        ("Axe II", ""),
        ("Objectif 1", ""),
        ("Actions communautaires du quartier", ""),
    ],
)
def test_a_heading_says_what_its_column_holds(heading, name):
    assert columns.named(heading) == name


def test_merged_and_blank_cells_carry_the_one_above_down():
    outline = read(
        "Axe | Objectif | Action | Échéance",
        "Axe 1 : Emploi | 1.1 Voir | 1.1.1 Lire | 2025",
        "↑ | ↑ | 1.1.2 Dire | 2026",
        " | 1.2 Faire | 1.2.1 Offrir | ",
        "Axe | Objectif | Action | Échéance",
        " |  | 1.2.2 Tenir | juin 2026",
    )
    assert tree(outline) == [
        "axis 1 Emploi",
        ". objective 1.1 Voir",
        ". . action 1.1.1 Lire",
        ". . action 1.1.2 Dire",
        ". objective 1.2 Faire",
        ". . action 1.2.1 Offrir",
        ". . action 1.2.2 Tenir",
    ]
    assert [line.timeline for line in outline.of(Level.ACTION)] == ["2025", "2026", "", "juin 2026"]
    assert outline.warnings == []


def test_headings_that_each_row_says_again_are_said_once():
    outline = read(
        "Objectif | Moyens", "Voir | Lire", "Voir | Dire", "Faire | Offrir", "Faire | Tenir"
    )
    assert tree(outline) == [
        "objective Voir",
        ". action Lire",
        ". action Dire",
        "objective Faire",
        ". action Offrir",
        ". action Tenir",
    ]


def test_what_a_cell_merged_over_rows_says_is_said_of_each_of_their_actions():
    outline = read(
        "Objectif | Action | Responsable", "1.1 Voir | 1.1.1 Lire | CLE", "↑ | 1.1.2 Dire | ↑"
    )
    assert [line.responsible for line in outline.of(Level.ACTION)] == [("CLE",), ("CLE",)]


def test_what_stands_beside_an_action_merged_over_rows_is_said_of_it():
    outline = read("Objectif | Action | Responsable", "1.1 Voir | 1.1.1 Lire | CLE", "↑ | ↑ | CJE")
    assert the(outline, "1.1.1").responsible == ("CLE", "CJE")


def test_a_merged_row_between_rows_is_a_heading():
    outline = read(
        "Objectif | Action | Responsable",
        "AXE 1 – Emploi | ← | ←",
        "1.1 Voir | 1.1.1 Lire | CLE",
        "AXE 2 – Santé | ← | ←",
        "2.1 Bouger | 2.1.1 Courir | CJE",
    )
    assert [line for line in tree(outline) if "action" not in line] == [
        "axis 1 Emploi",
        ". objective 1.1 Voir",
        "axis 2 Santé",
        ". objective 2.1 Bouger",
    ]


def test_a_column_of_numbers_is_that_of_the_column_after_it():
    outline = read("N° | Action | Responsable", "M 8 | Lire | CLE", "M 9 | Dire | ")
    assert tree(outline) == ["action M 8 Lire", "action M 9 Dire"]


def test_a_table_that_a_page_cuts_goes_on_without_its_headings():
    first = table("Objectif | Action | Échéance", "1.1 Voir | 1.1.1 Lire | 2025")
    second = table("1.2 Faire | 1.2.1 Offrir | 2026", place="tableau 2")
    outline = recognise(document(first, second))
    assert (tree(outline)[-1], the(outline, "1.2.1").timeline) == (". action 1.2.1 Offrir", "2026")


def test_means_without_a_number_are_the_paragraphs_of_their_cell():
    outline = read(
        "Objectif | Moyens", "Voir | Lire // Dire // - Tenir", "Faire | Offrir : // - un // - deux"
    )
    assert tree(outline) == [
        "objective Voir",
        ". action Lire",
        ". action Dire",
        ". action Tenir",
        "objective Faire",
        ". action Offrir :\n- un\n- deux",
    ]


class TestMeansOnOneLine:
    def read(self, cell: str) -> Outline:
        return read("Objectif | Moyens", f"2.1 Voir | {cell}", is_sure=False)

    def texts(self, outline: Outline) -> list[str]:
        return [f"{line.number} {line.text}" for line in outline.of(Level.ACTION)]

    def test_are_cut_at_their_numbers(self):
        outline = self.read("2.1.1 Lire. 2.1.2 Dire (voir 2.1.3) 2.1.3 Tenir")
        assert self.texts(outline) == ["2.1.1 Lire.", "2.1.2 Dire (voir 2.1.3)", "2.1.3 Tenir"]
        assert [line.place for line in outline.of(Level.ACTION)] == [
            "tableau 1, rangée 2, colonne 2",
            "tableau 1, rangée 2, colonne 2 · 2",
            "tableau 1, rangée 2, colonne 2 · 3",
        ]

    def test_are_not_cut_at_numbers_that_do_not_go_on(self):
        outline = self.read("2.1.1 Lire les textes 10.1.1 Dire (10.1.1). 2.1.3 Tenir")
        assert self.texts(outline) == ["2.1.1 Lire les textes 10.1.1 Dire (10.1.1). 2.1.3 Tenir"]

    def test_are_not_cut_where_a_sentence_speaks_of_the_next(self):
        outline = self.read("2.1.1 Lire avant le moyen 2.1.2 Et après")
        assert self.texts(outline) == ["2.1.1 Lire avant le moyen 2.1.2 Et après"]

    def test_are_not_cut_where_it_is_not_certain_and_this_is_said(self):
        outline = self.read("2.1.1 Lire. 2.1.2 Dire. 2.1.2 Dire encore")
        assert self.texts(outline) == ["2.1.1 Lire. 2.1.2 Dire. 2.1.2 Dire encore"]
        assert codes(outline) == [("level", "tableau 1, rangée 2, colonne 2")]


class TestACellBesideSeveralMeans:
    def test_stays_with_their_heading_and_this_is_said(self):
        outline = read(
            "Objectif | Moyens | Responsable", "1.1 Voir | 1.1.1 Lire // 1.1.2 Dire | CLE // CJE"
        )
        assert the(outline, "1.1").responsible == ("CLE", "CJE")
        assert [line.responsible for line in outline.of(Level.ACTION)] == [(), ()]
        assert codes(outline) == [("unpaired", "tableau 1, rangée 2, colonne 3")]

    def test_is_shared_where_its_lines_have_the_numbers_of_the_means(self):
        outline = read(
            "Objectif | Moyens | Échéance",
            "1.1 Voir | 1.1.1 Lire // 1.1.2 Dire | 1.1.1 juin // 1.1.2 mai",
        )
        assert [line.timeline for line in outline.of(Level.ACTION)] == ["juin", "mai"]
        assert outline.warnings == []

    def test_is_refused_where_nothing_holds_them_together(self):
        outline = read(
            "Objectif | Moyens | Échéance",
            "1.1 Voir // 1.2 Faire | 1.1.1 Lire // 1.2.1 Offrir | 2025",
        )
        assert [line.number for line in the(outline, "1.2").lines] == ["1.2.1"]
        assert {line.timeline for line in outline.walk()} == {""}
        assert codes(outline) == [("unpaired", "tableau 1, rangée 2, colonne 3")]

    def test_is_said_of_no_objective_where_there_are_several(self):
        outline = read("Objectif | Moyens", "1.1 Voir // 1.2 Faire | Lire")
        assert codes(outline) == [("unpaired", "tableau 1, rangée 2, colonne 2")]


class TestATableFlattenedByTabs:
    HEADING = "Objectif | Moyens | Réalisations | Responsable | Échéance"

    def refused(self, *rows: str) -> list[str]:
        outline = read(self.HEADING, *rows, is_sure=False)
        return [
            warned.place.removeprefix("tableau 1, ")
            for warned in outline.warnings
            if warned.code == "unpaired"
        ]

    def test_is_read_where_its_blanks_were_kept(self):
        rows = (
            "1.1 Voir | 1.1.1 Lire | Lu | CLE | 2025",
            " | 1.1.2 Dire |  | CJE | ",
            "1.2 Faire | 1.2.1 Offrir |  |  | ",
        )
        assert self.refused(*rows) == []
        outline = read(self.HEADING, *rows, is_sure=False)
        assert (the(outline, "1.1.2").responsible, the(outline, "1.1.2").achievements) == (
            ("CJE",),
            "",
        )

    def test_refuses_the_cells_of_a_row_that_is_too_short(self):
        assert self.refused("1.1 Voir | 1.1.1 Lire | CLE |  | ") == ["rangée 2, colonne 3"]

    def test_refuses_the_cells_of_a_row_with_a_date_in_another_column(self):
        assert self.refused("1.1 Voir | 1.1.1 Lire | CLE | 2025 | ") == [
            "rangée 2, colonne 3",
            "rangée 2, colonne 4",
        ]

    def test_takes_lines_by_their_numbers_in_a_row_that_slipped_and_refuses_the_rest(self):
        rows = ("1.1 Voir | 1.1.1 Lire | Lu | CLE | 2025", "1.1.2 Dire | Dit | CJE | 2026 | ")
        assert self.refused(*rows) == [
            "rangée 3, colonne 2",
            "rangée 3, colonne 3",
            "rangée 3, colonne 4",
        ]
        assert tree(read(self.HEADING, *rows, is_sure=False)) == [
            "objective 1.1 Voir",
            ". action 1.1.1 Lire",
            ". action 1.1.2 Dire",
        ]

    def test_says_what_it_refuses_and_why(self):
        outline = read(self.HEADING, "1.1 Voir | 1.1.1 Lire | CLE |  | ", is_sure=False)
        assert [warned.message for warned in outline.warnings] == [
            "«\u00a0CLE\u00a0» (Réalisations) n’est pas repris\u00a0: la rangée a moins de cellules que le "
            "tableau n’a de colonnes, et rien ne dit lesquelles manquent. Ajoutez-le à la bonne ligne "
            "après l’importation."
        ]


def test_a_column_that_a_plan_has_no_room_for_is_said_cell_by_cell():
    outline = read(
        "Objectif | Moyens | Coût | ", "1.1 Voir | 1.1.1 Lire | 50 $ | X", "↑ | 1.1.2 Dire |  | "
    )
    assert codes(outline) == [
        ("left-out", "tableau 1, rangée 2, colonne 3"),
        ("left-out", "tableau 1, rangée 2, colonne 4"),
    ]


def test_two_columns_of_one_level_hold_one_another():
    outline = read("Stratégies | Actions", "Parler | Lire", " | Dire")
    assert tree(outline) == ["specific Parler", ". action Lire", ". action Dire"]


def test_a_table_without_headings_is_read_by_what_its_cells_say_of_themselves():
    outline = read("Objectif 1 | Voir", "Responsable | CLE", "1.1 Lire | n’importe quoi")
    assert tree(outline) == ["objective 1 Voir", ". action 1.1 Lire"]
    assert the(outline, "1").responsible == ("CLE",)
    assert codes(outline) == [("left-out", "tableau 1, rangée 3, colonne 2")]


def test_an_objective_before_a_table_holds_its_rows_and_the_axis_that_they_name():
    outline = recognise(
        document(
            Paragraph("Objectif 1 : Agir", "paragraphe 1"),
            table("Axes | Objectifs spécifiques | Moyens", "Services | 1.1 Voir | 1.1.1 Lire"),
            Paragraph("Objectif 2 : Suivre", "paragraphe 2"),
            table(
                "Axes | Objectifs spécifiques | Moyens",
                "Services | 2.1 Appeler | 2.1.1 Noter",
                place="tableau 2",
            ),
        )
    )
    assert tree(outline) == [
        "axis Services",
        ". objective 1 Agir",
        ". . specific 1.1 Voir",
        ". . . action 1.1.1 Lire",
        ". objective 2 Suivre",
        ". . specific 2.1 Appeler",
        ". . . action 2.1.1 Noter",
    ]


def test_an_objective_stays_under_the_first_of_two_axes_and_this_is_said():
    outline = recognise(
        document(
            Paragraph("Objectif 1 : Agir", "paragraphe 1"),
            table(
                "Axes | Objectifs spécifiques | Moyens",
                "Services | 1.1 Voir | 1.1.1 Lire",
                "Milieux | 1.2 Dire | ",
            ),
        )
    )
    assert [line for line in tree(outline) if "axis" in line] == ["axis Services"]
    assert codes(outline) == [("level", "tableau 1, rangée 3, colonne 1")]


def test_names_are_one_a_line_and_slashes_part_short_names_only():
    outline = read(
        "Objectif | Moyens | Responsable | Partenaires",
        "1.1 Voir | 1.1.1 Lire | CLE / CJE // SARCA ; École | UQAT/ département de psychologie",
        "1.2 Faire | 1.2.1 Dire | Comité, CLE, CJE | le CLE / les écoles primaires de la région",
    )
    assert the(outline, "1.1.1").responsible == ("CLE", "CJE", "SARCA", "École")
    assert the(outline, "1.1.1").collaborators == ("UQAT/ département de psychologie",)
    assert the(outline, "1.2.1").responsible == ("Comité, CLE, CJE",)
    assert the(outline, "1.2.1").collaborators == ("le CLE / les écoles primaires de la région",)


def test_the_word_of_a_level_beside_its_text_says_the_level_and_not_the_column():
    outline = read(
        "No | Objectifs | Actions",
        "Axe 1 | Faire connaître l'emploi | ",
        "1.1 | Voir un milieu de travail | 1.1.1 Organiser des visites",
        "Axe 2 | Accompagner les jeunes | ",
        "2.1 | Préparer | 2.1.1 Jumeler",
    )
    assert [(line.level, line.number, line.text) for line in outline.lines] == [
        (Level.AXIS, "1", "Faire connaître l'emploi"),
        (Level.AXIS, "2", "Accompagner les jeunes"),
    ]
    assert [line.number for line in outline.of(Level.OBJECTIVE)] == ["1.1", "2.1"]
    assert codes(outline) == []

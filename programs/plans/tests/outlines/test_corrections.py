"""What a person says of a line in the preview wins over everything."""

from programs.plans.enums import Level
from programs.plans.outlines import recognise
from programs.plans.tests.outlines.drafts import document, table, text, tree

PLAN = text("Plan\nAXE 1 – Emploi\nUne phrase de trop.\n1.1 Voir\n1.1.1 Lire\n1.1.2 Dire")


def corrected(levels: dict) -> list[str]:
    return tree(recognise(PLAN, levels=levels))


def test_a_line_has_the_level_that_was_said():
    assert corrected({"ligne 4": Level.THEME, "ligne 6": Level.OBJECTIVE}) == [
        "axis 1 Emploi",
        ". theme 1.1 Voir",
        ". . action 1.1.1 Lire",
        ". . objective 1.1.2 Dire",
    ]


def test_a_text_becomes_a_line():
    assert corrected({"ligne 3": Level.THEME})[:2] == [
        "axis 1 Emploi",
        ". theme Une phrase de trop.",
    ]


def test_a_line_is_left_out():
    assert corrected({"ligne 2": None, "ligne 5": None})[:1] == ["objective 1.1 Voir"]


def test_the_title_may_be_a_line():
    outline = recognise(PLAN, levels={"ligne 1": Level.AXIS})
    assert (outline.title, tree(outline)[0]) == ("", "axis Plan")


def test_each_line_of_a_cell_is_corrected_by_itself():
    source = document(table("Objectif | Moyens", "1.1 Voir | 1.1.1 Lire. 1.1.2 Dire. 1.1.3 Tenir"))
    cell = "tableau 1, rangée 2, colonne 2"
    levels = {f"{cell} · 2": Level.OBJECTIVE, f"{cell} · 3": None}
    assert tree(recognise(source, levels=levels)) == [
        "objective 1.1 Voir",
        ". action 1.1.1 Lire.",
        "objective 1.1.2 Dire.",
    ]


def test_a_cell_of_another_column_becomes_a_line_and_a_detail_is_left_out():
    source = document(
        table("Objectif | Moyens | Responsable | Notes", "1.1 Voir | 1.1.1 Lire | CLE | Dire")
    )
    place = "tableau 1, rangée 2, colonne"
    outline = recognise(source, levels={f"{place} 4": Level.ACTION, f"{place} 3": None})
    assert tree(outline) == ["objective 1.1 Voir", ". action 1.1.1 Lire", ". action Dire"]
    assert [line.responsible for line in outline.walk()] == [(), (), ()]


def test_an_entry_of_the_table_of_contents_becomes_a_line():
    source = text("Plan\nSommaire\nEmploi 2\nSanté 3\n1.1 Voir\n1.1.1 Lire")
    assert tree(recognise(source, levels={"ligne 3": Level.AXIS}))[0] == "axis Emploi 2"


def test_an_axis_that_only_the_table_of_contents_has_is_left_out():
    source = text(
        "Plan\nSommaire\nAXE 1 – Emploi 2\nAXE 2 – Santé 3\n1.1 Voir\n1.1.1 Lire\n2.1 Bouger"
    )
    axes = [line for line in tree(recognise(source, levels={"ligne 4": None})) if "axis" in line]
    assert axes == ["axis 1 Emploi"]


def test_a_correction_moves_no_other_line():
    before = {line.place: line.level for line in recognise(PLAN).walk()}
    after = {
        line.place: line.level for line in recognise(PLAN, levels={"ligne 4": Level.ACTION}).walk()
    }
    assert after == before | {"ligne 4": Level.ACTION}

"""The tree as ``import_plan --json`` prints it."""

from programs.plans.outlines import as_json, recognise
from programs.plans.tests.outlines.drafts import text

CONTENT = """Plan 2025-2026
AXE 1 – Emploi
Le goût des métiers
1.1 Voir
1.1.1 Lire (CECCE)
Responsable : CLE
1.1.2 Dire (CECCE)
AXE 2 – Santé"""


def test_counts_by_level_axis_and_tag():
    printed = as_json(recognise(text(CONTENT)))
    names = (
        "axes",
        "themes",
        "objectives",
        "specific_objectives",
        "actions",
        "by_axis",
        "tags",
        "warnings",
        "period",
    )
    assert {name: printed[name] for name in names} == {
        "axes": 2,
        "themes": 1,
        "objectives": 1,
        "specific_objectives": 0,
        "actions": 2,
        "by_axis": {"1": 2, "2": 0},
        "tags": {"CECCE": 2},
        "warnings": [],
        "period": "2025-2026",
    }


def test_the_tree_has_what_each_line_says():
    axis, other = as_json(recognise(text(CONTENT)))["outline"]
    assert axis["lines"][0]["lines"][0]["lines"][0] == {
        "level": "action",
        "number": "1.1.1",
        "text": "Lire (CECCE)",
        "place": "ligne 5",
        "tags": ["CECCE"],
        "responsible": ["CLE"],
        "lines": [],
    }
    assert other == {
        "level": "axis",
        "number": "2",
        "text": "Santé",
        "place": "ligne 8",
        "lines": [],
    }


def test_an_axis_without_a_number_is_named_by_its_title_and_actions_outside_by_nothing():
    content = "AXE : Emploi\nObjectif 1 : Voir\n1.1 Lire\n1.1.1 Noter\nAxe 2 : Santé\nAction 2.1.1 : Bouger"
    assert as_json(recognise(text(content)))["by_axis"] == {"Emploi": 1, "2": 1}
    assert as_json(recognise(text("Action 1 : Bouger\nAction 2 : Lire")))["by_axis"] == {"": 2}


def test_warnings_have_their_code_place_and_message():
    printed = as_json(recognise(text("AXE 1 – Emploi\n1.1 Voir\n1.1.2 Lire")))
    assert [(one["code"], one["place"], bool(one["message"])) for one in printed["warnings"]] == [
        ("gap", "ligne 3", True)
    ]

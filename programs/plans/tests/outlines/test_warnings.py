"""What looks wrong in a plan is said where it stands, and changes nothing."""

from programs.plans.outlines import recognise
from programs.plans.tests.outlines.drafts import codes, styled, text, tree


def said(content: str, *names: str) -> list[tuple[str, str]]:
    return [found for found in codes(recognise(text(content))) if not names or found[0] in names]


PLAN = "AXE 1 – Emploi\n1.1 Voir\n1.1.1 Lire\n1.1.2 Dire\n1.2 Faire\n1.2.1 Tenir"


def test_a_sound_plan_has_nothing_to_say():
    assert said(PLAN) == []


def test_a_number_that_is_not_there():
    outline = recognise(text(f"{PLAN}\n1.2.4 Offrir\nAXE 3 – Santé\n3.1 Bouger\n3.1.1 Courir"))
    assert codes(outline) == [("gap", "ligne 8"), ("gap", "ligne 7")]
    assert [warned.message.split(".")[0] for warned in outline.warnings] == [
        "Il manque le numéro 2 avant «\u00a03 Santé\u00a0»",
        "Il manque les numéros 1",
    ]


def test_two_lines_of_one_number_are_both_kept():
    outline = recognise(text(f"{PLAN}\n1.2.1 Offrir\n1.3 Voir\n1.3 Voir ailleurs"))
    assert [line for line in tree(outline) if "1.2.1" in line] == [
        ". . action 1.2.1 Tenir",
        ". . action 1.2.1 Offrir",
    ]
    assert codes(outline) == [("differs", "ligne 9"), ("duplicate", "ligne 7")]


def test_a_line_without_the_one_above_it_stands_under_the_nearest():
    outline = recognise(text(f"{PLAN}\nAXE 2 – Santé\n2.3.1 Bouger\n2.4 Manger"))
    assert tree(outline)[-3:] == ["axis 2 Santé", ". action 2.3.1 Bouger", ". objective 2.4 Manger"]
    assert codes(outline)[0] == ("missing-parent", "ligne 8")


def test_a_line_whose_axis_is_nowhere_stands_under_no_other():
    outline = recognise(text(f"{PLAN}\n2.1 Bouger\n2.1.1 Courir"))
    assert tree(outline)[-2:] == ["objective 2.1 Bouger", ". action 2.1.1 Courir"]
    assert codes(outline) == [("missing-parent", "ligne 7")]


def test_a_line_out_of_order_stands_under_the_one_whose_number_it_continues():
    outline = recognise(text(f"{PLAN}\n1.1.3 Noter"))
    assert tree(outline)[1:5] == [
        ". objective 1.1 Voir",
        ". . action 1.1.1 Lire",
        ". . action 1.1.2 Dire",
        ". . action 1.1.3 Noter",
    ]


def test_numbers_may_begin_again_under_each_heading():
    plan = (
        "Axe {} : A{}\nObjectif 1 : B{}\n1.1 C\n1.1.1 D\n1.1.2 E\nObjectif 2 : F{}\n2.1 G\n2.1.1 H"
    )
    content = "\n".join(plan.format(axis, axis, axis, axis) for axis in "12")
    assert said(content) == []
    assert len(tree(recognise(text(content)))) == 16


def test_letters_may_begin_again_and_miss_one():
    content = "Objectif 1 : Agir\na) Lire\nb) Dire\nObjectif 2 : Voir\na) Tenir\nc) Noter"
    assert said(content) == [("gap", "ligne 6")]


def test_means_that_go_on_through_the_plan_are_counted_through_it():
    content = (
        "Objectif 1 : Agir\nM 1 - Lire\nM 2 - Dire\nObjectif 2 : Voir\nM 4 - Noter\nM 4 - Tenir"
    )
    assert said(content) == [("duplicate", "ligne 6"), ("gap", "ligne 5")]


def test_two_ways_of_writing_a_number():
    outline = recognise(text("AXE 1 – Emploi\n1.1. Voir\n1.2 Faire\n1.3 Dire\n1.3.1 Lire"))
    assert codes(outline) == [("number", "ligne 2")]
    assert [line.number for line in outline.walk()] == ["1", "1.1.", "1.2", "1.3", "1.3.1"]


def test_an_acronym_like_a_tag():
    content = f"{PLAN} (CCJL)\n1.2.2 Aider le CCLJ\n1.2.3 Revoir le CCLJ et le CLE"
    outline = recognise(text(content))
    assert codes(outline) == [("spelling", "ligne 7")]
    assert outline.warnings[0].message.startswith(
        "«\u00a0CCLJ\u00a0» (ligne 7, ligne 8) ressemble à «\u00a0CCJL\u00a0»"
    )


def test_years_that_differ_after_the_same_words():
    content = f"{PLAN}\n1.3 Suivre le cadre d’impact 2023-2028\n1.4 Relire le cadre d’impact régional 2018-2023"
    assert said(content) == [("year", "ligne 8")]


def test_years_that_follow_one_another_or_different_words_do_not_disagree():
    content = (
        f"{PLAN}\n1.3 Rédiger le rapport annuel 2023-2024\n1.4 Rédiger le rapport annuel 2024-2025\n"
        "1.5 Lire le plan stratégique 2023-2028\n1.6 Lire la politique jeunesse 2018-2024"
    )
    assert said(content) == []


def test_what_is_written_twice_and_not_kept_is_said_to_its_last_word():
    long = "Aider les jeunes, les familles, les écoles et les centres de la région à se voir plus souvent"
    outline = recognise(text(f"{PLAN}\n1.3 {long} ici\n1.3 {long} et partout ailleurs"))
    (told,) = [one.message for one in outline.warnings if one.code == "differs"]
    assert f"« {long} ici » ne l’est pas" in told.replace("\u00a0", " ")


def test_a_sign_without_any_word_takes_the_place_of_no_other():
    said = [("Axe Former les jeunes", "1."), ("AXE 1 – Dire", "a)"), ("\x1b", "1.")]
    outline = recognise(styled(*((words, {"number": number}) for words, number in said)))
    assert tree(outline) == ["objective 1. Axe Former les jeunes", ". action a) AXE 1 – Dire"]
    assert "differs" not in [code for code, _place in codes(outline)]

"""An action plan as a document: its layouts, the version that it prints, and that printing asks nothing more."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from programs.plans import actions
from programs.plans.enums import Level, Part
from programs.plans.models import ActionPlan
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    InvolvementFactory,
)
from reporting import making, options
from reporting.documents import model
from reporting.kinds import KINDS
from reporting.making import Order
from reporting.tests.documents.reading import blocks, plain, section, table
from reporting.tests.factories import YEAR
from reporting.tests.rendering.pdftext import pages_text

pytestmark = pytest.mark.django_db
AS_OF = date(2008, 6, 30)


def order(program, kind="plan", language="fr", as_of=AS_OF, **asked) -> Order:
    read = options.read(KINDS[kind], program, YEAR, asked, ActionPlan.objects.all(), as_of)
    return Order(KINDS[kind], program, YEAR, language, as_of, year="2007-2008", options=read)


def made(plan, **asked) -> making.Made:
    return making.make(order(plan.program, **asked))


def with_lines(**fields) -> ActionPlan:
    """An axis with a theme, an objective and two actions; and an action under nothing."""
    plan = ActionPlanFactory(title="Le plan", orientation="Ensemble", **fields)
    axis = HeadingFactory(plan=plan, number="1", text="Communication", aim="Joindre", position=1)
    theme = HeadingFactory(
        plan=plan, parent=axis, level=Level.THEME, number="", text="Le milieu", position=2
    )
    goal = HeadingFactory(
        plan=plan, parent=theme, level=Level.OBJECTIVE, number="1.1.", text="Informer", position=3
    )
    first = ActionFactory(
        plan=plan,
        heading=goal,
        number="1.1.1",
        text="Tenir des ateliers (CECCE)",
        minimum=12,
        maximum=12,
        counted="ateliers",
        timeline="En continu",
        position=4,
    )
    InvolvementFactory(action=first, organization=None, label="Comité")
    for name in ("CECCE", "CEPEO"):
        InvolvementFactory(action=first, organization=None, label=name, part=Part.CONCERNED)
    ActionFactory(plan=plan, heading=goal, number="M 8", text="Écrire", position=5)
    ActionFactory(plan=plan, number="", text="Rester en contact", position=6)
    return plan


def entries(document: model.Document) -> list[tuple]:
    return [
        (entry.level, entry.number, entry.text)
        for outline in blocks(document, model.Outline)
        for entry in outline.entries
    ]


# --- As an outline


def test_an_outline_has_a_chapter_for_each_axis_and_every_line_in_its_place():
    document = made(with_lines()).document
    assert [one.id for one in document.sections] == ["orientation", "actions", "axe-1"]
    axis = section(document, "axe-1")
    assert (axis.mark, axis.title, axis.new_page) == ("Axe 1", "Communication", True)
    assert axis.blocks[0] == model.Lede("Joindre")
    assert entries(document) == [
        (0, "", "Rester en contact"),
        (1, "", "Le milieu"),
        (2, "1.1.", "Informer"),
        (0, "1.1.1", "Tenir des ateliers (CECCE)"),
        (0, "M 8", "Écrire"),
    ]


def test_what_an_action_says_more_stands_small_after_it_and_its_tag_once():
    document = made(with_lines()).document
    (action,) = (
        entry
        for outline in blocks(document, model.Outline)
        for entry in outline.entries
        if entry.number == "1.1.1"
    )
    assert [(fact.label, fact.lines) for fact in action.details] == [
        ("Responsable", ("Comité",)),
        ("Concerne", ("CEPEO",)),
        ("Prévu", ("12 ateliers",)),
        ("Échéancier", ("En continu",)),
    ]


def test_the_table_of_contents_has_the_axes_and_their_themes():
    document = made(with_lines()).document
    (axis,) = (one for one in document.sections if one.mark)
    assert [entry.text for entry in axis.entries_in_toc] == ["Le milieu"]


def test_the_html_hangs_each_number_and_ranks_its_headings_one_by_one():
    html = making.make(order(with_lines().program)).render("html").decode()
    assert html.count('<span class="number">1.1.1</span>') == 1
    ranks = [html.count(f"<h{rank}") for rank in (2, 3, 4, 5)]
    assert ranks == [4, 1, 1, 0]


# --- As tables


def test_tables_have_a_row_an_action_and_head_the_first_with_its_objective():
    document = made(with_lines(), layout="table").document
    assert (document.landscape, [one.over for one in document.sections]) == (
        True,
        ["", "", "Axe 1 – Communication"],
    )
    assert table(document, "plan-2") == [
        [
            "1.1. Informer",
            "1.1.1 Tenir des ateliers (CECCE)\nConcerne\u00a0: CEPEO\nPrévu\u00a0: 12 ateliers",
            "Comité",
            "En continu",
        ],
        ["", "M 8 Écrire", "", ""],
    ]
    (first, second) = next(
        block for block in blocks(document, model.Table) if block.id == "plan-2"
    ).rows
    assert (first.continues, second.continues) == (False, True)


def test_means_of_which_only_their_objective_says_more_share_its_row():
    plan = ActionPlanFactory(layout="table")
    axis = HeadingFactory(plan=plan, number="", text="Services", position=1)
    goal = HeadingFactory(
        plan=plan, parent=axis, level=Level.OBJECTIVE, number="1", text="Servir", position=2
    )
    narrow = HeadingFactory(
        plan=plan,
        parent=goal,
        level=Level.SPECIFIC,
        number="1.1",
        text="Mieux",
        timeline="2014-2015",
        stated_achievements="Un outil\nUne grille",
        stated_ongoing="Une étude",
        position=3,
    )
    InvolvementFactory(action=None, heading=narrow, organization=None, label="SARCA")
    for index in (1, 2):
        ActionFactory(plan=plan, heading=narrow, number=f"1.1.{index}", text="Bien", position=9)
    document = made(plan).document
    (one,) = document.sections
    assert (one.over, one.mark, one.title) == ("Axe\u00a0: Services", "Objectif 1", "Servir")
    (found,) = blocks(document, model.Table)
    assert [column.label for column in found.columns] == [
        "Objectifs spécifiques",
        "Moyens",
        "Réalisations",
        "Responsable et collaborateurs",
        "Échéancier",
        "Actions en cours",
    ]
    assert sum(column.width for column in found.columns) == 100
    assert table(document, "plan-1") == [
        [
            "1.1 Mieux",
            "1.1.1 Bien\n1.1.2 Bien",
            "Un outil\nUne grille",
            "SARCA",
            "2014-2015",
            "Une étude",
        ]
    ]


def test_every_action_is_printed_once_in_both_layouts():
    plan = with_lines()
    for layout in ("outline", "table"):
        html = making.make(order(plan.program, layout=layout)).render("html").decode()
        for text in ("Tenir des ateliers", "Écrire", "Rester en contact"):
            assert (layout, text, html.count(text)) == (layout, text, 1)


# --- Which text


def test_a_draft_says_so_and_an_adopted_plan_says_by_whom():
    plan = with_lines()
    draft = made(plan).document
    actions.adopt_plan(plan=plan, adopted_by="Comité directeur", on=date(2007, 9, 23), by=None)
    adopted = made(plan).document
    assert (draft.status, draft.number) == ("Projet", draft.number.removesuffix("-v1"))
    assert (adopted.status, adopted.number) == ("", f"{draft.number}-v1")
    told = {fact.label: tuple(map(plain, fact.lines)) for fact in adopted.cover.facts}
    assert told["Adopté par"] == ("Comité directeur", "le 23 septembre 2007")
    assert "Adopté par" not in {fact.label for fact in draft.cover.facts}


def test_a_version_prints_what_was_adopted_and_a_plan_under_revision_is_a_draft():
    plan = with_lines()
    line = plan.actions.get(number="M 8")
    for text in ("Écrire plus", "Écrire encore"):
        actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2007, 9, 23), by=None)
        plan.refresh_from_db()
        actions.revise_plan(plan=plan, by=None)
        actions.change_line(line=line, text=text)
    asked = ({"version": "1"}, {"version": "2"}, {})
    printed = [(0, "M 8", text) for text in ("Écrire", "Écrire plus", "Écrire encore")]
    assert [entries(made(plan, **one).document)[-1] for one in asked] == printed
    assert (made(plan).document.status, made(plan, version="2").document.status) == ("Projet", "")


def test_english_says_how_many_texts_are_in_french_still():
    plan = with_lines(title_en="The plan", orientation_en="Together")
    plan.headings.update(text_en="Written", aim_en="Reach")
    plan.actions.update(text_en="Do", timeline_en="Always", counted_en="workshops")
    whole = made(plan, language="en").document
    assert (whole.title, section(whole, "axe-1").title) == ("The plan", "Written")
    assert [one.id for one in whole.sections] == ["orientation", "actions", "axe-1"]
    plan.actions.filter(number="M 8").update(text_en="")
    document = made(plan, language="en").document
    (note,) = section(document, "langue").blocks
    assert note.text == "1 text of this plan has no English yet: it appears in French."


def test_a_plan_without_a_line_says_so():
    plan = ActionPlanFactory()
    for layout in ("outline", "table"):
        document = made(plan, layout=layout).document
        assert blocks(document, model.Note) == [model.Note("Ce plan n’a encore aucune action.")]


def test_its_data_are_its_tree_and_its_counts():
    data = made(with_lines()).figures
    assert data["counts"] == {"axis": 1, "theme": 1, "objective": 1, "specific": 0, "action": 3}
    assert [(line["level"], line["number"]) for line in data["lines"]] == [
        ("axis", "1"),
        ("action", ""),
    ]


# --- Queries and paper


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize("headings", [1, 3])
def test_it_is_read_in_as_many_queries_whatever_its_size(
    lines, headings, django_assert_num_queries
):
    plan = ActionPlanFactory()
    for _ in range(headings):
        axis = HeadingFactory(plan=plan)
        InvolvementFactory(action=None, heading=axis)
        for _ in range(lines):
            InvolvementFactory(action=ActionFactory(plan=plan, heading=axis))
    asked = order(plan.program)
    with django_assert_num_queries(5):
        making.gather(asked)


@pytest.mark.parametrize("layout", ["outline", "table"])
def test_writing_it_asks_nothing_of_the_database(layout, django_assert_num_queries):
    asked = order(with_lines().program, layout=layout)
    facts = making.gather(asked)
    with django_assert_num_queries(0):
        made = making.write(asked.kind, facts)
        written = [made.render(format) for format in asked.kind.formats]
    assert all(written)


def test_on_paper_tables_lie_on_their_side_and_repeat_their_head_on_each_page():
    plan = with_lines(layout="table")
    goal = plan.headings.get(level=Level.OBJECTIVE)
    for index in range(40):
        ActionFactory(plan=plan, heading=goal, number=f"9.{index}", text="Tenir un atelier " * 9)
    pdf = made(plan).render("pdf")
    with pikepdf.open(BytesIO(pdf)) as file:
        boxes = {tuple(map(int, page.mediabox[2:])) for page in file.pages}
    assert boxes == {(792, 612)}
    pages = pages_text(pdf)
    # Every page of the long table has its head; the cover and the contents have none.
    assert all("Moyens" in page for page in pages[2:])
    assert sum(page.count("9.39") for page in pages) == 1


def test_on_paper_an_axis_begins_a_page_which_the_contents_name():
    plan = with_lines()
    HeadingFactory(plan=plan, number="2", text="Formation", position=9)
    pages = pages_text(made(plan).render("pdf"))
    starts = [
        index
        for index, page in enumerate(pages, start=1)
        if "Axe 2" in page and "Table des matières" not in page
    ]
    (contents,) = (page for page in pages if "Table des matières" in page)
    assert starts == [len(pages)]
    assert str(starts[0]) in contents.split("\n")

"""The follow-up of a plan: how it stood on a day, whatever became of it since."""

from datetime import date

import pytest

from programs.plans import actions
from programs.plans.enums import ProgressState
from programs.plans.models import Measurement
from programs.plans.tests.factories import (
    ActionFactory,
    HeadingFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    InvolvementFactory,
    MeasurementFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.plans.tests.years import a_year_of_plans, went
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.enums import DOCUMENT_FORMATS
from reporting.tests.documents.reading import blocks, keys, notes, plain, section, table
from reporting.tests.documents.test_plan import order
from reporting.tests.figures.test_plans import followed

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return a_year_of_plans(ProgramFactory(), OrganizationFactory(name="Le Pont"))


def made(followed_plan, **asked) -> making.Made:
    return making.make(order(followed_plan.program, kind="suivi", **asked))


def printed(document, id: str) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table(document, id)]


def test_it_begins_with_what_the_plan_came_to(plan):
    assert keys(made(plan).document) == {
        "plan.actions": ("5", ""),
        "plan.done": ("1", ""),
        "plan.late": ("1", ""),
        "plan.progress_rate": ("25,0 %", "1 sur 4"),
    }


def test_progress_is_told_by_axis_and_by_organisation(plan):
    document = made(plan).document
    assert printed(document, "avancement-par-axe") == [
        ["1 – Communication", "2", "2", "1", "1", "50,0 %"],
        ["2 – Formation", "2", "1", "0", "0", "0,0 %"],
        ["Sans axe", "1", "1", "0", "0", "0,0 %"],
        ["Total", "5", "4", "1", "1", "25,0 %"],
    ]
    assert printed(document, "avancement-par-organisme") == [
        ["Le Pont", "2", "2", "1", "1", "50,0 %"],
        ["Sans organisme responsable", "3", "2", "0", "0", "0,0 %"],
    ]


def test_the_chart_says_the_same_as_the_table_below_it(plan):
    chart, others = blocks(made(plan).document, model.Chart)
    assert [(point.label[:1], point.series, point.value) for point in chart.points[:3]] == [
        ("1", "Réalisées", 1),
        ("1", "En retard", 1),
        ("1", "Autres actions maintenues", 0),
    ]
    assert (chart.table_below, others.table_below) == (True, True)


def test_what_is_late_says_by_how_much_and_by_whom(plan):
    assert printed(made(plan).document, "retards") == [
        ["1.2 Tenir une rencontre", "Le Pont", "31 mars 2008", "En cours", "91"]
    ]


def test_a_past_day_is_told_as_it_was(plan):
    document = made(plan, on="2008-02-29").document
    assert keys(document)["plan.done"] == ("0", "")
    assert notes(document, "retards") == ["Aucune action n’est en retard."]
    actions.move_action(action=plan.actions.get(number="1.2"), to="done", by=None)
    assert printed(made(plan).document, "retards")[0][0] == "1.2 Tenir une rencontre"


def test_what_is_blocked_says_by_what_while_it_stands(plan):
    waiting, first = plan.actions.get(number="2.2"), plan.actions.get(number="1.2")
    ObstacleFactory(action=waiting, cause=first, text="", since=date(2008, 2, 1))
    ObstacleFactory(action=first, since=date(2008, 1, 1), lifted_on=date(2008, 6, 1))
    assert printed(made(plan).document, "blocages") == [
        ["2.2 Tenir une rencontre", "", "1.2 Tenir une rencontre"]
    ]
    earlier = printed(made(plan, on="2008-05-31").document, "blocages")
    assert [row[2] for row in earlier] == ["La salle n’est pas réservée", "1.2 Tenir une rencontre"]


def test_only_approved_news_of_the_days_up_to_then_are_told(plan):
    action = plan.actions.get(number="1.2")
    for day, state in (
        (date(2008, 2, 1), ProgressState.APPROVED),
        (date(2008, 3, 1), ProgressState.SUBMITTED),
        (date(2008, 9, 1), ProgressState.APPROVED),
    ):
        ProgressUpdateFactory(action=action, state=state, reported_on=day, minimum=4, maximum=4)
    assert printed(made(plan).document, "nouvelles") == [
        [
            "1.2 Tenir une rencontre",
            "Deux rencontres tenues\nNombre : 4",
            "",
            "1er février 2008\nPersonne Inventée",
        ]
    ]


def test_what_was_set_aside_says_why_and_what_came_from_before_is_named(plan):
    abandoned = plan.actions.get(number="2.1")
    abandoned.moves.filter(to_state="abandoned").update(reason="Sans budget")
    plan.actions.filter(number="2.2").update(carried_from=ActionFactory())
    document = made(plan).document
    assert printed(document, "ecartees") == [
        ["2.1 Tenir une rencontre", "Abandonnée", "1er octobre 2007", "Sans budget"]
    ]
    assert printed(document, "reconduites") == [
        ["2.2 Tenir une rencontre", "", "31 décembre 2008", "À venir"]
    ]


def test_every_gap_is_explained_or_said_not_to_be_up_or_down(plan):
    document = made(plan).document
    assert [row[2:5] for row in printed(document, "indicateurs")] == [
        ["100", "120", "+20"],
        ["100", "90", "−10"],
    ]
    assert [row[5].split("\n")[1] for row in printed(document, "indicateurs")] == [
        "2007-2008 : Selon l’école",
        "2007-2008 : Selon l’école",
    ]
    assert blocks(document, model.Gap) == []
    Measurement.objects.filter(minimum=120).update(note="")
    (gap,) = blocks(made(plan).document, model.Gap)
    assert (gap.title, gap.text) == ("Écarts à expliquer", "Élèves rejoints.")


def test_an_indicator_without_a_value_is_not_known_and_is_no_zero(plan):
    Measurement.objects.all().delete()
    assert {tuple(row[2:5]) for row in printed(made(plan).document, "indicateurs")} == {
        ("100", "n. d.", "n. d.")
    }


def test_a_plan_that_was_not_adopted_has_nothing_to_follow():
    action = ActionFactory()
    document = made(action.plan).document
    assert [one.id for one in document.sections] == ["en-bref"]
    assert len(notes(document, "en-bref")) == 1


def test_only_the_plan_that_is_asked_for_is_counted(plan):
    other = followed(program=plan.program, code="autre")
    ActionFactory(plan=other)
    found = made(plan, plan="autre").document
    assert (
        keys(found)["plan.actions"],
        keys(made(plan, plan=plan.code).document)["plan.actions"],
    ) == (
        ("1", ""),
        ("5", ""),
    )


def test_its_data_have_each_action_and_say_what_is_late(plan):
    data = made(plan).figures
    assert [(one["number"], one["state"]) for one in data["actions"] if one["is_late"]] == [
        ("1.2", "in_progress")
    ]
    assert (data["figures"]["plan.done"]["value"], data["on"]) == (1, "2008-06-30")


def test_every_format_is_written_in_both_languages_and_asks_nothing(
    plan, django_assert_num_queries
):
    for language in ("fr", "en"):
        asked = order(plan.program, kind="suivi", language=language)
        facts = making.gather(asked)
        with django_assert_num_queries(0):
            written = making.write(asked.kind, facts)
            assert all(written.render(format) for format in DOCUMENT_FORMATS)


@pytest.mark.parametrize("count", [1, 3])
def test_it_is_read_in_as_many_queries_whatever_its_size(count, django_assert_num_queries):
    plan = followed()
    for _ in range(count):
        axis = HeadingFactory(plan=plan)
        for _ in range(count):
            action = went(ActionFactory(plan=plan, heading=axis), "in_progress")
            InvolvementFactory(action=action)
            ObstacleFactory(action=action)
            ProgressUpdateFactory(action=action, state=ProgressState.APPROVED)
    asked = order(plan.program, kind="suivi")
    with django_assert_num_queries(38):
        facts = making.gather(asked)
    assert len(facts.news) == count * count


def test_the_rules_of_its_figures_end_it(plan):
    (rules,) = section(made(plan).document, "regles").blocks
    assert [rule.code for rule in rules.items][:2] == ["plan.actions", "plan.actions_by_axis"]


def test_the_groups_of_an_indicator_are_those_of_what_is_held_against_the_target(plan):
    indicator = IndicatorFactory(plan=plan, cadence="quarter", parts=["filles", "garçons"])
    spring = {"starts_on": date(2008, 4, 1), "ends_on": date(2008, 6, 30)}
    IndicatorTargetFactory(indicator=indicator, minimum=40, maximum=40, **spring)
    for part, winter, now in (("", 300, 24), ("filles", 200, 13), ("garçons", 100, 11)):
        of = {"indicator": indicator, "part": part}
        days = {"starts_on": date(2008, 1, 1), "ends_on": date(2008, 3, 31)}
        MeasurementFactory(minimum=winter, maximum=winter, **of, **days)
        MeasurementFactory(minimum=now, maximum=now, **of, **spring)
    *_others, row = printed(made(plan).document, "indicateurs")
    assert [line for line in row[0].split("\n") if " : " in line] == ["filles : 13", "garçons : 11"]
    assert row[3] == "24"


def test_what_is_under_revision_says_that_it_is_not_adopted(plan):
    assert notes(made(plan).document, "en-bref") == []
    plan.revised_since = date(2008, 5, 2)
    plan.save()
    assert notes(made(plan).document, "en-bref") == [
        "Une révision du plan est ouverte depuis le 2 mai 2008. Les actions sont celles de la version adoptée; leurs "
        "textes et leurs échéances se lisent comme la révision les écrit."
    ]

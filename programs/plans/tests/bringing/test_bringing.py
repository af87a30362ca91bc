"""A document becomes the lines of a plan: all that it says, in the column that takes it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.accounts.tests.factories import UserFactory
from programs.plans.bringing import Target, bring_in
from programs.plans.models import ActionPlan, Involvement
from programs.plans.tests.bringing.documents import (
    action,
    axis,
    bring,
    brought,
    document,
    outline,
    small,
    tree_said,
)
from programs.plans.tests.factories import (
    ActionPlanFactory,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


# --- A new plan -------------------------------------------------------------------------------------


def test_a_document_begins_a_draft_with_its_title_its_period_and_its_tree():
    program, user = ProgramFactory(fiscal_year_starts=7), UserFactory()
    made = bring_in(target=Target(program), outline=small(), document=document(), by=user)
    plan = made.plan
    assert (plan.title, plan.code, plan.state) == ("Plan d’action", "2007-2008", "draft")
    assert (plan.starts_on, plan.ends_on) == (date(2007, 7, 1), date(2008, 6, 30))
    assert tree_said(plan) == [
        "1 Faire connaître",
        "  1.1 Parler des métiers",
        "    1.1.1 Tenir une foire",
        "    1.1.2 Publier un guide",
        "  1.2 Écouter les jeunes",
        "    1.2.1 Mener un sondage auprès des finissants",
    ]
    assert (made.made.new, made.made.updated, made.made.made_by) == (6, 0, user)


def test_each_new_action_begins_on_the_first_day_of_the_plan():
    user = UserFactory()
    plan = bring(ActionPlanFactory(), action("1", "Tenir une foire"), by=user).plan
    (move,) = plan.actions.get().moves.all()
    assert (move.from_state, move.to_state, move.effective_on, move.moved_by) == (
        "",
        "upcoming",
        plan.starts_on,
        user,
    )


def test_a_period_that_nobody_says_is_asked_for():
    target = Target(ProgramFactory())
    with pytest.raises(ValidationError, match="ne dit pas sa période"):
        bring_in(target=target, outline=outline(action("1", "Agir")), document=document(), by=None)
    assert ActionPlan.objects.count() == 0


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("2024-2025", (date(2024, 4, 1), date(2025, 3, 31))),
        ("2023-2028", (date(2023, 4, 1), date(2028, 3, 31))),
        ("2024-07-01/2025-06-30", (date(2024, 7, 1), date(2025, 6, 30))),
    ],
)
def test_a_period_is_of_fiscal_years_or_of_two_days(label, days):
    period = Target(ProgramFactory(fiscal_year_starts=4), label).period_of(outline())
    assert (period.start, period.end) == days


def test_a_plan_of_the_same_period_is_the_one_that_is_meant():
    plan = ActionPlanFactory()
    target = Target(plan.program, "2007-07-01/2008-06-30")
    assert bring_in(target=target, outline=small(), document=document(), by=None).plan == plan
    ActionPlanFactory(program=plan.program)
    with pytest.raises(ValidationError, match="Plusieurs plans"):
        target.find(small())


def test_a_plan_of_other_years_than_its_program_is_found_by_the_label_of_its_own():
    plan = ActionPlanFactory(program__fiscal_year_starts=4)
    target = Target(plan.program)
    assert target.find(outline(period="2007-2008")) == plan
    assert target.find(outline(period="2008-2009")) is None


# --- What a line says -------------------------------------------------------------------------------


def test_all_that_an_action_says_is_kept_in_the_column_that_takes_it():
    plan = brought(
        action(
            "M 8",
            "Tenir des ateliers",
            timeline="mars 2008",
            achievements="Un atelier tenu",
            ongoing="Le deuxième se prépare",
            target_population="Élèves de 5e",
            planned="au moins 10 ateliers",
        )
    )
    made = plan.actions.get()
    assert (made.number, made.text, made.timeline) == ("M 8", "Tenir des ateliers", "mars 2008")
    assert (made.stated_achievements, made.stated_ongoing) == (
        "Un atelier tenu",
        "Le deuxième se prépare",
    )
    assert made.target_population == "Élèves de 5e"
    assert (made.minimum, made.maximum, made.qualifier, made.counted) == (
        Decimal(10),
        None,
        "at_least",
        "ateliers",
    )
    assert (made.due_on, made.state) == (date(2008, 3, 31), "upcoming")


def test_what_no_column_takes_stays_in_the_text():
    long = "de septembre à juin, " * 20
    plan = brought(
        axis(
            "1", "Faire connaître", target_population="Tous", planned="douze ou treize rencontres"
        ),
        action("1.1", "Agir", planned="de nombreux ateliers, 3 ou plus", timeline=long),
        action("Une numérotation très longue 1", "Écrire"),
    )
    assert (
        plan.headings.get().text
        == "Faire connaître\nPopulation visée\u00a0: Tous\nPrévu\u00a0: douze ou treize rencontres"
    )
    first, second = plan.actions.order_by("position")
    assert (
        first.text
        == f"Agir\nÉchéancier\u00a0: {long.strip()}\nPrévu\u00a0: de nombreux ateliers, 3 ou plus"
    )
    assert (second.number, second.text) == ("", "Une numérotation très longue 1 Écrire")


@pytest.mark.parametrize(
    ("timeline", "due_on"),
    [
        ("31 mars 2008", date(2008, 3, 31)),
        ("2008-03-31", date(2008, 3, 31)),
        ("Mars 2008", date(2008, 3, 31)),
        ("2007-2008", date(2008, 6, 30)),
        ("2008", None),
        ("31 mars 2015", None),
        ("2014-2015", None),
        ("Mars", None),
        ("En continu", None),
        ("d’ici mars 2008", None),
    ],
)
def test_only_a_timeline_that_surely_is_a_day_of_the_plan_gives_a_due_date(timeline, due_on):
    plan = ActionPlanFactory(program__fiscal_year_starts=7)
    bring(plan, action("1", "Agir", timeline=timeline))
    made = plan.actions.get()
    assert (made.timeline, made.due_on) == (timeline, due_on)


def test_names_are_matched_to_organisations_where_they_are_sure():
    known = OrganizationFactory(name="Centre des jeunes", acronym="CDJ")
    for _ in range(2):
        OrganizationFactory(name="La Relève")
    made = bring(
        ActionPlanFactory(),
        axis(
            "1",
            "Faire connaître",
            action(
                "1.1",
                "Agir (CDJ)",
                responsible=("CSRN - SARCA",),
                collaborators=("La Relève",),
                tags=("CDJ",),
            ),
            responsible=("Centre des jeunes",),
        ),
    )
    parts = Involvement.objects.order_by("pk").values_list(
        "heading__number", "action__number", "part", "label", "organization"
    )
    assert list(parts) == [
        ("1", None, "responsible", "Centre des jeunes", known.pk),
        (None, "1.1", "responsible", "CSRN - SARCA", None),
        (None, "1.1", "collaborator", "La Relève", None),
        (None, "1.1", "concerned", "CDJ", known.pk),
    ]
    assert [warned.code for warned in made.proposal.warnings] == [
        "several-organizations",
        "unknown-organizations",
    ]
    assert "CSRN - SARCA" in made.proposal.warnings[1].message


@pytest.mark.parametrize(
    ("planned", "quantity", "counted"),
    [
        ("Nombre de visites\n6", "6", "Nombre de visites"),
        ("Abonnés\nprès de 400", "près de 400", "Abonnés"),
        ("Visites des 3 écoles\n6", None, ""),
        ("Taux de participation\n80 %", None, ""),
        ("Nombre de soirées\n1 par territoire", None, ""),
    ],
)
def test_an_indicator_and_its_target_of_two_columns_are_what_is_planned(planned, quantity, counted):
    plan = brought(action("1.1", "Agir", planned=planned))
    (found,) = plan.actions.all()
    shown = found.quantity.display("fr") if found.quantity.is_known else None
    assert (shown, found.counted) == (quantity, counted)

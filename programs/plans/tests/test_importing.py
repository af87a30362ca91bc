"""Plans, their lines, their news and their indicators out of spreadsheets."""

from datetime import date

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.plans.actions import adopt_plan, move_action
from programs.plans.enums import ActionState, PlanState
from programs.plans.models import (
    Action,
    ActionMove,
    ActionPlan,
    Heading,
    Indicator,
    Involvement,
    Measurement,
    Obstacle,
    ProgressUpdate,
)
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    IndicatorFactory,
    ProgressUpdateFactory,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", lead__name="Responsable")


@pytest.fixture
def plan(program):
    return ActionPlanFactory(program=program, code="P1")


def only(result) -> str:
    """The message of the one refused cell."""
    (line,) = refusals(result)
    return line.removeprefix("feuille « f », ")


def steps_of(record) -> list[tuple]:
    moves = record.moves.order_by("pk").values_list("effective_on", "from_state", "to_state")
    return list(moves)


# --- plans ----------------------------------------------------------------------------------------


def test_a_plan_adopted_elsewhere_comes_in_as_it_stands(program):
    lines = [
        "identifiant;titre;exercice;adopté par;adopté le;étapes",
        "P1;Plan;2007-2008;Comité;2007-06-20;2007-05-01 Brouillon; 2007-06-20 Adopté",
    ]
    lines[1] = 'P1;Plan;2007-2008;Comité;2007-06-20;"2007-05-01 Brouillon; 2007-06-20 Adopté"'
    assert counts(import_as("plans", lines, program=program)) == (1, 0, 0, 0)
    plan = ActionPlan.objects.get()
    assert (plan.starts_on, plan.ends_on) == (date(2007, 7, 1), date(2008, 6, 30))
    assert (plan.state, plan.version, plan.versions.count()) == (PlanState.ADOPTED, 1, 0)
    assert steps_of(plan) == [
        (date(2007, 5, 1), "", "draft"),
        (date(2007, 6, 20), "draft", "adopted"),
    ]


def test_a_plan_follows_one_of_the_same_file_whatever_their_order(program):
    lines = [
        "identifiant;titre;exercice;fait suite à",
        "B;Deux;2008-2009;A",
        "A;Un;2007-2008;",
    ]
    import_as("plans", lines, program=program)
    assert ActionPlan.objects.get(code="B").follows.code == "A"


def test_a_file_does_not_adopt_a_plan(program, plan):
    lines = [
        "identifiant;titre;du;au;état;adopté par;adopté le",
        "P1;Plan d’action régional;2007-07-01;2008-06-30;Adopté;Comité;2007-06-20",
    ]
    assert "se note dans sa fiche" in only(import_as("plans", lines, program=program))


def test_the_other_programs_of_a_plan_have_the_same_lead(program):
    ProgramFactory(slug="ailleurs")
    lines = ["identifiant;titre;exercice;autres programmes", "P1;Plan;2007-2008;ailleurs"]
    assert "même organisme responsable" in only(import_as("plans", lines, program=program))


# --- lines ----------------------------------------------------------------------------------------


def test_headings_stand_under_those_of_the_same_file(program, plan):
    lines = [
        "plan;niveau;numéro;titre;sous",
        "P1;Objectif;1.1;Joindre;1",
        "P1;Axe;1;Communication;",
        "P1;Thème;;Sans numéro;Communication",
    ]
    assert counts(import_as("plan_headings", lines, program=program)) == (3, 0, 0, 0)
    under = {one.text: str(one.parent or "") for one in Heading.objects.select_related("parent")}
    assert under == {
        "Joindre": "1 Communication",
        "Communication": "",
        "Sans numéro": "1 Communication",
    }
    assert counts(import_as("plan_headings", lines, program=program)) == (0, 0, 3, 0)


def test_a_heading_under_a_narrower_one_is_refused(program, plan):
    lines = ["plan;niveau;numéro;titre;sous", "P1;Axe;1;Un;1.1", "P1;Objectif;1.1;Deux;"]
    assert "sous un titre plus large" in only(import_as("plan_headings", lines, program=program))


def test_two_actions_of_one_number_are_told_apart_by_their_text(program, plan):
    for text in ("Tenir une rencontre", "Publier un bulletin"):
        ActionFactory(plan=plan, number="1.1", text=text)
    lines = ["plan;numéro;action;note interne", "P1;1.1;Publier un bulletin;Vu"]
    assert counts(import_as("plan_actions", lines, program=program)) == (0, 1, 0, 0)
    assert Action.objects.get(note="Vu").text == "Publier un bulletin"


def test_a_number_that_two_bear_names_neither(program, plan):
    for text in ("Tenir une rencontre", "Publier un bulletin"):
        ActionFactory(plan=plan, number="1.1", text=text)
    lines = ["plan;action;obstacle;depuis le", "P1;1.1;La salle;2007-10-01"]
    assert "désigne plusieurs lignes" in only(import_as("plan_obstacles", lines, program=program))


def test_a_new_text_under_a_number_that_is_alone_is_that_line(program, plan):
    action = ActionFactory(plan=plan, number="1.1", text="Tenir une rencontre")
    lines = ["plan;numéro;action", "P1;1.1;Tenir deux rencontres"]
    assert counts(import_as("plan_actions", lines, program=program)) == (0, 1, 0, 0)
    action.refresh_from_db()
    assert action.text == "Tenir deux rencontres"


def test_lines_come_after_those_that_are_there_in_their_order(program, plan):
    HeadingFactory(plan=plan, position=7, number="1")
    lines = ["plan;numéro;action", "P1;1.1;Un", "P1;1.2;Deux"]
    import_as("plan_actions", lines, program=program)
    assert list(Action.objects.values_list("number", "position")) == [("1.1", 8), ("1.2", 9)]


def test_what_was_adopted_here_is_not_written_by_a_file(program, plan):
    ActionFactory(plan=plan, number="1.1", text="Tenir une rencontre")
    adopt_plan(plan=plan, adopted_by="Comité", on=date(2007, 7, 1), by=coordinator_of(program))
    lines = ["plan;numéro;action;échéance", "P1;1.1;Tenir deux rencontres;2008-03-31"]
    assert "ouvrez une révision" in only(import_as("plan_actions", lines, program=program))
    lines = ["plan;numéro;action;échéance", "P1;1.1;Tenir une rencontre;2008-03-31"]
    assert counts(import_as("plan_actions", lines, program=program)) == (0, 1, 0, 0)
    assert Action.objects.get().due_on == date(2008, 3, 31)


# --- steps ----------------------------------------------------------------------------------------

STEPS = '"2007-07-01 À venir; 2007-09-04 In progress; 2008-02-01 Réalisée"'


def test_the_steps_of_an_action_are_one_cell(program, plan):
    lines = ["plan;numéro;action;étapes", f"P1;1.1;Tenir;{STEPS}"]
    import_as("plan_actions", lines, program=program)
    action = Action.objects.get()
    assert action.state == ActionState.DONE
    assert steps_of(action) == [
        (date(2007, 7, 1), "", "upcoming"),
        (date(2007, 9, 4), "upcoming", "in_progress"),
        (date(2008, 2, 1), "in_progress", "done"),
    ]


def test_a_file_mends_the_day_of_a_step_and_adds_what_followed(program, plan):
    action = ActionFactory(plan=plan, number="1.1", text="Tenir")
    by = coordinator_of(program)
    ActionMove.objects.create(action=action, to_state="upcoming", effective_on=date(2007, 7, 2))
    move_action(action=action, to="in_progress", by=by, on=date(2007, 9, 5))
    lines = ["plan;numéro;action;étapes", f"P1;1.1;Tenir;{STEPS}"]
    assert counts(import_as("plan_actions", lines, program=program)) == (0, 1, 0, 0)
    assert steps_of(action) == [
        (date(2007, 7, 1), "", "upcoming"),
        (date(2007, 9, 4), "upcoming", "in_progress"),
        (date(2008, 2, 1), "in_progress", "done"),
    ]
    assert action.moves.filter(moved_by=by).count() == 1
    assert counts(import_as("plan_actions", lines, program=program)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2007-09-04 En cours; 2007-07-01 À venir", "de la première à la dernière"),
        ("2199-09-04 En cours", "à venir"),
        ("En cours", "n’est pas une étape"),
    ],
)
def test_steps_that_cannot_be_are_refused(program, plan, cell, why):
    lines = ["plan;numéro;action;étapes", f'P1;1.1;Tenir;"{cell}"']
    assert why in only(import_as("plan_actions", lines, program=program))


def test_steps_do_not_end_elsewhere_than_the_state(program, plan):
    lines = ["plan;numéro;action;état;étapes", "P1;1.1;Tenir;Réalisée;2007-09-04 En cours"]
    assert "n’est pas l’état" in only(import_as("plan_actions", lines, program=program))


def test_a_new_action_is_upcoming_since_the_start_of_its_plan(program, plan):
    import_as("plan_actions", ["plan;numéro;action", "P1;1.1;Tenir"], program=program)
    assert steps_of(Action.objects.get()) == [(date(2007, 7, 1), "", "upcoming")]


# --- what hangs on the lines ----------------------------------------------------------------------


def test_a_role_or_an_organisation_has_a_part(program, plan):
    ActionFactory(plan=plan, number="1.1")
    HeadingFactory(plan=plan, number="2")
    OrganizationFactory(name="Carrefour", acronym="CJE")
    lines = [
        "plan;action;titre;part;organisme;tel qu’écrit",
        "P1;1.1;;Responsable;CJE;Le carrefour",
        "P1;;2;Collaborateur;;Comité directeur",
    ]
    assert counts(import_as("plan_involvements", lines, program=program)) == (2, 0, 0, 0)
    assert [str(one) for one in Involvement.objects.all()] == ["Le carrefour", "Comité directeur"]
    assert counts(import_as("plan_involvements", lines, program=program)) == (0, 0, 2, 0)


def test_an_obstacle_is_another_action_or_a_sentence(program, plan):
    for number in ("1.1", "1.2"):
        ActionFactory(plan=plan, number=number)
    lines = [
        "plan;action;attend l’action;obstacle;depuis le",
        "P1;1.1;1.2;;2007-10-01",
        "P1;1.1;;La salle;2007-10-01",
    ]
    import_as("plan_obstacles", lines, program=program)
    assert [str(one.cause or one.text) for one in Obstacle.objects.order_by("pk")] == [
        "1.2 Tenir une rencontre",
        "La salle",
    ]


def test_news_keep_whoever_wrote_them_from_an_account(program, plan):
    by = coordinator_of(program)
    action = ActionFactory(plan=plan, number="1.1")
    ProgressUpdateFactory(action=action, author=by, author_name="", organization=None)
    lines = [
        "plan;action;en date du;réalisations;auteur;état;motif du retour",
        f"P1;1.1;2007-12-01;Deux rencontres tenues;{by};Retournée;Combien en tout ?",
    ]
    assert counts(import_as("plan_updates", lines, program=program)) == (0, 1, 0, 0)
    update = ProgressUpdate.objects.get()
    assert (update.author, update.author_name, update.state) == (by, "", "returned")


def test_values_of_an_indicator_come_with_their_period(program, plan):
    IndicatorFactory(plan=plan, number="1", kind="ratio")
    lines = [
        "plan;indicateur;du;au;groupe;numérateur;dénominateur;relevée le",
        "P1;1;2007-07-01;2007-09-30;;41;58;2007-10-05",
        "P1;1;2007-07-01;2007-09-30;filles;;;2007-10-05",
        "P1;1;2007-10-01;2007-12-31;;beaucoup;58;2008-01-05",
    ]
    result = import_as("measurements", lines, program=program)
    assert "n’est pas un nombre" in only(result)
    assert counts(import_as("measurements", lines[:3], program=program)) == (2, 0, 0, 0)
    whole, girls = Measurement.objects.order_by("part")
    assert (whole.numerator, whole.denominator, girls.numerator) == (41, 58, None)


def test_an_indicator_says_its_baseline_without_its_unit(program, plan):
    lines = ["plan;numéro;indicateur;point de départ", "P1;1;Taux;70 %", "P1;2;Coût;300 $"]
    assert "sans son unité" in only(import_as("indicators", lines, program=program))
    import_as("indicators", lines[:2], program=program)
    assert Indicator.objects.get().minimum == 70


def test_the_plan_of_another_program_is_unknown(program):
    ActionPlanFactory(code="P2")
    lines = ["plan;numéro;action", "P2;1.1;Tenir"]
    assert "n’est l’identifiant d’aucun plan" in only(
        import_as("plan_actions", lines, program=program)
    )


@pytest.mark.parametrize(("cell", "qualifier"), [("", ""), ("n. d.", "unknown"), ("3", "")])
def test_a_number_that_nobody_says_is_not_one_that_nobody_knows(program, plan, cell, qualifier):
    lines = ["plan;numéro;action;quantité prévue", f"P1;1.1;Tenir;{cell}"]
    import_as("plan_actions", lines, program=program)
    assert Action.objects.get().qualifier == qualifier

"""The admin of plans: their steps, and what an adoption leaves to be written."""

from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.plans.actions import block_action
from programs.plans.models import Action, ActionPlan, Heading, Obstacle, ProgressUpdate
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    IndicatorFactory,
    InvolvementFactory,
    MeasurementFactory,
    ProgressUpdateFactory,
)
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def coordinator(client, program):
    user = coordinator_of(program)
    client.force_login(user)
    return user


def url(model: str, page: str, *args) -> str:
    return reverse(f"admin:plans_{model}_{page}", args=args)


def buttons(client, model: str, record) -> list[str]:
    answer = client.get(url(model, "change", record.pk))
    return [str(move["label"]) for move in answer.context["moves"]]


def take(client, model: str, record, step: str, **answers):
    return client.post(url(model, "step", record.pk, step), answers)


def fields_of(client, model: str, record) -> set[str]:
    """What the form of a record lets be written."""
    return set(client.get(url(model, "change", record.pk)).context["adminform"].form.fields)


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        ({}, ["Noter l’adoption"]),
        (
            {"state": "adopted"},
            ["Mettre en vigueur", "Ouvrir une révision", "Reprendre l’adoption"],
        ),
        ({"state": "in_force"}, ["Ouvrir une révision", "Clore le plan"]),
        (
            {"state": "in_force", "revised_since": date(2008, 1, 7)},
            ["Noter l’adoption", "Clore le plan"],
        ),
        ({"state": "closed"}, ["Rouvrir"]),
    ],
)
def test_a_plan_has_the_steps_of_its_state(client, coordinator, program, fields, labels):
    plan = ActionPlanFactory(program=program, adopted=bool(fields), **fields)
    assert buttons(client, "actionplan", plan) == labels


def test_adopting_keeps_who_did_when_and_the_lines(client, coordinator, program):
    plan = ActionFactory(plan__program=program).plan
    take(client, "actionplan", plan, "adopter", adopted_by="Comité", on="2007-07-01")
    plan.refresh_from_db()
    assert (plan.state, plan.adopted_by, plan.adopted_on) == ("adopted", "Comité", date(2007, 7, 1))
    assert plan.versions.get().noted_by == coordinator


def test_a_plan_without_action_is_not_adopted(client, coordinator, program):
    plan = ActionPlanFactory(program=program)
    answer = take(client, "actionplan", plan, "adopter", adopted_by="Comité", on="2007-07-01")
    assert "aucune action" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_plan_is_reopened_with_a_reason(client, coordinator, program):
    plan = ActionPlanFactory(program=program, adopted=True, state="closed")
    take(client, "actionplan", plan, "rouvrir", reason="")
    take(client, "actionplan", plan, "rouvrir", reason="Trop tôt")
    assert list(plan.moves.values_list("to_state", "reason")) == [("in_force", "Trop tôt")]


def test_a_new_plan_is_a_draft_with_its_first_step(client, coordinator, program):
    answers = {"program": program.pk, "code": "P1", "layout": "outline", "title": "Plan"}
    days = {"starts_on": "2007-07-01", "ends_on": "2008-06-30"}
    inline = {"programs-TOTAL_FORMS": 0, "programs-INITIAL_FORMS": 0}
    client.post(url("actionplan", "add"), answers | days | inline)
    assert ActionPlan.objects.get().moves.get().to_state == "draft"


@pytest.mark.parametrize(
    ("adopted", "written"),
    [
        ({}, {"code", "layout", "follows", "title", "starts_on"}),
        ({"adopted": True}, {"code", "layout", "follows"}),
    ],
)
def test_the_text_of_an_adopted_plan_is_read(client, coordinator, program, adopted, written):
    plan = ActionPlanFactory(program=program, **adopted)
    looked_at = {"code", "layout", "follows", "title", "starts_on", "state", "adopted_by"}
    assert fields_of(client, "actionplan", plan) & looked_at == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, {"text", "due_on", "note"}),
        ({"adopted": True}, {"due_on", "note"}),
        ({"adopted": True, "revised_since": date(2008, 1, 7)}, {"text", "due_on", "note"}),
        ({"adopted": True, "state": "closed"}, set()),
    ],
)
def test_an_action_is_written_as_far_as_its_plan_is(client, coordinator, program, fields, written):
    action = ActionFactory(plan=ActionPlanFactory(program=program, **fields))
    assert fields_of(client, "action", action) & {"text", "due_on", "note", "state"} == written


def test_a_step_moves_an_action_and_frees_what_waited_for_it(client, coordinator, program):
    plan = ActionPlanFactory(program=program, adopted=True)
    first, second = ActionFactory(plan=plan, state="in_progress"), ActionFactory(plan=plan)
    block_action(action=second, cause=first, on=date(2007, 10, 1))
    assert "Lever un obstacle" in buttons(client, "action", second)
    take(client, "action", first, "realiser", on="2008-02-01", reason="")
    first.refresh_from_db()
    assert (first.state, Obstacle.objects.get().lifted_on) == ("done", date(2008, 2, 1))
    assert "Lever un obstacle" not in buttons(client, "action", second)


def test_an_action_is_blocked_by_one_of_its_plan_only(client, coordinator, program):
    action = ActionFactory(plan__program=program)
    other, foreign = ActionFactory(plan=action.plan), ActionFactory(plan__program=program)
    take(client, "action", action, "bloquer", cause=foreign.pk, text="", on="2007-10-01")
    assert Obstacle.objects.count() == 0
    take(client, "action", action, "bloquer", cause=other.pk, text="", on="2007-10-01")
    assert Obstacle.objects.get().cause == other


def test_an_action_of_a_closed_plan_has_no_steps(client, coordinator, program):
    plan = ActionPlanFactory(program=program, adopted=True, state="closed")
    assert buttons(client, "action", ActionFactory(plan=plan)) == []


def test_a_line_is_not_added_to_a_plan_that_was_adopted(client, coordinator, program):
    plan = ActionPlanFactory(program=program, adopted=True)
    inline = {"involvements-TOTAL_FORMS": 0, "involvements-INITIAL_FORMS": 0}
    answers = {"plan": plan.pk, "level": "axis", "number": "1", "text": "Axe"} | inline
    answer = client.post(url("heading", "add"), answers)
    assert "ouvrez une révision" in answer.content.decode()
    assert Heading.objects.count() == 0


def test_a_line_that_is_changed_keeps_its_order_by_number(client, coordinator, program):
    heading = HeadingFactory(plan__program=program, number="2")
    inline = {"involvements-TOTAL_FORMS": 0, "involvements-INITIAL_FORMS": 0}
    client.post(
        url("heading", "change", heading.pk),
        {"level": "axis", "number": "10", "text": "Axe"} | inline,
    )
    heading.refresh_from_db()
    assert (heading.number, heading.number_key > HeadingFactory(number="9").number_key) == (
        "10",
        True,
    )


def test_who_has_a_part_is_read_once_adopted(client, coordinator, program):
    plan = ActionPlanFactory(program=program, adopted=True)
    part = InvolvementFactory(action=ActionFactory(plan=plan))
    (formset,) = [
        one
        for one in client.get(url("action", "change", part.action.pk)).context[
            "inline_admin_formsets"
        ]
        if one.opts.model is type(part)
    ]
    assert (formset.has_change_permission, formset.has_add_permission) == (False, False)


def test_news_are_approved_or_returned_with_a_reason(client, coordinator, program):
    action = ActionFactory(plan__program=program, plan__adopted=True)
    first, second = (
        ProgressUpdateFactory(action=action, says_state="done", reported_on=date(2007, 12, day))
        for day in (1, 2)
    )
    assert buttons(client, "progressupdate", first) == ["Approuver", "Retourner"]
    take(client, "progressupdate", first, "approuver", on="2007-12-05")
    take(client, "progressupdate", second, "retourner", reason="")
    take(client, "progressupdate", second, "retourner", reason="Combien ?")
    states = ProgressUpdate.objects.order_by("reported_on").values_list("state", "reason")
    assert list(states) == [("approved", ""), ("returned", "Combien ?")]
    assert Action.objects.get().state == "done"


def test_news_that_were_sent_are_no_longer_written(client, coordinator, program):
    update = ProgressUpdateFactory(action__plan__program=program)
    assert fields_of(client, "progressupdate", update) == set()


def test_news_that_a_coordinator_heard_are_a_draft_of_theirs(client, coordinator, program):
    action = ActionFactory(plan__program=program, plan__adopted=True)
    answers = {"action": action.pk, "reported_on": "2007-12-01", "achievements": "Deux rencontres"}
    client.post(url("progressupdate", "add"), answers)
    update = ProgressUpdate.objects.get()
    assert (update.author, update.state, update.moves.count()) == (coordinator, "draft", 1)


def test_whoever_enters_a_value_is_known(client, coordinator, program):
    indicator = IndicatorFactory(plan__program=program)
    value = MeasurementFactory(indicator=indicator)
    page = client.get(url("indicator", "change", indicator.pk))
    data = page.context["adminform"].form.initial
    sent = {name: "" if said is None else said for name, said in data.items()}
    sent |= {"parts": "", "targets-TOTAL_FORMS": 0, "targets-INITIAL_FORMS": 0}
    sent |= {
        "measurements-TOTAL_FORMS": 1,
        "measurements-INITIAL_FORMS": 1,
        "measurements-0-id": value.pk,
        "measurements-0-indicator": indicator.pk,
        "measurements-0-starts_on": "2007-07-01",
        "measurements-0-ends_on": "2008-06-30",
        "measurements-0-minimum": "12",
        "measurements-0-maximum": "12",
        "measurements-0-measured_on": "2008-06-30",
    }
    client.post(url("indicator", "change", indicator.pk), sent)
    value.refresh_from_db()
    assert (value.minimum, value.entered_by) == (12, coordinator)


@pytest.mark.parametrize(
    "model", ["actionplan", "heading", "action", "progressupdate", "indicator"]
)
def test_the_records_of_another_organisation_do_not_exist(client, coordinator, model):
    made = {
        "actionplan": ActionPlanFactory,
        "heading": HeadingFactory,
        "action": ActionFactory,
        "progressupdate": ProgressUpdateFactory,
        "indicator": IndicatorFactory,
    }[model]()
    assert client.get(url(model, "change", made.pk)).status_code == 404
    assert list(client.get(url(model, "changelist")).context["cl"].result_list) == []

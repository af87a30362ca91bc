"""Next year's plan starts as a copy: the actions that are chosen, with their numbers and all that stands by them."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.plans import actions
from programs.plans.models import ActionPlan
from programs.plans.tests.desk import a_plan, signed_in
from programs.plans.tests.factories import InvolvementFactory, ObstacleFactory
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db

NEXT = {"title": "Suite", "code": "S", "starts_on": date(2008, 7, 1), "ends_on": date(2009, 6, 30)}


def carry(plan, chosen, shifted=True, submission=None) -> ActionPlan:
    return actions.carry_over(
        plan=plan,
        into=ActionPlan(**NEXT),
        actions=[one.pk for one in chosen],
        shifted=shifted,
        by=None,
        submission=submission,
    )


def test_a_chosen_action_is_carried_over_with_its_number_its_days_and_who_has_a_part_in_it():
    plan = a_plan(2)
    kept, left = plan.actions.order_by("position")
    actions.change_line(line=kept, starts_on=date(2007, 9, 1), due_on=date(2008, 2, 29))
    actions.move_action(action=kept, to="in_progress", by=None)
    InvolvementFactory(action=kept)
    InvolvementFactory(action=None, heading=plan.headings.first(), label="Comité")
    made = carry(plan, [kept])
    copy = made.actions.get()
    assert (copy.number, copy.state, copy.carried_from) == (kept.number, "in_progress", kept)
    assert (copy.starts_on, copy.due_on) == (date(2008, 9, 1), date(2009, 2, 28))
    assert (made.follows, made.state, made.program) == (plan, "draft", plan.program)
    assert [one.number for one in made.headings.order_by("position")] == ["1", "1.1"]
    assert copy.heading.parent == made.headings.get(number="1")
    assert copy.involvements.get().organization == kept.involvements.get().organization
    assert made.headings.get(number="1").involvements.get().label == "Comité"
    assert (copy.moves.get().to_state, left.carried_to.count()) == ("in_progress", 0)


def test_days_are_fixed_anew_where_that_is_chosen():
    plan = a_plan(1)
    actions.change_line(line=plan.actions.get(), due_on=date(2008, 2, 1))
    assert carry(plan, plan.actions.all(), shifted=False).actions.get().due_on is None


def test_what_still_blocks_an_action_blocks_its_copy():
    plan = a_plan(3)
    first, second, third = plan.actions.order_by("position")
    ObstacleFactory(action=first)
    ObstacleFactory(action=first, text="Réglé", lifted_on=date(2007, 11, 1))
    actions.block_action(action=second, cause=first)
    actions.block_action(action=second, cause=third)
    made = carry(plan, [first, second])
    one, two = made.actions.order_by("position")
    assert [obstacle.text for obstacle in one.obstacles.all()] == ["La salle n’est pas réservée"]
    assert [obstacle.cause for obstacle in two.obstacles.all()] == [one]


def test_an_action_of_another_plan_is_refused_and_nothing_is_made():
    with pytest.raises(ValidationError):
        carry(a_plan(), a_plan().actions.all())
    assert ActionPlan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_several_times_makes_one_plan():
    plan, number = a_plan(), uuid.uuid4()
    chosen = list(plan.actions.all())
    met = all_at_once(lambda _one: carry(plan, chosen, submission=number), range(4))
    made = ActionPlan.objects.get(follows=plan)
    assert (met, made.actions.count()) == (["done"] * 4, 2)


def test_as_many_questions_are_asked_however_many_are_carried_over():
    asked = []
    for number in (1, 3):
        plan = a_plan(number)
        for action in plan.actions.all():
            InvolvementFactory(action=action)
        with CaptureQueriesContext(connection) as queries:
            carry(plan, plan.actions.all())
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_page_ticks_what_is_not_settled_and_makes_the_plan(client):
    plan = a_plan(2)
    done, kept = plan.actions.order_by("position")
    actions.move_action(action=done, to="done", by=None)
    signed_in(client, plan)
    url = reverse("plan_carry", args=[plan.pk])
    context = client.get(url).context
    assert context["chosen"] == {kept.pk}
    form = context["form"]
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    answer = client.post(url, sent | {"actions": [kept.pk]})
    made = ActionPlan.objects.get(follows=plan)
    assert answer.url == reverse("plan", args=[made.pk])
    assert (made.starts_on, [one.number for one in made.actions.all()]) == (
        date(2008, 7, 1),
        [kept.number],
    )
    assert client.post(url, {"actions": ["x"]}).status_code == 200

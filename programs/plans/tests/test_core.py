"""A plan is adopted, followed and revised; its lines stay where they are; what waits for an action goes on with it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.plans import actions
from programs.plans.enums import Level
from programs.plans.models import ActionPlan
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    InvolvementFactory,
    ProgressUpdateFactory,
)
from programs.plans.trees import tree_of
from programs.plans.versions import differences

pytestmark = pytest.mark.django_db


def test_each_adoption_keeps_a_version_and_two_are_compared_line_by_line():
    plan = ActionPlanFactory()
    axis = HeadingFactory(plan=plan)
    kept, changed = (ActionFactory(plan=plan, heading=axis) for _ in range(2))
    plan = actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2007, 9, 1), by=None)
    plan = actions.put_in_force(plan=plan, by=None)
    with pytest.raises(ValidationError):
        actions.change_line(line=changed, text="Autre chose")
    actions.revise_plan(plan=plan, by=None)
    actions.change_line(line=changed, text="Autre chose")
    plan = actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    first, second = plan.versions.order_by("number")
    (found,) = differences(first.content, second.content)
    assert (found.after["key"], found.fields) == (f"A{changed.pk}", ("text",))
    assert kept.pk != changed.pk and plan.version == 2


def test_a_heading_stands_under_a_wider_one_of_its_plan():
    plan = ActionPlanFactory()
    axis = HeadingFactory(plan=plan)
    HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE)
    for wrong in (
        {"plan": plan, "parent": axis, "level": Level.AXIS},
        {"plan": ActionPlanFactory(), "parent": axis, "level": Level.THEME},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            HeadingFactory(**wrong)


def test_the_tree_of_a_plan_is_read_in_two_queries(django_assert_num_queries):
    plan = ActionPlanFactory()
    for _ in range(3):
        axis = HeadingFactory(plan=plan)
        goal = HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE)
        ActionFactory(plan=plan, heading=goal)
    with django_assert_num_queries(2):
        tree = tree_of(plan)
    assert len(tree.all_actions()) == 3
    assert [branch.depth for branch in tree.walk()] == [0, 1, 2, 1, 2, 1, 2]


def test_what_waits_for_an_action_goes_on_when_it_is_done_and_waits_again_if_it_was_not():
    plan = ActionPlanFactory(adopted=True)
    first, then = ActionFactory(plan=plan), ActionFactory(plan=plan)
    obstacle = actions.block_action(action=then, cause=first)
    with pytest.raises(ValidationError):
        actions.block_action(action=first, cause=then)
    first = actions.move_action(action=first, to="done", by=None)
    obstacle.refresh_from_db()
    assert obstacle.lifted_on is not None
    actions.move_action(action=first, to="in_progress", by=None)
    obstacle.refresh_from_db()
    assert obstacle.lifted_on is None


def test_approved_news_move_the_action_on_their_own_day():
    plan = ActionPlanFactory(adopted=True)
    update = ProgressUpdateFactory(action__plan=plan, says_state="done")
    actions.approve_progress(update=update, by=None)
    update.action.refresh_from_db()
    assert update.action.state == "done"
    assert update.action.moves.get().effective_on == update.reported_on


def test_an_action_is_carried_by_whoever_is_responsible_for_a_heading_above():
    part = InvolvementFactory(action=None, heading=HeadingFactory())
    goal = HeadingFactory(plan=part.heading.plan, parent=part.heading, level=Level.OBJECTIVE)
    action = ActionFactory(plan=goal.plan, heading=goal)
    other = ActionFactory(plan=goal.plan)
    carried = type(action).objects.carried_by([part.organization])
    assert (list(carried), other in carried) == ([action], False)


def test_a_plan_that_was_adopted_is_not_deleted():
    plan = ActionPlanFactory()
    ActionFactory(plan=plan)
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    with pytest.raises(Exception, match="frozen"), transaction.atomic():
        plan.delete()
    assert ActionPlan.objects.count() == 1

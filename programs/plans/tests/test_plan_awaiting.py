"""What of action plans awaits a coordinator, each rule at its boundary day, and nothing of anybody else's."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from programs import awaiting
from programs.accounts.tests.factories import coordinator_of
from programs.plans.awaiting import (
    LateAction,
    LiftedObstacle,
    NewsToApprove,
    PlanToAdopt,
    PlanToClose,
    SilentAction,
)
from programs.plans.tests import world
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.tests.factories import ProgramFactory
from programs.tests.waiting import coming, late, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        yield


@pytest.fixture
def plan():
    return ActionPlanFactory(adopted=True)


def user_of(plan):
    return coordinator_of(plan.program)


def test_each_rule_has_one_thing_of_its_own_in_the_world_and_nothing_of_another_s():
    program, other = ProgramFactory(), ProgramFactory()
    world.awaits(program)
    user, stranger = coordinator_of(program), coordinator_of(other)
    rules = (NewsToApprove, LateAction, SilentAction, LiftedObstacle, PlanToAdopt, PlanToClose)
    assert [len(waiting(rule, user)) for rule in rules] == [1] * len(rules)
    assert [waiting(rule, stranger) for rule in rules] == [[]] * len(rules)


@pytest.mark.parametrize(
    ("reported_on", "silent"), [(date(2007, 11, 16), False), (date(2007, 11, 15), True)]
)
def test_an_action_is_silent_after_sixty_days_without_news_that_were_sent(
    plan, reported_on, silent
):
    action = ActionFactory(plan=plan)
    ProgressUpdateFactory(action=action, reported_on=reported_on)
    for state in ("draft", "returned"):
        ProgressUpdateFactory(action=action, reported_on=date(2008, 1, 10), state=state, reason="x")
    assert waiting(SilentAction, user_of(plan)) == [action] * silent
    assert late(SilentAction, user_of(plan)) == [True] * silent


def test_without_any_news_silence_counts_from_the_start_of_the_plan():
    young = ActionPlanFactory(adopted=True, starts_on=date(2007, 11, 16))
    ActionFactory(plan=young)
    assert waiting(SilentAction, user_of(young)) == []
    type(young).objects.update(starts_on=date(2007, 11, 15))
    (found,) = waiting(SilentAction, user_of(young))
    assert SilentAction().details(found)[0] == "Aucune nouvelle depuis le 15 novembre 2007"


def test_what_is_over_is_neither_late_nor_silent(plan):
    for state in ("done", "postponed", "abandoned"):
        ActionFactory(plan=plan, state=state, reason="x", due_on=date(2008, 1, 1))
    draft = ActionPlanFactory(program=plan.program)
    ActionFactory(plan=draft, due_on=date(2008, 1, 1))
    user = user_of(plan)
    assert (waiting(LateAction, user), waiting(SilentAction, user)) == ([], [])


def test_what_is_over_or_in_a_draft_does_not_come_either(plan):
    for state in ("done", "postponed", "abandoned"):
        ActionFactory(plan=plan, state=state, reason="x", due_on=date(2008, 2, 1))
    ActionFactory(plan=ActionPlanFactory(program=plan.program), due_on=date(2008, 2, 1))
    ActionFactory(plan=plan)
    action = ActionFactory(plan=plan, due_on=date(2008, 2, 1))
    ActionFactory(due_on=date(2008, 2, 1))
    assert coming(LateAction, user_of(plan)) == [action]


@pytest.mark.parametrize(("due_on", "found"), [(date(2008, 1, 15), 0), (date(2008, 1, 14), 1)])
def test_an_action_is_late_from_the_day_after_it_was_due(plan, due_on, found):
    action = ActionFactory(plan=plan, due_on=due_on)
    assert waiting(LateAction, user_of(plan)) == [action] * found
    assert coming(LateAction, user_of(plan)) == [action] * (not found)


def test_news_wait_since_they_were_sent_and_lead_to_their_place(plan):
    update = ProgressUpdateFactory(action__plan=plan)
    (found,) = waiting(NewsToApprove, user_of(plan))
    assert found.waiting_since == date(2008, 1, 15)
    assert NewsToApprove().url(update) == f"{reverse('plan_updates')}#nouvelle-{update.pk}"


def test_an_obstacle_that_was_lifted_waits_until_it_was_seen(plan):
    obstacle = ObstacleFactory(action__plan=plan, lifted_on=date(2008, 1, 14))
    ObstacleFactory(action__plan=plan)
    user = user_of(plan)
    assert waiting(LiftedObstacle, user) == [obstacle]
    obstacle.seen_on = date(2008, 1, 15)
    obstacle.save()
    assert waiting(LiftedObstacle, user) == []


@pytest.mark.parametrize(
    ("rule", "values", "found", "to_come"),
    [
        (PlanToAdopt, {"starts_on": date(2008, 1, 16)}, 0, 1),
        (PlanToAdopt, {"starts_on": date(2008, 1, 15)}, 1, 0),
        (PlanToAdopt, {"adopted": True, "starts_on": date(2008, 1, 16)}, 0, 0),
        (PlanToAdopt, {"adopted": True, "revised_since": date(2008, 1, 15)}, 1, 0),
        (PlanToClose, {"adopted": True, "ends_on": date(2008, 1, 15)}, 0, 1),
        (PlanToClose, {"adopted": True, "ends_on": date(2008, 1, 14)}, 1, 0),
        (PlanToClose, {"adopted": True, "ends_on": date(2008, 1, 14), "state": "closed"}, 0, 0),
        (PlanToClose, {"adopted": True, "ends_on": date(2008, 1, 15), "state": "closed"}, 0, 0),
    ],
)
def test_a_plan_is_adopted_when_it_starts_and_closed_when_it_is_over(rule, values, found, to_come):
    plan = ActionPlanFactory(**values)
    assert waiting(rule, user_of(plan)) == [plan] * found
    assert coming(rule, user_of(plan)) == [plan] * to_come


def test_the_key_figure_counts_what_is_late(plan):
    ActionFactory(plan=plan, due_on=date(2008, 1, 14))
    ActionFactory(plan=plan)
    ActionFactory(due_on=date(2008, 1, 14))
    (figure,) = [one for one in awaiting.key_figures_for(user_of(plan)) if one.section == "plans"]
    assert figure.records(user_of(plan)).count() == 1

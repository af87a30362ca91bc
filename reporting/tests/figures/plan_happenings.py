"""What may happen to the action plans of a program, and what may be corrected of them: see ``happenings``."""

from datetime import date, timedelta

from programs.plans import actions as plans
from programs.plans.enums import ActionState
from programs.plans.models import ActionMove, ActionPlan, ActionPlanMove, Measurement
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    MeasurementFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from reporting.tests.factories import YEAR


def _plan(program, **fields) -> ActionPlan:
    """A plan of the year that was adopted on its first day, as its log says."""
    plan = ActionPlanFactory(program=program, adopted=True, **fields)
    ActionPlanMove.objects.create(plan=plan, to_state=plan.state, effective_on=plan.starts_on)
    return plan


def a_plan_is_adopted(program):
    action = ActionFactory(plan__program=program)
    IndicatorTargetFactory(indicator=IndicatorFactory(plan=action.plan))
    return lambda day: plans.adopt_plan(plan=action.plan, adopted_by="Comité", on=day, by=None)


def an_action_comes_into_a_plan(program):
    plan = _plan(program, revised_since=date(2008, 1, 15))
    return lambda day: plans.add_action(
        action=ActionFactory.build(plan=plan, number="9.9"), by=None, on=day
    )


def _action_goes(program, to, **details):
    action = ActionFactory(plan=_plan(program), due_on=date(2008, 5, 1))
    return lambda day: plans.move_action(action=action, to=to, by=None, on=day, **details)


def an_action_is_done(program):
    return _action_goes(program, ActionState.DONE)


def an_action_is_abandoned(program):
    return _action_goes(program, ActionState.ABANDONED, reason="Sans budget")


def an_action_is_postponed(program):
    return _action_goes(program, ActionState.POSTPONED)


def an_indicator_is_measured(program):
    indicator = IndicatorFactory(plan=_plan(program))
    IndicatorTargetFactory(indicator=indicator)
    return lambda day: MeasurementFactory(
        indicator=indicator, starts_on=day, ends_on=day, minimum=150, maximum=150
    )


def a_target_is_set(program):
    """For the days that begin then."""
    indicator = IndicatorFactory(plan=_plan(program))
    return lambda day: IndicatorTargetFactory(
        indicator=indicator, starts_on=day, ends_on=day + timedelta(days=90)
    )


def an_action_begins(program):
    return _action_goes(program, ActionState.IN_PROGRESS)


def an_action_is_blocked(program):
    action = ActionFactory(plan=_plan(program))
    return lambda day: ObstacleFactory(action=action, since=day)


def news_are_approved(program):
    update = ProgressUpdateFactory(action__plan=_plan(program))
    return lambda day: plans.approve_progress(update=update, by=None, on=day)


def a_plan_is_closed(program):
    plan = _plan(program)
    ActionFactory(plan=plan)
    return lambda day: plans.close_plan(plan=plan, by=None, on=day)


# --- corrections ------------------------------------------------------------------------------------


def a_plan_was_adopted_another_day(program):
    ActionPlanMove.objects.filter(plan__program=program).update(
        effective_on=YEAR.end + timedelta(days=1)
    )


def a_step_of_an_action_was_another_day(program):
    ActionMove.objects.filter(action__plan__program=program, to_state=ActionState.DONE).update(
        effective_on=YEAR.end + timedelta(days=1)
    )


def an_action_was_due_another_day(program):
    program.plans.get().actions.update(due_on=None)


def a_measurement_was_another(program):
    Measurement.objects.filter(indicator__plan__program=program).update(minimum=1, maximum=1)


COUNTED = (
    a_plan_is_adopted,
    an_action_comes_into_a_plan,
    an_action_is_done,
    an_action_is_abandoned,
    an_action_is_postponed,
    an_indicator_is_measured,
    a_target_is_set,
)
QUIET = (an_action_begins, an_action_is_blocked, news_are_approved, a_plan_is_closed)
CORRECTIONS = (
    a_plan_was_adopted_another_day,
    a_step_of_an_action_was_another_day,
    an_action_was_due_another_day,
    a_measurement_was_another,
)

"""A year of an action plan: two axes, an action of each end, an indicator that is met and one that is not."""

from datetime import date

from programs.models import Organization, Program
from programs.plans.enums import ActionState, Level
from programs.plans.models import Action, ActionMove, ActionPlan, ActionPlanMove
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    InvolvementFactory,
    MeasurementFactory,
)

_A = ActionState


def a_year_of_plans(program: Program, responsible: Organization) -> ActionPlan:
    """Five actions of 2007-2008: one done, one late, one abandoned, one to come, and one under no axis.

    ``responsible`` answers for the first axis, which has the first two. Two indicators have a target; one is met.
    """
    plan = ActionPlanFactory(program=program, adopted=True)
    ActionPlanMove.objects.create(plan=plan, to_state=plan.state, effective_on=date(2007, 7, 1))
    first = HeadingFactory(plan=plan, number="1", text="Communication", aim="Se faire connaître")
    second = HeadingFactory(plan=plan, number="2", text="Formation")
    goal = HeadingFactory(plan=plan, parent=first, level=Level.OBJECTIVE, number="1.1")
    InvolvementFactory(action=None, heading=first, organization=responsible)
    went(ActionFactory(plan=plan, heading=goal, number="1.1.1"), _A.DONE, date(2008, 3, 1))
    due = {"due_on": date(2008, 3, 31)}
    went(ActionFactory(plan=plan, heading=first, number="1.2", **due), _A.IN_PROGRESS)
    dropped = ActionFactory(plan=plan, heading=second, number="2.1", reason="Sans budget", **due)
    went(dropped, _A.ABANDONED)
    ActionFactory(plan=plan, heading=second, number="2.2", due_on=date(2008, 12, 31))
    ActionFactory(plan=plan, number="M 5")
    for value in (120, 90):
        indicator = IndicatorFactory(plan=plan)
        IndicatorTargetFactory(indicator=indicator)
        MeasurementFactory(indicator=indicator, minimum=value, maximum=value, note="Selon l’école")
    return plan


def went(action: Action, to: str, on: date = date(2007, 10, 1)) -> Action:
    """``action`` as it stands once it went to the state ``to``, which its log says of the day ``on``."""
    ActionMove.objects.create(
        action=action, from_state="", to_state="upcoming", effective_on=date(2007, 7, 1)
    )
    ActionMove.objects.create(action=action, from_state="upcoming", to_state=to, effective_on=on)
    Action.objects.filter(pk=action.pk).update(state=to)
    action.state = to
    return action

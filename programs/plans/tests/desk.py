"""What the tests of the screens of a plan ask for."""

from datetime import date

from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.plans import editing
from programs.plans.enums import Level
from programs.plans.models import ActionPlan
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory, HeadingFactory

DAY = date(2008, 1, 15)


def a_plan(actions: int = 2, **fields) -> ActionPlan:
    """One in force: an axis, an objective under it, and some actions under that."""
    plan = ActionPlanFactory(**{"adopted": True} | fields)
    axis = HeadingFactory(plan=plan, number="1")
    goal = HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE, number="1.1", text="Dire")
    for _ in range(actions):
        ActionFactory(plan=plan, heading=goal)
    return plan


def signed_in(client, plan: ActionPlan):
    """The client, as a coordinator of ``plan``, whom it returns."""
    user = coordinator_of(plan.program)
    client.force_login(user)
    return user


def cell_url(line, name: str) -> str:
    kind = "action" if editing.key_of(line)[0] == "A" else "heading"
    return reverse(f"plan_{kind}_cell", args=[line.pk, name])


def seen(line, name: str) -> str:
    """What the form of a cell carries of what it was opened on."""
    return editing.fingerprint(editing.cells_of(line)[name].read(line))


def token_in(answer) -> str:
    """What undoes the change that ``answer`` tells of."""
    return answer.context["undo"]

"""Things that are late, due today and to come, around Tuesday, January 15, 2008."""

from datetime import date

import time_machine

from programs.models import Program
from programs.plans.models import Action
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory

TODAY = date(2008, 1, 15)
# Of the same week.
MONDAY, SATURDAY = date(2008, 1, 14), date(2008, 1, 19)


def at(day: date = TODAY, hour: int = 12):
    return time_machine.travel(f"{day.isoformat()}T{hour:02}:00-05:00", tick=False)


def action_due(due_on: date, program: Program, **fields) -> Action:
    """An action, of a plan that began two weeks before and goes on for years: nothing else is due of it."""
    days = {"starts_on": date(2008, 1, 1), "ends_on": date(2012, 6, 30)}
    plan = ActionPlanFactory(program=program, adopted=True, **days)
    return ActionFactory(plan=plan, due_on=due_on, **fields)


def referral_due(due: date, program: Program) -> Referral:
    """A referral to be acknowledged by ``due``, a Wednesday or later in its week."""
    return ReferralFactory(program=program, received_on=date(due.year, due.month, due.day - 2))

"""Where the documents of an action plan are read: the plan in both layouts, and how it stands."""

from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from programs.lib.periods import Period
from programs.plans.enums import Layout
from programs.plans.models import ActionPlan
from programs.plans.papers import Paper
from reporting import addresses
from reporting.kinds import KINDS


def papers() -> list[Paper]:
    return [
        Paper(_("Plan imprimé, en texte suivi"), partial(_printed, Layout.OUTLINE)),
        Paper(_("Plan imprimé, en tableaux"), partial(_printed, Layout.TABLE)),
        Paper(_("Suivi du plan"), _follow_up),
    ]


def _printed(layout: Layout, plan: ActionPlan, day: date) -> str:
    years = _years(plan)
    return _url("plan", plan, years[0], presentation=layout) if years else ""


def _follow_up(plan: ActionPlan, day: date) -> str:
    """Of the year under way, of the last one once the plan is over; a plan that has not begun has none."""
    begun = [year for year in _years(plan) if year.start <= day and plan.starts_on <= day]
    return _url("suivi", plan, begun[-1]) if begun else ""


def _years(plan: ActionPlan) -> list[Period]:
    """The fiscal years of the plan in which its program runs, the oldest first."""
    program = plan.program
    years = program.calendar.years_between(plan.starts_on, plan.ends_on)
    return [year for year in years if program.runs_in(year)]


def _url(kind: str, plan: ActionPlan, year: Period, **asked: str) -> str:
    page = addresses.page(KINDS[kind], plan.program, plan.program.calendar.name(year))
    return f"{page}?{urlencode({'plan': plan.code} | asked)}"

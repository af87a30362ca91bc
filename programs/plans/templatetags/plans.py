"""What the pages of a plan write in a cell: short days, quantities, the tone of a state."""

from datetime import date

from django import template

from programs.lib.periods import format_date
from programs.lib.quantities import Quantity
from programs.plans.looks import language
from programs.plans.models import ActionPlan

register = template.Library()


@register.filter
def shortly(day: date, plan: ActionPlan) -> str:
    """A day of the plan without its year, where the plan lies in one; any other with it."""
    lies_in_one = plan.period.days <= 366 and day in plan.period
    return format_date(day, language(), "day" if lies_in_one else "long")


@register.filter
def said(quantity: Quantity) -> str:
    return quantity.display(language())


@register.filter
def of(tones: dict, state: str) -> str:
    """The tone of ``state``."""
    return tones[state]

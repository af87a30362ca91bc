"""What the pages of expenses write: amounts and days in the language of the page, the tone of a state."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import get_language

from programs.budgets.enums import ExpenseState
from programs.lib.money import format_amount
from programs.lib.periods import format_date
from programs.lib.quantities import unknown

register = template.Library()

_TONES = {
    ExpenseState.ENTERED: "neutral",
    ExpenseState.JUSTIFIED: "attention",
    ExpenseState.VERIFIED: "attention",
    ExpenseState.APPROVED: "active",
    ExpenseState.PAID: "done",
    ExpenseState.REFUSED: "stopped",
}


@register.filter
def dollars(amount: Decimal | None) -> str:
    """An amount, « n. d. » where it is not known."""
    language = get_language() or "fr"
    return unknown(language) if amount is None else format_amount(amount, language)


@register.filter
def day(value: date | None) -> str:
    return format_date(value, get_language() or "fr")


@register.filter
def tone(state: str) -> str:
    return _TONES[ExpenseState(state)]


@register.filter
def positive(amount: Decimal) -> Decimal:
    return abs(amount)


@register.simple_tag
def after(offered, amount: Decimal) -> Decimal | None:
    """What would remain of a line once what is pending, and ``amount``, were approved."""
    return offered.after(amount)

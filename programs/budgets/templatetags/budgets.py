"""What the pages of the money write: amounts, days in the language of the page, the tone of a state."""

from datetime import date
from decimal import Decimal

from django import template

from programs.amounts import amount_said
from programs.budgets.balances import current
from programs.budgets.enums import ExpenseState
from programs.budgets.looks import EXPENSE_TONES
from programs.budgets.models import BudgetLine
from programs.budgets.pictures import language
from programs.lib.money import format_amount
from programs.lib.periods import format_date
from programs.lib.text import is_english

register = template.Library()


register.filter("dollars", amount_said)


@register.filter
def signed(amount: Decimal | None) -> str:
    """« +500 $ »: what is added says so, what is taken has its own sign; nothing for nothing."""
    if not amount:
        return "—"
    return ("+" if amount > 0 else "") + amount_said(amount)


@register.filter
def plain(amount: Decimal) -> str:
    """As a script reads it: « 14300.00 »."""
    return f"{amount:f}"


@register.filter
def parts(percent: Decimal) -> str:
    """A part of a key, to the decimals that it has: « 33,3333 % »."""
    digits = f"{percent.normalize():f}"
    return (
        f"{digits}%" if is_english(language()) else f"{digits.replace('.', ',')}\N{NO-BREAK SPACE}%"
    )


@register.filter
def positive(amount: Decimal) -> Decimal:
    return abs(amount)


@register.filter
def day(value: date | None) -> str:
    """« 1er octobre 2026 »."""
    return format_date(value, language())


@register.filter
def tone(state: str) -> str:
    return EXPENSE_TONES[ExpenseState(state)]


@register.filter
def remaining(line: BudgetLine) -> Decimal | None:
    """What a line has left today."""
    return current(line).remaining


@register.simple_tag
def after(offered, amount: Decimal) -> Decimal | None:
    """What would remain of a line once what is pending, and ``amount``, were approved."""
    return offered.after(amount)


@register.filter
def cents(amount: Decimal) -> str:
    """An amount with its cents, even where there are none: « 0,00 $ »."""
    return format_amount(amount, language(), with_cents=True)

"""What the pages of budgets write in a cell: amounts, those that are added or taken with their sign."""

from decimal import Decimal

from django import template

from programs.budgets.pictures import language
from programs.lib.money import format_amount
from programs.lib.text import is_english

register = template.Library()


@register.filter
def dollars(amount: Decimal | None) -> str:
    """« 14 300 $ »; « n. d. » where it is not known."""
    return format_amount(amount, language())


@register.filter
def signed(amount: Decimal | None) -> str:
    """« +500 $ »: what is added says so, what is taken has its own sign; nothing for nothing."""
    if not amount:
        return "—"
    return ("+" if amount > 0 else "") + format_amount(amount, language())


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

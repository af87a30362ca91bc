"""What the pages of the bank write: amounts with their sign, as a statement has them."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from programs.lib.money import format_amount

register = template.Library()


@register.filter
def dollars(amount: Decimal | None) -> str:
    """« 14 300 $ »; « n. d. » where it is not known."""
    return format_amount(amount, get_language() or "fr")


@register.filter
def positive(amount: Decimal) -> Decimal:
    return abs(amount)

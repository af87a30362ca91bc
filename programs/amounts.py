"""Dollars, as a model keeps them and a form takes them. Whatever a field is called, its class says that it is money."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language

from programs.lib.money import CENT, MAXIMUM_DIGITS, format_amount, parse_amount

_PLACES = -CENT.as_tuple().exponent


def amount_said(amount: Decimal | None) -> str:
    """An amount as whoever reads this writes it; unknown is « n. d. »."""
    return format_amount(amount, get_language() or "fr")


class AmountField(forms.DecimalField):
    """Dollars as people write them: 14 300 $, 82 143,00 $, $12,500. Empty or « n. d. » is unknown."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value):
        """Show an amount as it is written; what was just typed stays as typed."""
        if isinstance(value, Decimal):
            return amount_said(value)
        return value

    def to_python(self, value):
        try:
            return parse_amount(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class MoneyField(models.DecimalField):
    """Canadian dollars to the cent. Null where they are not known, which is not zero."""

    def __init__(self, *args, **kwargs):
        size = {"max_digits": MAXIMUM_DIGITS + _PLACES, "decimal_places": _PLACES}
        super().__init__(*args, **kwargs | size)

    def deconstruct(self):
        """A migration sees the decimal that the column is, and needs none of our code."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": AmountField} | kwargs)

"""Dollars, as a model keeps them and a form takes them. Whatever a field is called, its class says that it is money."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language

from programs.lib.money import CENT, MAXIMUM_DIGITS, format_amount, parse_amount

_PLACES = -CENT.as_tuple().exponent


class AmountField(forms.DecimalField):
    """Dollars as people write them: 14 300 $, 82 143,00 $, $12,500. Empty or « n. d. » is unknown."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value):
        """Show an amount as it is written; what was just typed stays as typed."""
        if isinstance(value, Decimal):
            return format_amount(value, get_language() or "fr")
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
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": AmountField} | kwargs)

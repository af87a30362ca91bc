"""A quantity typed in one field as its source writes it, beside the fields that choose its parts."""

from decimal import Decimal
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib import money
from programs.lib.quantities import (
    Qualifier,
    Quantity,
    format_number,
    parse_number,
    parse_quantity,
)
from programs.lib.text import excerpt


class WholeField(forms.IntegerField):
    """A number of persons, of places: « 28 », « 1 200 ».

    It is asked for in a field of text, which a telephone opens with its digits. A field of numbers leaves out whatever
    is no digit before anybody reads it: « 2 000 $ » arrives as 2000.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, int):
            return super().to_python(value)
        try:
            number = parse_number(str(value))
        except ValueError:
            number = None
        if number is None or number != int(number):
            raise ValidationError(
                _(
                    "« %(text)s » n’est pas un nombre entier. Écrivez-le en chiffres, sans rien d’autre : 28."
                )
                % {"text": excerpt(value)}
            )
        return int(number)


class QuantityField(forms.Field):
    """What people write: 42, 3 à 5, plus de 75 000 $, 70 %, une dizaine. Empty or « n. d. » is unknown."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    # The units that it takes; all of them where there is none.
    units: tuple[str, ...] = ()

    def prepare_value(self, value):
        """Show what is kept as it is written; what was just typed stays as typed."""
        language = get_language() or "fr"
        if isinstance(value, Quantity):
            return value.display(language)
        return self.written(value, language) if isinstance(value, Decimal) else value

    def written(self, number: Decimal, language: str) -> str:
        return format_number(number, language)

    def to_python(self, value) -> Quantity:
        if isinstance(value, Quantity):
            return value
        try:
            quantity = parse_quantity(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if quantity.unit and self.units and quantity.unit not in self.units:
            raise ValidationError(_("Écrivez un montant en dollars : 14 300 $."))
        return quantity

    def has_changed(self, initial, data) -> bool:
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


class DollarsField(QuantityField):
    """An amount as its source writes it, in dollars."""

    units = ("dollars",)

    def written(self, number: Decimal, language: str) -> str:
        return money.format_amount(number, language)

    def to_python(self, value) -> Quantity:
        if isinstance(value, Quantity):
            return value
        try:
            amount = money.parse_amount(value)
        except ValueError as error:
            try:
                quantity = super().to_python(value)
            except ValidationError:
                raise ValidationError(str(error)) from None
            for bound in (quantity.minimum, quantity.maximum):
                _check_cents(bound)
            return quantity
        return Quantity(amount, amount)


def _check_cents(bound: Decimal | None) -> None:
    try:
        money.parse_amount(bound)
    except ValueError as error:
        raise ValidationError(str(error)) from None


class QuantityForm(forms.ModelForm):
    """A form of a model that keeps a quantity: ``stated`` is the field in which all of it may be typed.

    What is typed there says the qualifier, the other bound and the unit; it may not contradict those that are
    chosen beside it.
    """

    stated = "minimum"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_range = "maximum" not in self.fields and self.instance.maximum is not None
        if self.instance.pk and (is_range or "qualifier" not in self.fields):
            self.initial[self.stated] = self.instance.quantity

    @cached_property
    def changed_data(self) -> list[str]:
        """With the columns that follow from what was typed in ``stated``."""
        changed = super().changed_data
        if self.stated not in changed:
            return changed
        follow = {"maximum", *({"qualifier", "unit"} & set(self.fields))} - set(changed)
        return [*changed, *sorted(follow)]

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if isinstance(cleaned.get(self.stated), Quantity):
            for name, value in self._parts(cleaned, cleaned[self.stated]).items():
                if name in self.fields:
                    cleaned[name] = value
                else:
                    setattr(self.instance, name, value)
        return cleaned

    def _parts(self, cleaned: dict, typed: Quantity) -> dict:
        """What each column receives."""
        parts = {self.stated: typed.number}
        chosen = cleaned.get("qualifier") or ""
        if "qualifier" not in self.fields:
            parts = self.instance.spread(typed)
        elif typed.qualifier not in {Qualifier.EXACT, Qualifier.UNKNOWN}:
            if chosen not in {"", str(typed.qualifier.value)}:
                self.add_error(self.stated, contradiction(chosen, typed))
            parts = self.instance.spread(typed)
        elif "maximum" not in self.fields:
            parts["maximum"] = None
        if typed.unit and hasattr(self.instance, "unit"):
            if self._chose_another_unit(cleaned, typed.unit):
                self.add_error(self.stated, _("Cette unité n’est pas celle qui est choisie."))
            parts["unit"] = typed.unit
        return parts

    def _chose_another_unit(self, cleaned: dict, unit: str) -> bool:
        if cleaned.get("unit") in {None, "", unit}:
            return False
        field = self.fields["unit"]
        return field.has_changed(self.get_initial_for_field(field, "unit"), cleaned["unit"])


def contradiction(qualifier: str, typed: Quantity) -> str:
    """What to say of a qualifier chosen beside another that was typed."""
    return _("« %(typed)s » ne va pas avec la précision « %(chosen)s ».") % {
        "typed": typed.display("fr"),
        "chosen": Qualifier(qualifier).label,
    }

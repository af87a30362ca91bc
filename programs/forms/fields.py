"""Form fields that take what people type, and how a form says what an action refused."""

from collections.abc import Callable

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from programs import integrity
from programs.lib import phones
from programs.lib.names import from_capitals
from programs.lib.periods import parse_date, parse_dates, today

# What is typed is about somebody else: the browser has nothing to propose.
NOT_OURS = {"autocomplete": "off"}


class DayField(forms.DateField):
    """A day as people write it: 2008-06-30, 30/06/2008, 30 juin 2008."""

    def to_python(self, value):
        try:
            return parse_date(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class AdminDayField(DayField):
    widget = AdminDateWidget


class DaysField(forms.CharField):
    """Several days in one line, set apart by « ; », in any order."""

    def prepare_value(self, value):
        if isinstance(value, list):
            return "; ".join(day.isoformat() for day in value)
        return value

    def to_python(self, value):
        try:
            return parse_dates(super().to_python(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def has_changed(self, initial, data):
        try:
            return list(initial or []) != self.to_python(data)
        except ValidationError:
            return True


class NameField(forms.CharField):
    """The name of a person. One written wholly in capitals is put as people write it."""

    def to_python(self, value):
        return from_capitals(super().to_python(value))


class PhoneField(forms.CharField):
    """A telephone number however it is typed, shown again as French Canada writes it."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})

    def __init__(self, **options):
        super().__init__(**{"max_length": 40} | options)

    def prepare_value(self, value):
        return phones.show(value) if value else value

    def to_python(self, value):
        try:
            return phones.read(super().to_python(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def has_changed(self, initial, data):
        return phones.kept(initial or "") != phones.kept(data or "")


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class HourField(forms.TimeField):
    """An hour of the wall clock, to the minute."""

    widget = HourInput

    def clean(self, value):
        hour = super().clean(value)
        return hour and hour.replace(second=0, microsecond=0)


class PastDayField(DayField):
    """A day that has come."""

    widget = DayInput

    def validate(self, value):
        super().validate(value)
        if value and value > today():
            raise ValidationError(_("Cette date est à venir."))


def add_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Put the errors of an action beside the fields that they name, the others above the form.

    A step asks for one day, whichever column of its record that becomes.
    """
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, messages in error.message_dict.items():
        asked = "on" if name.endswith("_on") and name not in form.fields else name
        form.add_error(asked if asked in form.fields else None, messages)


def attempt(form: forms.BaseForm, action: Callable, **details):
    """What ``action(**details)`` returns; None where it was refused, with its refusal put on the form."""
    try:
        with transaction.atomic():
            return action(**details)
    except ValidationError as error:
        add_errors(form, error)
    except IntegrityError as error:
        add_errors(form, integrity.refusal(error))
    return None

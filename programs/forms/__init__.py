"""Form fields and forms that the services share."""

from programs.forms.fields import (
    AdminDayField,
    AmountField,
    DayField,
    DayInput,
    add_errors,
)
from programs.forms.moves import DuplicateForm, MoveForm, RedirectForm

__all__ = [
    "AdminDayField",
    "AmountField",
    "DayField",
    "DayInput",
    "DuplicateForm",
    "MoveForm",
    "RedirectForm",
    "add_errors",
]

"""Form fields and forms that the services share."""

from programs.forms.fields import (
    AdminDayField,
    DayField,
    DayInput,
    DaysField,
    add_errors,
    attempt,
)
from programs.forms.mails import AddressForm
from programs.forms.moves import MoveForm
from programs.forms.public import PublicForm

__all__ = [
    "AddressForm",
    "AdminDayField",
    "DayField",
    "DayInput",
    "DaysField",
    "MoveForm",
    "PublicForm",
    "add_errors",
    "attempt",
]

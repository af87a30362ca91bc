"""Form fields and forms that the services share."""

from programs.forms.fields import (
    AdminDayField,
    DayField,
    DayInput,
    NameField,
    PhoneField,
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
    "MoveForm",
    "NameField",
    "PhoneField",
    "PublicForm",
    "add_errors",
    "attempt",
]

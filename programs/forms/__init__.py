"""Form fields and forms that the services share."""

from programs.forms.fields import (
    AdminDayField,
    DayField,
    DayInput,
    add_errors,
    attempt,
)
from programs.forms.mails import AddressForm
from programs.forms.moves import MoveForm
from programs.forms.public import PublicForm
from programs.forms.quantities import DollarsField, QuantityField, QuantityForm

__all__ = [
    "AddressForm",
    "AdminDayField",
    "DayField",
    "DayInput",
    "DollarsField",
    "MoveForm",
    "PublicForm",
    "QuantityField",
    "QuantityForm",
    "add_errors",
    "attempt",
]

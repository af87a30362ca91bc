"""Form fields and forms that the services share."""

from programs.forms.accounts import AcceptanceForm, InvitationForm, ProfileForm
from programs.forms.fields import (
    AdminDayField,
    AmountField,
    DayField,
    DayInput,
    add_errors,
    attempt,
)
from programs.forms.moves import DuplicateForm, MoveForm, RedirectForm
from programs.forms.public import PublicForm

__all__ = [
    "AcceptanceForm",
    "AdminDayField",
    "AmountField",
    "DayField",
    "DayInput",
    "DuplicateForm",
    "InvitationForm",
    "MoveForm",
    "ProfileForm",
    "PublicForm",
    "RedirectForm",
    "add_errors",
    "attempt",
]

"""Form fields and forms that the services share."""

from programs.forms.asking import AskingModelForm, AsksOnce
from programs.forms.fields import (
    AdminDayField,
    DayField,
    DayInput,
    DaysField,
    HourField,
    HourInput,
    NameField,
    PastDayField,
    PhoneField,
    add_errors,
    attempt,
)
from programs.forms.mails import AddressForm
from programs.forms.moves import (
    MayBeMistaken,
    MoveForm,
    ReasonForm,
    UndatedForm,
    asks_the_same_of_all,
)
from programs.forms.pictures import PictureField
from programs.forms.public import PublicForm
from programs.forms.quantities import DollarsField, QuantityField, QuantityForm, WholeField
from programs.forms.repeating import RepeatedForm, Times, WhenForm

__all__ = [
    "AddressForm",
    "AdminDayField",
    "AskingModelForm",
    "AsksOnce",
    "DayField",
    "DayInput",
    "DaysField",
    "DollarsField",
    "HourField",
    "HourInput",
    "MayBeMistaken",
    "MoveForm",
    "NameField",
    "PastDayField",
    "PhoneField",
    "PictureField",
    "PublicForm",
    "QuantityField",
    "QuantityForm",
    "ReasonForm",
    "RepeatedForm",
    "Times",
    "UndatedForm",
    "WhenForm",
    "WholeField",
    "add_errors",
    "asks_the_same_of_all",
    "attempt",
]

"""Form fields that take what people type, and the forms of a state change."""

from decimal import Decimal

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.lib.money import format_amount, parse_amount
from programs.lib.periods import parse_date, today
from programs.models import Organization, Referral


class DayField(forms.DateField):
    """A day as people write it: 2008-06-30, 30/06/2008, 30 juin 2008."""

    def to_python(self, value):
        try:
            return parse_date(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class AdminDayField(DayField):
    widget = AdminDateWidget


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


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def add_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Put the errors of an action beside the fields that they name, the others above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)


class MoveForm(forms.Form):
    """What every state change asks: the day, and the reason where one is due."""

    on = DayField(label=_("En date du"), initial=today, widget=DayInput)

    reason_label = _("Motif")

    def __init__(
        self, *args, record, ask_reason: bool = False, need_reason: bool = False, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.record = record
        if ask_reason or need_reason:
            self.fields["reason"] = forms.CharField(
                label=self.reason_label,
                required=need_reason,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
            self.order_fields(self.field_order)


class RedirectForm(MoveForm):
    organization = forms.ModelChoiceField(
        label=_("Vers quel organisme"), queryset=Organization.objects.none()
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Organization.objects.exclude(pk=self.record.referrer_id)
        self.fields["organization"].queryset = others.exclude(pk=self.record.program.lead_id)


class DuplicateForm(MoveForm):
    original = forms.ModelChoiceField(
        label=_("La première référence"),
        queryset=Referral.objects.none(),
        required=False,
        help_text=_("Les autres références du même programme pour une personne de ce nom."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.record.person
        same_name = Referral.objects.filter(
            program=self.record.program_id, person__last_name__matches=person.last_name
        )
        others = same_name.exclude(pk=self.record.pk).select_related("person")
        self.fields["original"].queryset = others

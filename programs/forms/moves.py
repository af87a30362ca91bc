"""The forms of a state change."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fields import DayField, DayInput
from programs.lib.periods import today


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

    def answers(self) -> dict:
        """What was answered, as the action takes it."""
        return self.cleaned_data

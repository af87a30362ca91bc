"""The forms of a state change."""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.dates import Doubt, doubts
from programs.forms.asking import AsksOnce
from programs.forms.fields import PastDayField
from programs.lib.periods import today


class MoveForm(AsksOnce, forms.Form):
    """What every state change asks: the day, and the reason where one is due.

    ``day_of`` is the column of the record that becomes the day, where something is asked about that.
    """

    on = PastDayField(label=_("En date du"), initial=today)

    reason_label = _("Motif")
    day_of = ""

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

    def doubts(self) -> Iterator[Doubt]:
        on = self.cleaned_data.get("on")
        if self.day_of and on:
            record = copy(self.record)
            setattr(record, self.day_of, on)
            for doubt in doubts(record, today()):
                if doubt.field == self.day_of:
                    yield replace(doubt, field="on")

    def offer(self, user) -> None:
        """Offer what depends on who answers; most forms ask the same of everybody."""

    def answers(self) -> dict:
        """What was answered, as the action takes it."""
        return self.cleaned_data


class _Looked(Exception):
    """A form looked at its record."""


class _Unread:
    """Stands for a record that nobody may look at."""

    def __getattr__(self, name):
        raise _Looked


@cache
def asks_the_same_of_all(form: type[MoveForm]) -> bool:
    """Whether ``form`` asks the same of every record, so that it can be answered once for many.

    One that looks at its record while it is built proposes what suits that one: what is owed, who it might be.
    """
    try:
        form(record=_Unread(), ask_reason=True)
    except _Looked:
        return False
    return True


class UndatedForm(MoveForm):
    """A step that is of today."""

    on = None


class MayBeMistaken(forms.Form):
    """Put before a form that ends something: what ended had been, or was only written by mistake."""

    mistaken = forms.BooleanField(
        label=_("C’est une erreur de saisie"),
        required=False,
        help_text=_(
            "Comme si cela n’avait jamais été inscrit : rien n’en compte plus, années passées comprises. "
            "Les rapports publiés ne changent pas."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mistaken") and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Écrivez l’erreur : elle reste dans l’historique."))
        return cleaned


class ReasonForm(UndatedForm):
    """A step that is always explained."""

    reason = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs={"rows": 3}))

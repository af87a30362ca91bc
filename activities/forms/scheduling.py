"""When a session is held: one day and two hours, once or coming back, and what is asked before one is cancelled."""

from django import forms
from django.utils.translation import gettext_lazy

from activities.actions.scheduling import When
from programs import forms as shared
from programs.forms import MoveForm, WhenForm


class RepeatedForm(shared.RepeatedForm):
    """When the sessions of an offering are: after ``is_valid``, ``times`` are they."""

    def clean(self):
        cleaned = super().clean()
        self.times = tuple(When(*one) for one in self.times)
        return cleaned


class SessionsForm(RepeatedForm):
    """The sessions that are added to an offering."""

    place = forms.CharField(
        label=gettext_lazy("Lieu"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Vide : celui de l’horaire."),
    )

    def clean(self):
        cleaned = super().clean()
        place = cleaned.get("place", "")
        self.times = tuple(When(one.day, one.starts, one.ends, place) for one in self.times)
        return cleaned


class MoveSessionForm(WhenForm, MoveForm):
    """Where a session goes: as it stands until something is written."""

    on = None
    place = forms.CharField(
        label=gettext_lazy("Lieu"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Vide : celui de l’horaire."),
    )

    def __init__(self, *args, record, **kwargs):
        shown = {name: getattr(record, name) for name in ("day", "starts", "ends", "place")}
        super().__init__(*args, record=record, initial=shown, **kwargs)

    def answers(self) -> dict:
        return {"when": When(**self.cleaned_data)}

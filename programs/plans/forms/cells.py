"""What is asked to change one thing of a line where it stands: a few fields in the table, more on a page of its own."""

import uuid
from copy import copy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.dates import doubts
from programs.forms import AsksOnce, DayField, DayInput, PastDayField, QuantityField
from programs.lib.periods import today
from programs.lib.text import normalise
from programs.models import Organization
from programs.models.organizations import tell_apart
from programs.plans.actions.parts import Named
from programs.plans.enums import ACTION_TRANSITIONS, HEADING_LEVELS, ActionState, Counting, Level

_SHORT = {"autocomplete": "off"}


class CellForm(forms.Form):
    """``seen`` is what the line said when the form was opened: whoever comes second is told, and nothing is lost.

    ``inline`` are the fields that the table asks for; the others are asked on the page alone.
    """

    inline: tuple[str, ...] = ()

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, line, in_table: bool = False, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.line, self.user = line, user
        if in_table:
            for name in set(self.fields) - {*self.inline, "seen"}:
                del self.fields[name]

    def answers(self) -> dict:
        """What is to be written, as the line has it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class StateForm(CellForm):
    inline = ("to", "reason")

    to = forms.ChoiceField(label=gettext_lazy("État"))
    on = PastDayField(label=gettext_lazy("En date du"), initial=today)
    reason = forms.CharField(
        label=gettext_lazy("Motif"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Obligatoire pour une action abandonnée."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = self.line.state
        self.fields["to"].choices = [
            (state.value, state.label)
            for state in ActionState
            if state == here or state in ACTION_TRANSITIONS[here]
        ]
        self.fields["to"].initial = here


class DueForm(AsksOnce, CellForm):
    inline = ("due_on", "timeline")

    starts_on = DayField(label=gettext_lazy("Début"), required=False, widget=DayInput)
    due_on = DayField(label=gettext_lazy("Échéance"), required=False, widget=DayInput)
    timeline = forms.CharField(
        label=gettext_lazy("Échéancier"),
        required=False,
        max_length=250,
        widget=forms.TextInput(attrs=_SHORT),
        help_text=gettext_lazy(
            "Comme le plan l’écrit : « en continu », « 2014-2015 », « à long terme »."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {"seen"}:
            self.fields[name].initial = getattr(self.line, name)

    def doubts(self):
        said = copy(self.line)
        for name, value in self.answers().items():
            setattr(said, name, value)
        return doubts(said, today()) if "due_on" in self.changed_data else ()


class PartsForm(CellForm):
    """Organisations and roles in one field, set apart by « ; »."""

    inline = ("names",)

    names = forms.CharField(
        label=gettext_lazy("Organismes ou rôles"),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs=_SHORT | {"list": "organizations"}),
        help_text=gettext_lazy(
            "Séparez-les par « ; ». Ce qui n’est pas un organisme du répertoire est gardé comme un rôle."
        ),
    )

    def __init__(self, *args, part: str, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.kept = list(self.line.involvements.filter(part=part).select_related("organization"))
        tell_apart(one.organization for one in self.kept if one.organization)
        self.fields["names"].initial = " ; ".join(str(one) for one in self.kept)

    def clean_names(self) -> list[Named]:
        found = [self._named(name) for name in self.cleaned_data["names"].split(";")]
        return list(dict.fromkeys(one for one in found if one))

    def _named(self, typed: str) -> Named | None:
        name = " ".join(typed.split())
        if not name:
            return None
        for one in self.kept:
            if str(one) == name:
                return one.organization, one.label
        known = _known(self.choices).get(normalise(name), [])
        if len(known) > 1:
            raise ValidationError(
                _(
                    "Plusieurs organismes portent le nom « %(name)s » : choisissez-en un dans la liste."
                )
                % {"name": name}
            )
        if len(name) > 200:
            raise ValidationError(_("Un rôle s’écrit en 200 caractères au plus."))
        return (known[0], "") if known else (None, name)


def _known(choices) -> dict[str, list[Organization]]:
    """The organisations that may be chosen, by what is shown of them and by each of their names."""
    by_key = {one.pk: one for one in choices}
    found = {name: [by_key[pk] for pk in sorted(keys)] for name, keys in choices.names().items()}
    # What the list proposes says which of several homonyms is meant.
    return found | {normalise(str(one)): [one] for one in choices if one.is_homonym}


class NewsForm(CellForm):
    inline = ("achievements", "number", "submission")

    reported_on = PastDayField(label=gettext_lazy("En date du"), initial=today)
    achievements = forms.CharField(
        label=gettext_lazy("Réalisations"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    ongoing = forms.CharField(
        label=gettext_lazy("Actions en cours"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    number = QuantityField(label=gettext_lazy("Nombre"), required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        counted = self.line.counted or _("unités")
        self.fields["number"].label = (
            _("Nombre à ce jour (%(counted)s)")
            if self.line.counting == Counting.TOTAL
            else _("Nombre de plus (%(counted)s)")
        ) % {"counted": counted}


class TextForm(CellForm):
    inline = ("number", "text")

    number = forms.CharField(
        label=gettext_lazy("Numéro"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=_SHORT),
    )
    text = forms.CharField(
        label=gettext_lazy("Texte"), widget=forms.Textarea(attrs={"rows": 3, "lang": "fr"})
    )
    text_en = forms.CharField(
        label=gettext_lazy("Texte en anglais"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {"seen"}:
            self.fields[name].initial = getattr(self.line, name)


class ActionTextForm(TextForm):
    target_population = forms.CharField(
        label=gettext_lazy("Population visée"), required=False, max_length=250
    )


class HeadingTextForm(TextForm):
    inline = ("number", "level", "text")

    level = forms.ChoiceField(
        label=gettext_lazy("Niveau"), choices=[(one.value, one.label) for one in HEADING_LEVELS]
    )
    aim = forms.CharField(
        label=gettext_lazy("But"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    timeline = forms.CharField(label=gettext_lazy("Échéancier"), required=False, max_length=250)


class PlannedForm(CellForm):
    inline = ("number", "counted")

    number = QuantityField(
        label=gettext_lazy("Quantité prévue"),
        required=False,
        help_text=gettext_lazy("4, 3 à 5, au moins 10…"),
    )
    counted = forms.CharField(
        label=gettext_lazy("Ce qui est compté"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=_SHORT),
        help_text=gettext_lazy("Au pluriel : ateliers."),
    )
    counting = forms.ChoiceField(label=gettext_lazy("Façon de compter"), choices=Counting.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = self.line.quantity.is_known
        initial = {
            "number": self.line.quantity if known else "",
            "counted": self.line.counted,
            "counting": self.line.counting,
        }
        for name, value in initial.items():
            if name in self.fields:
                self.fields[name].initial = value

    def answers(self) -> dict:
        found = super().answers()
        return found | self.line.spread(found.pop("number"))


class LineForm(forms.Form):
    """A new line: its level says how far it stands below the line that it comes after."""

    level = forms.ChoiceField(label=gettext_lazy("Niveau"), choices=Level.choices)
    number = forms.CharField(
        label=gettext_lazy("Numéro"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=_SHORT),
        help_text=gettext_lazy("Comme le plan l’imprime : 1.1.2, M 8, II."),
    )
    text = forms.CharField(
        label=gettext_lazy("Texte"), widget=forms.Textarea(attrs={"rows": 3, "lang": "fr"})
    )

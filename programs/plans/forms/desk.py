"""The forms of a whole plan: a new one, its steps, its lines together, next year's."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.dates import doubts
from programs.forms import AsksOnce, DayField, DayInput, MoveForm, PastDayField
from programs.lib.periods import today
from programs.models import Program
from programs.plans.enums import ActionState
from programs.plans.models import Action, ActionPlan, Heading, PlanProgram

COLUMNS = {
    "responsables": gettext_lazy("Responsables"),
    "echeance": gettext_lazy("Échéance"),
    "etat": gettext_lazy("État"),
    "fait": gettext_lazy("Réalisé / prévu"),
    "nouvelle": gettext_lazy("Dernière nouvelle"),
    "obstacles": gettext_lazy("Obstacles"),
    "concernes": gettext_lazy("Organismes concernés"),
}
USUAL = ("responsables", "echeance", "etat", "fait", "nouvelle")


class ColumnsForm(forms.Form):
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Colonnes"),
        choices=list(COLUMNS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PlanForm(forms.ModelForm):
    """A new draft. Sent twice, it is one."""

    starts_on = DayField(label=gettext_lazy("Début"), widget=DayInput)
    ends_on = DayField(label=gettext_lazy("Fin"), widget=DayInput)
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = ActionPlan
        fields = ["program", "title", "code", "starts_on", "ends_on", "orientation", "framework"]
        widgets = {"orientation": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, programs, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = None
        first = programs.filter(pk=chosen).first() or programs.first()
        if first and not self.instance.pk:
            year = first.calendar.year_containing(today())
            self.initial |= {
                "program": first.pk,
                "starts_on": year.start,
                "ends_on": year.end,
                "code": first.calendar.label(year),
                "title": _("Plan d’action %(year)s") % {"year": first.calendar.label(year)},
            }

    def _get_validation_exclusions(self) -> set[str]:
        """Whether the code is free the action says, which looks first whether this very form made the plan already."""
        return super()._get_validation_exclusions() | {"code"}


class CarryForm(forms.ModelForm):
    """Next year's plan: what it is called and when it is; the actions are ticked beside it."""

    starts_on = DayField(label=gettext_lazy("Début"), widget=DayInput)
    ends_on = DayField(label=gettext_lazy("Fin"), widget=DayInput)
    days = forms.ChoiceField(
        label=gettext_lazy("Échéances des actions reconduites"),
        choices=[
            ("shifted", gettext_lazy("Les mêmes jours, un exercice plus tard")),
            ("blank", gettext_lazy("À fixer de nouveau")),
        ],
        initial="shifted",
        widget=forms.RadioSelect,
    )
    actions = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Actions à reconduire"), queryset=Action.objects.none(), required=False
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = ActionPlan
        fields = ["title", "code", "starts_on", "ends_on"]

    def __init__(self, *args, plan: ActionPlan, **kwargs):
        following = plan.period.next()
        before, after = plan.period.label, following.label
        kwargs["initial"] = {
            "title": plan.title.replace(before, after),
            "code": after,
            "starts_on": following.start,
            "ends_on": following.end,
        } | kwargs.get("initial", {})
        # The record is made with its program, within which its code is its own.
        kwargs["instance"] = ActionPlan(program=plan.program)
        super().__init__(*args, **kwargs)
        self.fields["actions"].queryset = plan.actions.all()


class ProgramsForm(forms.Form):
    """The other programs of the same lead organisation that a plan reaches."""

    programs = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Autres programmes"),
        queryset=Program.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, plan: ActionPlan, programs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programs"].queryset = programs.filter(lead=plan.program.lead_id).exclude(
            pk=plan.program_id
        )
        self.fields["programs"].initial = list(
            PlanProgram.objects.filter(plan=plan).values_list("program", flat=True)
        )


class CloseForm(MoveForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, ask_reason=True, **kwargs)


class TogetherForm(AsksOnce, forms.Form):
    """One thing that is written of several actions of ``plan`` at once. What is odd for them all is asked here."""

    WHAT = [
        ("", gettext_lazy("Choisissez")),
        ("etat", gettext_lazy("L’état")),
        ("responsables", gettext_lazy("Les responsables")),
        ("echeance", gettext_lazy("L’échéance")),
    ]

    what = forms.ChoiceField(label=gettext_lazy("Changer"), choices=WHAT)
    to = forms.ChoiceField(
        label=gettext_lazy("Nouvel état"),
        choices=[("", gettext_lazy("Choisissez")), *ActionState.choices],
        required=False,
    )
    reason = forms.CharField(label=gettext_lazy("Motif"), required=False)
    names = forms.CharField(
        label=gettext_lazy("Nouveaux responsables"),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"list": "organizations", "autocomplete": "off"}),
    )
    due_on = DayField(label=gettext_lazy("Nouvelle échéance"), required=False, widget=DayInput)

    asked = {"etat": "to", "responsables": "names", "echeance": "due_on"}

    def __init__(self, *args, plan: ActionPlan, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan

    def doubts(self):
        if self.cleaned_data.get("what") != "echeance" or not self.cleaned_data.get("due_on"):
            return ()
        return doubts(Action(plan=self.plan, due_on=self.cleaned_data["due_on"]), today())

    def clean(self):
        cleaned = super().clean()
        name = self.asked.get(cleaned.get("what", ""))
        # Without a day, those that are chosen have none any more; a state or a name must be said.
        if name in ("to", "names") and name not in self.errors and not cleaned.get(name):
            self.add_error(name, ValidationError(_("Écrivez ce qui doit remplacer l’ancien.")))
        return cleaned


class ObstacleForm(forms.Form):
    """What keeps an action from going on: another one, by its number, or a sentence."""

    cause = forms.CharField(
        label=gettext_lazy("Numéro de l’action attendue"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "causes", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "L’obstacle sera levé de lui-même quand cette action sera réalisée."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Ou ce qui bloque, en une phrase"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = PastDayField(label=gettext_lazy("Depuis le"), initial=today)

    def __init__(self, *args, action: Action, **kwargs):
        super().__init__(*args, **kwargs)
        self.causes = list(action.plan.actions.exclude(pk=action.pk).order_by("position", "pk"))

    def clean_cause(self) -> Action | None:
        typed = self.cleaned_data["cause"].strip()
        if not typed:
            return None
        bare = typed.rstrip(". ")
        found = [one for one in self.causes if said_of(one) == typed] or [
            one for one in self.causes if one.number.rstrip(". ") == bare
        ]
        if not found:
            raise ValidationError(_("Aucune autre action de ce plan ne porte ce numéro."))
        if len(found) > 1:
            raise ValidationError(
                _("Plusieurs actions portent ce numéro : choisissez-en une dans la liste.")
            )
        return found[0]


def said_of(action: Action) -> str:
    """An action in one line, as a list proposes it."""
    text = action.text if len(action.text) <= 90 else action.text[:89] + "…"
    return f"{action.number} {' '.join(text.split())}".strip()


class PlaceForm(forms.Form):
    """Under which heading a line stands."""

    under = forms.ModelChoiceField(
        label=gettext_lazy("Placer sous"), queryset=Heading.objects.none(), required=False
    )

    def __init__(self, *args, line, headings, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["under"]
        field.queryset = headings
        field.empty_label = _("Le plan lui-même")
        field.initial = line.parent_id if isinstance(line, Heading) else line.heading_id

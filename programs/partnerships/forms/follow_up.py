"""Follow-ups, as they are noted at a meeting or at the desk, and what their steps ask."""

from django import forms
from django.utils.translation import gettext_lazy

from programs.access import visible_organizations
from programs.accounts.access import colleagues_of
from programs.forms import AskingModelForm, DayField, DayInput, MoveForm, PastDayField
from programs.lib.periods import today
from programs.models import Program
from programs.partnerships import access
from programs.partnerships.models import FollowUp
from programs.plans.access import visible_actions


class FollowUpForm(AskingModelForm):
    """Who does what by when, and what it belongs to."""

    noted_on = PastDayField(label=gettext_lazy("Noté le"), initial=today)

    class Meta:
        model = FollowUp
        fields = [
            "text",
            "responsible",
            "organization",
            "due_on",
            "timeline",
            "assigned_to",
            "committee",
            "decision",
            "agreement",
            "action",
            "noted_on",
            "note",
            "text_en",
        ]
        field_classes = {"due_on": DayField}
        widgets = {
            "text": forms.TextInput(attrs={"autocomplete": "off"}),
            "due_on": DayInput,
            "responsible": forms.TextInput(attrs={"autocomplete": "off"}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "timeline": gettext_lazy(
                "Comme on l’a dit : d’ici la prochaine rencontre, en continu."
            ),
        }

    # What is noted first; all else stands folded.
    FIRST = ("text", "responsible", "organization", "due_on", "timeline")

    def __init__(self, *args, user, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.program = program
        meeting = self.instance.meeting
        fields = self.fields
        fields["organization"].queryset = (
            visible_organizations(user).told_apart().order_by("name", "pk")
        )
        fields["assigned_to"].queryset = colleagues_of(user).order_by("last_name", "pk")
        fields["agreement"].queryset = access.visible_agreements(user).filter(program=program)
        served = visible_actions(user).filter(plan__program=program).select_related("plan")
        fields["action"].queryset = served.order_by("-plan__starts_on", "number_key", "pk")
        fields["committee"].queryset = access.visible_committees(user).filter(program=program)
        if meeting:
            del fields["committee"]
            fields["decision"].queryset = meeting.decisions.all()
        else:
            del fields["decision"]

    @property
    def first(self) -> list:
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list:
        return [field for field in self if field.name not in self.FIRST]

    @property
    def opens_more(self) -> bool:
        return any(field.errors for field in self.more)


class DoneForm(MoveForm):
    """It is done, on which day; with a word about it, or none."""

    reason = forms.CharField(
        label=gettext_lazy("Ce qu’il y a à en dire"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OwnDoneForm(DoneForm):
    """The same, said today by the organisation that has it in charge."""

    on = None


class ReopenForm(MoveForm):
    on = None
    reason = forms.CharField(
        label=gettext_lazy("Motif"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class PutOffForm(MoveForm):
    """Another due time: a day, words, or both."""

    on = None
    due_on = DayField(label=gettext_lazy("Nouvelle échéance"), widget=DayInput, required=False)
    timeline = forms.CharField(
        label=gettext_lazy("Échéancier"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Comme on l’a dit : d’ici la prochaine rencontre, en continu."),
    )

    def __init__(self, *args, record: FollowUp, **kwargs):
        shown = {"due_on": record.due_on, "timeline": record.timeline}
        super().__init__(*args, record=record, initial=shown, **kwargs)

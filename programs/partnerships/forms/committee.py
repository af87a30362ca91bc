"""Committees and their members, as a coordinator writes them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.access import visible_organizations
from programs.forms import AskingModelForm, DayField, DayInput, NameField
from programs.models import Program
from programs.partnerships.models import Committee, CommitteeMember

_DAYS = {"starts_on": DayField, "ends_on": DayField}
_DAY_INPUTS = {"starts_on": DayInput, "ends_on": DayInput}


class CommitteeForm(AskingModelForm):
    class Meta:
        model = Committee
        fields = [
            "name",
            "code",
            "kind",
            "mandate",
            "quorum",
            "announced_members",
            "starts_on",
            "ends_on",
            "name_en",
            "mandate_en",
        ]
        field_classes = _DAYS
        widgets = _DAY_INPUTS | {
            "mandate": forms.Textarea(attrs={"rows": 5}),
            "mandate_en": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.program = program
        self.fields["code"].help_text = _("Court, pour les fichiers : concertation.")


class MemberForm(AskingModelForm):
    class Meta:
        model = CommitteeMember
        fields = ["organization", "name", "title", "email", "seat", "starts_on", "ends_on"]
        field_classes = _DAYS | {"name": NameField}
        widgets = _DAY_INPUTS | {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args, user, committee: Committee, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.committee = committee
        offered = visible_organizations(user).told_apart()
        self.fields["organization"].queryset = offered.order_by("name", "pk")


class EndForm(forms.Form):
    """The last day of a mandate."""

    ends_on = DayField(label=gettext_lazy("Dernier jour du mandat"), widget=DayInput)


class SuccessorForm(forms.Form):
    """Who sits in the same seat, for the same organisation, from a day on."""

    starts_on = DayField(label=gettext_lazy("À partir du"), widget=DayInput)
    name = NameField(
        label=gettext_lazy("Nom de la personne"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    title = forms.CharField(label=gettext_lazy("Fonction"), max_length=160, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Courriel"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

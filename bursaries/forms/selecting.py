"""What is asked before a step of an application, and who applied."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bursaries.actions.selecting import known_of
from bursaries.models import AwardTier
from programs.amounts import AmountField
from programs.forms import MoveForm
from programs.lib import phones
from programs.people.access import people_known_to
from programs.people.models import Person
from programs.people.telling import told


class StepForm(MoveForm):
    """The day of a step, and what is written down with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, ask_reason=True, **kwargs)


class ExplainedForm(MoveForm):
    """A step that is always explained."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, need_reason=True, **kwargs)


class IneligibleForm(ExplainedForm):
    """Why an application is not admitted, as its applicant reads it."""

    reason_label = _("Motif, tel que la personne le lira")


class AwardForm(MoveForm):
    """Which award somebody of the waiting list is given."""

    tier = forms.ModelChoiceField(
        label=_("Volet"), queryset=AwardTier.objects.none(), empty_label=None
    )
    amount = AmountField(
        label=_("Montant"),
        required=False,
        help_text=_("Vide : celui du volet."),
    )
    override = forms.CharField(
        label=_("Motif du dépassement du poste budgétaire"),
        required=False,
        help_text=_("Seulement si le poste n’a plus assez, et qu’on permet de le dépasser."),
    )

    field_order = ("tier", "amount", "on", "override")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tier"].queryset = AwardTier.objects.filter(round=self.record.round_id)


NEW_PERSON = "nouvelle"


class IdentifyForm(forms.Form):
    """Who applied: one of the persons already known who resemble them, or somebody new."""

    person = forms.ChoiceField(label=_("Qui est-ce ?"), widget=forms.RadioSelect)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record
        described = known_of(record)
        known = people_known_to(record.round.program.lead).resembling(described)
        self.resembling = {str(person.pk): person for person in known}
        choices = [(pk, told(person)) for pk, person in self.resembling.items()]
        self.fields["person"].choices = [*choices, (NEW_PERSON, _("Une nouvelle personne"))]
        if not choices:
            self.fields["person"].initial = NEW_PERSON
        self.fields["person"].help_text = _("Elle a écrit : %(contact)s.") % {
            "contact": self._contact()
        }

    def _contact(self) -> str:
        one = self.record
        said = (one.name, one.email, phones.show(one.phone), one.city)
        return " · ".join(filter(None, said))

    def clean_person(self) -> Person | None:
        return self.resembling.get(self.cleaned_data["person"])

    def answers(self) -> dict:
        return self.cleaned_data

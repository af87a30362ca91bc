"""What the steps of mentoring ask."""

from collections.abc import Iterator
from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.enums import PAIRING_ONGOING, InterruptionReason, Milestone, OutcomeStatus
from mentoring.models import Mentee
from programs.dates import Doubt, doubts
from programs.enums import WorkField
from programs.forms import AskingModelForm, MoveForm, PastDayField
from programs.lib.periods import add_months, today
from programs.referrals.models import Referral

_UNKNOWN = [("", _("Pas encore connue"))]


class CloseForm(MoveForm):
    """The end of a pairing: what became of the mentee, where it is known."""

    reason_label = _("Précisions sur la fin")
    day_of = "ended_on"

    outcome = forms.ChoiceField(
        label=_("Issue à la fin"),
        choices=_UNKNOWN + OutcomeStatus.choices,
        required=False,
        help_text=_("Elle compte dans le bilan. Vous pourrez la noter plus tard."),
    )


class InterruptForm(CloseForm):
    interruption = forms.ChoiceField(
        label=_("Cause"), choices=[("", _("Choisissez")), *InterruptionReason.choices]
    )
    field_order = ["on", "interruption", "reason", "outcome"]


class OutcomeForm(MoveForm):
    """What became of the mentee, at the close of the pairing or some months later."""

    milestone = forms.TypedChoiceField(label=_("Moment"), choices=Milestone.choices, coerce=int)
    status = forms.ChoiceField(
        label=_("Issue"), choices=[("", _("Choisissez")), *OutcomeStatus.choices]
    )
    note = forms.CharField(
        label=pgettext_lazy("fiche", "Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ["milestone", "status", "on", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Recueillie le")
        self.fields["milestone"].initial = self._next_milestone()
        if self.record.state in PAIRING_ONGOING:
            self.fields["milestone"].choices = Milestone.choices[:1]

    def _next_milestone(self) -> int:
        """The first moment that has come and has no outcome yet."""
        known = set(self.record.outcomes.values_list("milestone", flat=True))
        ended = self.record.ended_on
        for milestone in Milestone:
            come = ended is None or add_months(ended, milestone) <= today()
            if come and milestone not in known:
                return milestone
        return Milestone.CLOSE


class MenteeForm(AskingModelForm):
    """What a referral does not say yet about the mentee whom it becomes."""

    on = PastDayField(label=_("Inscription"), initial=today)
    fields_of_work = forms.MultipleChoiceField(
        label=_("Domaines de travail"),
        choices=WorkField.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Le domaine pèse le plus dans le choix d’un mentor."),
    )
    arrived_on = PastDayField(label=_("Arrivée au pays"), required=False)

    class Meta:
        model = Mentee
        fields = ["need", "occupation", "training", "arrived_on"]
        widgets = {"need": forms.Textarea(attrs={"rows": 4})}

    field_order = ["on", "need", "fields_of_work", "occupation", "training", "arrived_on"]

    def __init__(self, *args, referral: Referral, **kwargs):
        super().__init__(*args, initial={"need": referral.need}, **kwargs)
        self.referral = referral

    def doubts(self) -> Iterator[Doubt]:
        """What is odd about the mentee to be: the day of the registration is asked for under another name."""
        registered_on = self.cleaned_data.get("on")
        mentee = Mentee(person=self.referral.person, registered_on=registered_on)
        for doubt in doubts(mentee, today()):
            yield replace(doubt, field="on")

    def details(self) -> dict:
        """The answers, as ``register_mentee`` takes them."""
        answers = dict(self.cleaned_data)
        return answers | {"fields": answers.pop("fields_of_work")}


class ProposalForm(forms.Form):
    on = PastDayField(label=_("Proposé le"), initial=today)
    note = forms.CharField(
        label=pgettext_lazy("fiche", "Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

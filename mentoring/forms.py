"""What the steps of mentoring ask."""

from collections.abc import Iterator
from dataclasses import replace

from django import forms
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mentoring.enums import (
    PAIRING_ONGOING,
    InterruptionReason,
    MeetingMode,
    Milestone,
    OutcomeStatus,
)
from mentoring.models import Mentee, Mentor, PairingMeeting
from programs.dates import Doubt, doubts
from programs.enums import WorkField
from programs.forms import AskingModelForm, MoveForm, PastDayField
from programs.lib.periods import add_months, format_date, today
from programs.people.telling import tell_apart
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


class MeetingForm(MoveForm):
    """A meeting that was held: today, unless somebody says otherwise."""

    minutes = forms.IntegerField(
        label=_("Durée en minutes"),
        required=False,
        min_value=1,
        max_value=1440,
        help_text=_("Vide si elle n’est pas connue."),
    )
    mode = forms.ChoiceField(label=_("Mode"), choices=MeetingMode.choices)
    note = forms.CharField(
        label=pgettext_lazy("fiche", "Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Tenue le")

    def doubts(self) -> Iterator[Doubt]:
        yield from doubts(PairingMeeting(minutes=self.cleaned_data.get("minutes")), today())


def _with_places(mentor: Mentor) -> str:
    free = mentor.free_capacity
    places = ngettext("%(count)s place libre", "%(count)s places libres", free) % {"count": free}
    return f"{mentor} · {places}"


class RightPairingForm(MoveForm):
    """With whom the mentee really was, and what of the annulled pairing was right."""

    day_of = "started_on"

    mentor = forms.ModelChoiceField(label=_("Bon mentor"), queryset=Mentor.objects.none())
    meetings = forms.BooleanField(required=False, initial=True)
    end = forms.BooleanField(required=False, initial=True)
    outcomes = forms.BooleanField(required=False, initial=True)
    field_order = ["mentor", "on", "meetings", "end", "outcomes"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wrong = self.record
        self.fields["on"].label, self.fields["on"].initial = _("Commencé le"), wrong.started_on
        self._offer_mentors()
        self._offer_to_carry()

    def _offer_mentors(self) -> None:
        """The others of the program, homonyms told apart: the wrong one was perhaps one of them."""
        wrong, field = self.record, self.fields["mentor"]
        others = Mentor.objects.filter(program=wrong.program_id).exclude(pk=wrong.mentor_id)
        field.queryset = others.exclude(person=wrong.mentee.person_id).select_related("person")
        mentors = list(field.queryset)
        tell_apart(mentor.person for mentor in mentors)
        field.choices = [("", _("Choisissez")), *((one.pk, _with_places(one)) for one in mentors)]

    def _offer_to_carry(self) -> None:
        """What the annulled pairing has to hand on; nothing is asked about what it has not."""
        wrong = self.record
        counted = {"meetings": wrong.meetings.count(), "outcomes": wrong.outcomes.count()}
        sentences = {
            "meetings": ngettext(
                "Reporter la rencontre", "Reporter les %(count)d rencontres", counted["meetings"]
            ),
            "outcomes": ngettext(
                "Reporter l’issue notée",
                "Reporter les %(count)d issues notées",
                counted["outcomes"],
            ),
        }
        for name, count in counted.items():
            if count:
                self.fields[name].label = sentences[name] % {"count": count}
            else:
                del self.fields[name]
        if wrong.ended_on:
            day = format_date(wrong.ended_on, get_language() or "fr")
            self.fields["end"].label = _("Reporter la fin, le %(day)s") % {"day": day}
        else:
            del self.fields["end"]


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

"""The forms of a referral's steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.accounts.access import colleagues_of
from programs.accounts.models import User
from programs.forms import MoveForm, UndatedForm
from programs.lib.periods import today
from programs.models import Organization
from programs.people.forms import ConsentForm
from programs.referrals.enums import REFUSAL_EXPLAINED, RefusalReason
from programs.referrals.forms.sending import SendsOut
from programs.referrals.models import Referral


class RefusalForm(MoveForm):
    """Why a referral is refused: one of the reasons that are counted, in words where it says nothing by itself."""

    reason_label = _("Précisions")

    refusal = forms.ChoiceField(
        label=_("Motif"), choices=[("", _("Choisissez")), *RefusalReason.choices]
    )
    field_order = ["on", "refusal", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "Nécessaires pour un autre motif. L’organisme référent les lira."
        )

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("refusal")
        if chosen and chosen not in REFUSAL_EXPLAINED and not cleaned.get("reason"):
            self.add_error("reason", _("Écrivez le motif du refus."))
        return cleaned


class RedirectForm(SendsOut, ConsentForm, MoveForm):
    """To whom a referral is sent on, and the consent without which that organisation may not learn of it."""

    goes_to = "organization"

    organization = forms.ModelChoiceField(
        label=_("Vers quel organisme"), queryset=Organization.objects.none()
    )

    agreed = forms.BooleanField(
        label=_(
            "La personne, ou son parent ou tuteur, accepte que la référence lui soit transmise."
        )
    )
    field_order = [
        "on",
        "organization",
        "reason",
        "given_by",
        "guardian_name",
        "given_on",
        "agreed",
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Organization.objects.open_on(today()).exclude(pk=self.record.referrer_id)
        self.fields["organization"].queryset = others.exclude(
            pk=self.record.program.lead_id
        ).told_apart()

    def clean(self):
        cleaned = super().clean()
        self.check_agreement(self.record.person.birth_date)
        return cleaned

    def sending(self) -> dict | None:
        on, organization = map(self.cleaned_data.get, ("on", "organization"))
        if not on or not organization:
            return None
        return {
            "program": self.record.program,
            "sender": self.record.program.lead,
            "receiver": organization,
            "person": self.record.person,
            "on": on,
        }

    def answers(self) -> dict:
        asked = {name: self.cleaned_data[name] for name in ("on", "organization", "reason")}
        return asked | {"consent": self.agreement(), "despite": self.despite}


class DuplicateForm(MoveForm):
    original = forms.ModelChoiceField(
        label=_("La première référence"),
        queryset=Referral.objects.none(),
        required=False,
        help_text=_("Les autres références du même programme pour une personne de ce nom."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.record.person
        same_name = Referral.objects.filter(
            program=self.record.program_id, person__last_name__matches=person.last_name
        )
        others = same_name.exclude(pk=self.record.pk).select_related("person")
        self.fields["original"].queryset = others


class AssignForm(UndatedForm):
    """Who follows a referral from now on."""

    to = forms.ModelChoiceField(label=_("À qui"), queryset=User.objects.none())

    def offer(self, user):
        self.fields["to"].queryset = colleagues_of(user)

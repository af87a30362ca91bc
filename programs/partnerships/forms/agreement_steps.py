"""What the steps of an agreement ask: a day, a reason, whether the text is sent; signatures, amendments, reviews."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms import DayField, DayInput, PastDayField, ReasonForm, UndatedForm
from programs.lib.periods import today
from programs.models import Organization
from programs.partnerships.actions.agreement_ending import stop_proposed
from programs.partnerships.actions.agreement_signing import obstacles_to_signing
from programs.partnerships.enums import Wish
from programs.partnerships.models import (
    Agreement,
    AgreementParty,
    Amendment,
    ClauseTemplate,
)

# For how long a partner has, unless somebody says otherwise.
TO_ANSWER = timedelta(days=30)


def _day(label) -> PastDayField:
    return PastDayField(label=label, widget=DayInput, initial=today)


class PutForm(UndatedForm):
    """What lacks, and to whom the text can be sent, is said before the button is pressed."""

    send = forms.BooleanField(
        label=gettext_lazy(
            "Envoyer le PDF par courriel aux signataires dont l’adresse est inscrite"
        ),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lacking = []
        if isinstance(self.record, Agreement):
            self.lacking = obstacles_to_signing(self.record)
        elif self.record.effective_on is None:
            self.lacking = [_("Écrivez le jour où l’avenant prend effet.")]
        self._tell_to_whom()

    def _tell_to_whom(self) -> None:
        agreement = self.record if isinstance(self.record, Agreement) else self.record.agreement
        parties = list(agreement.parties.select_related("organization"))
        without = [str(party.organization) for party in parties if not party.signatory_email]
        send = self.fields["send"]
        send.disabled = len(without) == len(parties)
        if send.disabled:
            send.help_text = _("Aucune adresse n’est inscrite : écrivez-les dans « Modifier ».")
        elif without:
            send.help_text = _("Sans adresse : %(names)s.") % {"names": ", ".join(without)}


class DatedForm(UndatedForm):
    on = _day(gettext_lazy("En date du"))


class DatedReasonForm(ReasonForm):
    on = _day(gettext_lazy("En date du"))
    field_order = ["on", "reason"]


class NoticeForm(ReasonForm):
    """Who ends the agreement, when they said so, and from when it ends: proposed by the notice that it asks for."""

    given_by = forms.ModelChoiceField(
        label=gettext_lazy("Donné par"), queryset=Organization.objects.none()
    )
    given_on = _day(gettext_lazy("Reçu ou donné le"))
    stops_on = DayField(
        label=gettext_lazy("L’entente prend fin le"),
        widget=DayInput,
        help_text=gettext_lazy("Proposé d’après le préavis pour un avis donné aujourd’hui."),
    )
    field_order = ["given_by", "given_on", "stops_on", "reason"]

    def __init__(self, *args, record, **kwargs):
        shown = {"stops_on": stop_proposed(record, today())}
        super().__init__(*args, record=record, initial=shown, **kwargs)
        parties = record.parties.values("organization")
        self.fields["given_by"].queryset = Organization.objects.filter(pk__in=parties)

    def clean(self):
        cleaned = super().clean()
        given, stops = cleaned.get("given_on"), cleaned.get("stops_on")
        if given and stops and stops < given:
            self.add_error("stops_on", _("L’entente ne peut pas prendre fin avant l’avis."))
        return cleaned


class SignatureForm(forms.Form):
    """That a party signed: when, and by whose hand."""

    on = _day(gettext_lazy("Signé le"))
    signed_by = forms.CharField(label=gettext_lazy("Signé par"), max_length=160, required=False)
    title = forms.CharField(label=gettext_lazy("Titre"), max_length=160, required=False)

    def __init__(self, *args, party: AgreementParty, **kwargs):
        shown = {"signed_by": party.signatory_name, "title": party.signatory_title}
        super().__init__(*args, initial=shown, **kwargs)


class AmendmentForm(forms.ModelForm):
    """What an amendment changes; what is left empty does not change."""

    effective_on = DayField(
        label=gettext_lazy("Prend effet le"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Il faut ce jour pour le mettre en signature."),
    )
    ends_on = DayField(
        label=gettext_lazy("Nouvelle fin"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Vide : la fin ne change pas."),
    )

    class Meta:
        model = Amendment
        fields = [
            "subject",
            "subject_en",
            "effective_on",
            "ends_on",
            "insured_hours",
            "body",
            "body_en",
        ]
        widgets = {
            "body": forms.Textarea(attrs={"rows": 6}),
            "body_en": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.agreement = agreement

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ends_on") and self.instance.agreement.renewal == "indefinite":
            self.add_error(
                "ends_on",
                _("Une entente à durée indéterminée n’a pas de fin : donnez un avis de fin."),
            )
        return cleaned


class NewAmendmentForm(AmendmentForm):
    """The same, with the clauses that it adds. ``number`` tells a form that was sent twice."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32_000)
    clauses = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Clauses ajoutées"),
        queryset=ClauseTemplate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Prises des clauses du programme ; elles se récrivent ensuite."),
    )

    class Meta(AmendmentForm.Meta):
        fields = [*AmendmentForm.Meta.fields, "number"]

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, agreement=agreement, **kwargs)
        known = ClauseTemplate.objects.filter(program=agreement.program_id)
        self.fields["clauses"].queryset = known
        if not known.exists():
            del self.fields["clauses"]

    def _get_validation_exclusions(self):
        # Taken meanwhile, it gets the next one.
        return super()._get_validation_exclusions() | {"number"}


class AskReviewsForm(forms.Form):
    """By when partners answer; the year of that day is the year of the review."""

    due_on = DayField(label=gettext_lazy("Attendue le"), widget=DayInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"due_on": today() + TO_ANSWER}, **kwargs)

    def clean_due_on(self):
        due = self.cleaned_data["due_on"]
        if due < today():
            raise ValidationError(_("L’échéance précède la demande."))
        return due


class ConcludeForm(forms.Form):
    """What is concluded of a review, and why."""

    conclusion = forms.ChoiceField(
        label=gettext_lazy("Suite donnée"), choices=Wish.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Explication"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

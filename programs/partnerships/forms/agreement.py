"""What a coordinator types of an agreement: one short form, its parties in rows below it."""

import uuid

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.accounts.access import colleagues_of
from programs.forms import DayField, DayInput
from programs.lib.terms import Term, TermUnit, parse_term
from programs.models import Organization, Program
from programs.partnerships.actions.agreement_making import Bound
from programs.partnerships.enums import PartyRole, Renewal
from programs.partnerships.models import Agreement, AgreementParty
from programs.partnerships.terms import last_day

MOST_PARTIES = 40
# What a page has room for without asking for it.
_FREE_ROWS = 2
_LONGEST_TERM = 40


class TermField(forms.CharField):
    """A length of time as people write it: 90 jours, 3 mois, 2 ans. Gives a ``Term``, or None for a blank."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, **options):
        super().__init__(**{"max_length": _LONGEST_TERM} | options)

    def prepare_value(self, value):
        return value.display(get_language() or "fr") if isinstance(value, Term) else value

    def to_python(self, value):
        if isinstance(value, Term):
            return value
        try:
            return parse_term(super().to_python(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def run_validators(self, value):
        # What it validates is text, and this is a term.
        if value is not None and not value.count:
            raise ValidationError(_("Écrivez un délai d’au moins un jour."))


class AgreementForm(forms.ModelForm):
    """A draft: what it is called, and its term. Its end may be typed as a duration, its notice as a length of time."""

    starts_on = DayField(label=gettext_lazy("Début"), widget=DayInput, required=False)
    ends_on = DayField(
        label=gettext_lazy("Fin"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Le dernier jour. Ou bien écrivez la durée."),
    )
    duration = TermField(
        label=gettext_lazy("Durée"),
        required=False,
        help_text=gettext_lazy("1 an, 18 mois : la fin s’en déduit."),
    )
    notice_term = TermField(
        label=gettext_lazy("Préavis"),
        required=False,
        help_text=gettext_lazy("90 jours ou 3 mois. Vide : 90 jours."),
    )

    class Meta:
        model = Agreement
        fields = [
            "kind",
            "title",
            "title_en",
            "starts_on",
            "ends_on",
            "duration",
            "renewal",
            "renewal_months",
            "notice_term",
            "insured_hours",
            "insured_per",
            "reviewed_each_year",
            "region",
            "assigned_to",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    # Beside which field a rule of the database is said.
    BESIDE = {
        "agreement_dates_in_order": "ends_on",
        "agreement_notice_within_term": "notice_term",
        "agreement_tacit_is_for_months": "renewal_months",
        "agreement_indefinite_has_no_end": "ends_on",
    }
    TERM = ("starts_on", "ends_on", "duration", "renewal", "renewal_months", "notice_term")
    FIRST = ("kind", "title", "title_en")

    def __init__(self, *args, user, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.program = program
        self.fields["assigned_to"].queryset = colleagues_of(user)
        if self.instance.notice:
            self.initial["notice_term"] = self.instance.notice_term

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        duration = cleaned.get("duration")
        if duration and not start:
            self.add_error("starts_on", _("Écrivez le début : la durée en part."))
        elif duration:
            computed = last_day(start, duration)
            if end and end != computed:
                self.add_error("duration", _("La fin et la durée ne disent pas la même chose."))
            cleaned["ends_on"] = computed
        notice = cleaned.get("notice_term")
        self.instance.notice = notice.count if notice else None
        self.instance.notice_unit = notice.unit if notice else TermUnit.DAYS
        if cleaned.get("renewal") != Renewal.TACIT:
            cleaned["renewal_months"] = None
        return cleaned

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"notice", "notice_unit"}

    def _update_errors(self, errors):
        """Each rule is said beside the field that it is about, where what it is about was typed."""
        if not hasattr(errors, "error_dict"):
            return super()._update_errors(errors)
        found = errors.error_dict
        if "notice" in found:
            found["notice_term"] = found.pop("notice")
        fields = {
            str(rule.violation_error_message): self.BESIDE[rule.name]
            for rule in Agreement._meta.constraints
            if rule.name in self.BESIDE
        }
        for error in found.pop(NON_FIELD_ERRORS, []):
            found.setdefault(fields.get(str(error.message), NON_FIELD_ERRORS), []).append(error)
        return super()._update_errors(errors)

    @property
    def parts(self) -> dict[str, list]:
        """The fields of each part of the page."""
        first = (*self.FIRST, *self.TERM)
        return {
            "first": [self[name] for name in self.FIRST],
            "term": [self[name] for name in self.TERM],
            "more": [field for field in self if field.name not in first and not field.is_hidden],
            "hidden": self.hidden_fields(),
        }

    @property
    def opens_more(self) -> bool:
        return any(field.errors for field in self.parts["more"])


class NewAgreementForm(AgreementForm):
    """The same with a number of its own: sent twice, it makes one."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def clean(self):
        cleaned = super().clean()
        if sent := cleaned.get("submission"):
            self.instance.submission = sent
        return cleaned


class FollowUpForm(forms.ModelForm):
    """What may change of an agreement whose text is closed."""

    class Meta:
        model = Agreement
        fields = ["assigned_to", "reviewed_each_year", "region", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = colleagues_of(user)


# --- the parties


class PartyForm(forms.Form):
    """An organisation and who signs for it. A row without an organisation is none."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("Organisme"), queryset=Organization.objects.none(), required=False
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Rôle"),
        choices=PartyRole.choices,
        initial=PartyRole.PARTNER,
        required=False,
    )
    signatory_name = forms.CharField(
        label=gettext_lazy("Signataire"), max_length=160, required=False
    )
    signatory_title = forms.CharField(label=gettext_lazy("Titre"), max_length=160, required=False)
    signatory_email = forms.EmailField(
        label=gettext_lazy("Courriel"), max_length=254, required=False
    )

    def __init__(self, *args, organizations, offered: list[tuple], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        field.queryset = organizations
        field.choices = offered

    def clean(self):
        said = ("signatory_name", "signatory_title", "signatory_email")
        cleaned = super().clean()
        is_alone = "organization" not in self.errors and not cleaned.get("organization")
        if is_alone and any(cleaned.get(name) for name in said):
            self.add_error("organization", _("Choisissez l’organisme de ce signataire."))
        return cleaned


class _Parties(forms.BaseFormSet):
    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            organization = getattr(form, "cleaned_data", {}).get("organization")
            if organization and organization.pk in seen:
                form.add_error("organization", _("Cet organisme est déjà une partie de l’entente."))
            seen.add(organization and organization.pk)

    @property
    def wanted(self) -> list[Bound]:
        """Who is to be bound, in the order of the rows."""
        written = [form.cleaned_data for form in self.forms]
        return [
            Bound(**one | {"role": one["role"] or PartyRole.PARTNER})
            for one in written
            if one.get("organization")
        ]


_PartiesFormSet = forms.formset_factory(
    PartyForm,
    formset=_Parties,
    extra=_FREE_ROWS,
    max_num=MOST_PARTIES,
    absolute_max=MOST_PARTIES,
)
_OF_A_PARTY = ("organization", "role", "signatory_name", "signatory_title", "signatory_email")


def parties_form(data, organizations, program: Program, agreement: Agreement | None = None):
    """The rows, with the parties of ``agreement``; of a new one, with the lead organisation of ``program``."""
    offered = [("", "—"), *((one.pk, str(one)) for one in organizations)]
    held: list[dict] = [{"organization": program.lead_id, "role": PartyRole.LEAD}]
    if agreement is not None:
        parties = AgreementParty.objects.filter(agreement=agreement)
        held = list(parties.order_by("position", "pk").values(*_OF_A_PARTY))
    return _PartiesFormSet(
        data,
        prefix="party",
        initial=held,
        form_kwargs={"organizations": organizations, "offered": offered},
    )

"""Clauses, obligations, contributions and files of an agreement, and the templates of its clauses."""

from django import forms
from django.utils.translation import gettext_lazy

from programs.accounts.access import colleagues_of
from programs.forms import DayField, DayInput, DollarsField, QuantityForm
from programs.letters.forms import TemplateTextField
from programs.partnerships.drafting import FIELDS
from programs.partnerships.enums import AgreementFileKind
from programs.partnerships.models import (
    Agreement,
    AgreementClause,
    AgreementContribution,
    AgreementObligation,
    ClauseTemplate,
)
from programs.referrals.forms.portal import CheckedFileField


def _text(label, **options) -> TemplateTextField:
    attrs = {"class": "template-text", "rows": 14, "spellcheck": "true"}
    area = forms.Textarea(attrs=attrs)
    return TemplateTextField(label=label, known=FIELDS, widget=area, **options)


class ClauseForm(forms.ModelForm):
    """A clause, French and English side by side, with the fields that it may hold."""

    source = _text(gettext_lazy("Texte"))
    source_en = _text(gettext_lazy("Texte en anglais"), required=False, help_text="")

    class Meta:
        model = AgreementClause
        fields = ["kind", "title", "title_en", "source", "source_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # One that came without its fields is written on from what it says.
        self.initial["source"] = self.instance.source or self.instance.body
        self.initial["source_en"] = self.instance.source_en or self.instance.body_en


class FromTemplatesForm(forms.Form):
    """Which of the clauses of its program an agreement takes."""

    templates = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Clauses du programme"),
        queryset=ClauseTemplate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Cochez au moins une clause.")},
    )

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        known = ClauseTemplate.objects.filter(program=agreement.program_id)
        self.fields["templates"].queryset = known


class TemplateForm(forms.ModelForm):
    """A clause that a program keeps for its agreements."""

    body = _text(gettext_lazy("Texte"))
    body_en = _text(gettext_lazy("Texte en anglais"), required=False, help_text="")

    class Meta:
        model = ClauseTemplate
        fields = ["kind", "title", "title_en", "body", "body_en", "is_usual"]


class _OfAParty(forms.ModelForm):
    """What one party of an agreement does or brings."""

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.agreement = agreement
        field = self.fields["party"]
        field.queryset = agreement.parties.select_related("organization")
        field.label_from_instance = lambda party: str(party.organization)


class ObligationForm(_OfAParty):
    due_on = DayField(label=gettext_lazy("Échéance"), widget=DayInput, required=False)

    class Meta:
        model = AgreementObligation
        fields = [
            "party",
            "kind",
            "text",
            "text_en",
            "due_on",
            "repeats",
            "timeline",
            "owner",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues_of(user)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("repeats") and not cleaned.get("due_on") and "due_on" not in self.errors:
            rule = "agreement_obligation_repeats_from_a_day"
            rules = {one.name: one for one in AgreementObligation._meta.constraints}
            self.add_error("due_on", str(rules[rule].violation_error_message))
        return cleaned


class ContributionForm(_OfAParty, QuantityForm):
    """``amount`` takes what its source writes; empty is not known."""

    stated = "amount"
    amount = DollarsField(
        label=gettext_lazy("Valeur"),
        required=False,
        help_text=gettext_lazy(
            "14 300 $, près de 5 000 $. Vide : elle n’est pas connue et s’imprime « n. d. »."
        ),
    )

    class Meta:
        model = AgreementContribution
        fields = ["party", "kind", "label", "label_en", "amount"]


class FileForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Type"),
        choices=[one for one in AgreementFileKind.choices if one[0] != AgreementFileKind.TEXT],
    )
    file = CheckedFileField(
        label=gettext_lazy("Fichier"),
        help_text=gettext_lazy("PDF, Word (DOCX), JPEG ou PNG, 10 Mo au plus."),
    )

"""The forms of sharing keys, of what funders pay, and of closings."""

import uuid
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.budgets.models import BudgetLine, Instalment, PeriodClose, Receipt, SharingKey
from programs.forms import DayField, DayInput, PastDayField
from programs.lib.periods import today
from programs.lib.quantities import parse_number
from programs.lib.text import is_english

# A part is kept to four decimals.
_PLACES = 4


class PercentField(forms.DecimalField):
    """A part of a hundred as people write it: 33,3333 or 33.3333, with or without its sign."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **options):
        super().__init__(required=False, max_digits=7, decimal_places=_PLACES, **options)

    def prepare_value(self, value):
        if isinstance(value, Decimal):
            digits = f"{value.normalize():f}"
            return digits if is_english(get_language() or "fr") else digits.replace(".", ",")
        return value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None
        try:
            return parse_number(value.replace("%", "").strip())
        except ValueError:
            raise ValidationError(
                _("« %(value)s » n’est pas un pourcentage. Écrivez-le 33,3333.")
                % {"value": value[:40]}
            ) from None

    def validate(self, value):
        super().validate(value)
        if value is not None and not 0 < value <= 100:
            raise ValidationError(_("Une part va de plus de 0 à 100 %."))


class KeyForm(forms.ModelForm):
    """A key with the part of each line. A line without one is not of the key."""

    class Meta:
        model = SharingKey
        fields = ["code", "label"]

    def __init__(self, *args, lines: list[BudgetLine], **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        kept = dict(self.instance.parts.values_list("line", "percent")) if self.instance.pk else {}
        for line in lines:
            self.fields[f"part_{line.pk}"] = PercentField(
                label=_("Part de %(line)s, en %%") % {"line": line}, initial=kept.get(line.pk)
            )

    def rows(self) -> list[dict]:
        return [{"line": line, "field": self[f"part_{line.pk}"]} for line in self.lines]

    def parts(self) -> dict[BudgetLine, Decimal]:
        found = {line: self.cleaned_data.get(f"part_{line.pk}") for line in self.lines}
        return {line: percent for line, percent in found.items() if percent}


def _choose_funding(form: forms.ModelForm, fundings) -> None:
    """One of these, the first where nobody said which."""
    field = form.fields["funding"]
    field.queryset, field.empty_label = fundings, None
    first = fundings.first()
    if first and not form.initial.get("funding"):
        form.initial["funding"] = first.pk


class InstalmentForm(forms.ModelForm):
    expected_on = DayField(label=gettext_lazy("Attendu le"), widget=DayInput)

    class Meta:
        model = Instalment
        fields = ["funding", "number", "expected_on", "amount", "condition"]

    def __init__(self, *args, fundings, **kwargs):
        super().__init__(*args, **kwargs)
        _choose_funding(self, fundings)
        if not self.instance.pk:
            known = Instalment.objects.filter(funding=self.initial.get("funding"))
            self.initial["number"] = (known.aggregate(last=Max("number"))["last"] or 0) + 1


class ReceiptForm(forms.ModelForm):
    """What came in; sent twice, it is one. An amount below zero was given back."""

    received_on = PastDayField(label=gettext_lazy("Reçu le"))
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Receipt
        fields = ["funding", "instalment", "received_on", "amount", "reference"]

    def __init__(self, *args, fundings, **kwargs):
        super().__init__(*args, **kwargs)
        _choose_funding(self, fundings)
        field = self.fields["instalment"]
        field.queryset = Instalment.objects.filter(funding__in=fundings).select_related(
            "funding__funder"
        )
        field.empty_label = _("Aucun en particulier")
        self.initial["received_on"] = self.instance.received_on or today()
        self.fields["amount"].help_text = _("Négatif, si de l’argent a été rendu : -500.")

    def clean(self):
        cleaned = super().clean()
        instalment, funding = cleaned.get("instalment"), cleaned.get("funding")
        if instalment and funding and instalment.funding_id != funding.pk:
            self.add_error("instalment", _("Ce versement est d’un autre financement."))
        return cleaned


class ClosingForm(forms.ModelForm):
    """A period whose books are closed."""

    starts_on = PastDayField(label=gettext_lazy("Du"))
    ends_on = PastDayField(label=gettext_lazy("Au"))

    class Meta:
        model = PeriodClose
        fields = ["starts_on", "ends_on", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}


class YearForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note sur la fermeture"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RetireForm(forms.Form):
    on = PastDayField(label=gettext_lazy("Retirée à partir du"), initial=today)

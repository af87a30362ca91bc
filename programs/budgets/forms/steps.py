"""What the steps of an expense ask: a reason, what is granted, a payment, what is taken back; and several at once."""

import uuid
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.amounts import AmountField
from programs.budgets.actions import instead_of, lacking_for
from programs.budgets.enums import PaymentMethod
from programs.budgets.models import BudgetLine
from programs.budgets.offered import find_line, lines_on
from programs.forms import DayInput, PastDayField, ReasonForm, UndatedForm
from programs.lib.periods import today

_REASON = forms.Textarea(attrs={"rows": 3})


class MissingForm(UndatedForm):
    reason = forms.CharField(
        label=gettext_lazy("Ce qu’il manque"),
        max_length=2_000,
        widget=_REASON,
        help_text=gettext_lazy("La personne qui l’a saisie le lit."),
    )


class WithoutDocumentForm(UndatedForm):
    reason = forms.CharField(
        label=gettext_lazy("Pourquoi il n’y a pas de pièce"),
        max_length=2_000,
        widget=_REASON,
        help_text=gettext_lazy("Reçu perdu, allocation sans reçu… Le vérificateur le lit."),
    )


class OptionalReasonForm(UndatedForm):
    reason = forms.CharField(
        label=gettext_lazy("Motif"), max_length=2_000, required=False, widget=_REASON
    )


class ApproveForm(UndatedForm):
    """What is granted of a claim; and where lines would be ``passed``, why they may be."""

    granted = AmountField(label=gettext_lazy("Montant accordé"), required=False)
    reduction = forms.CharField(
        label=gettext_lazy("Motif de la réduction"),
        max_length=2_000,
        required=False,
        widget=_REASON,
        help_text=gettext_lazy("S’il est moindre que le montant réclamé : l’organisme le lit."),
    )
    override = forms.CharField(
        label=gettext_lazy("Motif du dépassement"),
        max_length=2_000,
        required=False,
        widget=_REASON,
        help_text=gettext_lazy(
            "Vous permettez que le poste soit dépassé; le motif paraît avec votre nom."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.passed = lacking_for(self.record)
        if self.record.claimed is None:
            del self.fields["granted"], self.fields["reduction"]
        else:
            self.fields["granted"].initial = self.record.amount
        if not self.passed:
            del self.fields["override"]


class PaymentForm(forms.Form):
    """How something was paid."""

    on = PastDayField(label=gettext_lazy("Payée le"), widget=DayInput, initial=today)
    method = forms.ChoiceField(
        label=gettext_lazy("Mode"), choices=PaymentMethod, initial=PaymentMethod.TRANSFER
    )
    reference = forms.CharField(
        label=gettext_lazy("Référence du paiement"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Numéro du chèque ou du lot de virements."),
    )


class PayForm(PaymentForm, UndatedForm):
    """A payment, of all that is owed unless less is written."""

    amount = AmountField(label=gettext_lazy("Montant payé"))
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
    field_order = ["on", "amount", "method", "reference"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.record.owed

    def clean_amount(self):
        if (amount := self.cleaned_data["amount"]) is None:
            raise ValidationError(_("Écrivez le montant payé."))
        return amount


class AnnulForm(ReasonForm):
    on = PastDayField(label=gettext_lazy("Annulé le"), widget=DayInput, initial=today)
    field_order = ["reason", "on"]


class ReverseForm(UndatedForm):
    """What is taken back, when and why; and the lines of the open year, where those that it charged are of one over."""

    amount = AmountField(label=gettext_lazy("Montant contre-passé"))
    reason = forms.CharField(
        label=gettext_lazy("Motif"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Note de crédit, erreur de poste, facture payée deux fois…"),
    )
    on = PastDayField(
        label=gettext_lazy("En date du"),
        widget=DayInput,
        initial=today,
        help_text=gettext_lazy(
            "Un jour d’une période ouverte, celui de la dépense ou un autre après."
        ),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.record.amount - self.record.reversed
        parts = self.record.allocations.select_related("line__budget").order_by("pk")
        self._lines: dict[int, BudgetLine] = {part.line_id: part.line for part in parts}
        self.offered = lines_on(self.record.program, self._day())
        for key, line in self._lines.items():
            self.fields[f"line_{key}"] = forms.CharField(
                label=_("Poste, au lieu de « %(line)s »") % {"line": line},
                max_length=300,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off", "list": "lines"}),
                help_text=_("Vide : le même. À choisir si l’exercice %(year)s est fini.")
                % {"year": line.budget.years},
            )

    def _day(self) -> date:
        try:
            return self.fields["on"].clean(self.data.get(self.add_prefix("on"), ""))
        except ValidationError:
            return today()

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount is None or amount <= 0:
            raise ValidationError(_("Écrivez, sans signe, le montant à contre-passer."))
        return amount

    def clean(self):
        cleaned = super().clean()
        self.instead: dict[int, BudgetLine] = {}
        for key, line in self._lines.items():
            text = cleaned.get(f"line_{key}", "").strip()
            on = cleaned.get("on")
            if text and on:
                try:
                    self.instead[key] = find_line(self.offered, text, on).line
                except ValidationError as error:
                    self.add_error(f"line_{key}", error)
            elif on and on not in line.budget.period:
                self.add_error(
                    f"line_{key}",
                    _(
                        "L’exercice %(year)s de ce poste ne compte pas ce jour : choisissez le poste d’un autre."
                    )
                    % {"year": line.budget.years},
                )
        return cleaned

    def answers(self) -> dict:
        names = ("amount", "reason", "on", "submission")
        said = {name: self.cleaned_data[name] for name in names}
        return said | {"shares": instead_of(self.record, said["amount"], self.instead)}


class TogetherForm(PaymentForm):
    """What is done with the rows that are ticked; a payment asks for more, and so does annulling one."""

    STEPS = ("verify", "approve", "pay", "annul")
    ASKED = {"pay": ("on", "method"), "annul": ("reason", "annulled_on")}

    step = forms.ChoiceField(choices=[(name, name) for name in STEPS], widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Pourquoi le paiement est annulé"), max_length=2_000, required=False
    )
    annulled_on = PastDayField(
        label=gettext_lazy("Annulé le"), widget=DayInput, initial=today, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.ASKED.get(self.data.get("step", "pay"), ())
        for name in ("on", "method", "reason", "annulled_on"):
            self.fields[name].required = name in asked

    def payment(self) -> dict[str, Decimal | date | str]:
        return {name: self.cleaned_data[name] for name in ("on", "method", "reference")}

    def annulment(self) -> dict[str, date | str]:
        said = self.cleaned_data
        return {"on": said["annulled_on"], "reason": said["reason"]}

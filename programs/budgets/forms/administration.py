"""What the steps of expenses and of changes ask in the administration."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import AmountField
from programs.budgets.enums import PaymentMethod
from programs.forms import MoveForm

_ROWS = {"rows": 3}


class UndatedForm(MoveForm):
    """A step that is of today."""

    on = None


class ReasonForm(UndatedForm):
    """A step that is always explained."""

    reason = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs=_ROWS))


class ApproveForm(UndatedForm):
    """What is granted of a claim, and why a line may be passed."""

    granted = AmountField(label=_("Montant accordé"), required=False)
    reduction = forms.CharField(
        label=_("Motif de la réduction"), required=False, widget=forms.Textarea(attrs=_ROWS)
    )
    override = forms.CharField(
        label=_("Motif du dépassement"),
        required=False,
        widget=forms.Textarea(attrs=_ROWS),
        help_text=_("Seulement où le poste n’a pas assez de disponible."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record.claimed is None:
            del self.fields["granted"], self.fields["reduction"]
        else:
            self.fields["granted"].initial = self.record.amount


class PayForm(MoveForm):
    """How much of what is owed is paid, how and when."""

    amount = AmountField(label=_("Montant"))
    method = forms.ChoiceField(label=_("Mode"), choices=PaymentMethod)
    reference = forms.CharField(
        label=pgettext_lazy("paiement", "Référence"), max_length=120, required=False
    )
    field_order = ["amount", "on", "method", "reference"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.record.owed
        self.fields["on"].label = _("Payée le")


class ReverseForm(MoveForm):
    """How much of it is taken back, and why."""

    amount = AmountField(label=_("Montant à contre-passer"))
    reason = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs=_ROWS))
    field_order = ["amount", "on", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.record.amount - self.record.reversed

"""What an activity costs, and what makes an expense of it."""

import uuid
from datetime import date
from operator import attrgetter

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.forms.once import SentOnce
from activities.models import Activity, Cost, Registration, Session
from programs.amounts import AmountField
from programs.budgets.forms.charging import LineOfDay, line_field
from programs.budgets.forms.entry import DocumentField
from programs.forms import AskingModelForm, DayInput, PastDayField
from programs.lib.periods import today


class CostForm(SentOnce, AskingModelForm):
    """What it is, who supplies it, what was quoted, and who pays."""

    class Meta:
        model = Cost
        fields = (
            "kind",
            "description",
            "supplier",
            "supplier_name",
            "quantity",
            "unit",
            "quoted",
            "needed_on",
            "session",
            "registration",
            "payer",
            "stated",
        )
        widgets = {
            "needed_on": DayInput,
            "description": forms.TextInput(attrs={"autocomplete": "off"}),
            "unit": forms.TextInput(attrs={"autocomplete": "off", "list": "units"}),
        }
        localized_fields = ("quantity",)

    def __init__(self, *args, activity: Activity, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.activity = activity
        for name in ("supplier", "payer"):
            self.fields[name].queryset = organizations
        sessions = Session.objects.filter(offering__activity=activity).not_cancelled()
        self.fields["session"].queryset = sessions.select_related("offering__activity")
        self.fields["session"].label_from_instance = attrgetter("begins")
        registrations = Registration.objects.filter(offering__activity=activity).live()
        self.fields["registration"].queryset = registrations.select_related("school", "booking")
        self.fields["quoted"].help_text = _("Vide : pas encore connu.")
        if self.instance.expense_id:
            del self.fields["payer"], self.fields["stated"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stated") is not None and not cleaned.get("payer"):
            self.add_error(
                "stated",
                _(
                    "Ce que le programme paie devient une dépense : laissez ce champ vide, ou dites qui d’autre paie."
                ),
            )
        for name in ("quoted", "stated"):
            if (cleaned.get(name) or 0) < 0:
                self.add_error(name, _("Un coût n’est pas négatif."))
        return cleaned


class CostExpenseForm(LineOfDay, forms.Form):
    """The day, the line, and what it came to; with its invoice it is justified at once."""

    on = PastDayField(label=gettext_lazy("Date de la dépense"), widget=DayInput, initial=today)
    line = line_field(gettext_lazy("Poste budgétaire"))
    amount = AmountField(label=gettext_lazy("Montant, taxes comprises"))
    supplier = forms.CharField(
        label=gettext_lazy("Fournisseur"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reference = forms.CharField(
        label=gettext_lazy("Numéro de facture"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    document = DocumentField(
        label=gettext_lazy("Facture ou reçu"),
        required=False,
        help_text=gettext_lazy("PDF, JPEG ou PNG, 10 Mo au plus. Vide : il se joint plus tard."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, cost: Cost, **kwargs):
        super().__init__(*args, **kwargs)
        self.program = cost.activity.program
        self.fields["on"].initial = self.day_proposed(cost)
        self.offer_lines()
        self.fields["line"].required = True
        self.fields["amount"].initial = cost.quoted
        self.fields["supplier"].initial = cost.supplied_by

    def day_proposed(self, cost: Cost) -> date:
        """Today; of a fiscal year that is over, the day of what it paid: today no line of that year is charged."""
        last = Session.objects.filter(offering__activity=cost.activity).aggregate(day=Max("day"))
        day = cost.needed_on or last["day"] or today()
        is_over = self.program.calendar.year_containing(day).end < today()
        return day if is_over else today()

    def day_typed(self) -> date:
        return super().day_typed() if self.is_bound else self.fields["on"].initial

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount is None or amount <= 0:
            raise ValidationError(_("Écrivez un montant plus grand que zéro."))
        return amount

    def clean(self):
        cleaned = super().clean()
        cleaned["line"] = self.line_asked(None)
        return cleaned

    def answers(self) -> dict:
        """As the action takes them."""
        given = {name: self.cleaned_data[name] for name in self.fields if name != "document"}
        document = self.cleaned_data["document"]
        return given | {"files": [document] if document else []}

"""A voucher or a small aid, on one page."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.enums import AWARD_SMALL, AwardKind
from bursaries.models import Award
from programs.amounts import AmountField
from programs.budgets.access import plans_of
from programs.budgets.forms.charging import LineOfDay, line_field
from programs.budgets.forms.entry import DocumentField
from programs.forms import AskingModelForm, DayInput, PastDayField
from programs.lib.periods import today
from programs.models import Organization, Program
from programs.people.models import Person
from programs.plans.models import Action


class AidForm(LineOfDay, AskingModelForm):
    """To whom, what, how much, on which line; the receipt makes it an expense at once."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Nature"),
        choices=[(kind.value, kind.label) for kind in AwardKind if kind in AWARD_SMALL],
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("Personne"),
        queryset=Person.objects.none(),
        required=False,
        help_text=gettext_lazy("Ou l’organisme qui la remet à plusieurs."),
    )
    organization = forms.ModelChoiceField(
        label=gettext_lazy("Par l’organisme"), queryset=Organization.objects.none(), required=False
    )
    amount = AmountField(label=gettext_lazy("Montant"))
    awarded_on = PastDayField(label=gettext_lazy("Remise le"), widget=DayInput, initial=today)
    line = line_field(gettext_lazy("Poste budgétaire"))
    receipt = DocumentField(
        label=gettext_lazy("Reçu ou facture"),
        required=False,
        help_text=gettext_lazy(
            "Avec lui, l’aide devient aussitôt une dépense à vérifier. Vide : il se joint plus tard."
        ),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Award
        fields = (
            "kind",
            "person",
            "organization",
            "beneficiaries",
            "amount",
            "awarded_on",
            "description",
            "action",
            "note",
        )
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = [
        *("kind", "person", "organization", "beneficiaries", "amount", "awarded_on", "line"),
        *("description", "action", "receipt", "note"),
    ]

    def __init__(self, *args, program: Program, people, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.program = program
        self.instance.program = program
        self.instance.kind = AwardKind.OTHER
        self.fields["person"].queryset = people
        self.fields["organization"].queryset = organizations
        self.fields["beneficiaries"].initial = 1
        actions = Action.objects.filter(plan__in=plans_of(program)).select_related("plan")
        self.fields["action"].queryset = actions.order_by(
            "-plan__starts_on", "plan", "number_key", "pk"
        )
        self.offer_lines()
        self.fields["line"].help_text = _("Vide : suivie hors des budgets.")

    def day_typed(self):
        try:
            typed = self.data.get(self.add_prefix("awarded_on"), "")
            return self.fields["awarded_on"].clean(typed)
        except ValidationError:
            return today()

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount is None or amount <= 0:
            raise ValidationError(_("Écrivez un montant plus grand que zéro."))
        return amount

    def clean(self):
        cleaned = super().clean()
        cleaned["on"] = cleaned.get("awarded_on")
        cleaned["line"] = self.line_asked(None)
        if not (cleaned.get("person") or cleaned.get("organization")):
            self.add_error("person", _("Écrivez à qui l’aide est remise."))
        if cleaned.get("person") and (cleaned.get("beneficiaries") or 1) != 1:
            self.add_error(
                "beneficiaries", _("Une aide à une personne nommée a un seul bénéficiaire.")
            )
        return cleaned

    def _get_validation_exclusions(self):
        # The code is given as it is saved, and who it is for is said above in our own words.
        return super()._get_validation_exclusions() | {"code", "person", "organization"}

    def validate_constraints(self):
        """Checked by the action, once the award is whole."""

    def answers(self) -> dict:
        names = (*self.Meta.fields, "line")
        return {name: self.cleaned_data[name] for name in names}

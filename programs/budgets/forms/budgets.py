"""The forms of a whole budget: a new one, next year's, what it is, its adoption."""

import uuid

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.budgets.actions.lines import FIXED_BY_ADOPTION
from programs.budgets.models import Budget, BudgetSignatory
from programs.forms import DayField, DayInput
from programs.lib.periods import today
from programs.models import Funding, Organization

MOST_SIGNATORIES = 6
_FIELDS = [
    "code",
    "title",
    "title_en",
    "funder",
    "funding",
    "starts_on",
    "ends_on",
    "stated_total",
    "carries_forward",
    "variance_percent",
    "variance_amount",
]


class _BudgetForm(forms.ModelForm):
    starts_on = DayField(label=gettext_lazy("Début de l’exercice"), widget=DayInput)
    ends_on = DayField(label=gettext_lazy("Fin de l’exercice"), widget=DayInput)

    class Meta:
        model = Budget
        fields = _FIELDS
        localized_fields = ["variance_percent"]

    def choose_among(self, fundings, organizations) -> None:
        """Offer these; an organisation that funds comes before the rest of the directory."""
        funders = {funding.funder_id for funding in fundings}
        field = self.fields["funder"]
        field.queryset = organizations
        field.empty_label = _("Fonds propres")
        if funders:
            known = [one for one in organizations if one.pk in funders]
            others = [one for one in organizations if one.pk not in funders]
            field.choices = [
                ("", field.empty_label),
                (_("Bailleurs du programme"), [(one.pk, str(one)) for one in known]),
                (_("Répertoire"), [(one.pk, str(one)) for one in others]),
            ]
        self.fields["funding"].queryset = fundings
        self.fields["funding"].empty_label = _("Aucun")

    def _get_validation_exclusions(self) -> set[str]:
        """Whether the code is free the action says, which looks first whether this very form made the budget."""
        return super()._get_validation_exclusions() | {"code"}


class NewBudgetForm(_BudgetForm):
    """A new draft. Sent twice, it is one."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta(_BudgetForm.Meta):
        fields = [
            "program",
            "code",
            "title",
            "funder",
            "funding",
            "starts_on",
            "ends_on",
            "stated_total",
        ]

    def __init__(self, *args, programs, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = None
        first = chosen or programs.first()
        if first:
            calendar = first.calendar
            year = calendar.year_containing(today())
            self.initial |= {
                "program": first.pk,
                "starts_on": year.start,
                "ends_on": year.end,
                "code": calendar.name(year),
                "title": _("Budget %(year)s") % {"year": calendar.label(year)},
            }
        fundings = Funding.objects.filter(program__in=programs).select_related("funder")
        self.choose_among(fundings, Organization.objects.told_apart())


class SettingsForm(_BudgetForm):
    """What a budget is. Of one that is adopted, who pays and when stay."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        budget = self.instance
        self.choose_among(
            budget.program.fundings.select_related("funder"), Organization.objects.told_apart()
        )
        if not budget.is_draft:
            for name in FIXED_BY_ADOPTION:
                del self.fields[name]


class SignatoryForm(forms.ModelForm):
    """One who signs; a row that is left empty is nobody."""

    class Meta:
        model = BudgetSignatory
        fields = ["title", "title_en", "name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.use_required_attribute = False

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title") and (cleaned.get("name") or cleaned.get("title_en")):
            self.add_error("title", _("Écrivez la fonction de ce signataire."))
        return cleaned

    @property
    def is_somebody(self) -> bool:
        return bool(self.cleaned_data.get("title"))

    @classmethod
    def rows(cls, budget: Budget, data=None) -> list["SignatoryForm"]:
        """A form for each place: who signs already, then empty ones."""
        known = list(budget.signatories.all())
        places = max(MOST_SIGNATORIES, len(known))
        known += [BudgetSignatory(budget=budget) for _place in range(places - len(known))]
        return [
            cls(*(() if data is None else (data,)), instance=one, prefix=f"s{place}")
            for place, one in enumerate(known)
        ]


class NextYearForm(forms.Form):
    """Next year's draft: what it is called."""

    code = forms.CharField(
        label=gettext_lazy("Identifiant du nouveau budget"),
        max_length=40,
        help_text=gettext_lazy("Court et unique dans le programme : 2025-2026-MEQ."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, budget: Budget, **kwargs):
        super().__init__(*args, **kwargs)
        calendar = budget.program.calendar
        following = calendar.year_containing(budget.period.next().start)
        before, after = calendar.name(budget.period), calendar.name(following)
        # A code without its year is that of a funder: several budgets are prepared for one year.
        self.fields["code"].initial = (
            budget.code.replace(before, after)
            if before in budget.code
            else f"{after}-{budget.code}"[: self.fields["code"].max_length]
        )

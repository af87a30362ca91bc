"""The forms of the lines of a budget: all of a draft at once, one of them whole, several pasted."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.budgets import access
from programs.budgets.actions.lines import LINE_FIELDS, Written, mark_of
from programs.budgets.models import QUARTERS, Budget, BudgetLine, ExpenseCategory, VarianceNote
from programs.lib.periods import today
from programs.models import Organization
from programs.plans.models import Action, Heading

# How many empty rows stand below those of a draft.
FRESH_ROWS = 5
_FORECASTS = [f"forecast_{quarter}" for quarter in range(1, QUARTERS + 1)]


class RowForm(forms.ModelForm):
    """One line of a draft among the others. A new row that is left empty is no line."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    gone = forms.BooleanField(label=gettext_lazy("Retirer"), required=False)
    category = forms.TypedChoiceField(label=gettext_lazy("Catégorie"), empty_value=None)

    class Meta:
        model = BudgetLine
        fields = ["number", "label", "category", "adopted", *_FORECASTS]

    def __init__(self, *args, categories: dict[str, ExpenseCategory], **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.initial["category"] = str(self.instance.category_id or "")
        field = self.fields["category"]
        field.coerce = categories.get
        field.choices = [("", "—"), *((key, _named(one)) for key, one in categories.items())]
        self.fields["number"].required = True
        self.fields["seen"].initial = mark_of(self.instance) if self.instance.pk else ""
        if not self.instance.pk:
            del self.fields["gone"]
            self.empty_permitted = True

    def full_clean(self):
        """A line that goes is not read."""
        super().full_clean()
        if self.is_bound and self.is_gone:
            self._errors.clear()

    @property
    def is_gone(self) -> bool:
        return bool(self.instance.pk and self.cleaned_data.get("gone"))

    @property
    def is_written(self) -> bool:
        return self.has_changed() and not self.is_gone

    def written(self) -> Written:
        return Written(self.instance, self.cleaned_data.get("seen", ""))


def _named(category: ExpenseCategory) -> str:
    return f"{category.code} · {category}"


def row_forms(budget: Budget, data=None) -> list[RowForm]:
    """A form for each line of a draft, then the empty ones. Two queries, whatever the number of lines."""
    lines = list(budget.lines.all())
    categories = list(access.categories_of(budget.program))
    begun = [(line, f"l{line.pk}") for line in lines]
    begun += [(BudgetLine(budget=budget), f"n{place}") for place in range(FRESH_ROWS)]
    return [
        RowForm(
            *(() if data is None else (data,)),
            instance=line,
            prefix=prefix,
            categories={str(one.pk): one for one in _offered(categories, budget, line)},
        )
        for line, prefix in begun
    ]


def check_together(rows: list[RowForm]) -> bool:
    """Whether the rows, each good by itself, are good together: no two lines bear one number."""
    numbers: dict[str, RowForm] = {}
    for row in rows:
        if row.is_gone or not (row.instance.pk or row.has_changed()):
            continue
        number = row.cleaned_data.get("number", "")
        if number in numbers:
            row.add_error("number", _("Un autre poste de ce budget porte ce numéro."))
        numbers[number] = row
    return not any(row.errors for row in rows)


class LineForm(forms.ModelForm):
    """A line, whole."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = BudgetLine
        fields = [*LINE_FIELDS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        budget, program = self.instance.budget, self.instance.budget.program
        self.fields["number"].required = True
        self.fields["seen"].initial = mark_of(self.instance) if self.instance.pk else ""
        self._choose_category(list(access.categories_of(program)))
        plans = access.plans_of(program)
        for name, model in (("heading", Heading), ("action", Action)):
            found = model.objects.filter(plan__in=plans).order_by("plan", "position", "pk")
            self.fields[name].queryset = found
            self.fields[name].empty_label = _("Aucune")
        self.fields["heading"].empty_label = _("Aucun")
        self.fields["organization"].queryset = Organization.objects.told_apart()
        self.fields["organization"].empty_label = _("L’organisme responsable")
        if not budget.is_draft:
            self._is_of_an_adopted_budget()

    def _choose_category(self, categories: list[ExpenseCategory]) -> None:
        offered = _offered(categories, self.instance.budget, self.instance)
        field = self.fields["category"]
        field.queryset = access.categories_of(self.instance.budget.program)
        field.choices = [("", "—"), *((one.pk, _named(one)) for one in offered)]

    def _is_of_an_adopted_budget(self) -> None:
        if self.instance.pk:
            del self.fields["adopted"]
            return
        self.initial["adopted"] = Decimal(0)
        self.fields["adopted"].help_text = _(
            "Le budget est adopté : le poste s’ajoute à 0 $, puis reçoit son montant par un amendement ou un "
            "virement. Videz la case si son montant n’est pas connu."
        )


def _offered(
    categories: list[ExpenseCategory], budget: Budget, line: BudgetLine
) -> list[ExpenseCategory]:
    """The categories that a line may have: those in use in its year, and the one that it has."""
    day = max(min(today(), budget.ends_on), budget.starts_on)
    return [
        one
        for one in categories
        if one.pk == line.category_id or one.retired_on is None or one.retired_on > day
    ]


class PasteForm(forms.Form):
    """Rows of a spreadsheet, as they are pasted."""

    text = forms.CharField(
        label=gettext_lazy("Postes copiés du chiffrier"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Cinq colonnes : numéro, poste, catégorie (son code ou son nom), code comptable, montant. Si la première "
            "ligne les nomme, leur ordre est libre."
        ),
    )


class ExplainForm(forms.ModelForm):
    """Why a line ends its year above or below its budget. Emptied, it is explained no more."""

    class Meta:
        model = VarianceNote
        fields = ["text", "text_en"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "text_en": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False

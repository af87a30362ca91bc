"""The resources of budgets: categories, budgets, their lines, signatories and explanations."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.enums import CategoryKind
from programs.budgets.importing.naming import (
    ACTION,
    CATEGORY,
    FUNDING,
    HEADING,
    PROGRAM,
    BelowProgram,
    BudgetRef,
    line_column,
    organization_column,
)
from programs.budgets.importing.parts import PERCENT
from programs.budgets.models import (
    QUARTERS,
    Budget,
    BudgetLine,
    BudgetSignatory,
    ExpenseCategory,
    VarianceNote,
)
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import (
    PERIOD_COLUMNS,
    PeriodResource,
    ProgramResource,
    program_column,
)
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.lib.numbering import natural_key

_TEXT = kinds.Kind()
YES_NO = kinds.Choice([(True, _("Oui")), (False, _("Non"))])


@register
class CategoriesResource(ProgramResource):
    """Known by their code, whatever their label becomes. They are of an organisation that leads programs."""

    name = "expense_categories"
    label = _("Catégories de dépenses")
    key_fields = ("code",)
    within = ("organization_id",)
    identity = ("organization_id", "code")
    columns = (
        # Whose lead they are of, where the row names no organisation.
        PROGRAM,
        organization_column("organization", "organisme", "organization"),
        Column("code", "code", "code", _TEXT, required=True),
        Column("label", "catégorie", "category", _TEXT, required=True, also=("libellé",)),
        Column("label_en", "catégorie en anglais", "category in English", _TEXT),
        Column("kind", "nature", "kind", kinds.Choice(CategoryKind)),
        Column("account_code", "code comptable", "account code", _TEXT),
        Column("retired_on", "retirée à partir du", "retired from", kinds.Day()),
    )

    class Meta:
        model = ExpenseCategory

    def resolve(self, row: Row) -> None:
        if row.value("organization") is None:
            if program := self.program_of(row):
                row.attributes["organization_id"] = program.lead_id
            return
        leads = {one.lead_id for one in self.directories.programs.by_id.values()}
        if row.value("organization") not in leads:
            row.refuse(
                "organization",
                gettext("Cet organisme ne dirige aucun de vos programmes."),
            )

    def cell(self, instance, column: Column):
        return None if column.name == "program" else super().cell(instance, column)


@register
class BudgetsResource(PeriodResource):
    """Known by their code. One that was adopted elsewhere comes in adopted, and its lines after it."""

    name = "budgets"
    label = _("Budgets")
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("starts_on", "ends_on", "adopted_on")
    coming_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        program_column(),
        Column(
            "code", "identifiant", "code", kinds.Text(_("court et unique dans le programme")),
            required=True, also=("budget", "numéro"),
        ),
        Column("title", "titre", "title", _TEXT),
        Column("title_en", "titre en anglais", "title in English", _TEXT),
        organization_column("funder", "bailleur de fonds", "funder", "bailleur"),
        Column("funding", "financement", "funding", FUNDING, attribute="funding_id"),
        *PERIOD_COLUMNS,
        Column("adopted_by", "adopté par", "adopted by", _TEXT),
        Column("adopted_on", "adopté le", "adopted on", kinds.Day()),
        Column("stated_total", "total énoncé", "stated total", kinds.Amount()),
        Column("carries_forward", "solde reportable", "balance carries forward", YES_NO),
        Column("variance_percent", "écart à expliquer, en %", "variance to explain, in %", PERCENT),
        Column(
            "variance_amount", "écart à expliquer, en dollars", "variance to explain, in dollars",
            kinds.Amount(),
        ),
    )  # fmt: skip

    class Meta:
        model = Budget

    def check(self, row: Row) -> None:
        super().check(row)
        was = row.changed.get("adopted_on", row.instance.adopted_on)
        if not row.is_new and (was is None) != (row.instance.adopted_on is None):
            row.refuse(
                "adopted_on",
                gettext("L’adoption d’un budget, ou son retrait, se note dans sa fiche."),
            )

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("funding__funder")


class OfBudgetResource(BelowProgram):
    """Records of a budget, named by its code."""

    within = ("budget_id",)
    path = ("budget",)


_BUDGET = Column(
    "budget", "budget", "budget", BudgetRef(), required=True, attribute="budget_id",
    also=("code du budget",),
)  # fmt: skip


@register
class BudgetLinesResource(OfBudgetResource):
    """What is adopted does not change by a file: a budget gets its amounts with its first lines."""

    name = "budget_lines"
    label = _("Postes budgétaires")
    key_fields = ("number", "budget")
    identity = ("budget_id", "number")
    columns = (
        PROGRAM,
        _BUDGET,
        Column("number", "numéro", "number", _TEXT, required=True, also=("no", "nº")),
        Column("label", "poste", "line", _TEXT, required=True, also=("libellé",)),
        Column("label_en", "poste en anglais", "line in English", _TEXT),
        Column(
            "category", "catégorie", "category", CATEGORY, required=True, attribute="category_id"
        ),
        Column("account_code", "code comptable", "account code", _TEXT),
        Column("heading", "axe ou objectif", "axis or objective", HEADING, attribute="heading_id"),
        Column("action", "action", "action", ACTION, attribute="action_id"),
        organization_column("organization", "organisme qui dépense", "spending organization"),
        Column(
            "adopted",
            "montant adopté",
            "adopted amount",
            kinds.Amount(),
            also=("montant", "amount"),
        ),
        *(
            Column(
                f"forecast_{quarter}",
                f"prévision T{quarter}",
                f"forecast Q{quarter}",
                kinds.Amount(),
            )
            for quarter in range(1, QUARTERS + 1)
        ),
    )

    class Meta:
        model = BudgetLine

    def complete(self, row: Row) -> None:
        super().complete(row)
        set_attribute(row, row.instance, "number_key", natural_key(row.instance.number))

    def check(self, row: Row) -> None:
        super().check(row)
        budget = row.named["budget"]
        if budget.is_draft:
            return
        if row.is_new and budget.has_lines and row.instance.adopted:
            row.refuse(
                "adopted",
                gettext(
                    "Le budget est adopté : un poste de plus y entre sans montant, et le reçoit par une modification."
                ),
            )
        if not row.is_new and "adopted" in row.changed:
            row.refuse(
                "adopted",
                gettext(
                    "Le budget est adopté : son montant change par un amendement ou un virement."
                ),
            )

    def for_export(self, queryset):
        return (
            super().for_export(queryset).select_related("category", "heading__plan", "action__plan")
        )


@register
class SignatoriesResource(OfBudgetResource):
    name = "budget_signatories"
    label = _("Signataires des budgets")
    key_fields = ("position", "budget")
    identity = ("budget_id", "position")
    columns = (
        PROGRAM,
        _BUDGET,
        Column("position", "ordre", "position", kinds.Whole(), required=True),
        Column("title", "fonction", "title", _TEXT, required=True),
        Column("title_en", "fonction en anglais", "title in English", _TEXT),
        Column("name", "nom", "name", _TEXT),
    )

    class Meta:
        model = BudgetSignatory


@register
class VarianceNotesResource(BelowProgram):
    name = "variance_notes"
    label = _("Explications des écarts")
    key_fields = ("line",)
    within = identity = ("line_id",)
    path = ("line", "budget")
    columns = (
        PROGRAM,
        line_column(),
        Column("text", "explication", "explanation", _TEXT, required=True),
        Column("text_en", "explication en anglais", "explanation in English", _TEXT),
    )

    class Meta:
        model = VarianceNote

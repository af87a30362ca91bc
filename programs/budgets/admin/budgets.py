"""Budgets in the admin: categories, budgets with their lines and signatories, commitments, closings."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.base import RefusableForm
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.amounts import amount_said
from programs.budgets import access, actions
from programs.budgets.admin.base import AccountsAdmin, KeptInline, ListedAdmin, OfLine
from programs.budgets.balances import current
from programs.budgets.models import (
    Budget,
    BudgetLine,
    BudgetSignatory,
    Commitment,
    ExpenseCategory,
    Overrun,
    PeriodClose,
    VarianceNote,
)
from programs.models import Organization


@admin.register(ExpenseCategory)
class CategoryAdmin(AccountsAdmin):
    resource_name = "expense_categories"
    visible = staticmethod(access.visible_categories)
    list_display = ["code", "label", "kind", "account_code", "retired_on", "organization"]
    list_display_links = ["code", "label"]
    list_filter = ["kind", "organization"]
    list_select_related = ["organization"]
    search_fields = [
        "code__matches",
        "label__matches",
        "label_en__matches",
        "account_code__matches",
    ]
    fields = [
        "organization",
        ("code", "account_code"),
        ("label", "label_en"),
        "kind",
        "retired_on",
    ]

    def get_field_queryset(self, db, db_field, request):
        if db_field.name == "organization":
            leads = self.programs_to_write_in(request).order_by().values("lead")
            return Organization.objects.filter(pk__in=leads).told_apart()
        return super().get_field_queryset(db, db_field, request)

    def get_readonly_fields(self, request, obj=None):
        return ["organization"] if obj else []

    def get_changeform_initial_data(self, request):
        leads = self.programs_to_write_in(request).order_by().values_list("lead", flat=True)
        found = list(leads.distinct()[:2])
        initial = {"organization": found[0]} if len(found) == 1 else {}
        return initial | super().get_changeform_initial_data(request)


class LineInline(KeptInline):
    """The lines of a draft. Once it is adopted, its amounts change by amendments and transfers."""

    model = BudgetLine
    fields = ["number", "label", "category", "adopted", "organization"]
    autocomplete_fields = ["category", "organization"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category", "organization")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)


class SignatoryInline(KeptInline):
    model = BudgetSignatory
    fields = ["position", "title", "title_en", "name"]


@admin.register(Budget)
class BudgetAdmin(AccountsAdmin):
    resource_name = "budgets"
    visible = staticmethod(access.visible_budgets)
    date_hierarchy = "starts_on"
    list_display = ["code", "title", "funder", "starts_on", "ends_on", "adopted_on", "program"]
    list_display_links = ["code", "title"]
    list_filter = ["program", fiscal_year("starts_on"), "funder", AwaitingFilter]
    list_select_related = ["program", "funder"]
    search_fields = [
        "code__matches",
        "title__matches",
        "title_en__matches",
        "funder__known_as",
    ]
    autocomplete_fields = ["funder", "funding"]
    inlines = [LineInline, SignatoryInline]

    def get_fields(self, request, obj=None):
        return [
            "program",
            "code",
            ("title", "title_en"),
            ("funder", "funding"),
            ("starts_on", "ends_on"),
            *([("adopted_by", "adopted_on")] if obj else []),
            "stated_total",
            "carries_forward",
            ("variance_percent", "variance_amount"),
        ]

    def get_readonly_fields(self, request, obj=None):
        """It is adopted on its own page, and then keeps its year and its funder."""
        if obj is None:
            return []
        kept = ["program", "adopted_by", "adopted_on"]
        return kept if obj.is_draft else [*kept, "funder", "starts_on", "ends_on"]


@admin.register(BudgetLine)
class LineAdmin(AccountsAdmin):
    """Where each line stands now; it is begun in its budget."""

    resource_name = "budget_lines"
    visible = staticmethod(access.visible_lines)
    list_display = [
        "number", "label", "category", "revised", "committed_shown", "spent_shown", "remaining",
        "budget", "program",
    ]  # fmt: skip
    list_display_links = ["number", "label"]
    list_filter = ["budget", "category", "organization", AwaitingFilter]
    list_select_related = ["budget__program", "category"]
    search_fields = [
        "number__matches",
        "label__matches",
        "label_en__matches",
        "budget__code__matches",
    ]
    autocomplete_fields = ["category", "organization"]
    fields = [
        "budget",
        ("number", "account_code"),
        ("label", "label_en"),
        "category",
        "heading",
        "action",
        "organization",
        "adopted",
        ("forecast_1", "forecast_2"),
        ("forecast_3", "forecast_4"),
    ]

    def can_add(self, user):
        return False

    def has_import_permission(self, request):
        return self.can_change(request.user)

    def get_readonly_fields(self, request, obj=None):
        if obj is None or obj.budget.is_draft:
            return ["budget"]
        return ["budget", "number", "category", "adopted"]

    @admin.display(description=_("programme"), ordering="budget__program__title")
    def program(self, line):
        return line.budget.program

    @admin.display(description=_("révisé"))
    def revised(self, line):
        return amount_said(current(line).revised)

    @admin.display(description=_("engagé"), ordering="committed")
    def committed_shown(self, line):
        return amount_said(line.committed)

    @admin.display(description=_("dépensé"), ordering="spent")
    def spent_shown(self, line):
        return amount_said(line.spent)

    @admin.display(description=_("disponible"))
    def remaining(self, line):
        return amount_said(current(line).remaining)


@admin.register(BudgetSignatory)
class SignatoryAdmin(ListedAdmin):
    resource_name = "budget_signatories"
    visible = staticmethod(access.visible_signatories)
    list_display = ["budget", "position", "title", "name"]
    list_select_related = ["budget"]
    list_filter = ["budget"]
    search_fields = ["title__matches", "name__matches", "budget__code__matches"]
    fields = ["budget", "position", ("title", "title_en"), "name"]


@admin.register(VarianceNote)
class VarianceNoteAdmin(OfLine, AccountsAdmin):
    resource_name = "variance_notes"
    visible = staticmethod(access.visible_variance_notes)
    list_display = ["line", "text", "budget", "program"]
    list_select_related = ["line__budget__program"]
    list_filter = ["line__budget"]
    search_fields = ["text__matches", "line__label__matches", "line__number__matches"]
    autocomplete_fields = ["line"]
    fields = ["line", "text", "text_en"]


@admin.register(Commitment)
class CommitmentAdmin(OfLine, AccountsAdmin):
    resource_name = "commitments"
    visible = staticmethod(access.visible_commitments)
    date_hierarchy = "made_on"
    list_display = [
        "code",
        "supplier",
        "amount_shown",
        "left_shown",
        "made_on",
        "closed_on",
        "line",
        "program",
    ]
    list_display_links = ["code", "supplier"]
    list_filter = ["line__budget", AwaitingFilter]
    list_select_related = ["line__budget__program"]
    search_fields = ["code__matches", "supplier__matches", "description__matches"]
    autocomplete_fields = ["line"]

    def get_fields(self, request, obj=None):
        closing = ["code", ("closed_on", "reason")] if obj else []
        return ["line", "made_on", "supplier", "description", "amount", *closing]

    def get_readonly_fields(self, request, obj=None):
        return ["line", "code", "made_on", "amount", "closed_on", "reason"] if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        made = actions.commit_amount(
            line=obj.line,
            amount=obj.amount,
            supplier=obj.supplier,
            description=obj.description,
            made_on=obj.made_on,
            by=request.user,
        )
        obj.__dict__.update(made.__dict__)

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, commitment):
        return amount_said(commitment.amount)

    @admin.display(description=_("reste"))
    def left_shown(self, commitment):
        return amount_said(commitment.left)


@admin.register(Overrun)
class OverrunAdmin(OfLine, ListedAdmin):
    resource_name = "budget_overruns"
    visible = staticmethod(access.visible_overruns)
    date_hierarchy = "allowed_on"
    list_display = ["line", "amount", "reason", "allowed_on", "allowed_by", "program"]
    list_filter = ["line__budget"]
    list_select_related = ["line__budget__program", "allowed_by"]
    search_fields = ["reason__matches", "line__label__matches"]
    fields = ["line", "amount", "reason", ("allowed_on", "allowed_by")]


class ClosingForm(RefusableForm):
    """Whether it was opened again is no field of it, and decides which days are taken."""

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"reopened_at"}


@admin.register(PeriodClose)
class ClosingAdmin(AccountsAdmin):
    """A period is closed here; it is opened again on the page of budgets, with the reason."""

    form = ClosingForm
    resource_name = "closings"
    visible = staticmethod(access.visible_closings)
    date_hierarchy = "ends_on"
    list_display = ["starts_on", "ends_on", "closed_by", "reopened_at", "note", "program"]
    list_display_links = ["starts_on", "ends_on"]
    list_filter = ["program", fiscal_year("ends_on")]
    list_select_related = ["program", "closed_by"]
    search_fields = ["note__matches", "reason__matches", "program__title__matches"]

    def get_fields(self, request, obj=None):
        told = ["closed_by", "closed_at", "reopened_at", "reopened_by", "reason"] if obj else []
        return ["program", ("starts_on", "ends_on"), "note", *told]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return [
            "program", "starts_on", "ends_on", "closed_by", "closed_at", "reopened_at",
            "reopened_by", "reason",
        ]  # fmt: skip

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        made = actions.close_period(
            program=obj.program,
            starts_on=obj.starts_on,
            ends_on=obj.ends_on,
            note=obj.note,
            by=request.user,
        )
        obj.__dict__.update(made.__dict__)

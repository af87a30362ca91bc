"""Programs, what they undertake, and the money they receive, in the admin."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import access, counted
from programs.admin.base import RefusableForm, ScopedAdmin, ScopedInline
from programs.admin.calendars import CalendarAdmin
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.forms import DollarsField, QuantityField, QuantityForm
from programs.importing.admin import RecordImportExportMixin
from programs.lib.sharing import parse_shares
from programs.models import (
    Funding,
    Program,
    ProgramObjective,
    ProgramRole,
    ProgramTarget,
    refuse_shares,
    write_fundings_shares,
)
from programs.published import code_is_published


class RoleInline(ScopedInline):
    model = ProgramRole
    autocomplete_fields = ["organization"]


class ObjectiveInline(ScopedInline):
    model = ProgramObjective
    fields = ["number", "text", "text_en"]


class TargetForm(QuantityForm, RefusableForm):
    minimum = QuantityField(label=_("Quantité"), required=False)
    figure = forms.ChoiceField(
        label=_("Chiffre comparé"),
        required=False,
        help_text=_("Le bilan met l’engagement en regard de ce chiffre."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = counted.choices(self._services(), kept=self.instance.figure)
        self.fields["figure"].choices = [("", _("Aucun")), *known]

    def _services(self) -> list[str] | None:
        """Those of the program that is on the page; none are known of one that is being added."""
        program = self.instance.program if self.instance.program_id else None
        return program.services if program else None


class TargetInline(ScopedInline):
    model = ProgramTarget
    form = TargetForm
    fields = [
        "number",
        "label",
        "label_en",
        "minimum",
        "unit",
        "unit_amount",
        "per",
        "figure",
    ]


class FundingForm(QuantityForm, RefusableForm):
    stated = "amount"
    amount = DollarsField(
        label=_("Montant"),
        required=False,
        help_text=Funding._meta.get_field("amount").help_text,
    )


class FundingInline(ScopedInline):
    model = Funding
    form = FundingForm
    autocomplete_fields = ["funder"]
    readonly_fields = ["amount_shown"]
    can_delete = False

    def get_fields(self, request, obj=None):
        amount = (
            ["amount", "qualifier"]
            if self.has_change_permission(request, obj)
            else ["amount_shown"]
        )
        return ["funder", "starts_on", "ends_on", *amount, "reference"]

    @admin.display(description=_("montant"))
    def amount_shown(self, funding):
        return funding.quantity.display(get_language() or "fr")


@admin.register(Program)
class ProgramAdmin(CalendarAdmin, RecordImportExportMixin, ScopedAdmin):
    resource_name = "programs"
    visible = staticmethod(access.visible_programs)
    list_display = ["title", "code", "lead", "region", "starts_on", "ends_on", "fiscal_year"]
    list_filter = [
        "lead",
        "region",
        fiscal_year("starts_on", program_field="", until="ends_on"),
    ]
    list_select_related = ["lead", "region"]
    search_fields = ["title__matches", "title_en__matches", "code__matches", "slug__matches"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "code", "slug", "lead", "region"]}),
        (
            _("Durée et exercice"),
            {"fields": ["starts_on", "ends_on", *CalendarAdmin.calendar_fields]},
        ),
        (_("Ce que fait le programme"), {"fields": ["services", "doors"]}),
        (_("Présentation"), {"fields": ["framework", "aim", "description"]}),
        (
            _("En anglais"),
            {
                "fields": ["title_en", "framework_en", "aim_en", "description_en"],
                "classes": ["collapse"],
            },
        ),
    ]
    inlines = [RoleInline, ObjectiveInline, TargetInline, FundingInline]

    def can_view(self, user):
        return access.keeps_accounts(user)

    def can_change(self, user, obj=None):
        if obj is None:
            return access.coordinates(user)
        return access.can_coordinate(user, obj)

    def get_prepopulated_fields(self, request, obj=None):
        # Once reports carry it, the identifier no longer follows the title.
        return {} if obj else self.prepopulated_fields

    def get_readonly_fields(self, request, obj=None):
        read = super().get_readonly_fields(request, obj)
        return [*read, "code"] if obj and code_is_published(obj) else read

    @admin.display(description=_("exercice"), ordering="fiscal_year_starts")
    def fiscal_year(self, program):
        return program.calendar.label(program.calendar.year_containing(program.starts_on))


class AmountFilter(AwaitingFilter):
    before = {
        "montant-connu": (
            _("Montant connu"),
            lambda request, fundings: fundings.exclude(amount=None),
        ),
    }


class EnvelopeForm(FundingForm):
    """A funding, with what somebody set aside of it for each of its years."""

    shares_said = forms.CharField(
        label=_("Partage par exercice"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_(
            "D’une enveloppe de plusieurs années, ce que quelqu’un a prévu pour chacune, une par ligne : "
            "2024-2025 : 62 500 $. Sans partage, l’enveloppe s’imprime en entier."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("shares_said", self.instance.shares_said.replace("; ", "\n"))

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and "shares_said" in self.fields:
            try:
                calendar = self.instance.program.calendar
                self.shares = parse_shares(self.cleaned_data["shares_said"], calendar)
                refuse_shares(self.instance, self.shares)
            except ValueError as error:
                self.add_error("shares_said", str(error))
            except ValidationError as error:
                self.add_error("shares_said", error)


@admin.register(Funding)
class FundingAdmin(RecordImportExportMixin, ScopedAdmin):
    form = EnvelopeForm
    resource_name = "funding"
    visible = staticmethod(access.visible_fundings)
    list_display = ["program", "funder", "years", "amount_shown", "reference"]
    list_filter = [
        "program",
        fiscal_year("starts_on", until="ends_on"),
        "funder",
        AmountFilter,
    ]
    list_select_related = ["program", "funder"]
    search_fields = [
        "program__title__matches",
        "funder__known_as",
        "reference__matches",
    ]
    autocomplete_fields = ["funder"]
    fields = [
        "program",
        "funder",
        ("starts_on", "ends_on"),
        ("qualifier", "amount"),
        "reference",
        "shares_said",
    ]

    def can_view(self, user):
        return access.keeps_accounts(user)

    def can_change(self, user, obj=None):
        return access.keeps_accounts(user)

    def programs_to_write_in(self, request):
        return access.programs_accounted_by(request.user)

    def import_scope(self, request):
        return super().import_scope(request) | {"programs": self.programs_to_write_in(request)}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "shares_said" in form.changed_data:
            write_fundings_shares({obj: form.shares})

    @admin.display(description=_("années"), ordering="starts_on")
    def years(self, funding):
        return funding.program.calendar.label(funding.period)

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, funding):
        return funding.quantity.display(get_language() or "fr")

"""Obligation rules in the admin, with what they ask for: one that binds somebody is read, and copied into a version."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.admin.base import GivesBursaries
from bursaries.models import ObligationRule, ObligationTerm
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.enums import OrganizationKind
from programs.importing.admin import RecordImportExportMixin

# What may be mended of a rule whose contracts are signed: the database holds the others.
_TEXTS = ("title", "title_en", "text", "text_en")


class TermInline(ScopedInline):
    model = ObligationTerm
    fields = ["level", "from_region", "months", "per"]
    extra = 1

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and _binds(obj))


@admin.register(ObligationRule)
class ObligationRuleAdmin(GivesBursaries, RecordImportExportMixin, ScopedAdmin):
    resource_name = "obligation_rules"
    visible = staticmethod(access.visible_obligation_rules)
    list_display = ["title", "code", "version", "region", "repayment", "program"]
    list_filter = ["program", "repayment"]
    list_select_related = ["program", "region"]
    search_fields = ["code__matches", "title__matches", "title_en__matches"]
    fieldsets = [
        (None, {"fields": ["program", ("code", "version"), "title", "title_en"]}),
        (
            _("Où et quand servir"),
            {
                "fields": [
                    "region",
                    "employer_kinds",
                    ("start_within_months", "complete_within_months"),
                    "counts_during_studies",
                ]
            },
        ),
        (
            _("Ce qui compte"),
            {"fields": ["prorates_part_time", "minimum_share", "prorates_paid"]},
        ),
        (_("En cas de défaut"), {"fields": [("repayment", "repay_within_months")]}),
        (_("Au contrat"), {"fields": ["text", "text_en"]}),
    ]
    inlines = [TermInline]

    def get_fieldsets(self, request, obj=None):
        """Where the employers are read, they are said in words."""
        if "employers_shown" not in self.get_readonly_fields(request, obj):
            return self.fieldsets
        name, where = self.fieldsets[1]
        said = [
            "employers_shown" if field == "employer_kinds" else field for field in where["fields"]
        ]
        return [self.fieldsets[0], (name, {"fields": said}), *self.fieldsets[2:]]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        if not _binds(obj):
            return ["program"]
        names = [field.name for field in self.opts.concrete_fields]
        return [name for name in names if name not in _TEXTS] + ["employers_shown"]

    @admin.display(description=ObligationRule._meta.get_field("employer_kinds").verbose_name)
    def employers_shown(self, rule):
        return ", ".join(str(OrganizationKind(kind).label) for kind in rule.employer_kinds)


def _binds(rule: ObligationRule) -> bool:
    """Whether somebody owes service under the rule."""
    return rule.obligations.exists()

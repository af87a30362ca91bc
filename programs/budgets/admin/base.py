"""What the records of a program's money have in common in the admin: whoever keeps its accounts writes them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs import access as ground
from programs.admin.base import ScopedAdmin, ScopedInline, WrittenElsewhere
from programs.importing.admin import RecordImportExportMixin
from programs.plans.models import Action, Heading


class MoneyChoices:
    """What may be chosen for a record of a program: plans too are those of the programs whose accounts one keeps."""

    def programs_to_write_in(self, request):
        return ground.programs_accounted_by(request.user)

    def get_field_queryset(self, db, db_field, request):
        programs = ground.programs_accounted_by(request.user).order_by().values("pk")
        lines = {"action": Action, "heading": Heading}
        if model := lines.get(db_field.name):
            return model.objects.filter(plan__program__in=programs).select_related("plan")
        return super().get_field_queryset(db, db_field, request)


class AccountsAdmin(MoneyChoices, RecordImportExportMixin, ScopedAdmin):
    """Records that finance officers and coordinators keep, bring in and bring out."""

    def can_view(self, user):
        return ground.keeps_accounts(user)

    def can_change(self, user, obj=None):
        return ground.keeps_accounts(user)

    def import_scope(self, request):
        return super().import_scope(request) | {"programs": self.programs_to_write_in(request)}


class KeptInline(MoneyChoices, ScopedInline):
    """Rows of such a record."""


class ListedAdmin(WrittenElsewhere, AccountsAdmin):
    """Records that are written on the page of another."""


class OfLine:
    """Records that have a line of a budget, and by it a program."""

    @admin.display(description=_("programme"), ordering="line__budget__program__title")
    def program(self, record):
        return record.line.budget.program

    @admin.display(description=_("budget"), ordering="line__budget__code")
    def budget(self, record):
        return record.line.budget.code


class OfFunding:
    """Records that have a grant, and by it a program."""

    @admin.display(description=_("programme"), ordering="funding__program__title")
    def program(self, record):
        return record.funding.program

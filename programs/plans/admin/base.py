"""What the records of a plan have in common in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.base import ScopedAdmin, WrittenElsewhere
from programs.importing.admin import RecordImportExportMixin


class ListedAdmin(WrittenElsewhere, RecordImportExportMixin, ScopedAdmin):
    """Records that are written on the page of the line that they are about."""


class OfPlan:
    """Records that have a plan, and by it a program."""

    @admin.display(description=_("programme"), ordering="plan__program__title")
    def program(self, record):
        return record.plan.program

    def get_readonly_fields(self, request, obj=None):
        fixed = ["plan"] if obj else []
        return [*fixed, *super().get_readonly_fields(request, obj)]

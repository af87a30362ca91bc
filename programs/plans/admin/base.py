"""What the records of a plan have in common in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs import access as ground
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.importing.admin import RecordImportExportMixin


class ReadInline(ScopedInline):
    """Rows that are read here, and written elsewhere."""

    can_delete = False

    def has_change_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ListedAdmin(RecordImportExportMixin, ScopedAdmin):
    """Records that are written on the page of the line that they are about: read here, brought in and out."""

    empty_hint = _(
        "Elles s’inscrivent à la page de ce dont elles parlent, ou s’importent d’un fichier."
    )

    def can_add(self, user) -> bool:
        return False

    def can_change(self, user, obj=None) -> bool:
        return False

    def has_import_permission(self, request) -> bool:
        return ground.coordinates(request.user)


class OfPlan:
    """Records that have a plan, and by it a program."""

    @admin.display(description=_("programme"), ordering="plan__program__title")
    def program(self, record):
        return record.plan.program

    def get_readonly_fields(self, request, obj=None):
        fixed = ["plan"] if obj else []
        return [*fixed, *super().get_readonly_fields(request, obj)]

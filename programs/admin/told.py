"""Records that are written, and take their steps, on pages of their own: found, read, and brought in and out here."""

from django.contrib.admin.utils import flatten_fieldsets

from programs import access
from programs.admin.base import ReadInline, ScopedAdmin, WrittenElsewhere
from programs.admin.moves import MovesAdmin
from programs.importing.admin import RecordImportExportMixin


class LoggedAdmin(RecordImportExportMixin, MovesAdmin):
    """A record that begins, and takes its steps, on a page of its own: here it is found, read, mended, brought in."""

    def get_urls(self):
        """Without the pages that ask: no step is taken here, but those that ticked rows take at once."""
        return [
            address
            for address in super().get_urls()
            if not address.name.endswith("_step")
            or (self.ticked_steps and address.name.endswith("_many_step"))
        ]

    def can_add(self, user) -> bool:
        return False

    def has_import_permission(self, request) -> bool:
        return access.coordinates(request.user)


class MendedAdmin(LoggedAdmin):
    """A record that stays as it was decided or declared, but for what is ``mended`` here."""

    mended: tuple[str, ...] = ()

    def get_readonly_fields(self, request, obj=None):
        return [name for name in flatten_fieldsets(self.fieldsets) if name not in self.mended]


class ListedAdmin(WrittenElsewhere, RecordImportExportMixin, ScopedAdmin):
    """Records that are written on the page of another."""


class Told(ReadInline):
    """Rows that are read here, and written on pages of their own."""

    ordering = ["pk"]

"""The list of schools in the admin: read and brought in here, written on the page of the organisation."""

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from programs import access
from programs.admin.base import ScopedAdmin, WrittenElsewhere
from programs.enums import SchoolLevel
from programs.importing.admin import RecordImportExportMixin
from programs.models import School


class LevelFilter(admin.SimpleListFilter):
    title = _("niveau")
    parameter_name = "niveau"

    def lookups(self, request, model_admin):
        return SchoolLevel.choices

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in SchoolLevel:
            raise BadRequest("no level has this code")
        return queryset.teaching(self.value())


@admin.register(School)
class SchoolAdmin(WrittenElsewhere, RecordImportExportMixin, ScopedAdmin):
    resource_name = "schools"
    visible = staticmethod(access.visible_schools)
    empty_hint = _(
        "Une école s’inscrit à la page de son organisme, ou avec d’autres par un fichier."
    )
    list_display = [
        "entry",
        "town",
        "board",
        "levels_shown",
        "language",
        "setting",
        "official_code",
        "region",
    ]
    list_display_links = None
    list_filter = ["board", LevelFilter, "language", "setting", "organization__region"]
    search_fields = [
        "organization__known_as",
        "organization__code__matches",
        "official_code__matches",
        "town__matches",
        "board__known_as",
    ]
    fields = [
        "organization",
        "board",
        "official_code",
        "levels_shown",
        "language",
        "town",
        "setting",
    ]

    def get_queryset(self, request):
        """Also what the lists of choices offer: homonyms are told apart there."""
        return super().get_queryset(request).told_apart()

    def can_view(self, user):
        return user.is_staff

    @admin.display(description=_("école"), ordering="organization__name")
    def entry(self, school):
        """Its name, which leads to where it is written."""
        address = reverse("admin:programs_organization_change", args=[school.organization_id])
        return format_html('<a href="{}">{}</a>', address, school)

    @admin.display(description=_("niveaux"))
    def levels_shown(self, school):
        return school.levels_said

    @admin.display(description=_("région"), ordering="organization__region__code")
    def region(self, school):
        return school.organization.region

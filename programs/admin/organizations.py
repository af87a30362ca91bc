"""The directory of organisations in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs import access
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.importing.admin import RecordImportExportMixin
from programs.models import Organization, OrganizationAlias


class AliasInline(ScopedInline):
    model = OrganizationAlias


@admin.register(Organization)
class OrganizationAdmin(RecordImportExportMixin, ScopedAdmin):
    resource_name = "organizations"
    visible = staticmethod(access.visible_organizations)
    list_display = ["name", "acronym", "kind", "region", "email", "phone"]
    list_filter = ["kind", "region"]
    list_select_related = ["region"]
    search_fields = [
        "name__matches",
        "acronym__matches",
        "name_en__matches",
        "aliases__name__matches",
    ]
    fieldsets = [
        (None, {"fields": ["name", "acronym", "kind", "region", "name_en"]}),
        (_("Coordonnées"), {"fields": ["email", "phone", "website"]}),
        (_("Note"), {"fields": ["note"]}),
    ]
    inlines = [AliasInline]

    def can_view(self, user):
        return user.is_staff

    def can_add(self, user):
        return access.coordinates(user)

    def can_change(self, user, obj=None):
        if obj is None:
            return access.coordinates(user)
        return access.can_change_organization(user, obj)

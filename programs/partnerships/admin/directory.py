"""The directory of the network in the admin: entries are written here as by the organisations themselves."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs import access as ground
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.admin.filters import AwaitingFilter
from programs.admin.told import ListedAdmin
from programs.importing.admin import RecordImportExportMixin
from programs.models.fields import labels_of
from programs.partnerships import access
from programs.partnerships.models import NetworkContact, NetworkEntry, NetworkService


class ServiceInline(ScopedInline):
    model = NetworkService
    fields = ["kind", "name", "name_en", "description", "description_en", "audience", "position"]
    ordering = ["position", "pk"]


class ContactInline(ScopedInline):
    model = NetworkContact
    fields = ["name", "title", "email", "phone", "position"]
    ordering = ["position", "pk"]


@admin.register(NetworkEntry)
class NetworkEntryAdmin(RecordImportExportMixin, ScopedAdmin):
    resource_name = "network_entries"
    visible = staticmethod(access.visible_entries)
    list_display = [
        "organization", "region", "territory", "languages_shown", "takes_referrals", "is_listed",
        "confirmed_on",
    ]  # fmt: skip
    list_filter = ["is_listed", "takes_referrals", "organization__region", AwaitingFilter]
    list_select_related = ["organization__region"]
    search_fields = [
        "organization__name__matches",
        "organization__acronym__matches",
        "organization__aliases__name__matches",
        "territory__matches",
        "services__name__matches",
    ]
    autocomplete_fields = ["organization"]
    fields = [
        "organization",
        ("is_listed", "takes_referrals"),
        "mission",
        "mission_en",
        ("territory", "hours"),
        "address",
        "languages",
        "confirmed_on",
    ]
    inlines = [ServiceInline, ContactInline]

    def can_change(self, user, obj=None) -> bool:
        if obj is None:
            return ground.coordinates(user)
        return ground.can_change_organization(user, obj.organization)

    def get_readonly_fields(self, request, obj=None):
        return ["organization"] if obj else []

    @admin.display(description=_("région"), ordering="organization__region__name")
    def region(self, entry):
        return entry.organization.region

    @admin.display(description=_("langues de service"))
    def languages_shown(self, entry):
        return labels_of(entry, "languages")


class OfEntryAdmin(ListedAdmin):
    list_select_related = ["entry__organization"]

    @admin.display(description=_("organisme"), ordering="entry__organization__name")
    def organization(self, record):
        return record.entry.organization


@admin.register(NetworkService)
class NetworkServiceAdmin(OfEntryAdmin):
    resource_name = "network_services"
    visible = staticmethod(access.visible_network_services)
    list_display = ["name", "kind", "organization", "audience"]
    list_filter = ["kind"]
    search_fields = ["name__matches", "description__matches", "entry__organization__name__matches"]
    fields = [
        "entry",
        ("kind", "position"),
        "name",
        "name_en",
        "description",
        "description_en",
        "audience",
    ]


@admin.register(NetworkContact)
class NetworkContactAdmin(OfEntryAdmin):
    resource_name = "network_contacts"
    visible = staticmethod(access.visible_network_contacts)
    list_display = ["name", "title", "organization", "email", "phone"]
    search_fields = [
        "name__matches", "email__matches", "phone__dials", "entry__organization__name__matches",
    ]  # fmt: skip
    fields = ["entry", ("name", "title"), ("email", "phone"), "position"]

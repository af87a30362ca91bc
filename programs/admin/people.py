"""Persons and their consents in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs import access
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.importing.admin import RecordImportExportMixin
from programs.models import Consent, Person


class ConsentInline(ScopedInline):
    """A consent is withdrawn, not deleted: what was agreed to stays known."""

    model = Consent
    can_delete = False
    autocomplete_fields = ["given_to"]


@admin.register(Person)
class PersonAdmin(RecordImportExportMixin, ScopedAdmin):
    resource_name = "people"
    visible = staticmethod(access.visible_people)
    list_display = ["last_name", "first_name", "code", "city", "region", "spoken", "holder"]
    list_display_links = ["last_name", "first_name"]
    list_filter = [
        "holder",
        "region",
    ]
    list_select_related = ["holder", "region"]
    search_fields = [
        "first_name__matches",
        "last_name__matches",
        "code__matches",
        "email__matches",
        "city__matches",
    ]
    fieldsets = [
        (None, {"fields": [("first_name", "last_name"), "birth_date", "languages"]}),
        (_("Coordonnées"), {"fields": ["email", "phone", "city", "region"]}),
        (_("Dossier"), {"fields": ["holder", "code", "note"]}),
    ]
    inlines = [ConsentInline]

    def can_change(self, user, obj=None):
        if obj is None:
            return access.coordinates(user)
        return access.can_change_person(user, obj)

    @admin.display(description=_("langues parlées"))
    def spoken(self, person):
        labels = dict(Person._meta.get_field("languages").base_field.choices)
        return ", ".join(str(labels.get(code, code)) for code in person.languages)

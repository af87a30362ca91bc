"""What was said of programs in public, and their highlights, in the admin: written on pages of their own."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.models import Highlight, OutreachEntry
from programs.admin.filters import fiscal_year
from programs.admin.told import ListedAdmin


@admin.register(OutreachEntry)
class OutreachEntryAdmin(ListedAdmin):
    resource_name = "outreach"
    visible = staticmethod(access.visible_outreach)
    date_hierarchy = "starts_on"
    list_display = ["title", "code", "kind", "medium", "starts_on", "ends_on", "count", "program"]
    list_filter = ["program", fiscal_year("starts_on"), "kind"]
    list_select_related = ["program"]
    search_fields = [
        "code__matches",
        "title__matches",
        "title_en__matches",
        "medium__matches",
        "organization__known_as",
    ]
    fields = [
        ("program", "code"),
        "kind",
        "title",
        "title_en",
        ("medium", "organization"),
        ("starts_on", "ends_on"),
        ("count", "reached"),
        ("audience", "language"),
        "url",
        ("activity", "action"),
        "note",
    ]
    readonly_fields = ["reached"]

    @admin.display(description=_("personnes rejointes"))
    def reached(self, entry):
        return entry.quantity_said


@admin.register(Highlight)
class HighlightAdmin(ListedAdmin):
    resource_name = "highlights"
    visible = staticmethod(access.visible_highlights)
    date_hierarchy = "happened_on"
    list_display = ["title", "code", "happened_on", "activity", "program"]
    list_filter = ["program", fiscal_year("happened_on")]
    list_select_related = ["program", "activity"]
    search_fields = ["code__matches", "title__matches", "title_en__matches", "text__matches"]
    fields = [
        ("program", "code"),
        ("happened_on", "position"),
        "title",
        "title_en",
        "text",
        "text_en",
        "activity",
    ]

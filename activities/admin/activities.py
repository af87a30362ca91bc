"""Activities, their schedules and their sessions in the admin: they are prepared and moved on pages of their own."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.actions.machines import activity_machine
from activities.admin.base import (
    ACTIVITY_TONES,
    OFFERING_TONES,
    SESSION_TONES,
    BadgedAdmin,
    activity_column,
    program_column,
)
from activities.admin.filters import ActivityFilter
from activities.models import Activity, ActivityPart, Offering, Session
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.hours import hour_column
from programs.admin.told import MendedAdmin, Told
from programs.amounts import amount_said
from programs.models.fields import labels_of


class StandingFilter(AwaitingFilter):
    before = {
        "a-venir": (_("À venir"), lambda request, activities: activities.to_come()),
    }


class PartInline(Told):
    model = ActivityPart
    fields = ["organization", "part"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


class OfferingInline(Told):
    model = Offering
    fields = ["code", "label", "capacity", "taken", "fee", "state"]
    readonly_fields = ["taken"]
    ordering = ["position", "pk"]
    show_change_link = True


@admin.register(Activity)
class ActivityAdmin(MendedAdmin):
    """What one registers for stays as its page has it; what describes it in both languages is mended here."""

    resource_name = "activities"
    visible = staticmethod(access.visible_activities)
    machine = activity_machine
    tones = ACTIVITY_TONES
    empty_hint = _("Les activités se préparent à leur page, ou s’importent d’un fichier.")
    list_display = ["title", "code", "kind", "state_badge", "first_day", "is_public", "program"]
    list_filter = ["program", "kind", "state", "enrolment", StandingFilter]
    list_select_related = ["program"]
    search_fields = ["code__matches", "title__matches", "title_en__matches"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "program",
                    ("code", "kind"),
                    "title",
                    "title_en",
                    "summary",
                    "summary_en",
                    "action",
                ]
            },
        ),
        (
            _("À qui elle s’adresse"),
            {
                "fields": [
                    ("audiences_shown", "levels_shown"),
                    ("language", "region"),
                    ("enrolment", "one_choice", "companions_take_seats"),
                    "names_needed",
                    "is_public",
                ]
            },
        ),
        (_("À joindre"), {"fields": [("contact_name", "contact_email", "contact_phone")]}),
        (
            _("Attestation et bilan"),
            {
                "fields": [
                    "certificate",
                    "certificate_en",
                    "certificate_sessions",
                    "review",
                    "review_en",
                    "reason",
                ]
            },
        ),
    ]
    mended = (
        "title_en", "summary", "summary_en", "contact_name", "contact_email", "contact_phone",
        "certificate", "certificate_en", "review", "review_en",
    )  # fmt: skip
    inlines = [PartInline, OfferingInline]

    def get_queryset(self, request):
        days = Session.objects.filter(offering__activity=OuterRef("pk")).order_by("day")
        return super().get_queryset(request).annotate(first=Subquery(days.values("day")[:1]))

    @admin.display(description=_("première séance"), ordering="first")
    def first_day(self, activity):
        return activity.first

    @admin.display(description=_("s’adresse à"))
    def audiences_shown(self, activity):
        return labels_of(activity, "audiences")

    @admin.display(description=_("niveaux"))
    def levels_shown(self, activity):
        return labels_of(activity, "levels")


@admin.register(Offering)
class OfferingAdmin(BadgedAdmin):
    resource_name = "offerings"
    visible = staticmethod(access.visible_offerings)
    tones = OFFERING_TONES
    list_display = ["activity", "schedule", "seats_shown", "fee_shown", "state_badge", "program"]
    list_display_links = ["activity", "schedule"]
    list_filter = ["activity__program", ("activity", ActivityFilter), "state", AwaitingFilter]
    list_select_related = ["activity__program"]
    search_fields = [
        "code__matches",
        "label__matches",
        "activity__code__matches",
        "activity__title__matches",
        "place__matches",
        "town__matches",
    ]
    fields = [
        "activity",
        ("code", "label", "label_en"),
        ("capacity", "taken", "has_waiting_list"),
        ("fee", "language"),
        ("place", "address", "town"),
        ("is_online", "link"),
        ("opens_at", "closes_at", "freezes_at"),
        ("state", "reason"),
    ]
    program = program_column("activity")

    @admin.display(description=_("horaire"), ordering="position")
    def schedule(self, offering):
        return str(offering)

    @admin.display(description=_("places prises"), ordering="taken")
    def seats_shown(self, offering):
        return f"{offering.taken} / {offering.capacity}" if offering.capacity else offering.taken

    @admin.display(description=_("coût d’inscription"), ordering="fee")
    def fee_shown(self, offering):
        return amount_said(offering.fee)


@admin.register(Session)
class SessionAdmin(BadgedAdmin):
    resource_name = "sessions"
    visible = staticmethod(access.visible_sessions)
    tones = SESSION_TONES
    date_hierarchy = "day"
    list_display = [
        "activity_shown", "offering", "number", "day", "begins", "finishes", "state_badge", "program",
    ]  # fmt: skip
    list_filter = [
        "offering__activity__program",
        fiscal_year("day", "offering__activity__program"),
        "state",
        AwaitingFilter,
    ]
    list_select_related = ["offering__activity__program"]
    search_fields = [
        "offering__activity__code__matches",
        "offering__activity__title__matches",
        "place__matches",
    ]
    fields = [
        "offering",
        ("number", "day", "begins", "finishes"),
        "place",
        "note",
        "visitors",
        ("state", "reason"),
    ]
    readonly_fields = ["visitors"]
    begins = hour_column("starts", _("début"))
    finishes = hour_column("ends", _("fin"))
    activity_shown = activity_column("offering__activity")
    program = program_column("offering__activity")

    @admin.display(description=_("visiteurs déclarés"))
    def visitors(self, session):
        return session.quantity_said

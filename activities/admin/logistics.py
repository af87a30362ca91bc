"""What activities cost, who drives and who exhibits, in the admin. Whoever keeps the accounts reads the costs alone."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.admin.base import (
    KIOSK_TONES,
    TRANSPORT_TONES,
    BadgedAdmin,
    activity_column,
    program_column,
)
from activities.admin.filters import ActivityFilter
from activities.models import Cost, Kiosk, Transport, TransportStop
from programs import access as ground
from programs.admin.base import NumberSearch
from programs.admin.filters import fiscal_year
from programs.admin.hours import hour_column
from programs.admin.told import ListedAdmin, Told
from programs.amounts import amount_said

_SESSION_ACTIVITY = "session__offering__activity"


@admin.register(Cost)
class CostAdmin(NumberSearch, ListedAdmin):
    """For finance officers without the school to which it is tied."""

    number_prefix = "C"
    resource_name = "activity_costs"
    visible = staticmethod(access.visible_costs)
    list_display = [
        "description", "number", "kind", "activity", "quoted_shown", "actual_shown", "payer",
        "needed_on", "program",
    ]  # fmt: skip
    list_filter = [
        "activity__program",
        fiscal_year("needed_on", "activity__program"),
        "kind",
        "payer",
    ]
    list_select_related = ["activity__program", "expense", "payer"]
    search_fields = [
        "code__matches",
        "description__matches",
        "supplier__name__matches",
        "supplier_name__matches",
        "activity__title__matches",
        "expense__code__matches",
    ]
    fields = [
        ("activity", "code", "session"),
        ("kind", "description"),
        ("supplier", "supplier_name"),
        ("quantity", "unit", "quoted"),
        ("payer", "stated"),
        "needed_on",
        "expense",
    ]
    readonly_fields = ["expense"]
    program = program_column("activity")

    def can_view(self, user):
        return ground.keeps_accounts(user)

    def get_fields(self, request, obj=None):
        if not ground.coordinates(request.user):
            return self.fields
        return [*self.fields, "registration"]

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, cost):
        return cost.display_code

    @admin.display(description=_("coût prévu"), ordering="quoted")
    def quoted_shown(self, cost):
        return amount_said(cost.quoted)

    @admin.display(description=_("coût réel"))
    def actual_shown(self, cost):
        return amount_said(cost.actual)


class StopInline(Told):
    model = TransportStop
    fields = ["position", "place", "hour", "boards", "registration"]
    readonly_fields = ["hour"]
    hour = hour_column("time", _("heure"))
    ordering = ["position", "time", "pk"]

    def get_queryset(self, request):
        stops = super().get_queryset(request)
        return stops.select_related("registration__school", "registration__booking")


@admin.register(Transport)
class TransportAdmin(NumberSearch, BadgedAdmin):
    number_prefix = "T"
    resource_name = "transports"
    visible = staticmethod(access.visible_transports)
    tones = TRANSPORT_TONES
    date_hierarchy = "session__day"
    list_display = [
        "vehicle", "number", "activity_shown", "day", "leaves", "seats", "state_badge", "program",
    ]  # fmt: skip
    list_display_links = ["vehicle", "number"]
    list_filter = [
        f"{_SESSION_ACTIVITY}__program",
        fiscal_year("session__day", f"{_SESSION_ACTIVITY}__program"),
        "state",
        "carrier",
    ]
    list_select_related = [f"{_SESSION_ACTIVITY}__program", "carrier"]
    search_fields = [
        "code__matches",
        "label__matches",
        "carrier__name__matches",
        "carrier_name__matches",
        f"{_SESSION_ACTIVITY}__title__matches",
    ]
    fields = [
        ("session", "code"),
        ("label", "carrier", "carrier_name"),
        ("seats", "state"),
        ("leaves", "returns"),
        ("contact", "phone"),
        "instructions",
        "cost",
    ]
    inlines = [StopInline]
    leaves = hour_column("leaves_at", _("départ"))
    returns = hour_column("returns_at", _("retour"))
    activity_shown = activity_column(_SESSION_ACTIVITY)
    program = program_column(_SESSION_ACTIVITY)

    @admin.display(description=_("véhicule"), ordering="label")
    def vehicle(self, transport):
        return str(transport)

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, transport):
        return transport.display_code

    @admin.display(description=_("jour"), ordering="session__day")
    def day(self, transport):
        return transport.session.day


@admin.register(Kiosk)
class KioskAdmin(NumberSearch, BadgedAdmin):
    number_prefix = "K"
    resource_name = "kiosks"
    visible = staticmethod(access.visible_kiosks)
    tones = KIOSK_TONES
    list_display = ["held_by", "number", "activity", "theme", "space", "state_badge", "program"]
    list_display_links = ["held_by", "number"]
    list_filter = ["activity__program", ("activity", ActivityFilter), "state"]
    list_select_related = ["activity__program", "organization"]
    search_fields = [
        "code__matches",
        "organization__known_as",
        "name__matches",
        "theme__matches",
        "contact__matches",
        "email__matches",
    ]
    fields = [
        ("activity", "code"),
        ("organization", "name"),
        "theme",
        ("contact", "email", "phone"),
        ("space", "state"),
        "needs",
        "cost",
    ]
    program = program_column("activity")

    @admin.display(description=_("exposant"), ordering="organization__name")
    def held_by(self, kiosk):
        return str(kiosk)

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, kiosk):
        return kiosk.display_code

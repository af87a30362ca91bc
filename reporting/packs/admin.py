"""Accountability packs in the admin: found, read, brought in and out; they are written on pages of their own."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs import access as ground
from programs.admin.badges import ACTIVE, ATTENTION, DONE, badge
from programs.admin.base import ScopedAdmin, WrittenElsewhere
from programs.admin.filters import AwaitingFilter
from programs.admin.told import Told
from programs.budgets.admin.base import ListedAdmin
from reporting.packs import access
from reporting.packs.enums import PackState
from reporting.packs.models import Delivery, Pack, PackItem, RequiredPiece, Requirement

TONES = {
    PackState.PREPARING: ATTENTION,
    PackState.COMPLETE: ACTIVE,
    PackState.SENT: DONE,
}


class PieceInline(Told):
    model = RequiredPiece
    fields = ["number", "title", "kind", "condition", "prepared_by"]


@admin.register(Requirement)
class RequirementAdmin(ListedAdmin):
    resource_name = "pack_requirements"
    visible = staticmethod(access.visible_requirements)
    list_display = ["title", "code", "funder", "due_shown", "valid_from", "valid_until", "program"]
    list_filter = ["program", "funder"]
    list_select_related = ["program", "funder"]
    search_fields = [
        "code__matches",
        "title__matches",
        "title_en__matches",
        "reference__matches",
        "funder__name__matches",
    ]
    fields = [
        ("program", "funder"),
        ("code", "reference"),
        ("title", "title_en"),
        ("valid_from", "valid_until"),
        ("due_shown", "due_moves"),
        "language",
        "note",
    ]
    readonly_fields = ["due_shown"]
    inlines = [PieceInline]

    @admin.display(description=_("échéance"), ordering="due")
    def due_shown(self, requirement):
        return requirement.due_said


@admin.register(RequiredPiece)
class RequiredPieceAdmin(ListedAdmin):
    resource_name = "pack_pieces"
    visible = staticmethod(access.visible_pieces)
    list_display = ["title", "number", "requirement", "kind", "condition", "prepared_by", "program"]
    list_filter = ["requirement__program", "kind", "condition", "prepared_by"]
    list_select_related = ["requirement__program"]
    search_fields = ["title__matches", "title_en__matches", "requirement__code__matches"]
    fields = [
        "requirement",
        ("number", "kind", "report_kind"),
        ("title", "title_en"),
        ("condition", "condition_amount"),
        ("variance_percent", "variance_amount"),
        ("due_shown", "prepared_by"),
        ("signatories", "signatories_en"),
        "note",
    ]
    readonly_fields = ["due_shown"]

    @admin.display(description=_("programme"), ordering="requirement__program__title")
    def program(self, piece):
        return piece.requirement.program

    @admin.display(description=_("échéance"))
    def due_shown(self, piece):
        return piece.due_rule.say("fr")


class PreparedAdmin(WrittenElsewhere, ScopedAdmin):
    """What is prepared on the pages of packs, for whoever coordinates or keeps the accounts."""

    def can_view(self, user) -> bool:
        return ground.keeps_accounts(user)


class DeliveryInline(Told):
    model = Delivery
    fields = ["number", "sent_on", "channel", "reason", "withdrawn_on"]


@admin.register(Pack)
class PackAdmin(PreparedAdmin):
    visible = staticmethod(access.visible_packs)
    date_hierarchy = "due_on"
    list_display = ["requirement", "year_said", "due_on", "state_badge", "program"]
    list_filter = ["requirement__program", "state", AwaitingFilter]
    list_select_related = ["requirement__program", "requirement__funder"]
    search_fields = ["requirement__title__matches", "requirement__code__matches"]
    fields = ["requirement", ("starts_on", "ends_on"), ("due_on", "state")]
    inlines = [DeliveryInline]

    @admin.display(description=_("exercice"), ordering="ends_on")
    def year_said(self, pack):
        return pack.year_said()

    @admin.display(description=_("état"), ordering="state")
    def state_badge(self, pack):
        return badge(pack.get_state_display(), TONES[PackState(pack.state)])

    @admin.display(description=_("programme"), ordering="requirement__program__title")
    def program(self, pack):
        return pack.program


@admin.register(PackItem)
class PackItemAdmin(PreparedAdmin):
    visible = staticmethod(access.visible_items)
    list_display = ["piece", "pack", "due_on", "is_asked", "program"]
    list_filter = ["pack__requirement__program", AwaitingFilter]
    list_select_related = [
        "piece",
        "pack__requirement__program",
        "report_version__report__program",
        "report_version__report__organization",
    ]
    search_fields = ["piece__title__matches", "pack__requirement__title__matches"]
    fields = ["pack", "piece", "due_on", "report_version", "text"]

    @admin.display(description=_("programme"), ordering="pack__requirement__program__title")
    def program(self, item):
        return item.pack.program

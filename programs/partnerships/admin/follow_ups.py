"""Follow-ups in the admin: written, done and dropped there as on the list of their committee."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.accounts.access import colleagues_of
from programs.admin.base import NumberSearch
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions.machines import follow_up_machine
from programs.partnerships.admin.base import FOLLOW_UP_TONES
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models import FollowUp


def _moving_to(state: FollowUpState):
    def move(*, follow_up, by, on=None, reason=""):
        return follow_up_machine.move(follow_up, state, by=by, on=on, reason=reason)

    return move


STEPS = (
    Step(
        "fait",
        _("Noter qu’il est fait"),
        _moving_to(FollowUpState.DONE),
        FollowUpState.DONE,
        style="",
        consequences=(_("Il ne revient plus à l’ordre du jour."),),
    ),
    Step(
        "abandonner",
        _("Abandonner"),
        _moving_to(FollowUpState.DROPPED),
        FollowUpState.DROPPED,
        style=DANGER,
        consequences=(_("Il ne revient plus à l’ordre du jour, et son motif reste."),),
    ),
    Step(
        "rouvrir",
        _("Rouvrir"),
        _moving_to(FollowUpState.OPEN),
        FollowUpState.OPEN,
        consequences=(_("Il reste à faire, et revient à l’ordre du jour de son comité."),),
    ),
)


class StandingFilter(AwaitingFilter):
    before = {"a-faire": (_("À faire"), lambda request, found: found.open())}


@admin.register(FollowUp)
class FollowUpAdmin(NumberSearch, RecordImportExportMixin, MovesAdmin):
    number_prefix = "S"
    resource_name = "committee_follow_ups"
    visible = staticmethod(access.visible_follow_ups)
    machine = follow_up_machine
    steps = STEPS
    tones = FOLLOW_UP_TONES
    date_hierarchy = "noted_on"
    list_display = [
        "text", "shown_number", "organization", "responsible", "due_on", "state_badge", "committee",
        "program",
    ]  # fmt: skip
    list_filter = ["program", fiscal_year("noted_on"), "state", StandingFilter, "committee"]
    list_select_related = ["program", "committee", "organization"]
    search_fields = [
        "code__matches",
        "text__matches",
        "text_en__matches",
        "responsible__matches",
        "organization__name__matches",
        "committee__name__matches",
    ]
    autocomplete_fields = [
        "committee", "meeting", "decision", "agreement", "action", "organization",
    ]  # fmt: skip

    def get_fields(self, request, obj=None):
        told = ["reason"] if obj and obj.reason else []
        return [
            ("program", "code"),
            "text",
            "text_en",
            ("organization", "responsible", "assigned_to"),
            ("noted_on", "timeline", "due_on"),
            ("committee", "meeting", "decision"),
            ("agreement", "action"),
            "note",
            *told,
        ]

    def get_readonly_fields(self, request, obj=None):
        return ["program", "reason"] if obj else []

    def get_field_queryset(self, db, db_field, request):
        if db_field.name == "assigned_to":
            return colleagues_of(request.user)
        return super().get_field_queryset(db, db_field, request)

    def get_changeform_initial_data(self, request):
        return {"noted_on": today()} | super().get_changeform_initial_data(request)

    def first_day(self, obj):
        return obj.noted_on

    @admin.display(description=_("numéro"), ordering="code")
    def shown_number(self, follow_up):
        return follow_up.display_code

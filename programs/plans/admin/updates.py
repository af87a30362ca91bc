"""The news of actions in the admin: read, approved or returned by coordinators, and written as somebody told them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL
from programs.admin.filters import AwaitingFilter
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.forms import UndatedForm
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import today
from programs.plans import access, actions
from programs.plans.enums import PROGRESS_WRITABLE, ProgressState
from programs.plans.models import ProgressUpdate

TONES = {
    ProgressState.DRAFT: NEUTRAL,
    ProgressState.SUBMITTED: ATTENTION,
    ProgressState.RETURNED: ACTIVE,
    ProgressState.APPROVED: DONE,
}

STEPS = (
    Step(
        "approuver",
        _("Approuver"),
        actions.approve_progress,
        ProgressState.APPROVED,
        style="",
        ask_reason=False,
        consequences=(_("Ce qu’elle dit compte, et l’action passe à l’état qu’elle dit."),),
    ),
    Step(
        "retourner",
        _("Retourner"),
        actions.return_progress,
        ProgressState.RETURNED,
        style=DANGER,
        form=UndatedForm,
        consequences=(_("Qui l’a écrite lira le motif, et pourra la corriger."),),
    ),
    Step(
        "transmettre",
        _("Transmettre"),
        actions.submit_progress,
        ProgressState.SUBMITTED,
        form=UndatedForm,
        ask_reason=False,
    ),
)
WRITTEN = (
    "reported_on",
    "says_state",
    "achievements",
    "ongoing",
    "qualifier",
    "minimum",
    "maximum",
)


@admin.register(ProgressUpdate)
class UpdateAdmin(RecordImportExportMixin, MovesAdmin):
    resource_name = "plan_updates"
    visible = staticmethod(access.visible_updates)
    machine = actions.progress_machine
    steps = STEPS
    tones = TONES
    date_hierarchy = "reported_on"
    list_display = ["action", "reported_on", "organization", "said_by", "state_badge", "plan"]
    list_filter = ["action__plan", "state", AwaitingFilter, "organization"]
    list_select_related = ["action__plan", "organization", "author"]
    search_fields = [
        "action__number__matches",
        "action__text__matches",
        "achievements__matches",
        "ongoing__matches",
    ]
    autocomplete_fields = ["action", "organization"]

    def get_fields(self, request, obj=None):
        told = ["said_by", "reason", "files_joined"] if obj else []
        return [
            "action",
            ("reported_on", "says_state"),
            ("achievements", "ongoing"),
            ("qualifier", "minimum", "maximum"),
            "organization",
            *told,
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        kept = ["action", "organization", "said_by", "reason", "files_joined"]
        return kept if obj.state in PROGRESS_WRITABLE else [*kept, *WRITTEN]

    def get_changeform_initial_data(self, request):
        return {"reported_on": today()} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        if not change:
            self.begin(request, obj)
            return
        answers = {name: form.cleaned_data[name] for name in form.changed_data if name in WRITTEN}
        if answers:
            actions.change_progress(update=obj, answers=answers)

    def begin(self, request, obj) -> None:
        """What a coordinator heard is a draft, in the name of the organisation that told it."""
        made = actions.write_progress(
            action=obj.action,
            author=actions.Author(user=request.user, organization=obj.organization),
            answers={name: getattr(obj, name) for name in WRITTEN},
        )
        obj.__dict__.update(made.__dict__)

    @admin.display(description=_("auteur"))
    def said_by(self, update):
        return update.said_by_whom

    @admin.display(description=_("pièces jointes"))
    def files_joined(self, update):
        return ", ".join(update.files.order_by("pk").values_list("name", flat=True)) or "—"

    @admin.display(description=_("plan"), ordering="action__plan__code")
    def plan(self, update):
        return update.action.plan

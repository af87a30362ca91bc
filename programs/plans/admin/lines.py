"""The lines of plans in the admin: listed and searched here, worked on in the screen of their plan."""

from functools import partial

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED
from programs.admin.base import NumberSearch, ReadInline, ScopedAdmin, ScopedInline
from programs.admin.filters import AwaitingFilter
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import today
from programs.plans import access, actions
from programs.plans.actions.lines import FOLLOWED_FIELDS
from programs.plans.admin.base import OfPlan
from programs.plans.enums import ACTION_TRANSITIONS, ActionState, PlanState
from programs.plans.forms.steps import BlockForm, LiftForm
from programs.plans.models import Action, DueDateChange, Heading, Involvement, Obstacle

TONES = {
    ActionState.UPCOMING: NEUTRAL,
    ActionState.IN_PROGRESS: ACTIVE,
    ActionState.DONE: DONE,
    ActionState.ON_PAUSE: ATTENTION,
    ActionState.POSTPONED: ATTENTION,
    ActionState.ABANDONED: STOPPED,
}
LIFT = "lever-obstacle"
_PRINTED = [
    ("timeline", "timeline_en"),
    ("stated_achievements", "stated_ongoing"),
]


def _step(name: str, label: str, to: str, **options) -> Step:
    return Step(name, label, partial(actions.move_action, to=to), to, **options)


def _lift(*, action: Action, obstacle: Obstacle, on) -> Action:
    actions.lift_obstacle(obstacle=obstacle, on=on)
    return action


STEPS = (
    _step("commencer", _("Commencer"), ActionState.IN_PROGRESS, style=""),
    _step("realiser", _("Noter comme réalisée"), ActionState.DONE, style=""),
    _step("mettre-en-pause", _("Mettre en pause"), ActionState.ON_PAUSE),
    _step("reporter", _("Reporter"), ActionState.POSTPONED),
    _step("remettre-a-venir", _("Remettre à venir"), ActionState.UPCOMING),
    _step("abandonner", _("Abandonner"), ActionState.ABANDONED, style=DANGER),
    Step(
        "bloquer",
        _("Noter un obstacle"),
        actions.block_action,
        sources=tuple(ACTION_TRANSITIONS),
        form=BlockForm,
        ask_reason=False,
        signed=False,
        consequences=(_("L’action est dite bloquée jusqu’à ce que l’obstacle soit levé."),),
    ),
    Step(
        LIFT,
        _("Lever un obstacle"),
        _lift,
        sources=tuple(ACTION_TRANSITIONS),
        form=LiftForm,
        ask_reason=False,
        signed=False,
    ),
)


class InvolvementInline(ScopedInline):
    """Who has a part is adopted with the text."""

    model = Involvement
    fields = ["part", "organization", "label"]
    autocomplete_fields = ["organization"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.plan.is_written)


class ObstacleInline(ReadInline):
    model = Obstacle
    fk_name = "action"
    fields = ["cause", "text", "since", "lifted_on"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("cause")


class DueDateChangeInline(ScopedInline):
    """Kept by themselves; mended here, where a date was only mistyped or the change is of another day."""

    model = DueDateChange
    fields = ["changed_on", "due_before"]

    def has_change_permission(self, request, obj=None):
        is_open = obj is not None and obj.plan.state != PlanState.CLOSED
        return is_open and super().has_change_permission(request, obj)


class LineAdmin(OfPlan, NumberSearch):
    """What headings and actions have in common: a text that was adopted is read, not written."""

    empty_hint = _("Les lignes s’ajoutent dans l’écran de leur plan, ou s’importent d’un fichier.")
    list_select_related = ["plan__program"]
    search_fields = ["number__matches", "text__matches", "text_en__matches", "code__matches"]
    autocomplete_fields = ["plan"]

    def get_readonly_fields(self, request, obj=None):
        kept = super().get_readonly_fields(request, obj)
        if obj is None or obj.plan.is_written:
            return kept
        is_closed = obj.plan.state == PlanState.CLOSED
        followed = set() if is_closed else FOLLOWED_FIELDS
        names = [field.name for field in self.opts.concrete_fields]
        return [*kept, *(name for name in names if name not in followed)]

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.plan.is_written)

    def save_model(self, request, obj, form, change):
        """Through the action, which locks the plan and looks whether it is written."""
        if not change:
            self.begin(request, obj)
            return
        columns = {field.name for field in self.opts.concrete_fields}
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name in columns}
        if changes:
            obj.__dict__.update(actions.change_line(line=obj, **changes).__dict__)

    def delete_model(self, request, obj):
        actions.remove_line(line=obj)


@admin.register(Heading)
class HeadingAdmin(LineAdmin, RecordImportExportMixin, ScopedAdmin):
    number_prefix = "T"
    resource_name = "plan_headings"
    visible = staticmethod(access.visible_headings)
    list_display = ["number", "text", "level", "plan", "program"]
    list_display_links = ["number", "text"]
    list_filter = ["plan", "level"]
    autocomplete_fields = ["plan", "parent"]
    fields = [
        "plan",
        ("level", "parent"),
        ("number", "code"),
        ("text", "text_en"),
        ("aim", "aim_en"),
        *_PRINTED,
    ]
    inlines = [InvolvementInline]

    def begin(self, request, obj) -> None:
        actions.add_heading(heading=obj)


class FollowUpFilter(AwaitingFilter):
    before = {
        "bloquees": (_("Bloquées"), lambda request, records: records.blocked_on(today())),
    }


@admin.register(Action)
class ActionAdmin(LineAdmin, RecordImportExportMixin, MovesAdmin):
    number_prefix = "A"
    resource_name = "plan_actions"
    visible = staticmethod(access.visible_actions)
    machine = actions.action_machine
    steps = STEPS
    read_by_steps = ("obstacles",)
    tones = TONES
    date_hierarchy = "due_on"
    list_display = ["number", "text", "state_badge", "due_on", "plan", "program"]
    list_display_links = ["number", "text"]
    list_filter = ["plan", "state", FollowUpFilter]
    autocomplete_fields = ["plan", "heading"]
    fields = [
        "plan",
        "heading",
        ("number", "code"),
        ("text", "text_en"),
        ("target_population", "target_population_en"),
        ("starts_on", "due_on"),
        ("qualifier", "minimum", "maximum"),
        ("counted", "counted_en", "counting"),
        *_PRINTED,
        "note",
    ]
    inlines = [InvolvementInline, DueDateChangeInline, ObstacleInline]

    def begin(self, request, obj) -> None:
        actions.add_action(action=obj, by=request.user)

    def available_steps(self, record):
        """None once the plan is closed; an obstacle is lifted where one stands."""
        if record.plan.state == PlanState.CLOSED:
            return []
        stands = any(one.lifted_on is None for one in record.obstacles.all())
        return [step for step in super().available_steps(record) if step.name != LIFT or stands]

"""Action plans in the admin: their steps, and what is said of them as a whole. Their lines have a screen."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL
from programs.admin.base import ReadInline, ScopedInline
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.forms import ReasonForm
from programs.importing.admin import RecordImportExportMixin
from programs.plans import access, actions
from programs.plans.enums import PLAN_FOLLOWED, PlanState
from programs.plans.forms.steps import AdoptForm
from programs.plans.models import ActionPlan, Indicator, PlanProgram, PlanVersion

TONES = {
    PlanState.DRAFT: ATTENTION,
    PlanState.ADOPTED: NEUTRAL,
    PlanState.IN_FORCE: ACTIVE,
    PlanState.CLOSED: DONE,
}
ADOPT, REVISE = "adopter", "reviser"
# What an adoption fixes of the plan itself.
TEXTS = (
    "title",
    "title_en",
    "starts_on",
    "ends_on",
    "orientation",
    "orientation_en",
    "framework",
    "framework_en",
)

STEPS = (
    Step(
        ADOPT,
        _("Noter l’adoption"),
        actions.adopt_plan,
        PlanState.ADOPTED,
        sources=(PlanState.DRAFT, *PLAN_FOLLOWED),
        style="",
        form=AdoptForm,
        ask_reason=False,
        consequences=(
            _("Le texte de ses lignes est gardé comme version, et ne change plus sans révision."),
        ),
    ),
    Step(
        "mettre-en-vigueur",
        _("Mettre en vigueur"),
        actions.put_in_force,
        PlanState.IN_FORCE,
        sources=(PlanState.ADOPTED,),
        style="",
        ask_reason=False,
    ),
    Step(
        REVISE,
        _("Ouvrir une révision"),
        actions.revise_plan,
        sources=PLAN_FOLLOWED,
        ask_reason=False,
        consequences=(
            _("Ses lignes s’écrivent de nouveau, jusqu’à l’adoption de la version suivante."),
        ),
    ),
    Step(
        "reprendre-adoption",
        _("Reprendre l’adoption"),
        actions.take_back_adoption,
        PlanState.DRAFT,
        sources=(PlanState.ADOPTED,),
        style=DANGER,
        form=ReasonForm,
        ask_reason=False,
        consequences=(_("Le plan redevient un brouillon ; la version gardée reste."),),
    ),
    Step(
        "fermer",
        _("Clore le plan"),
        actions.close_plan,
        PlanState.CLOSED,
        sources=(PlanState.IN_FORCE,),
        consequences=(_("Ce qu’il dit de ses actions reste tel quel."),),
    ),
    Step(
        "rouvrir",
        _("Rouvrir"),
        actions.reopen_plan,
        PlanState.IN_FORCE,
        sources=(PlanState.CLOSED,),
        form=ReasonForm,
        ask_reason=False,
    ),
)


class PlanProgramInline(ScopedInline):
    model = PlanProgram
    fields = ["program"]


class IndicatorInline(ReadInline):
    model = Indicator
    fields = ["number", "label", "cadence"]
    show_change_link = True


class VersionInline(ReadInline):
    model = PlanVersion
    fields = ["number", "adopted_by", "adopted_on", "noted_by"]


@admin.register(ActionPlan)
class PlanAdmin(RecordImportExportMixin, MovesAdmin):
    resource_name = "plans"
    visible = staticmethod(access.visible_plans)
    machine = actions.plan_machine
    steps = STEPS
    tones = TONES
    date_hierarchy = "starts_on"
    list_display = ["title", "code", "state_badge", "starts_on", "ends_on", "version", "program"]
    list_filter = ["program", fiscal_year("starts_on", until="ends_on"), "state", AwaitingFilter]
    list_select_related = ["program"]
    search_fields = ["code__matches", "title__matches", "title_en__matches", "framework__matches"]
    autocomplete_fields = ["follows"]
    inlines = [PlanProgramInline, VersionInline, IndicatorInline]

    def get_fields(self, request, obj=None):
        adoption = [("adopted_by", "adopted_on"), ("version", "revised_since")] if obj else []
        return [
            "program",
            ("code", "layout"),
            ("title", "title_en"),
            ("starts_on", "ends_on"),
            *adoption,
            ("framework", "framework_en"),
            ("orientation", "orientation_en"),
            "follows",
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        kept = ["program", "adopted_by", "adopted_on", "version", "revised_since"]
        return kept if obj.is_written else [*kept, *TEXTS]

    def get_inlines(self, request, obj):
        """What was just begun has no indicators and no versions."""
        return self.inlines if obj else [PlanProgramInline]

    def begin(self, request, obj):
        actions.begin_plan(plan=obj, by=request.user)

    def available_steps(self, record):
        """A plan is adopted while it is written, and its revision is opened once."""
        shut = {REVISE} if record.is_written else {ADOPT}
        return [step for step in super().available_steps(record) if step.name not in shut]

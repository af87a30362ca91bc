"""What moves the amounts of budgets in the admin: changes with their entries, sharing keys with their parts."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.base import ReadInline
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.budgets import access, actions
from programs.budgets.admin.base import AccountsAdmin, KeptInline
from programs.budgets.enums import ChangeState
from programs.budgets.looks import CHANGE_TONES
from programs.budgets.models import BudgetChange, ChangeEntry, SharingKey, SharingPart
from programs.forms import ReasonForm, UndatedForm

STEPS = (
    Step(
        "approuver",
        _("Approuver"),
        actions.approve_change,
        ChangeState.APPROVED,
        style="",
        form=UndatedForm,
        ask_reason=False,
        consequences=(_("Les postes reçoivent et donnent ce qui est demandé."),),
    ),
    Step(
        "refuser",
        _("Refuser"),
        actions.refuse_change,
        ChangeState.REFUSED,
        style=DANGER,
        form=UndatedForm,
    ),
    Step(
        "reprendre",
        _("Reprendre la décision"),
        actions.take_back_change,
        ChangeState.REQUESTED,
        form=ReasonForm,
        ask_reason=False,
        consequences=(_("La demande attend de nouveau qu’on en décide."),),
    ),
)


class EntryInline(ReadInline):
    model = ChangeEntry
    fields = ["line", "amount", "asked"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("line__budget")


@admin.register(BudgetChange)
class ChangeAdmin(AccountsAdmin, MovesAdmin):
    """A change is asked for on the page of its budget, where each line shows what it has."""

    resource_name = "budget_changes"
    visible = staticmethod(access.visible_changes)
    machine = actions.change_machine
    steps = STEPS
    tones = CHANGE_TONES
    date_hierarchy = "effective_on"
    list_display = ["code", "kind", "why", "state_badge", "requested_on", "effective_on", "program"]
    list_display_links = ["code", "kind"]
    list_filter = ["program", fiscal_year("effective_on"), "kind", "state", AwaitingFilter]
    list_select_related = ["program"]
    search_fields = ["code__matches", "why__matches", "entries__line__label__matches"]
    fields = [
        "program",
        ("code", "kind"),
        ("requested_on", "effective_on"),
        "why",
        ("requested_by", "approved_by"),
        "reason",
    ]
    readonly_fields = [
        "program", "code", "kind", "requested_on", "effective_on", "requested_by", "approved_by",
        "reason",
    ]  # fmt: skip
    inlines = [EntryInline]

    def can_add(self, user):
        return False

    def has_import_permission(self, request):
        return self.can_change(request.user)


class PartInline(KeptInline):
    model = SharingPart
    fields = ["line", "percent"]
    autocomplete_fields = ["line"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("line__budget")


@admin.register(SharingKey)
class KeyAdmin(AccountsAdmin):
    resource_name = "sharing_keys"
    visible = staticmethod(access.visible_sharing_keys)
    list_display = ["code", "label", "retired_on", "program"]
    list_display_links = ["code", "label"]
    list_filter = ["program"]
    list_select_related = ["program"]
    search_fields = ["code__matches", "label__matches"]
    fields = ["program", ("code", "label"), "retired_on"]
    inlines = [PartInline]

    def get_readonly_fields(self, request, obj=None):
        return ["program"] if obj else []

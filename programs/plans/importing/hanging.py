"""The resources of what hangs on the lines of a plan: who has a part in them, what blocks them, their news."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.registry import register
from programs.importing.resources import as_kept, set_attribute
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown
from programs.lib.periods import today
from programs.plans.actions import progress_machine
from programs.plans.enums import ActionState, Part, ProgressState
from programs.plans.importing.naming import (
    LineRef,
    OfPlanResource,
    plan_columns,
    stated_number,
    take_number,
)
from programs.plans.importing.steps import SteppedResource, steps_column
from programs.plans.models import Action, ActionPlan, Heading, Involvement, Obstacle, ProgressUpdate

_TEXT = kinds.Kind()


def _action_column(*, required: bool) -> Column:
    return Column(
        "action", "action", "action", LineRef(Action), required=required, attribute="action_id",
        also=("code de l’action",),
    )  # fmt: skip


class OfActionResource(OfPlanResource):
    """Records of an action. A plan that is closed, and whose version is kept here, takes no more of them."""

    within = ("action_id",)

    def keys(self, get):
        """Texts count as spreadsheets keep them, with their own ends of lines."""
        return super().keys(lambda name: as_kept(get(name)))

    def weak_keys(self, get):
        return super().weak_keys(lambda name: as_kept(get(name)))

    def plan_of(self, instance) -> ActionPlan:
        return instance.action.plan

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("action__plan__program")


@register
class InvolvementsResource(OfPlanResource):
    """Who has a part in an action, or in all those under a heading. It is part of what was adopted."""

    name = "plan_involvements"
    label = _("Participations aux actions")
    key_fields = ("organization", "label", "action", "heading")
    weak_identity = ("action_id", "heading_id", "part", "organization_id")
    identity = (*weak_identity, "label")
    followed = frozenset()
    alternatives = (
        (("action",), ("heading",)),
        (("organization",), ("label",)),
    )
    columns = (
        *plan_columns(attribute=""),
        _action_column(required=False),
        Column("heading", "titre", "heading", LineRef(Heading), attribute="heading_id"),
        Column("part", "part", "part", kinds.Choice(Part), required=True),
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(),
            attribute="organization_id",
        ),
        Column(
            "label", "tel qu’écrit", "as written",
            kinds.Text(_("ce que le plan imprime, ou un rôle : comité directeur")), also=("rôle", "role"),
        ),
    )  # fmt: skip

    class Meta:
        model = Involvement

    def existing(self, rows):
        actions, headings = (self._references(rows, name) for name in ("action_id", "heading_id"))
        return Involvement.objects.filter(Q(action__in=actions) | Q(heading__in=headings))

    def plan_of(self, instance) -> ActionPlan:
        return (instance.action or instance.heading).plan

    def for_export(self, queryset):
        lines = ("action__plan__program", "heading__plan__program")
        return super().for_export(queryset).select_related(*lines)


@register
class ObstaclesResource(OfActionResource):
    name = "plan_obstacles"
    label = _("Obstacles des actions")
    key_fields = ("text", "cause", "action")
    weak_identity = ("action_id", "cause_id", "text")
    identity = (*weak_identity, "since")
    moving_days = ("since", "lifted_on", "seen_on")
    columns = (
        *plan_columns(attribute=""),
        _action_column(required=True),
        Column("cause", "attend l’action", "waits for", LineRef(Action), attribute="cause_id"),
        Column("text", "obstacle", "obstacle", _TEXT),
        Column("since", "depuis le", "since", kinds.Day(), required=True),
        Column("lifted_on", "levé le", "lifted on", kinds.Day()),
        Column("seen_on", "levée vue le", "lifting seen on", kinds.Day()),
    )

    class Meta:
        model = Obstacle

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("cause")


@register
class UpdatesResource(OfActionResource, SteppedResource):
    """The news of actions, without their files. They move no action: the steps of the actions say where they stand."""

    name = "plan_updates"
    label = _("Nouvelles des actions")
    machine = progress_machine
    key_fields = ("achievements", "reported_on", "action")
    weak_identity = ("action_id", "reported_on", "organization_id")
    identity = (*weak_identity, "achievements", "ongoing", "says_state", "minimum", "maximum")
    moving_days = ("reported_on", "steps")
    columns = (
        *plan_columns(attribute=""),
        _action_column(required=True),
        Column("reported_on", "en date du", "as of", kinds.Day(), required=True, also=("date",)),
        Column("achievements", "réalisations", "achievements", _TEXT),
        Column("ongoing", "actions en cours", "actions under way", _TEXT),
        Column(
            "says_state", "où en est l’action", "where the action stands",
            kinds.Choice(ActionState, blank=""),
        ),
        Column("quantity", "nombre", "number", kinds.StatedQuantity(), attribute=""),
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(),
            attribute="organization_id",
        ),
        Column("author_name", "auteur", "author", _TEXT, attribute=""),
        Column("state", "état", "state", kinds.Choice(ProgressState)),
        steps_column(ProgressState),
        Column("reason", "motif du retour", "reason for the return", _TEXT),
    )  # fmt: skip

    class Meta:
        model = ProgressUpdate

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        take_number(row)

    def existing(self, rows):
        return super().existing(rows).select_related("author")

    def complete(self, row: Row) -> None:
        super().complete(row)
        keep_unknown(row)
        # Whoever wrote it from an account stays its author, and is named by it.
        if row.has("author_name") and not row.instance.author_id:
            set_attribute(row, row.instance, "author_name", row.text("author_name"))

    def check(self, row: Row) -> None:
        super().check(row)
        longest = ProgressUpdate._meta.get_field("author_name").max_length
        if len(row.text("author_name")) > longest:
            row.refuse("author_name", gettext("Ce nom est trop long."))

    def moved_on(self, row: Row) -> date:
        return row.instance.reported_on if row.is_new else today()

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("author")

    def cell(self, instance, column: Column):
        if column.name == "author_name":
            return instance.said_by_whom
        return (
            stated_number(instance) if column.name == "quantity" else super().cell(instance, column)
        )

"""The only doors to action plans: coordinators to those of their programs, partners to what they carry out."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from programs.access import programs_coordinated_by
from programs.enums import MembershipRole
from programs.links import record_of
from programs.plans.enums import PARTS_CARRYING, PlanState
from programs.plans.models import (
    Action,
    ActionPlan,
    Heading,
    Indicator,
    IndicatorTarget,
    Involvement,
    Measurement,
    Obstacle,
    PlanVersion,
    ProgressLink,
    ProgressUpdate,
)

# What has been adopted is no secret from those who carry it out; a draft is.
_SHARED = (PlanState.ADOPTED, PlanState.IN_FORCE, PlanState.CLOSED)


def visible_plans(user) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.filter(program__in=programs_coordinated_by(user))


def visible_versions(user) -> QuerySet[PlanVersion]:
    return PlanVersion.objects.filter(plan__in=visible_plans(user))


def visible_headings(user) -> QuerySet[Heading]:
    return Heading.objects.filter(plan__in=visible_plans(user))


def visible_actions(user) -> QuerySet[Action]:
    return Action.objects.filter(plan__in=visible_plans(user))


def actions_ever_visible(user) -> QuerySet[Action]:
    """Those that were taken out of their plan as well: the figures of periods that are over count them."""
    return Action.ever.filter(plan__in=visible_plans(user))


def visible_involvements(user) -> QuerySet[Involvement]:
    of_actions, of_headings = (
        Q(action__in=visible_actions(user)),
        Q(heading__in=visible_headings(user)),
    )
    return Involvement.objects.filter(of_actions | of_headings)


def visible_obstacles(user) -> QuerySet[Obstacle]:
    return Obstacle.objects.filter(action__in=visible_actions(user))


def visible_updates(user) -> QuerySet[ProgressUpdate]:
    return ProgressUpdate.objects.filter(action__plan__in=visible_plans(user))


def visible_progress_links(user) -> QuerySet[ProgressLink]:
    return ProgressLink.objects.filter(plan__in=visible_plans(user))


def visible_indicators(user) -> QuerySet[Indicator]:
    return Indicator.objects.filter(plan__in=visible_plans(user))


def visible_targets(user) -> QuerySet[IndicatorTarget]:
    return IndicatorTarget.objects.filter(indicator__plan__in=visible_plans(user))


def visible_measurements(user) -> QuerySet[Measurement]:
    return Measurement.objects.filter(indicator__plan__in=visible_plans(user))


def get_plan_for(user, pk) -> ActionPlan:
    return get_object_or_404(visible_plans(user).select_related("program__lead"), pk=pk)


def get_action_for(user, pk) -> Action:
    return get_object_or_404(visible_actions(user).select_related("plan__program__lead"), pk=pk)


def get_heading_for(user, pk) -> Heading:
    return get_object_or_404(visible_headings(user).select_related("plan__program__lead"), pk=pk)


def lines_taken_out(plan: ActionPlan) -> list[Heading | Action]:
    """What was taken out of ``plan``, the last first: all of it can be put back."""
    found = [
        line
        for model in (Heading, Action)
        for line in model.ever.filter(plan=plan, removed_on__isnull=False)
    ]
    return sorted(found, key=lambda line: (-line.removed_on.toordinal(), line.position))


def get_line_ever_for(user, model: type[Heading | Action], pk) -> Heading | Action:
    """A line that stands in its plan or was taken out of it: whoever presses twice has put it back once."""
    lines = model.ever.filter(plan__in=visible_plans(user))
    return get_object_or_404(lines.select_related("plan"), pk=pk)


def get_update_for(user, pk) -> ProgressUpdate:
    updates = visible_updates(user).select_related("action__plan__program__lead", "organization")
    return get_object_or_404(updates, pk=pk)


# --- Those who carry the actions out --------------------------------------------------------------


def carried_actions(user) -> QuerySet[Action]:
    """What the organisations that the user is a partner for carry out, in plans that were adopted."""
    memberships = user.memberships.counting(
        MembershipRole.PARTNER, OuterRef(OuterRef("plan__program__lead"))
    )
    parts = Involvement.objects.filter(
        Exists(memberships.filter(organization=OuterRef("organization"))),
        part__in=PARTS_CARRYING,
    )
    return Action.objects.filter(plan__state__in=_SHARED).carried_through(parts)


def get_carried_action_for(user, pk) -> Action:
    return get_object_or_404(carried_actions(user).select_related("plan__program__lead"), pk=pk)


def own_updates(user) -> QuerySet[ProgressUpdate]:
    """What was written in the name of the organisations that the user is a partner for, on what they carry out."""
    memberships = user.memberships.counting(
        MembershipRole.PARTNER, OuterRef("action__plan__program__lead")
    )
    return ProgressUpdate.objects.filter(
        Exists(memberships.filter(organization=OuterRef("organization"))),
        action__plan__state__in=_SHARED,
    )


def link_of(token: str) -> ProgressLink | None:
    """The link that ``token`` opens now; None where it is over, closed, or not the last one that was sent."""
    links = ProgressLink.objects.open_at(timezone.now())
    return record_of(token, links.select_related("plan__program__lead", "organization"))


def actions_of_link(link: ProgressLink) -> QuerySet[Action]:
    """What whoever holds ``link`` writes about: what its organisation carries out in its plan, once adopted."""
    actions = Action.objects.filter(plan=link.plan, plan__state__in=_SHARED)
    return actions.carried_by([link.organization_id])


def updates_of_link(link: ProgressLink) -> QuerySet[ProgressUpdate]:
    return ProgressUpdate.objects.filter(
        organization=link.organization, action__in=actions_of_link(link)
    )

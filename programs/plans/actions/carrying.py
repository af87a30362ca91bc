"""Next year's plan: a copy of this one, with the actions that are carried over."""

import uuid
from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.lib.periods import add_months, today
from programs.plans.actions.plans import begin_plan, locked
from programs.plans.enums import DEPTHS, ActionState
from programs.plans.models import (
    Action,
    ActionMove,
    ActionPlan,
    Heading,
    Involvement,
    Obstacle,
    PlanProgram,
)
from programs.submissions import made_once

# Work that had begun goes on; all else is yet to come.
_GOES_ON = (ActionState.IN_PROGRESS, ActionState.ON_PAUSE)
_COPIED = ("orientation", "orientation_en", "framework", "framework_en", "layout")


def begin_once(*, plan: ActionPlan, by, submission: uuid.UUID | None) -> tuple[ActionPlan, bool]:
    """Save a new draft and say whether it is new: the same ``submission`` twice makes one plan."""
    plan.submission = submission
    return made_once(
        lambda: begin_plan(plan=plan, by=by),
        lambda: (
            ActionPlan.objects.filter(submission=submission, program=plan.program).first()
            if submission
            else None
        ),
    )


@transaction.atomic
def carry_over(
    *,
    plan: ActionPlan,
    into: ActionPlan,
    actions: Collection[int],
    shifted: bool,
    by,
    submission: uuid.UUID | None = None,
) -> ActionPlan:
    """Begin the draft ``into``, which follows ``plan``: all its headings, and those of its ``actions`` (their keys).

    They keep their numbers, who has a part in them and what blocks them. ``shifted`` moves their days by as many
    months as lie between both plans; otherwise they have none. The same ``submission`` twice makes one plan, the first.
    """
    before = locked(plan)
    chosen = list(before.actions.filter(pk__in=actions).order_by("position", "pk"))
    if len(chosen) != len(set(actions)):
        raise ValidationError({"actions": _("Une des actions n’est pas de ce plan.")})
    into.program, into.follows = before.program, before
    for name in _COPIED:
        setattr(into, name, getattr(before, name))
    made, is_new = begin_once(plan=into, by=by, submission=submission)
    if not is_new:
        return made
    for other in before.programs.all():
        PlanProgram.objects.create(plan=made, program=other.program)
    headings = _copied_headings(before, made)
    months = _months_between(before.starts_on, made.starts_on) if shifted else None
    copies = _copied_actions(chosen, made, headings, months, by)
    _copy_parts(before, headings, copies)
    _copy_obstacles(chosen, copies)
    return made


def _months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def _copied_headings(before: ActionPlan, made: ActionPlan) -> dict[int, Heading]:
    """Each copy by the key of what it is a copy of. The wider are saved before those that stand under them."""
    copies: dict[int, Heading] = {}
    originals = sorted(before.headings.all(), key=lambda one: DEPTHS[one.level])
    for level in dict.fromkeys(one.level for one in originals):
        here = {one.pk: one for one in originals if one.level == level}
        fresh = {
            pk: _copy(one, plan=made, parent=copies.get(one.parent_id)) for pk, one in here.items()
        }
        Heading.objects.bulk_create(fresh.values())
        copies |= fresh
    return copies


def _copied_actions(chosen, made, headings, months, by) -> dict[int, Action]:
    copies = {
        one.pk: _copy(
            one,
            plan=made,
            heading=headings.get(one.heading_id),
            state=one.state if one.state in _GOES_ON else ActionState.UPCOMING,
            reason="",
            starts_on=_moved(one.starts_on, months),
            due_on=_moved(one.due_on, months),
            carried_from=one,
        )
        for one in chosen
    }
    Action.objects.bulk_create(copies.values())
    day = min(today(), made.starts_on)
    ActionMove.objects.bulk_create(
        ActionMove(action=one, to_state=one.state, effective_on=day, moved_by=by)
        for one in copies.values()
    )
    return copies


def _moved(day: date | None, months: int | None) -> date | None:
    return add_months(day, months) if day and months is not None else None


def _copy(line, **changes):
    """A new line that says the same, but what the document of its year said of what was done."""
    values = {
        column.attname: getattr(line, column.attname)
        for column in line._meta.concrete_fields
        if not column.primary_key
    }
    fresh = type(line)(**values | {"stated_achievements": "", "stated_ongoing": ""})
    for name, value in changes.items():
        setattr(fresh, name, value)
    return fresh


def _copy_parts(before: ActionPlan, headings: dict, copies: dict) -> None:
    parts = Involvement.objects.filter(action__in=copies) | Involvement.objects.filter(
        heading__plan=before
    )
    Involvement.objects.bulk_create(
        Involvement(
            action=copies.get(one.action_id),
            heading=headings.get(one.heading_id),
            part=one.part,
            organization_id=one.organization_id,
            label=one.label,
        )
        for one in parts.order_by("pk")
    )


def _copy_obstacles(chosen: list[Action], copies: dict[int, Action]) -> None:
    """What still blocks an action blocks its copy; but another action only where that one is carried over too."""
    standing = Obstacle.objects.filter(action__in=chosen, lifted_on=None).order_by("pk")
    Obstacle.objects.bulk_create(
        Obstacle(
            action=copies[one.action_id],
            cause=copies.get(one.cause_id),
            text=one.text,
            since=one.since,
        )
        for one in standing
        if one.cause_id is None or one.cause_id in copies or one.text
    )

"""What happens to the lines of a plan: written while it is a draft or revised, followed at all times."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import F, Max
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.moves import Machine
from programs.plans.actions.due_dates import keep_due_dates
from programs.plans.actions.obstacles import lift_behind, stand_again_behind
from programs.plans.actions.plans import locked
from programs.plans.enums import (
    ACTION_REASON_REQUIRED,
    ACTION_TRANSITIONS,
    ActionState,
    PlanState,
)
from programs.plans.models import Action, ActionMove, ActionPlan, Heading

action_machine = Machine(
    model=Action,
    log=ActionMove,
    states=ActionState,
    transitions=ACTION_TRANSITIONS,
    reason_required=ACTION_REASON_REQUIRED,
)

# What belongs to the follow-up, and is changed whatever the state of the plan until it is closed. All else of a line
# is its text, which an adoption fixed.
FOLLOWED_FIELDS = frozenset({"due_on", "starts_on", "note", "timeline", "timeline_en", "counting"})

Line = Heading | Action


def opened(plan: ActionPlan) -> ActionPlan:
    """The plan, locked; refused where it is closed."""
    found = locked(plan)
    if found.state == PlanState.CLOSED:
        raise ValidationError(_("Ce plan est clos : rouvrez-le pour y changer quelque chose."))
    return found


def written(plan: ActionPlan) -> ActionPlan:
    """The plan, locked; refused where its text is adopted."""
    found = opened(plan)
    if not found.is_written:
        raise ValidationError(
            _("Le texte du plan est adopté : ouvrez une révision pour le changer.")
        )
    return found


@transaction.atomic
def add_heading(*, heading: Heading, after: Line | None = None) -> Heading:
    """Add a heading at the end of its plan, or right after the line ``after``."""
    return _add(heading, after)


@transaction.atomic
def add_action(*, action: Action, by, on: date | None = None, after: Line | None = None) -> Action:
    """Add an action at the end of its plan, or right after the line ``after``."""
    plan = written(action.plan)
    action.position = _place_for(plan, after)
    return action_machine.begin(action, by=by, on=on or _first_day(plan))


def _first_day(plan: ActionPlan) -> date:
    """From when an action that is added now is followed: with its plan, but no earlier than the revision it came by."""
    return min(today(), max(plan.starts_on, plan.revised_since or plan.starts_on))


def _add(line: Heading, after: Line | None) -> Heading:
    plan = written(line.plan)
    line.position = _place_for(plan, after)
    line.full_clean()
    line.save()
    return line


def _place_for(plan: ActionPlan, after: Line | None) -> int:
    """A free place of the plan: its last, or the one that opens right after a line."""
    if after is None:
        last = [rows.aggregate(last=Max("position"))["last"] for rows in _rows_of(plan)]
        return max((one for one in last if one is not None), default=-1) + 1
    for rows in _rows_of(plan):
        rows.filter(position__gt=after.position).update(position=F("position") + 1)
    return after.position + 1


def _rows_of(plan: ActionPlan):
    return plan.headings.all(), plan.actions.all()


@transaction.atomic
def change_line(*, line: Line, **changes) -> Line:
    """Write ``changes`` on a line: its texts while the plan is written, its dates and notes until it is closed."""
    plan = opened(line.plan) if FOLLOWED_FIELDS.issuperset(changes) else written(line.plan)
    found = type(line).objects.select_for_update(of=("self",)).get(pk=line.pk, plan=plan)
    for name, value in changes.items():
        setattr(found, name, value)
    found.full_clean()
    if "due_on" in changes:
        keep_due_dates([found])
    found.save()
    return found


@transaction.atomic
def move_line(*, line: Line, under: Heading | None, after: Line | None = None) -> Line:
    """Put a line, and all that stands under it, under another heading: at the end of the plan, or after ``after``."""
    plan = written(line.plan)
    found = type(line).objects.select_for_update(of=("self",)).get(pk=line.pk, plan=plan)
    setattr(found, "parent" if isinstance(found, Heading) else "heading", under)
    found.position = _place_for(plan, after)
    found.full_clean()
    found.save()
    return found


@transaction.atomic
def remove_line(*, line: Line) -> None:
    """Take a line out of a plan that is being written. One with news, or with lines under it, stays.

    Once the plan has been adopted the line is only set aside: the periods that its versions hold count it still, and
    it can be put back.
    """
    plan = written(line.plan)
    if isinstance(line, Action) and line.updates.exists():
        raise ValidationError(
            _(
                "Des nouvelles ont été données sur cette action : abandonnez-la plutôt que de la supprimer."
            )
        )
    if isinstance(line, Heading) and (line.children.exists() or line.actions.exists()):
        raise ValidationError(_("Déplacez ou supprimez d’abord les lignes qui sont sous celle-ci."))
    if plan.version == 0:
        line.delete()
    else:
        _set_aside(line)


def _set_aside(line: Line) -> None:
    """Mark a line as taken out. Raises ProtectedError where a deletion would: something else goes by it."""
    Collector(using=DEFAULT_DB_ALIAS, origin=line).collect([line], fail_on_restricted=False)
    day = today()
    if isinstance(line, Action):
        lift_behind(line, day)
    type(line).objects.filter(pk=line.pk).update(removed_on=day)


@transaction.atomic
def put_back(*, line: Line) -> Line:
    """Put a line that was taken out of a plan back in its place, with the headings above it."""
    written(line.plan)
    found = type(line).ever.select_for_update(of=("self",)).get(pk=line.pk)
    above = found.parent if isinstance(found, Heading) else found.heading
    if above is not None and above.removed_on is not None:
        put_back(line=above)
    found.removed_on = None
    found.full_clean()
    found.save(update_fields=["removed_on"])
    return found


@transaction.atomic
def move_action(*, action: Action, to: str, by, on: date | None = None, reason: str = "") -> Action:
    """Say where an action stands. What waited for it can go on once it is done, and waits again if it is not."""
    opened(action.plan)
    before = action.state
    moved = action_machine.move(action, to, by=by, on=on, reason=reason)
    day = on or today()
    if to == ActionState.DONE:
        lift_behind(moved, day)
    elif before == ActionState.DONE:
        stand_again_behind(moved)
    return moved

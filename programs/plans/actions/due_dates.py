"""Keeping what the due dates of followed actions were, each time that they change."""

from collections.abc import Iterable

from programs.lib.periods import today
from programs.plans.enums import PlanState
from programs.plans.models import Action, DueDateChange


def keep_due_dates(actions: Iterable[Action]) -> None:
    """Call with actions whose due dates are about to be written: what these were until today is kept.

    Of a plan that was never adopted nothing was due yet. A first due date is no change: it only had not been written.
    What goes back within a day to what it was has not changed.
    """
    written = {action.pk: action.due_on for action in actions if action.pk}
    stored = Action.objects.filter(pk__in=written, due_on__isnull=False)
    before = dict(stored.exclude(plan__state=PlanState.DRAFT).values_list("pk", "due_on"))
    changed = [pk for pk, due in before.items() if due != written[pk]]
    if not changed:
        return
    day = today()
    DueDateChange.objects.bulk_create(
        [DueDateChange(action_id=pk, due_before=before[pk], changed_on=day) for pk in changed],
        ignore_conflicts=True,
    )
    for one in DueDateChange.objects.filter(action__in=changed, changed_on=day):
        if one.due_before == written[one.action_id]:
            one.delete()

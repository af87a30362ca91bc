"""Where the lines of a plan stand."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.plans.actions.lines import Line, written
from programs.plans.models import Action, ActionPlan, Heading
from programs.plans.trees import Branch, tree_of


@transaction.atomic
def shift_line(*, line: Line, by: int) -> None:
    """Put a line, with all under it, one place before (``by`` is -1) or after (1) what stands beside it."""
    plan = written(line.plan)
    tree = tree_of(plan)
    for branch in tree.walk():
        beside = branch.items
        place = next((n for n, item in enumerate(beside) if line_of(item) == line), None)
        if place is None:
            continue
        if not 0 <= place + by < len(beside):
            raise ValidationError(
                _("Cette ligne est déjà la première sous son titre.")
                if by < 0
                else _("Cette ligne est déjà la dernière sous son titre.")
            )
        beside[place], beside[place + by] = beside[place + by], beside[place]
        _renumber(plan, list(_in_order(tree, branch, beside)))
        return


def line_of(item: "Branch | Action") -> Line:
    return item.heading if isinstance(item, Branch) else item


def _in_order(branch: Branch, changed: Branch, beside: list) -> Iterator[Line]:
    for item in beside if branch is changed else branch.items:
        yield line_of(item)
        if isinstance(item, Branch):
            yield from _in_order(item, changed, beside)


def _renumber(plan: ActionPlan, lines: list[Line]) -> None:
    """Give the lines of ``plan`` the places of their order; those that have theirs already are left alone."""
    moved = []
    for place, line in enumerate(lines):
        if line.position != place:
            line.position = place
            moved.append(line)
    for model in (Heading, Action):
        model.objects.bulk_update([one for one in moved if isinstance(one, model)], ["position"])

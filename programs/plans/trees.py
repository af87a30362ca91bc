"""The tree of a plan, read in as many queries whatever its size."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet

from programs.plans.models import Action, ActionPlan, Heading


@dataclass
class Branch:
    """A heading, or the top of the plan (None), with what stands right under it, in the order of the document."""

    heading: Heading | None
    depth: int = 0
    branches: list["Branch"] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)

    def walk(self) -> Iterator["Branch"]:
        """This branch and all those under it, in the order of reading."""
        yield self
        for branch in self.branches:
            yield from branch.walk()

    def all_actions(self) -> list[Action]:
        return [action for branch in self.walk() for action in branch.actions]

    @property
    def items(self) -> list["Branch | Action"]:
        """What stands right under it, headings and actions mixed as the document has them."""
        found: list[Branch | Action] = [*self.branches, *self.actions]
        return sorted(found, key=_place)


def _place(item: "Branch | Action") -> tuple:
    line = item.heading if isinstance(item, Branch) else item
    assert line is not None
    return line.position, line.number_key, isinstance(line, Action), line.pk


def tree_of(plan: ActionPlan, actions: QuerySet[Action] | None = None) -> Branch:
    """The whole tree of ``plan`` in two queries, and those that ``actions`` prefetches.

    ``actions`` are those to show, all by default: headings stay, whatever is left under them.
    """
    headings = plan.headings.order_by("position", "number_key", "pk")
    shown = plan.actions.all() if actions is None else actions
    return grown(headings, shown.order_by("position", "number_key", "pk"))


def grown(headings, actions) -> Branch:
    """The tree that ``headings`` and ``actions``, of one plan and in their order, make."""
    top = Branch(None)
    branches = {heading.pk: Branch(heading) for heading in headings}
    under: dict[int | None, list[Branch]] = defaultdict(list)
    for branch in branches.values():
        under[branch.heading.parent_id].append(branch)
    for branch in branches.values():
        branch.branches = under[branch.heading.pk]
    top.branches = under[None]
    for action in actions:
        branches.get(action.heading_id, top).actions.append(action)
    for branch in top.walk():
        for lower in branch.branches:
            lower.depth = branch.depth + 1
    return top

"""What a version of a plan keeps, and how two of them differ, line by line."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from programs.plans.enums import Part
from programs.plans.models import Action, ActionPlan, Heading, Involvement
from programs.plans.trees import Branch, tree_of

_PLAN_FIELDS = ("title", "title_en", "orientation", "orientation_en", "framework", "framework_en")
_LINE_FIELDS = (
    "number",
    "text",
    "text_en",
    "timeline",
    "timeline_en",
    "stated_achievements",
    "stated_ongoing",
)
_HEADING_FIELDS = ("level", "aim", "aim_en")
_ACTION_FIELDS = ("target_population", "target_population_en", "counted", "counted_en", "qualifier")


def content_of(plan: ActionPlan) -> dict[str, Any]:
    """The texts of ``plan`` and its lines in the order of reading, as JSON: what an adoption keeps.

    A line is known by its key (« H12 », « A75 »), never by its number, which may stand twice.
    """
    own = {name: getattr(plan, name) for name in _PLAN_FIELDS}
    days = {"starts_on": plan.starts_on.isoformat(), "ends_on": plan.ends_on.isoformat()}
    involved = Prefetch("involvements", Involvement.objects.select_related("organization"))
    tree = tree_of(plan, plan.actions.prefetch_related(involved))
    headings = [branch.heading for branch in tree.walk() if branch.heading]
    prefetch_related_objects(headings, involved)
    return {"plan": own | days, "lines": list(_lines(tree, ""))}


def _lines(branch: Branch, under: str):
    for item in branch.items:
        if isinstance(item, Branch):
            key = f"H{item.heading.pk}"
            yield _heading(item.heading) | {"key": key, "under": under}
            yield from _lines(item, key)
        else:
            yield _action(item) | {"key": f"A{item.pk}", "under": under}


def _heading(heading: Heading) -> dict[str, Any]:
    said = {name: getattr(heading, name) for name in (*_LINE_FIELDS, *_HEADING_FIELDS)}
    return said | _parts(heading)


def _action(action: Action) -> dict[str, Any]:
    said = {name: getattr(action, name) for name in (*_LINE_FIELDS, *_ACTION_FIELDS)}
    numbers = {name: _plain(getattr(action, name)) for name in ("minimum", "maximum")}
    due = action.due_on.isoformat() if action.due_on else ""
    return said | numbers | _parts(action) | {"level": "action", "due_on": due}


def _parts(line: Heading | Action) -> dict[str, list[str]]:
    return {
        part.value: [str(one) for one in line.involvements.all() if one.part == part]
        for part in Part
    }


def _plain(number) -> str:
    return "" if number is None else format(number, "f")


@dataclass(frozen=True)
class Difference:
    """One line that two versions do not say alike: ``before`` is None where it is new, ``after`` where it is gone.

    ``fields`` are those that differ, « under » where the line moved; none where the line is new or gone.
    """

    before: dict[str, Any] | None
    after: dict[str, Any] | None
    fields: tuple[str, ...] = ()


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """What changed from the content of one version to that of another: first as the later reads, then what is gone."""
    earlier = {line["key"]: line for line in before["lines"]}
    later = {line["key"]: line for line in after["lines"]}
    found = [
        Difference(earlier.get(key), line, _changed(earlier.get(key), line))
        for key, line in later.items()
        if earlier.get(key) != line
    ]
    gone = [Difference(line, None) for key, line in earlier.items() if key not in later]
    return found + gone


def _changed(before: dict[str, Any] | None, after: dict[str, Any]) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(name for name in after if before.get(name) != after[name])

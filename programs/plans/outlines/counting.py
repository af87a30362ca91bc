"""A tree as plain data, with its counts: what ``import_plan --json`` prints."""

from collections import Counter
from typing import Any

from programs.plans.enums import Level
from programs.plans.outlines.model import Line, Outline

_COUNTS = {
    "axes": Level.AXIS,
    "themes": Level.THEME,
    "objectives": Level.OBJECTIVE,
    "specific_objectives": Level.SPECIFIC,
    "actions": Level.ACTION,
}
_DETAILS = (
    "place",
    "tags",
    "aim",
    "responsible",
    "collaborators",
    "concerned",
    "timeline",
    "achievements",
    "ongoing",
    "target_population",
    "planned",
)


def as_json(outline: Outline) -> dict[str, Any]:
    """The counts of each level and of the actions by axis and by tag, the warnings and the tree.

    An axis is named by its number, or by its title where it has none; « » are the actions outside of any axis.
    """
    counts = Counter(line.level for line in outline.walk())
    return {
        "title": outline.title,
        "period": outline.period,
        "adopted_on": outline.adopted_on,
        "orientation": outline.orientation,
        **{name: counts[level] for name, level in _COUNTS.items()},
        "by_axis": _by_axis(outline),
        "tags": dict(Counter(tag for line in outline.of(Level.ACTION) for tag in line.tags)),
        "warnings": [
            {"code": warned.code, "place": warned.place, "message": warned.message}
            for warned in outline.warnings
        ],
        "outline": [_tree(line) for line in outline.lines],
    }


def _by_axis(outline: Outline) -> dict[str, int]:
    numbers = Counter(line.number for line in outline.of(Level.AXIS))
    found: dict[str, int] = {}
    for line in outline.lines:
        is_axis = line.level == Level.AXIS
        name = (
            (line.number if numbers[line.number] == 1 else line.text) or line.text
            if is_axis
            else ""
        )
        actions = sum(one.level == Level.ACTION for one in line.walk())
        if is_axis or actions:
            found[name] = found.get(name, 0) + actions
    return found


def _tree(line: Line) -> dict[str, Any]:
    details = {name: value for name in _DETAILS if (value := getattr(line, name))}
    said = {
        name: list(value) if isinstance(value, tuple) else value for name, value in details.items()
    }
    return {
        "level": Level(line.level).value,
        "number": line.number,
        "text": line.text,
        **said,
        "lines": [_tree(other) for other in line.lines],
    }

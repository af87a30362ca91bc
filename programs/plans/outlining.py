"""A plan that is followed here as the outline that is written to a file: the opposite of bringing one in."""

from django.db.models import Prefetch, prefetch_related_objects

from programs.lib.periods import format_date
from programs.plans.enums import Level, Part
from programs.plans.models import Action, ActionPlan, Heading, Involvement
from programs.plans.outlines.model import Line, Outline
from programs.plans.trees import Branch, tree_of

_INVOLVED = Prefetch("involvements", Involvement.objects.select_related("organization"))


def outline_of(plan: ActionPlan) -> Outline:
    """``plan`` with all its lines, in French and as it is printed. As many queries whatever its size."""
    tree = tree_of(plan, plan.actions.prefetch_related(_INVOLVED))
    headings = [branch.heading for branch in tree.walk() if branch.heading]
    prefetch_related_objects(headings, _INVOLVED)
    return Outline(
        title=plan.title,
        period=plan.period.label,
        adopted_on=format_date(plan.adopted_on, "fr") if plan.adopted_on else "",
        orientation=plan.orientation,
        lines=_lines(tree),
    )


def _lines(branch: Branch) -> list[Line]:
    return [_heading(item) if isinstance(item, Branch) else _action(item) for item in branch.items]


def _heading(branch: Branch) -> Line:
    heading = branch.heading
    return Line(level=Level(heading.level), aim=heading.aim, lines=_lines(branch), **_said(heading))


def _action(action: Action) -> Line:
    return Line(
        level=Level.ACTION,
        target_population=action.target_population,
        planned=planned_said(action),
        **_said(action),
    )


def _said(line: Heading | Action) -> dict:
    """What headings and actions have in common. A timeline that is only a date is that date."""
    due = getattr(line, "due_on", None)
    return {
        "number": line.number,
        "text": line.text,
        "timeline": line.timeline or (due.isoformat() if due else ""),
        "achievements": line.stated_achievements,
        "ongoing": line.stated_ongoing,
        "responsible": _names(line, Part.RESPONSIBLE),
        "collaborators": _names(line, Part.COLLABORATOR),
        "concerned": _names(line, Part.CONCERNED),
    }


def _names(line: Heading | Action, part: Part) -> tuple[str, ...]:
    return tuple(str(one) for one in line.involvements.all() if one.part == part)


def planned_said(action: Action) -> str:
    """« environ 12 ateliers »: how many are planned, in words; "" where nothing says."""
    quantity = action.quantity
    said = quantity.display("fr") if quantity.is_known else ""
    return " ".join(filter(None, (said, action.counted if said else "")))

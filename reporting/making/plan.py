"""Makes the document of an action plan: as an outline or as tables, as it was adopted or as it is written now."""

from typing import Any

from programs.plans.enums import Level
from reporting.documents.parts import Link
from reporting.documents.plan import build_plan
from reporting.making import Made, Order
from reporting.plan_facts import PlanFacts, PlanLine, gather_plan


def gather(order: Order) -> PlanFacts:
    asked = order.options
    return gather_plan(
        order.kind,
        asked["plan"],
        order.language,
        order.as_of,
        layout=asked.get("layout", ""),
        version=asked.get("version"),
    )


def write(facts: PlanFacts, link: Link) -> Made:
    return Made(build_plan(facts), plan_json(facts))


def plan_json(facts: PlanFacts) -> dict[str, Any]:
    """The plan as data: how many lines of each level, and its tree as ``lines``."""
    plan = facts.plan
    found = [line.level for top in facts.lines for line in top.walk()]
    return {
        "kind": plan.kind,
        "program": plan.slug,
        "period": plan.period.label,
        "plan": plan.code,
        "title": plan.title,
        "version": facts.version,
        "counts": {level.value: found.count(level.value) for level in Level},
        "figures": {},
        "lines": [_line_json(line) for line in facts.lines],
    }


def _line_json(line: PlanLine) -> dict[str, Any]:
    return {
        "level": line.level,
        "number": line.number,
        "text": line.text,
        "aim": line.aim,
        "timeline": line.timeline,
        "target_population": line.population,
        "planned": line.planned,
        "achievements": line.achievements,
        "ongoing": line.ongoing,
        "responsible": list(line.responsible),
        "collaborators": list(line.collaborators),
        "concerned": list(line.concerned),
        "lines": [_line_json(one) for one in line.lines],
    }

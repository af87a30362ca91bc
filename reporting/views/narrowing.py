"""What a reader of the document of a plan may choose on its page: the day of its follow-up, one of its versions."""

from collections.abc import Mapping
from typing import Any

from programs.lib.periods import today
from programs.plans.models import ActionPlan
from reporting.making import Order

_CHOSEN_HERE = ("on", "version")


def choices_of(order: Order, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """What the form above the document asks, and what else of the address it keeps; None where it asks nothing."""
    plan = order.options.get("plan")
    if plan is None:
        return None
    has_day = any(option.name == "on" for option in order.kind.options)
    versions = [] if has_day else list(plan.versions.standing().order_by("number"))
    if not (has_day or versions):
        return None
    return {
        "days": _days(plan, order) if has_day else None,
        "versions": versions,
        "version": order.options.get("version"),
        "is_written": plan.is_written,
        "kept": [("langue", order.language), *_kept(order, asked)],
    }


def _days(plan: ActionPlan, order: Order) -> dict[str, Any]:
    """The day that is shown, between the first of the plan and today: nobody knows how it will stand tomorrow."""
    on = order.options["on"]
    return {"on": on, "first": plan.starts_on, "last": max(on, today())}


def _kept(order: Order, asked: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (option.word, asked[option.name])
        for option in order.kind.options
        if option.name in asked and option.name not in _CHOSEN_HERE
    ]

"""Makes the follow-up of an action plan: how it stood on a day."""

from typing import Any

from reporting.documents.follow_up import build_follow_up
from reporting.documents.parts import Link
from reporting.follow_facts import ActionLine, FollowFacts, gather_follow_up
from reporting.making import Made, Order, results_json
from reporting.making.said import indicator_json


def gather(order: Order) -> FollowFacts:
    asked = order.options
    return gather_follow_up(
        order.kind,
        asked["plan"],
        order.language,
        order.as_of,
        on=asked["on"],
        period=asked["period"],
    )


def write(facts: FollowFacts, link: Link) -> Made:
    return Made(build_follow_up(facts), follow_json(facts))


def follow_json(facts: FollowFacts) -> dict[str, Any]:
    """The figures as data, with each organisation, each action, the news and the indicators beside them."""
    plan = facts.plan
    return {
        "kind": plan.kind,
        "program": plan.slug,
        "period": facts.period.label,
        "plan": plan.code,
        "on": facts.on.isoformat(),
        "figures": results_json(facts.results, facts.language),
        "organizations": [vars(line) for line in facts.organizations],
        "actions": [_action_json(action, facts) for action in facts.actions],
        "news": [vars(line) | {"on": line.on.isoformat()} for line in facts.news],
        "indicators": [indicator_json(one, facts.language) for one in facts.indicators],
    }


def _action_json(action: ActionLine, facts: FollowFacts) -> dict[str, Any]:
    return vars(action) | {
        "state_label": facts.state_labels[action.state],
        "is_blocked": action in facts.blocked,
    }

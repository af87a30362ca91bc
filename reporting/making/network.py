"""Makes the portrait of a network: its organisations, whom they reached, and by which ways."""

from dataclasses import replace
from typing import Any

from programs.lib.appreciation import LEAST
from reporting.agreement_facts import lead_of, services_told
from reporting.documents.network import build_network
from reporting.documents.parts import Link
from reporting.figures import collect, of_services
from reporting.figures.trajectories import trajectories_of
from reporting.making import Made, Order, figures_json
from reporting.making.agreements import scope_of
from reporting.network_facts import (
    NetworkFacts,
    announced_of,
    members_of,
    profiles_of,
    services_reached,
)
from reporting.subjects import subject_of, title_of

CODES = (
    "people.reached",
    "agreements.partners",
    "agreements.in_force",
    "referrals.received",
    "referrals.accepted",
    "meetings.held",
)


def gather(order: Order) -> NetworkFacts:
    period, language = order.period, order.language
    scope = scope_of(order)
    day = max(scope.last_day(period), period.start)
    scope = replace(scope, as_of=day)
    services = services_told(order.subject)
    key = subject_of(order.kind).key_of(order.subject)
    return NetworkFacts(
        kind=order.kind.code,
        kind_label=str(order.kind.label),
        number=order.kind.number(order.subject.code, period.label.replace("/", "--")),
        about={order.kind.about.value: key},
        title=title_of(order.subject, language),
        lead=lead_of(order.subject, language),
        language=language,
        period=period,
        as_of=order.as_of,
        day=day,
        results=collect(scope, period, of_services(CODES, services)),
        services=services_reached(scope, period, services),
        profiles=profiles_of(scope, period, day, language),
        trajectories=trajectories_of(scope, period),
        members=members_of(scope, period, day, language),
        announced=announced_of(scope, period, day, language),
    )


def write(facts: NetworkFacts, link: Link) -> Made:
    return Made(build_network(facts), _json(facts), csv_table="organismes")


def _json(facts: NetworkFacts) -> dict[str, Any]:
    """The figures as data, with the organisations, and of persons what may be told of them."""
    told = figures_json(facts.kind, facts.about, facts.period.label, facts.results, facts.language)
    ways = facts.trajectories
    return told | {
        "on": facts.day.isoformat(),
        "organizations": [vars(line) for line in facts.members],
        "announced": [vars(line) for line in facts.announced],
        "services": [
            {"service": line.service, "persons": _unless_few(line.persons)}
            for line in facts.services
        ],
        "profiles": [
            {
                "name": one.name,
                "parts": [{"label": label, "persons": persons} for label, persons in one.parts],
                "others": None if one.is_withheld else one.others,
                "unknown": _unless_few(one.unknown),
            }
            for one in facts.profiles
        ],
        "trajectories": [
            {"services": list(way.services), "persons": way.persons} for way in ways.told
        ],
        "other_trajectories": None if ways.is_withheld else ways.others,
    }


def _unless_few(persons: int) -> int | None:
    return None if 0 < persons < LEAST else persons

"""Makes the follow-up of agreements: their referral indicators, hours, obligations and yearly reviews."""

from dataclasses import replace
from typing import Any

from reporting.agreement_facts import lead_of, services_told
from reporting.agreement_follow_facts import (
    AgreementFollowFacts,
    FlowLine,
    HoursLine,
    bound_in,
    flow_lines,
    hours_lines,
    obligation_lines,
    review_lines,
)
from reporting.documents.agreement_follow_up import build_agreement_follow_up
from reporting.documents.parts import Link
from reporting.figures import collect, of_services
from reporting.figures.display import json_number
from reporting.making import Made, Order, figures_json
from reporting.making.agreements import scope_of
from reporting.subjects import subject_of, title_of

CODES = (
    "agreements.in_force",
    "agreements.reviewed",
    "agreements.review_rate",
    "agreements.insured_hours",
    "referrals.received",
    "referrals.accepted",
    "referrals.acceptance_rate",
    "referrals.refused",
    "referrals.median_days_to_contact",
    "referrals.median_days_to_service",
)


def gather(order: Order) -> AgreementFollowFacts:
    period, language = order.period, order.language
    scope = scope_of(order)
    day = max(scope.last_day(period), period.start)
    bound = bound_in(scope, period, day)
    codes = of_services(CODES, services_told(order.subject))
    key = subject_of(order.kind).key_of(order.subject)
    return AgreementFollowFacts(
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
        results=collect(replace(scope, as_of=day), period, codes),
        flows=flow_lines(bound, language),
        obligations=obligation_lines(bound, period, day, language),
        hours=hours_lines(bound, day, language),
        reviews=review_lines(bound, period, day, language),
    )


def write(facts: AgreementFollowFacts, link: Link) -> Made:
    return Made(build_agreement_follow_up(facts), _json(facts), csv_table="references")


def _json(facts: AgreementFollowFacts) -> dict[str, Any]:
    """The figures as data, with the indicators of each agreement and partner beside them."""
    told = figures_json(facts.kind, facts.about, facts.period.label, facts.results, facts.language)
    return told | {
        "on": facts.day.isoformat(),
        "referrals": [_flow_json(line) for line in facts.flows],
        "hours": [_hours_json(line) for line in facts.hours],
        "obligations": [_days_said(vars(line)) for line in facts.obligations],
        "reviews": [_days_said(vars(line)) for line in facts.reviews],
    }


def _flow_json(line: FlowLine) -> dict[str, Any]:
    flow = line.flow
    return {
        "agreement": line.agreement,
        "partner": line.partner,
        "days": line.span.dates,
        **{
            name: json_number(getattr(flow, name))
            for name in (
                "received",
                "accepted",
                "refused",
                "in_service",
                "without_contact",
                "median_days_to_contact",
                "median_days_to_service",
            )
        },
        "refusals": dict(flow.refusals),
    }


def _hours_json(line: HoursLine) -> dict[str, Any]:
    covered = line.coverage
    return {
        "agreement": line.agreement,
        "days": covered.span.dates,
        "insured": json_number(covered.insured),
        "declared": json_number(covered.declared),
        "beyond": json_number(covered.beyond),
    }


def _days_said(line: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in line.items()
    }

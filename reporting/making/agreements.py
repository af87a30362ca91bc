"""Makes the inventory of the agreements of a program, a lead organisation or a region."""

from dataclasses import replace
from typing import Any

from reporting.agreement_facts import (
    AgreementFacts,
    AgreementLine,
    agreements_of,
    lead_of,
    scope_of,
)
from reporting.documents.agreements import build_agreements
from reporting.documents.parts import Link
from reporting.figures import collect
from reporting.making import Made, Order, figures_json
from reporting.subjects import subject_of, title_of

CODES = (
    "agreements.in_force",
    "agreements.in_force_by_region",
    "agreements.signed",
    "agreements.to_renew",
    "agreements.expired",
    "agreements.reviewed",
    "agreements.review_rate",
    "agreements.partners",
)


def gather(order: Order) -> AgreementFacts:
    period, language = order.period, order.language
    scope = scope_of(order)
    day = max(scope.last_day(period), period.start)
    key = subject_of(order.kind).key_of(order.subject)
    return AgreementFacts(
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
        results=collect(replace(scope, as_of=day), period, CODES),
        lines=agreements_of(scope, period, day, language),
    )


def write(facts: AgreementFacts, link: Link) -> Made:
    return Made(build_agreements(facts), _json(facts), csv_table="inventaire")


def _json(facts: AgreementFacts) -> dict[str, Any]:
    """The figures as data, with each agreement beside them."""
    told = figures_json(facts.kind, facts.about, facts.period.label, facts.results, facts.language)
    return told | {
        "on": facts.day.isoformat(),
        "agreements": [_line_json(line) for line in facts.lines],
    }


def _line_json(line: AgreementLine) -> dict[str, Any]:
    days = ("starts_on", "ends_on", "notice_day", "reviewed_on")
    return vars(line) | {name: (day := getattr(line, name)) and day.isoformat() for name in days}

"""Makes the report on the bursaries of a program during a fiscal year."""

from typing import Any

from programs.lib.periods import Period
from programs.models.fields import localized
from reporting.bursary_checks import run_checks
from reporting.bursary_facts import (
    AwardFacts,
    BursaryFacts,
    Cohort,
    InstalmentFacts,
    awards_given,
    cohorts,
    instalments_to_come,
    rounds_of,
)
from reporting.documents.bursary_parts import CODES
from reporting.documents.bursary_report import build_bursaries
from reporting.documents.parts import Link
from reporting.figures import Scope, collect
from reporting.making import Made, Order, figures_json
from reporting.making.said import amount_json, round_json


def gather(order: Order) -> BursaryFacts:
    program, period, language = order.subject, order.period, order.language
    scope = Scope(program=program, as_of=order.as_of)
    day = max(scope.last_day(period), period.start)
    results = collect(scope, period, CODES)
    awards = awards_given(scope, period, language)
    return BursaryFacts(
        kind=order.kind.code,
        kind_label=str(order.kind.label),
        number=order.kind.number(program.code, period.label.replace("/", "--")),
        slug=program.slug,
        title=localized(program, "title", language),
        lead=localized(program.lead, "name", language),
        language=language,
        period=period,
        as_of=order.as_of,
        day=day,
        results=results,
        rounds=rounds_of(program, period, day, language),
        instalments=instalments_to_come(program, day, language),
        awards=awards,
        cohorts=cohorts(scope, period, program),
        checks=run_checks(program, Period(period.start, day), results, awards),
    )


def write(facts: BursaryFacts, link: Link) -> Made:
    return Made(build_bursaries(facts), _json(facts))


def _json(facts: BursaryFacts) -> dict[str, Any]:
    """The figures as data, with the rounds, the awards without their holders, and the checks beside them."""
    told = figures_json(
        facts.kind, {"program": facts.slug}, facts.period.label, facts.results, facts.language
    )
    return told | {
        "on": facts.day.isoformat(),
        "rounds": [round_json(one) for one in facts.rounds],
        "instalments": [_instalment_json(one) for one in facts.instalments],
        "awards": [_award_json(one) for one in facts.awards],
        "cohorts": [_cohort_json(one) for one in facts.cohorts],
        "checks": [
            {
                "code": check.code,
                "name": check.name,
                "left": str(check.left),
                "right": str(check.right),
                "agrees": check.agrees,
            }
            for check in facts.checks
        ],
    }


def _instalment_json(one: InstalmentFacts) -> dict[str, Any]:
    return vars(one) | {
        "expected_on": one.expected_on and one.expected_on.isoformat(),
        "amount": amount_json(one.amount),
    }


def _award_json(one: AwardFacts) -> dict[str, Any]:
    return vars(one) | {
        "awarded_on": one.awarded_on.isoformat(),
        "amount": amount_json(one.amount),
        "paid": amount_json(one.paid),
    }


def _cohort_json(one: Cohort) -> dict[str, Any]:
    """Months as fractions, « 23/2 »: they are never rounded here."""
    return {
        "period": one.year.label,
        "obligations": one.obligations,
        **{
            name: None if (months := getattr(one, name)) is None else str(months)
            for name in ("owed", "served", "waived", "repaid_months", "left")
        },
        "repaid": amount_json(one.repaid),
    }

"""Makes the printable guide of the activities of a program during a fiscal year."""

from typing import Any

from django.urls import reverse

from programs.mailing import absolute
from programs.models.fields import localized
from reporting.documents.guide import BY_KIND, CALENDAR, build_guide
from reporting.documents.parts import Link
from reporting.guide_facts import (
    GuideFacts,
    activities_of,
    activity_facts,
    lead_contact,
    session_facts,
    sessions_in,
)
from reporting.making import Made, Order


def gather(order: Order) -> GuideFacts:
    program, period, language = order.subject, order.period, order.language
    activities = activities_of(program, period)
    return GuideFacts(
        kind=order.kind.code,
        kind_label=str(order.kind.label),
        number=order.kind.number(program.code, period.label.replace("/", "--")),
        slug=program.slug,
        title=localized(program, "title", language),
        lead=localized(program.lead, "name", language),
        contact=lead_contact(program.lead),
        address=absolute(reverse("calendar_program", args=[program.slug])),
        language=language,
        period=period,
        as_of=order.as_of,
        by=order.options.get("by", BY_KIND),
        activities=tuple(activity_facts(one, period, language) for one in activities),
        sessions=tuple(session_facts(one, language) for one in sessions_in(activities, period)),
    )


def write(facts: GuideFacts, link: Link) -> Made:
    table = CALENDAR if facts.activities else ""
    return Made(build_guide(facts), _json(facts), csv_table=table)


def _json(facts: GuideFacts) -> dict[str, Any]:
    """The activities and their sessions as data; a guide has no figure."""
    return {
        "kind": facts.kind,
        "program": facts.slug,
        "period": facts.period.label,
        "figures": {},
        "activities": [
            vars(one)
            | {
                "kind": one.kind.value,
                "first_day": one.first_day.isoformat(),
                "parts": dict(one.parts),
                "schedules": [vars(schedule) for schedule in one.schedules],
            }
            for one in facts.activities
        ],
        "sessions": [vars(one) | {"day": one.day.isoformat()} for one in facts.sessions],
    }

"""Reads what the printable guide says of the activities of a program, once, in one language.

What the public calendar shows, as it will be read for months: no seat that is left, no name of who registered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from activities.access import public_activities
from activities.enums import (
    ActivityKind,
    ActivityLanguage,
    ActivityState,
    Enrolment,
    OfferingState,
)
from activities.events import address_of, is_off
from activities.models import Activity, Offering, Session
from activities.schedules import (
    audiences_said,
    hours_of,
    levels_said,
    moment_said,
    rule_said,
    session_said,
    title_of,
    where,
)
from programs.enums import Service
from programs.lib.money import format_amount
from programs.lib.periods import Period
from programs.models import Program
from programs.models.fields import localized


@dataclass(frozen=True)
class SessionFacts:
    """One session of the period: a line of the calendar at a glance."""

    day: date
    hours: str
    title: str
    where: str


@dataclass(frozen=True)
class ScheduleFacts:
    """A schedule of an activity: when it is, as a rule or session by session, where, and how one registers."""

    label: str
    when: tuple[str, ...]
    where: str
    language: str
    fee: str
    seats: int | None
    opens: str
    closes: str


@dataclass(frozen=True)
class ActivityFacts:
    title: str
    kind: ActivityKind
    audiences: tuple[str, ...]
    levels: tuple[str, ...]
    summary: str
    is_postponed: bool
    one_choice: bool
    takes_registrations: bool
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    contact: tuple[str, ...]
    address: str
    first_day: date
    schedules: tuple[ScheduleFacts, ...]


@dataclass(frozen=True)
class GuideFacts:
    """``by`` is how the activities are grouped: by their kind, their audience or their month."""

    kind: str
    kind_label: str
    number: str
    slug: str
    title: str
    lead: str
    contact: tuple[str, ...]
    address: str
    language: str
    period: Period
    as_of: date
    by: str
    activities: tuple[ActivityFacts, ...]
    sessions: tuple[SessionFacts, ...]


def activities_of(program: Program, period: Period) -> list[Activity]:
    """Those of the public calendar that have a session in the period, oldest session first; what is cancelled apart."""
    if Service.ACTIVITIES not in program.services:
        return []
    offerings = Offering.objects.exclude(state=OfferingState.CANCELLED)
    found = (
        public_activities()
        .filter(program=program)
        .exclude(state=ActivityState.CANCELLED)
        .prefetch_related(
            Prefetch("offerings", offerings.order_by("position", "pk")),
            Prefetch("offerings__sessions", Session.objects.not_cancelled()),
            "parts__organization",
        )
    )
    told = [(_first_day(one, period), one) for one in found]
    dated = [(day, one) for day, one in told if day]
    return [one for _day, one in sorted(dated, key=lambda pair: (pair[0], pair[1].pk))]


def sessions_in(activities: Iterable[Activity], period: Period) -> list[Session]:
    """The sessions of the activities that take place in the period, by their days."""
    found = [one for activity in activities for one in _within(activity, period) if not is_off(one)]
    return sorted(found, key=lambda one: (one.day, one.starts, one.pk))


def _within(activity: Activity, period: Period) -> list[Session]:
    found = []
    for offering in activity.offerings.all():
        offering.activity = activity
        for session in offering.sessions.all():
            session.offering = offering
            if session.day in period:
                found.append(session)
    return found


def _first_day(activity: Activity, period: Period) -> date | None:
    return min((one.day for one in _within(activity, period)), default=None)


def session_facts(session: Session, language: str) -> SessionFacts:
    offering = session.offering
    title, hours = title_of(offering, language), hours_of(session, language)
    place = session.place or offering.place or where(offering)
    return SessionFacts(session.day, hours, title, place)


def activity_facts(activity: Activity, period: Period, language: str) -> ActivityFacts:
    return ActivityFacts(
        title=localized(activity, "title", language),
        kind=ActivityKind(activity.kind),
        audiences=tuple(audiences_said(activity)),
        levels=tuple(levels_said(activity)),
        summary=localized(activity, "summary", language),
        is_postponed=activity.state == ActivityState.POSTPONED,
        one_choice=activity.one_choice,
        takes_registrations=activity.enrolment != Enrolment.NONE,
        parts=tuple(_parts(activity, language)),
        contact=contact_of(activity),
        address=address_of(activity),
        first_day=_first_day(activity, period),
        schedules=tuple(
            _schedule(offering, activity, language)
            for offering in activity.offerings.all()
            if offering.sessions.all()
        ),
    )


def contact_of(activity: Activity) -> tuple[str, ...]:
    """Whom to ask: somebody for the activity, else the organisation that leads the program."""
    own = (activity.contact_name, activity.contact_email, activity.contact_phone)
    lead = activity.program.lead
    return tuple(filter(None, own)) or lead_contact(lead)


def lead_contact(lead) -> tuple[str, ...]:
    return tuple(filter(None, (localized(lead, "name"), lead.email, str(lead.phone or ""))))


def _parts(activity: Activity, language: str):
    parts = sorted(activity.parts.all(), key=lambda one: (one.part, one.pk))
    for label, some in groupby(parts, key=lambda one: str(one.get_part_display())):
        yield label, tuple(localized(one.organization, "name", language) for one in some)


def _schedule(offering: Offering, activity: Activity, language: str) -> ScheduleFacts:
    offering.activity = activity
    sessions = list(offering.sessions.all())
    rule = rule_said(sessions, language)
    each = [_alone(one, language) for one in sessions]
    return ScheduleFacts(
        label=localized(offering, "label", language),
        when=(rule,) if rule else tuple(each),
        where=where(offering),
        language=str(ActivityLanguage(offering.language_given).label),
        fee=format_amount(offering.fee, language) if offering.fee else "",
        seats=offering.capacity,
        opens=moment_said(offering.opens_at, language) if offering.opens_at else "",
        closes=moment_said(offering.closes_at, language) if offering.closes_at else "",
    )


def _alone(session: Session, language: str) -> str:
    said = session_said(session, language)
    return f"{said}, {session.place}" if session.place else said

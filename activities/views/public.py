"""The public page of an activity: what it is, for whom, when, where, and whether there is room."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.access import public_activities
from activities.enums import ActivityLanguage
from activities.models import Activity, Offering
from activities.schedules import (
    audiences_said,
    levels_said,
    moment_said,
    rule_said,
    session_said,
    where,
)
from activities.standing import Stand, standing_of, standing_of_offering
from programs.lib.money import format_amount
from programs.models.fields import localized


@login_not_required
@require_safe
def calendar_activity(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One activity, for anybody: no name of who registered, and no school."""
    activity = get_object_or_404(public_activities(), program__slug=slug, code=code)
    now, language = timezone.now(), get_language() or "fr"
    offerings = [_told(one, now, language) for one in _offerings_of(activity)]
    stands = {one["standing"].stand for one in offerings}
    return render(
        request,
        "activities/public.html",
        {
            "activity": activity,
            "summary": localized(activity, "summary"),
            "facts": list(_facts(activity)),
            "offerings": offerings,
            "stopped": _stopped(stands),
            "registers": bool(stands & {Stand.FREE, Stand.WAITING}),
            "is_full": Stand.WAITING in stands and Stand.FREE not in stands,
        },
    )


def _offerings_of(activity: Activity) -> list[Offering]:
    """Its schedules, each of which has its sessions and knows its activity without asking again."""
    offerings = list(activity.offerings.prefetch_related("sessions"))
    for one in offerings:
        one.activity = activity
    return offerings


def _told(offering: Offering, now: datetime, language: str) -> dict:
    sessions, standing = list(offering.sessions.all()), standing_of_offering(offering, now)
    if sessions and standing.takes_registrations:
        # Nobody registers for what is over, whatever its dates of registration say.
        last = standing_of(sessions[-1], now)
        standing = last if last.stand == Stand.OVER else standing
    for one in sessions:
        one.offering = offering
    return {
        "offering": offering,
        "label": localized(offering, "label"),
        "standing": standing,
        "rule": rule_said(sessions, language),
        "sessions": [
            {
                "said": session_said(one, language),
                "place": one.place,
                "standing": standing_of(one, now),
            }
            for one in sessions
        ],
        "where": where(offering),
        "language": ActivityLanguage(offering.language_given).label,
        "fee": format_amount(offering.fee, language) if offering.fee else "",
        "opening": _moment(offering.opens_at, language),
        "closing": _moment(offering.closes_at, language),
        "is_to_open": standing.stand == Stand.TO_OPEN,
    }


def _moment(moment: datetime | None, language: str) -> str:
    return moment_said(moment, language) if moment else ""


def _stopped(stands: set[Stand]) -> str:
    """« cancelled » or « postponed » where nothing of it takes place."""
    if stands and stands <= {Stand.CANCELLED, Stand.POSTPONED}:
        return Stand.POSTPONED if Stand.POSTPONED in stands else Stand.CANCELLED
    return ""


def _facts(activity: Activity) -> Iterator[dict[str, str]]:
    """What there is to know of it, a line a thing."""
    told = [
        (_("Nature"), [activity.get_kind_display()]),
        (_("S’adresse à"), audiences_said(activity)),
        (_("Niveaux"), levels_said(activity)),
        (_("Langue"), [activity.get_language_display()]),
        (_("Région"), [str(activity.region or activity.program.region)]),
        *_parts(activity),
    ]
    for label, values in told:
        if values:
            yield {"label": label, "value": ", ".join(values)}


def _parts(activity: Activity) -> Iterator[tuple[str, list[str]]]:
    """Who organises it, who is a partner of it: the organisations by what they do."""
    parts = activity.parts.select_related("organization").order_by("part", "pk")
    for label, some in groupby(parts, key=lambda one: one.get_part_display()):
        yield label, [localized(one.organization, "name") for one in some]

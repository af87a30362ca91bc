"""What is due as the events of a private feed: whole days, without the name of anybody.

A day on which a rule has one thing or a few has an event for each, titled where the rule names no person. Of more,
and of what is about persons, it has one event that says how many: so a feed stays short, and names nobody.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import Max, Model
from django.urls import reverse
from django.utils.translation import gettext as _

from programs.agenda.obligations import Obligation, Obligations
from programs.awaiting import PARAMETER, Rule
from programs.lib.calendars import Event, at
from programs.lib.periods import Period
from programs.mailing import absolute
from programs.models import Program

# So many stand one by one on a day.
MOST_APART = 5


def events_of(
    found: Obligations, programs: dict[int, Program], within: Period, language: str
) -> list[Event]:
    """The events of what is due ``within`` some days, in the active language; four queries a rule at most."""
    groups: dict[tuple[int, date], list[Obligation]] = {}
    for one in found.all:
        if one.due is not None and within.start <= one.due <= within.end:
            groups.setdefault((one.rule, one.due), []).append(one)
    apart = [some for some in groups.values() if _stand_apart(found.rule_of(some[0]), some)]
    read = found.read(one for some in apart for one in some)
    changes = _last_changes(found, groups.values())
    events = []
    for some in groups.values():
        rule = found.rule_of(some[0])
        if not _stand_apart(rule, some):
            events.append(_of_several(rule, some, changes, language))
            continue
        events += [
            _of_one(rule, one, read[one.key], programs, changes, language)
            for one in some
            if one.key in read
        ]
    return events


def _stand_apart(rule: Rule, some: list[Obligation]) -> bool:
    return rule.names_nobody and len(some) <= MOST_APART


def _of_one(
    rule: Rule,
    one: Obligation,
    record: Any,
    programs: dict[int, Program],
    changes: dict[tuple[int, int], datetime],
    language: str,
) -> Event:
    title = {"kind": rule.said_in_calendars, "title": rule.title(record)}
    address = absolute(rule.url(record))
    program = programs.get(one.program or 0)
    return Event(
        uid=_uid(rule, str(one.pk)),
        sequence=0,
        starts_at=_due(one),
        ends_at=None,
        summary=_("%(kind)s : %(title)s") % title,
        updated_at=_changed(one, changes),
        description="\n".join(filter(None, [str(program or ""), address])),
        url=address,
        language=language,
    )


def _of_several(
    rule: Rule,
    some: list[Obligation],
    changes: dict[tuple[int, int], datetime],
    language: str,
) -> Event:
    day = _due(some[0])
    asked = {"vue": "liste", "jour": day.isoformat(), PARAMETER: rule.code}
    address = absolute(f"{reverse('agenda_calendar')}?{urlencode(asked)}")
    return Event(
        uid=_uid(rule, day.isoformat()),
        sequence=0,
        starts_at=day,
        ends_at=None,
        summary=_("%(kind)s (%(count)s)") % {"kind": rule.said_in_calendars, "count": len(some)},
        updated_at=max(_changed(one, changes) for one in some),
        description=address,
        url=address,
        language=language,
    )


def _due(one: Obligation) -> date:
    assert one.due is not None
    return one.due


def _uid(rule: Rule, of: str) -> str:
    """The same as long as it is about the same: a record whose day moves takes its event along."""
    return f"{rule.code}-{of}@{urlsplit(settings.SITE_URL).hostname}"


def _changed(one: Obligation, changes: dict[tuple[int, int], datetime]) -> datetime:
    return changes.get(one.key) or at(one.since or _due(one), time(12))


def _last_changes(
    found: Obligations, groups: Iterable[list[Obligation]]
) -> dict[tuple[int, int], datetime]:
    """When each record last changed, as its history says: the clock is not read, and the same gives the same bytes."""
    keys: dict[int, list[int]] = {}
    for some in groups:
        for one in some:
            keys.setdefault(one.rule, []).append(one.pk)
    return {
        (number, pk): moment
        for number, of_rule in keys.items()
        for pk, moment in _last_events(found.rules[number].model, of_rule)
    }


def _last_events(model: type[Model], keys: list[int]) -> Iterable[tuple[int, datetime]]:
    """Of what has no history, nothing: its day then says when it came."""
    if not hasattr(model, "events"):
        return ()
    events = model.events.rel.related_model.objects.filter(pgh_obj__in=keys)
    return events.order_by().values_list("pgh_obj").annotate(last=Max("pgh_created_at"))

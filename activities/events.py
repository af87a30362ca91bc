"""Sessions as the events that other calendars read: a feed, the file of an activity, what a mail brings."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.enums import ActivityState, OfferingState, SessionState
from activities.models import Activity, Offering, Session
from activities.schedules import title_of, where
from programs.lib.calendars import Event, Party, instant
from programs.lib.money import format_amount
from programs.mailing import absolute
from programs.models.fields import localized

_STOPPED = (ActivityState.CANCELLED, ActivityState.POSTPONED)


def event_of(
    session: Session,
    language: str,
    *,
    updated_at: datetime | None = None,
    organizer: Party | None = None,
    attendee: Party | None = None,
) -> Event:
    """The event of one session, with its offering, its activity and the program of that.

    ``updated_at`` is when anything that it says last changed; by default, when the session did. It never says the
    link of what is on line: that goes to confirmed registrations alone.
    """
    activity = session.offering.activity
    with override(language):
        return Event(
            uid=str(session.uid),
            sequence=session.sequence,
            starts_at=session.starts_at,
            ends_at=_end_of(session),
            summary=_summary(session, language),
            updated_at=updated_at or session.changed_at,
            description=_description(session, language),
            location=where(session.offering, session),
            url=address_of(activity),
            cancelled=is_off(session),
            organizer=organizer,
            attendee=attendee,
            language=language,
        )


def is_off(session: Session) -> bool:
    """Whether nothing takes place then: it, its offering or its activity is cancelled, or put off."""
    return (
        session.state == SessionState.CANCELLED
        or session.offering.state == OfferingState.CANCELLED
        or session.offering.activity.state in _STOPPED
    )


def address_of(activity: Activity) -> str:
    """The public page of an activity, as somebody outside types it."""
    return absolute(reverse("calendar_activity", args=[activity.program.slug, activity.code]))


def last_changes(sessions: Collection[Session]) -> dict[int, datetime]:
    """When what is said of each session last changed, by its key: it, its offering or its activity.

    Their histories are read, so that what was written past our code counts too.
    """
    of_activity = _last_events(Activity, {one.offering.activity_id for one in sessions})
    of_offering = _last_events(Offering, {one.offering_id for one in sessions})
    return {
        one.pk: max(
            one.changed_at,
            of_activity.get(one.offering.activity_id, one.changed_at),
            of_offering.get(one.offering_id, one.changed_at),
        )
        for one in sessions
    }


def _last_events(model, keys: set[int]) -> dict[int, datetime]:
    events = model.events.rel.related_model.objects.filter(pgh_obj__in=keys)
    found = events.values("pgh_obj").annotate(last=Max("pgh_created_at"))
    return {one["pgh_obj"]: one["last"] for one in found.order_by()}


def _end_of(session: Session) -> datetime:
    """The end, an hour later where spring left out the hour in which it begins and the two are in no order."""
    if instant(session.ends_at) > instant(session.starts_at):
        return session.ends_at
    return session.ends_at + timedelta(hours=1)


def _summary(session: Session, language: str) -> str:
    title = title_of(session.offering, language)
    if session.offering.activity.state == ActivityState.POSTPONED:
        return _("Reportée : %(title)s") % {"title": title}
    return _("Annulée : %(title)s") % {"title": title} if is_off(session) else title


def _description(session: Session, language: str) -> str:
    activity = session.offering.activity
    lead = localized(activity.program.lead, "name", language)
    told = [localized(activity, "summary", language), lead]
    if session.offering.fee:
        fee = format_amount(session.offering.fee, language)
        told.insert(1, _("Coût : %(fee)s") % {"fee": fee})
    return "\n\n".join(filter(None, told))

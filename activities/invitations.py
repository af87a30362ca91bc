"""Sessions as the calendars of those who registered hold them: joined to a mail, or taken from their page.

Neither holds the link of the booking, nor the one by which one connects: calendars are shown around.
"""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from activities.enums import SessionState
from activities.models import Booking, Session
from activities.said import place_of
from programs.lib.calendars import Event, Method, Party, icalendar_of
from programs.mailing import MailFile

FILE_NAME = "seances.ics"


def invitation(
    booking: Booking, sessions: Iterable[Session], *, method: Method = Method.REQUEST
) -> MailFile | None:
    """The file that holds ``sessions`` for who registered, or takes them away; None where there is nothing to hold.

    Nor where nobody is there to organise it by mail: a calendar knows a change by who sends it.
    """
    activity = booking.activity
    email = activity.contact_email or activity.program.lead.email
    kept = {one.pk: one for one in sessions}
    if not kept or not email or not booking.email:
        return None
    parties = {
        "organizer": Party(activity.contact_name or str(activity.program.lead), email),
        "attendee": Party(booking.name, booking.email),
    }
    cancelled = method == Method.CANCEL
    with override(booking.language):
        events = [event_of(one, cancelled=cancelled, **parties) for one in kept.values()]
    content = icalendar_of(events, method=method, language=booking.language)
    return MailFile(FILE_NAME, f"text/calendar; method={method}", content)


def published(sessions: Iterable[Session], name: str) -> bytes:
    """The file that somebody takes from their page."""
    language = get_language() or "fr-ca"
    events = [event_of(one, cancelled=one.state == SessionState.CANCELLED) for one in sessions]
    return icalendar_of(events, method=Method.PUBLISH, name=name, language=language)


def event_of(
    session: Session,
    *,
    cancelled: bool,
    organizer: Party | None = None,
    attendee: Party | None = None,
) -> Event:
    """The session in the language that is spoken now; its offering and its activity come with it."""
    offering = session.offering
    online = _("Le lien de connexion est sur votre page « Mes inscriptions ».")
    return Event(
        uid=str(session.uid),
        sequence=session.sequence,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        summary=str(offering.activity),
        updated_at=timezone.now() if attendee else session.changed_at,
        description=online if offering.is_online else "",
        location=session.place or place_of(offering),
        cancelled=cancelled,
        organizer=organizer,
        attendee=attendee,
        language=get_language() or "fr-ca",
    )

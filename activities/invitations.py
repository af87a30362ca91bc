"""Sessions as the calendars of those who registered hold them: joined to a mail, or taken from their page.

Neither holds the link of the booking, nor the one by which one connects: calendars are shown around.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import get_language

from activities.events import event_of, is_off
from activities.models import Booking, Session
from programs.lib.calendars import Method, Party, icalendar_of
from programs.mailing import MailFile

FILE_NAME = "seances.ics"


def invitation(
    booking: Booking, sessions: Iterable[Session], *, method: Method = Method.REQUEST
) -> MailFile | None:
    """The file that holds ``sessions`` for who registered, or takes them away; None where there is nothing to hold.

    Nor where nobody is there to organise it by mail: a calendar knows a change by who sends it. What does not take
    place is only ever taken away.
    """
    activity, takes_away = booking.activity, method == Method.CANCEL
    email = activity.contact_email or activity.program.lead.email
    kept = {one.pk: one for one in sessions if takes_away or not is_off(one)}
    if not kept or not email or not booking.email:
        return None
    parties = {
        "organizer": Party(activity.contact_name or str(activity.program.lead), email),
        "attendee": Party(booking.name, booking.email),
        # When it is said: of two that say one sequence, the last counts.
        "updated_at": timezone.now(),
    }
    events = [
        replace(event_of(one, booking.language, **parties), cancelled=takes_away)
        for one in kept.values()
    ]
    content = icalendar_of(events, method=method, language=booking.language)
    return MailFile(FILE_NAME, f"text/calendar; method={method}", content)


def published(sessions: Iterable[Session], name: str) -> bytes:
    """The file that somebody takes from their page."""
    language = get_language() or "fr-ca"
    events = [event_of(one, language) for one in sessions]
    return icalendar_of(events, method=Method.PUBLISH, name=name, language=language)

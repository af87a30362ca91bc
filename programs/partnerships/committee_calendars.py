"""A meeting as the calendars of its members hold it: joined to a mail, or taken from its page."""

from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from programs.lib.calendars import Event, Method, Party, icalendar_of
from programs.mailing import MailFile
from programs.models.fields import localized
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting, CommitteeMember
from programs.partnerships.whens import where_said

FILE_NAME = "rencontre.ics"


def invitation(
    meeting: CommitteeMeeting, member: CommitteeMember, *, url: str, method: Method
) -> MailFile | None:
    """The file that holds the meeting for a member, or takes it away; None where nobody organises it by mail."""
    lead = meeting.committee.program.lead
    if not lead.email or meeting.day is None:
        return None
    language = meeting.language
    event = _event(
        meeting,
        language,
        url=url,
        # When it is said: of two that say one sequence, the last counts.
        updated_at=timezone.now(),
        cancelled=method == Method.CANCEL,
        organizer=Party(localized(lead, "name", language), lead.email),
        attendee=Party(member.name or str(member), member.email),
    )
    content = icalendar_of([event], method=method, language=language)
    return MailFile(FILE_NAME, f"text/calendar; method={method}", content)


def published(meeting: CommitteeMeeting) -> bytes:
    """The file that somebody takes from a page."""
    language = get_language() or meeting.language
    cancelled = meeting.state == CommitteeMeetingState.CANCELLED
    event = _event(meeting, language, updated_at=meeting.changed_at, cancelled=cancelled)
    return icalendar_of([event], method=Method.PUBLISH, name=event.summary, language=language)


def _event(meeting: CommitteeMeeting, language: str, **details) -> Event:
    with override(language):
        name = localized(meeting.committee, "name", language)
        summary = _("%(committee)s, rencontre %(number)d") % {
            "committee": name,
            "number": meeting.number,
        }
    return Event(
        uid=str(meeting.uid),
        sequence=meeting.sequence,
        starts_at=meeting.starts_at or meeting.day,
        ends_at=meeting.ends_at,
        summary=summary,
        location=where_said(meeting),
        language=language,
        **details,
    )

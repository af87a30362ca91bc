"""What is printed of a meeting, and what calendars take of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.doors import for_coordinators
from programs.files import as_attachment, attachment
from programs.letters.printing import pdf_answer
from programs.partnerships import access
from programs.partnerships.actions.committee_minutes import LANGUAGES, file_name
from programs.partnerships.committee_calendars import FILE_NAME, published
from programs.partnerships.committee_papers import agenda_paper, minutes_paper
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting


@for_coordinators
@require_safe
def committee_agenda_paper(request: HttpRequest, pk: int, paper_language: str) -> HttpResponse:
    meeting = access.get_committee_meeting_for(request.user, pk)
    return agenda_answer(meeting, paper_language)


def agenda_answer(meeting: CommitteeMeeting, language: str) -> HttpResponse:
    """The agenda on paper, in one of the two languages."""
    if language not in LANGUAGES:
        raise Http404
    day = meeting.day.isoformat() if meeting.day else meeting.number
    name = slugify(f"{_('ordre du jour')}-{meeting.committee.code}-{day}")
    return pdf_answer(agenda_paper(meeting, language), f"{name}.pdf")


@for_coordinators
@require_safe
def committee_minutes_paper(request: HttpRequest, pk: int, paper_language: str) -> HttpResponseBase:
    meeting = access.get_committee_meeting_for(request.user, pk)
    return minutes_answer(meeting, paper_language)


def minutes_answer(meeting: CommitteeMeeting, language: str) -> HttpResponseBase:
    """The minutes on paper: as they were adopted, or as a draft."""
    if language not in LANGUAGES:
        raise Http404
    if meeting.state == CommitteeMeetingState.APPROVED:
        kept = meeting.adopted.filter(language=language).order_by("-version").first()
        if kept:
            return attachment(kept)
    return pdf_answer(minutes_paper(meeting, language), file_name(meeting, language))


@for_coordinators
@require_safe
def committee_minutes_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One version of minutes that were adopted, also one that another replaced."""
    return attachment(access.get_minutes_for(request.user, pk))


@for_coordinators
@require_safe
def committee_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting for one's own calendar; 404 while it has no day."""
    return calendar_answer(access.get_committee_meeting_for(request.user, pk))


def calendar_answer(meeting: CommitteeMeeting) -> HttpResponse:
    if meeting.day is None:
        raise Http404
    return as_attachment(published(meeting), "text/calendar; charset=utf-8", FILE_NAME)

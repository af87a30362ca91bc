"""What a member of a committee reads by the link of a convocation: the agenda, the documents, the minutes."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from programs.files import attachment
from programs.partnerships import access
from programs.partnerships.agendas import points_of
from programs.partnerships.committee_papers import in_brief
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting
from programs.partnerships.views.committee import language, tone_of
from programs.partnerships.views.committee_paper import (
    agenda_answer,
    calendar_answer,
    minutes_answer,
)
from programs.partnerships.whens import when_said
from programs.referrals.views.links import by_link


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "partnerships/committee_closed.html", status=404)


of_meeting = by_link(access.meeting_of, _closed)


def _has_minutes(meeting: CommitteeMeeting) -> bool:
    return meeting.is_over and bool(meeting.minutes.strip())


@require_safe
@of_meeting
def committee_invitation(request: HttpRequest, meeting: CommitteeMeeting, token: str):
    """The page of a meeting as its members open it; reading it changes nothing."""
    context = {
        "meeting": meeting,
        "committee": meeting.committee,
        "token": token,
        "when": when_said(meeting),
        "tone": tone_of(meeting),
        "is_cancelled": meeting.state == CommitteeMeetingState.CANCELLED,
        "points": [
            {
                "point": one,
                "follow_ups": [
                    {"follow_up": each, "brief": in_brief(each, language())}
                    for each in one.follow_ups
                ],
            }
            for one in points_of(meeting)
        ],
        "files": list(meeting.files.all()),
        "has_minutes": _has_minutes(meeting),
        "is_adopted": meeting.state == CommitteeMeetingState.APPROVED,
    }
    return render(request, "partnerships/committee_invitation.html", context)


@require_safe
@of_meeting
def committee_invitation_agenda(
    request: HttpRequest, meeting: CommitteeMeeting, token: str, paper_language: str
) -> HttpResponse:
    return agenda_answer(meeting, paper_language)


@require_safe
@of_meeting
def committee_invitation_minutes(
    request: HttpRequest, meeting: CommitteeMeeting, token: str, paper_language: str
) -> HttpResponseBase:
    if not _has_minutes(meeting):
        return _closed(request)
    return minutes_answer(meeting, paper_language)


@require_safe
@of_meeting
def committee_invitation_calendar(
    request: HttpRequest, meeting: CommitteeMeeting, token: str
) -> HttpResponse:
    return calendar_answer(meeting)


@require_safe
@of_meeting
def committee_invitation_file(
    request: HttpRequest, meeting: CommitteeMeeting, token: str, pk: int
) -> HttpResponseBase:
    """A document of this meeting, and of no other."""
    return attachment(get_object_or_404(meeting.files, pk=pk))

"""The page of a meeting for its members, who have a link and no account."""

from datetime import date

import pytest
from django.urls import reverse

from programs.links import token_of
from programs.partnerships.actions import committee_meeting
from programs.partnerships.models import CommitteeMeeting
from programs.partnerships.tests.committees import (
    BEFORE,
    a_committee,
    a_file,
    convened,
    planned,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(BEFORE, tick=False)]


def at(meeting, name: str = "committee_invitation", *args) -> str:
    return reverse(name, args=[token_of(meeting), *args])


def test_it_opens_once_its_members_are_convened(client):
    meeting = planned()
    assert client.get(at(meeting)).status_code == 404
    committee_meeting.convene_meeting(meeting=meeting, by=None)
    answer = client.get(at(meeting))
    assert answer.status_code == 200
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
        "noindex, nofollow",
        "same-origin",
    )


def test_it_hands_over_its_own_documents_and_no_others(client):
    committee = a_committee()
    meeting, other = convened(committee), convened(committee, day=date(2007, 11, 1))
    own, foreign = a_file(meeting), a_file(other)
    assert client.get(at(meeting, "committee_invitation_file", own.pk)).status_code == 200
    assert client.get(at(meeting, "committee_invitation_file", foreign.pk)).status_code == 404


def test_minutes_are_there_once_the_meeting_was_held(client):
    meeting = convened()
    CommitteeMeeting.objects.update(minutes="Notes prises d’avance")
    path = at(meeting, "committee_invitation_minutes", "fr-ca")
    assert client.get(path).status_code == 404
    assert "avance" not in client.get(at(meeting)).text


def test_a_meeting_that_is_cancelled_says_why(client):
    meeting = convened()
    committee_meeting.cancel_meeting(meeting=meeting, by=None, reason="Tempête de neige")
    assert "Tempête de neige" in client.get(at(meeting)).text


def test_the_calendar_is_taken_from_it(client):
    answer = client.get(at(convened(), "committee_invitation_calendar"))
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    assert b"ATTENDEE" not in answer.content


def test_a_token_of_nobody_opens_nothing(client):
    assert client.get(reverse("committee_invitation", args=["1-aa.bb"])).status_code == 404

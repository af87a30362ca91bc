"""The pages of committees at the desk: full, empty, and with a number of queries that does not grow."""

from datetime import date

import pytest
from django.urls import reverse

from programs.partnerships.tests.committees import (
    THE_DAY,
    a_committee,
    a_file,
    convened,
    follow_up_of,
    held,
    signed_in,
)
from programs.partnerships.tests.factories import (
    DecisionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(THE_DAY, tick=False)]


def read(client, name: str, *args, **asked) -> str:
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return answer.text


def test_every_page_is_read_full(client):
    committee = a_committee(announced_members=11)
    follow_up = follow_up_of(committee)
    past = held(committee, day=date(2007, 9, 20), usual=True)
    DecisionFactory(meeting=past, number="1.1")
    meeting = convened(committee, usual=True)
    a_file(meeting)
    signed_in(client, committee)
    pages = [
        ("committee_list",),
        ("committee_page", committee.pk),
        ("committee_change", committee.pk),
        ("committee_decisions", committee.pk),
        ("committee_member_new", committee.pk),
        ("committee_meeting_new", committee.pk),
        *((name, meeting.pk) for name in ("committee_meeting", "committee_meeting_change")),
        *((name, meeting.pk) for name in ("committee_attendance", "committee_notes")),
        *((name, past.pk) for name in ("committee_meeting", "committee_preview")),
        ("committee_item_new", meeting.pk),
        ("committee_file_new", meeting.pk),
        ("committee_decision_new", meeting.pk),
        ("committee_follow_up_new", meeting.pk),
        ("follow_up_list",),
        ("follow_up_new", committee.program.slug),
        ("follow_up_page", follow_up.pk),
        ("follow_up_change", follow_up.pk),
    ]
    for name, *args in pages:
        read(client, name, *args)

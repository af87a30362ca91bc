"""Committees as their tests ask for them: people who sit, a meeting with an agenda, somebody who coordinates."""

from datetime import date, time

from programs.accounts.tests.factories import coordinator_of
from programs.files import PDF, CheckedFile
from programs.partnerships.actions import committee_meeting
from programs.partnerships.enums import Presence
from programs.partnerships.models import (
    Committee,
    CommitteeAttendance,
    CommitteeMeeting,
    FollowUp,
    MeetingFile,
)
from programs.partnerships.tests.factories import (
    CommitteeFactory,
    CommitteeMemberFactory,
    FollowUpFactory,
)

# A Monday, three days before the meeting; and the day itself.
BEFORE = "2007-10-15 12:00-04:00"
THE_DAY = "2007-10-18 12:00-04:00"
AFTER = "2007-10-19 12:00-04:00"
DAY = date(2007, 10, 18)


def a_committee(members: int = 3, **details) -> Committee:
    """One with members who have an address; its program has one too."""
    committee = CommitteeFactory(**details)
    lead = committee.program.lead
    lead.email = "table@example.org"
    lead.save()
    CommitteeMemberFactory.create_batch(members, committee=committee)
    return committee


def planned(committee: Committee | None = None, *, usual: bool = False, **details):
    """A meeting to come, on October 18, 2007, from 9:00 to 11:30."""
    details = {"day": DAY, "starts": time(9), "ends": time(11, 30), "place": "Salle B"} | details
    if details["day"] is None:
        details["starts"] = details["ends"] = None
    (made,) = committee_meeting.plan_meetings(
        committee=committee or a_committee(),
        meetings=[CommitteeMeeting(**details)],
        usual=usual,
        by=None,
    )
    return made


def convened(committee: Committee | None = None, **details) -> CommitteeMeeting:
    made = planned(committee, **details)
    return committee_meeting.convene_meeting(meeting=made, by=None)


def held(committee: Committee | None = None, *, present: int = 3, **details) -> CommitteeMeeting:
    """One that took place, with so many of its members there."""
    made = planned(committee, **details)
    for member in made.committee.members.order_by("pk")[:present]:
        CommitteeAttendance.objects.create(meeting=made, member=member, presence=Presence.PRESENT)
    return committee_meeting.hold_meeting(meeting=made, by=None)


def follow_up_of(committee: Committee, **details) -> FollowUp:
    return FollowUpFactory(program=committee.program, committee=committee, **details)


def on_agenda(meeting: CommitteeMeeting) -> list[FollowUp]:
    """The follow-ups that are written on an agenda."""
    found = FollowUp.objects.filter(agenda_items__meeting=meeting)
    return list(found.order_by("pk"))


def a_file(meeting: CommitteeMeeting, content: bytes = b"%PDF-1.7 essai") -> MeetingFile:
    file = MeetingFile.of(CheckedFile("budget.pdf", content, PDF), meeting=meeting)
    file.save()
    return file


def signed_in(client, committee: Committee):
    """Somebody who coordinates its program, signed in."""
    user = coordinator_of(committee.program)
    client.force_login(user)
    return user


def state_of(meeting: CommitteeMeeting) -> str:
    return CommitteeMeeting.objects.get(pk=meeting.pk).state

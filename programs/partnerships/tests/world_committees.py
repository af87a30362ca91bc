"""What the pages of committees ask of the world: one that met, what it noted, and a link to its meeting."""

from datetime import date, time

from django.utils import timezone

from programs.accounts.tests.factories import coordinator_of
from programs.files import PDF, CheckedFile
from programs.links import token_of
from programs.partnerships.models import Minutes
from programs.partnerships.tests.committees import a_file
from programs.partnerships.tests.factories import (
    AgendaItemFactory,
    CommitteeAttendanceFactory,
    CommitteeFactory,
    CommitteeMeetingFactory,
    CommitteeMemberFactory,
    DecisionFactory,
    FollowUpFactory,
)
from programs.tests.worlds import World

ABOUT = {
    "committee_new": "",
    "committee_list": "",
    "committee_page": "partnerships_committee",
    "committee_change": "partnerships_committee",
    "committee_decisions": "partnerships_committee",
    "committee_member_new": "partnerships_committee",
    "committee_meeting_new": "partnerships_committee",
    "committee_member_": "partnerships_committeemember",
    "committee_item_new": "partnerships_committeemeeting",
    "committee_items_usual": "partnerships_committeemeeting",
    "committee_item_": "partnerships_agendaitem",
    "committee_file_new": "partnerships_committeemeeting",
    "committee_file": "partnerships_meetingfile",
    "committee_decision_new": "partnerships_committeemeeting",
    "committee_decision_ratify": "partnerships_committeemeeting",
    "committee_decision_": "partnerships_decision",
    "committee_minutes_file": "partnerships_minutes",
    "committee_invitation_file": "partnerships_meetingfile",
    "committee_": "partnerships_committeemeeting",
    "follow_up_": "partnerships_followup",
}


def fill(world: World) -> None:
    """A committee whose meeting was held, and has minutes that were adopted once and reopened."""
    committee = CommitteeFactory(program=world.program, code="monde", name="Table du monde")
    member = CommitteeMemberFactory(committee=committee, organization=world.partner)
    meeting = CommitteeMeetingFactory(
        committee=committee,
        number=1,
        day=date(2007, 10, 18),
        starts=time(9),
        ends=time(11),
        convened_at=timezone.now(),
        minutes="## 1. Ouverture",
    )
    attendance = CommitteeAttendanceFactory(meeting=meeting, member=member)
    item = AgendaItemFactory(meeting=meeting, position=1)
    AgendaItemFactory(meeting=meeting, position=2, title="Divers")
    decision = DecisionFactory(meeting=meeting, number="1.1")
    follow_up = FollowUpFactory(
        program=world.program,
        committee=committee,
        meeting=meeting,
        organization=world.partner,
        assigned_to=coordinator_of(world.program),
    )
    file = a_file(meeting)
    adopted = Minutes.of(
        CheckedFile("compte-rendu.pdf", b"%PDF-1.7 adopte", PDF),
        meeting=meeting,
        adopted_on=date(2007, 11, 15),
    )
    adopted.save()
    world.keep(committee, member, meeting, attendance, item, decision, follow_up, file, adopted)


def values(world: World, address, record) -> dict[str, tuple]:
    """Which step of what: some that can be taken, and one that cannot; the link of the meeting."""
    found: dict[str, tuple] = {
        "meeting_step": ("adopter", "convoquer"),
        "follow_up_step": ("fait", "rouvrir"),
    }
    if address.name.startswith(("committee_", "follow_up_")):
        found |= {"paper_language": ("fr-ca",), "direction": ("bas",)}
        meeting = world.records.get("partnerships_committeemeeting")
        if meeting and address.name.startswith("committee_invitation"):
            found["token"] = (token_of(meeting),)
    return found

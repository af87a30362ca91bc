"""A year of partnerships: three agreements that bind, one whose term is over, a committee and what it promised."""

from datetime import UTC, date, datetime

from programs.models import Organization, Program
from programs.partnerships.actions.machines import follow_up_machine
from programs.partnerships.enums import AgreementKind, AgreementState, FollowUpState, PartyRole
from programs.partnerships.models import Agreement
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    CommitteeFactory,
    CommitteeMeetingFactory,
    DecisionFactory,
    FollowUpFactory,
    InsuredHoursFactory,
)
from programs.tests.factories import RegionFactory

SIGNED, MEETING, SECOND_MEETING = date(2007, 9, 1), date(2007, 10, 18), date(2008, 2, 14)


def bound(program: Program, partner: Organization | None = None, **fields) -> Agreement:
    """An agreement of ``program`` with its lead, and ``partner`` where one is named."""
    agreement = AgreementFactory(program=program, **fields)
    AgreementPartyFactory(agreement=agreement, organization=program.lead, role=PartyRole.LEAD)
    if partner:
        AgreementPartyFactory(agreement=agreement, organization=partner)
    return agreement


def answered(agreement: Agreement, on: date, **fields):
    """A yearly review of its partner, answered at noon of ``on``."""
    party = agreement.parties.exclude(role=PartyRole.LEAD).earliest("pk")
    moment = datetime(on.year, on.month, on.day, 17, tzinfo=UTC)
    return AgreementReviewFactory(
        party=party, agreement=agreement, answered=True, answered_at=moment, **fields
    )


def a_year_of_partnerships(program: Program, partner: Organization) -> None:
    """2007-2008: three agreements in force, two of them signed in the year, one to renew, one reviewed; one expired.

    Two meetings with a decision; of three follow-ups one is done, and one of the two others late.
    """
    protocol = bound(program, partner, starts_on=SIGNED, ends_on=date(2010, 8, 31))
    answered(protocol, date(2008, 5, 20))
    InsuredHoursFactory(party=protocol.parties.latest("pk"), agreement=protocol)
    bound(program, partner, kind=AgreementKind.SERVICE, starts_on=SIGNED, ends_on=date(2008, 8, 31))
    bound(
        program,
        partner,
        kind=AgreementKind.LETTER,
        region=RegionFactory(code="08", name="Abitibi-Témiscamingue"),
        starts_on=date(2006, 9, 1),
        ends_on=date(2009, 8, 31),
    )
    bound(program, partner, starts_on=date(2006, 4, 1), ends_on=date(2008, 3, 31))
    bound(program, partner, state=AgreementState.DRAFT, starts_on=None, ends_on=None, notice=None)
    committee = CommitteeFactory(program=program)
    meeting = CommitteeMeetingFactory(committee=committee, day=MEETING)
    CommitteeMeetingFactory(committee=committee, day=SECOND_MEETING)
    DecisionFactory(meeting=meeting)
    for text, due in (("Écrire au centre", date(2007, 11, 30)), ("Revoir l’outil", None)):
        FollowUpFactory(
            program=program, committee=committee, text=text, noted_on=MEETING, due_on=due
        )
    done = FollowUpFactory(program=program, committee=committee, noted_on=MEETING)
    follow_up_machine.move(done, FollowUpState.DONE, by=None, on=SECOND_MEETING)

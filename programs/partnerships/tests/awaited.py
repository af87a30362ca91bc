"""One thing that waits by each rule of partnerships, on January 15, 2008."""

from datetime import UTC, date, datetime

from programs.models import Program
from programs.partnerships.enums import AgreementState, CommitteeMeetingState, Renewal
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    CommitteeMeetingFactory,
    FollowUpFactory,
    InsuredHoursFactory,
    NetworkEntryFactory,
)
from programs.tests.factories import OrganizationFactory


def awaits(program: Program) -> None:
    of_it = {"program": program, "reviewed_each_year": False}
    AgreementFactory(ends_on=date(2008, 3, 31), **of_it)
    AgreementFactory(
        ends_on=date(2008, 5, 31), renewal=Renewal.TACIT, renewal_months=12, notice=90, **of_it
    )
    AgreementFactory(ends_on=date(2007, 12, 31), **of_it)
    AgreementFactory(state=AgreementState.SIGNING, moved_on=date(2007, 12, 1), **of_it)
    AgreementFactory(
        program=program, starts_on=date(2007, 2, 1), ends_on=None, renewal=Renewal.INDEFINITE
    )
    party = AgreementPartyFactory(
        agreement=AgreementFactory(insured_hours=10, **of_it), organization=OrganizationFactory()
    )
    InsuredHoursFactory(party=party, hours=12)
    AgreementObligationFactory(party=party, due_on=date(2008, 1, 20))
    AgreementReviewFactory(
        party=party, year=2007, asked_on=date(2007, 11, 1), due_on=date(2007, 12, 1)
    )
    AgreementReviewFactory(
        party=party,
        year=2006,
        answered=True,
        answered_at=datetime(2008, 1, 9, 15, tzinfo=UTC),
        asked_on=date(2007, 11, 1),
        due_on=date(2008, 1, 31),
    )
    FollowUpFactory(program=program, due_on=date(2008, 1, 20))
    planned = CommitteeMeetingFactory(
        committee__program=program,
        day=date(2008, 1, 20),
        state=CommitteeMeetingState.PLANNED,
    )
    met = {"committee": planned.committee}
    CommitteeMeetingFactory(day=date(2008, 1, 10), state=CommitteeMeetingState.CONVENED, **met)
    CommitteeMeetingFactory(day=date(2008, 1, 3), **met)
    CommitteeMeetingFactory(day=date(2007, 11, 15), minutes="## Accueil", **met)
    NetworkEntryFactory(organization=party.organization, confirmed_on=date(2006, 12, 1))

"""One thing that waits by each rule of bursaries, on January 15, 2008."""

from datetime import date, datetime

from bursaries.enums import (
    ApplicationState,
    AwardState,
    InstalmentState,
    ObligationState,
    ReviewConflict,
)
from bursaries.tests.factories import (
    TORONTO,
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    ObligationFactory,
    ReviewFactory,
    ServiceAttestationFactory,
)
from programs.models import Program


def awaits(program: Program) -> None:
    round = BursaryRoundFactory(
        program=program, closes_at=datetime(2008, 1, 20, 23, 59, tzinfo=TORONTO)
    )
    ApplicationFactory(round=round)
    ApplicationFactory(round=round, state=ApplicationState.REFUSED)
    ReviewFactory(application__round=round, conflict=ReviewConflict.UNDECLARED, declared_at=None)
    signed = AwardFactory(round=round, state=AwardState.SIGNED, signed_on=date(2007, 10, 25))
    AwardInstalmentFactory(award=signed, number=1)
    AwardInstalmentFactory(
        award=signed, number=2, state=InstalmentState.ATTESTED, attested_on=date(2008, 1, 7)
    )
    AwardFactory(round=round)
    ObligationFactory(program=program, studies_ended_on=date(2007, 12, 21))
    served = ObligationFactory(
        program=program,
        rule__complete_within_months=6,
        studies_ended_on=date(2007, 4, 30),
        state=ObligationState.ONGOING,
    )
    ServiceAttestationFactory(
        service__obligation=served,
        service__starts_on=date(2007, 6, 1),
        starts_on=date(2007, 6, 1),
        ends_on=date(2007, 12, 31),
        received_on=date(2008, 1, 10),
    )
    ObligationFactory(
        program=program, studies_ended_on=date(2007, 1, 15), state=ObligationState.FULFILLED
    )

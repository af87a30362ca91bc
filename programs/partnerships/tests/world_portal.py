"""What the portal asks of the world: a follow-up that the partner has in charge; the rest is of other parts."""

from datetime import date

from programs.partnerships.tests.factories import FollowUpFactory
from programs.tests.worlds import World

ABOUT = {
    "agreement_hours": "partnerships_agreement",
    "agreement_hours_": "partnerships_insuredhours",
    "own_agreement": "partnerships_agreement",
    "own_agreement_file": "partnerships_agreementfile",
    "own_agreement_hours_": "partnerships_insuredhours",
    "own_agreement_obligation": "partnerships_agreementobligation",
    "own_agreement_review": "partnerships_agreementreview",
}


def fill(world: World) -> None:
    """One that the partner is to do. It is the record asked about where no other is kept."""
    made = FollowUpFactory(
        program=world.program, organization=world.partner, due_on=date(2008, 6, 30)
    )
    world.records.setdefault("partnerships_followup", made)


def values(world: World, address, record) -> dict[str, tuple]:
    return {"own_step": ("fait", "reprendre")}

"""The budgets’ part of a world: what its partner claims."""

from decimal import Decimal

from programs.accounts.tests.factories import MembershipFactory
from programs.budgets.tests.awaited import awaits
from programs.budgets.tests.factories import ExpenseFactory, ExpenseFileFactory
from programs.enums import MembershipRole
from programs.tests.worlds import World

__all__ = ["ABOUT", "awaits", "fill", "values"]

ABOUT = {"claim": "budgets_expense", "claim_new": "", "claims": "", "claims_csv": ""}


def fill(world: World) -> None:
    by = MembershipFactory(organization=world.partner, role=MembershipRole.PARTNER).user
    claim = ExpenseFactory(
        program=world.program,
        claimant=world.partner,
        claimed=Decimal("100.00"),
        entered_by=by,
        state="justified",
    )
    world.keep(claim, ExpenseFileFactory(expense=claim, added_by=by))


def values(world: World, address, record) -> dict[str, tuple]:
    return {"document_pk": (world.records["budgets_expensefile"].pk,)}

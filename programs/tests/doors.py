"""What the tests of the doors begin with: who knocks, and two programs of which they may see one."""

import pytest

from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
)
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import (
    FundingFactory,
    OrganizationFactory,
    ProgramFactory,
    SchoolFactory,
)

ROLES = ("administrator", "coordination", "finance", "partner", "funder", "stranger")


def two_programs() -> dict:
    """A program with one of everything, and a second one that would be seen if a door stood open."""
    here, elsewhere = ProgramFactory(), ProgramFactory()
    partner, funder = OrganizationFactory(), OrganizationFactory()
    SchoolFactory(organization=partner)
    for program in (elsewhere, here):
        sent_by = partner if program is here else OrganizationFactory()
        paid_by = funder if program is here else OrganizationFactory()
        ReferralFactory(program=program, referrer=sent_by)
        FundingFactory(program=program, funder=paid_by)
    return {"program": here, "partner": partner, "funder": funder}


def user_as(role: str, world: dict):
    if role == "administrator":
        return AdministratorFactory()
    if role == "stranger":
        return UserFactory()
    bodies = {"partner": world["partner"], "funder": world["funder"]}
    organization = bodies.get(role, world["program"].lead)
    return MembershipFactory(organization=organization, role=role).user


def each_cell(seen: dict):
    """``seen`` says how many of the two programs' records each of ``ROLES`` sees through a door."""
    cells = [
        (door, role, n) for door, row in seen.items() for role, n in zip(ROLES, row, strict=True)
    ]
    return pytest.mark.parametrize(("door", "role", "count"), cells)

"""Who works with whom."""

import pytest

from programs.accounts.access import colleagues_of, coordinators_of, roles_to_give
from programs.accounts.tests.factories import MembershipFactory, UserFactory, coordinator_of
from programs.enums import MembershipRole
from programs.tests.doors import two_programs, user_as
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return two_programs()


def test_colleagues_coordinate_for_the_same_organisation(world):
    user = coordinator_of(world["program"])
    colleague = coordinator_of(world["program"])
    user_as("finance", world)
    coordinator_of(ProgramFactory())
    MembershipFactory(organization=world["program"].lead, is_active=False)
    assert set(colleagues_of(user)) == {user, colleague}


def test_who_coordinates_a_program_is_told_of_it_and_nobody_else():
    program = ProgramFactory()
    coordinator = coordinator_of(program)
    coordinator_of(ProgramFactory())
    lead = program.lead
    MembershipFactory(organization=lead, role=MembershipRole.FINANCE)
    MembershipFactory(organization=lead, is_active=False)
    MembershipFactory(organization=lead, user=UserFactory(is_active=False))
    assert list(coordinators_of(program)) == [coordinator]


def test_a_coordinator_lets_reviewers_in_also_from_their_own_organisation_and_from_no_other_lead():
    program, other = ProgramFactory(), ProgramFactory()
    user = coordinator_of(program)
    assert roles_to_give(user, program.lead) == [MembershipRole.REVIEWER]
    assert roles_to_give(user, other.lead) == []
    assert roles_to_give(user, OrganizationFactory()) == [
        MembershipRole.PARTNER,
        MembershipRole.FUNDER,
        MembershipRole.REVIEWER,
    ]

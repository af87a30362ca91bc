"""The doors of the ground floor: what each role sees, and what stays shut."""

import pytest
from django.http import Http404

from programs import access
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole, ProgramRoleKind, Service
from programs.models import ProgramRole
from programs.tests.doors import each_cell, two_programs, user_as
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return two_programs()


@each_cell(
    {
        access.visible_programs: (2, 1, 1, 0, 0, 0),
        access.programs_coordinated_by: (2, 1, 0, 0, 0, 0),
        access.visible_fundings: (2, 1, 1, 0, 0, 0),
        access.programs_funded_by: (0, 0, 0, 0, 1, 0),
        access.organizations_coordinated_by: (6, 1, 0, 0, 0, 0),
        access.visible_organizations: (6, 6, 6, 0, 0, 0),
        access.visible_schools: (1, 1, 1, 0, 0, 0),
    }
)
def test_each_role_sees_its_own_and_nothing_else(world, door, role, count):
    assert door(user_as(role, world)).count() == count


def test_a_funder_is_known_by_its_role_as_well_as_by_its_money(world):
    named = OrganizationFactory()
    ProgramRole.objects.create(
        program=world["program"], organization=named, role=ProgramRoleKind.FUNDER
    )
    user = MembershipFactory(organization=named, role=MembershipRole.FUNDER).user
    assert list(access.programs_funded_by(user)) == [world["program"]]


def test_a_role_in_one_organisation_gives_nothing_in_another(world):
    other = ProgramFactory()
    user = coordinator_of(world["program"])
    MembershipFactory(user=user, organization=other.lead, role=MembershipRole.FINANCE)
    assert set(access.visible_programs(user)) == {world["program"], other}
    assert list(access.programs_coordinated_by(user)) == [world["program"]]


@pytest.mark.parametrize("role", ["partner", "funder", "stranger"])
def test_a_program_that_is_not_seen_does_not_exist(world, role):
    program = world["program"]
    assert access.get_program_for(user_as("finance", world), program.slug) == program
    with pytest.raises(Http404):
        access.get_program_for(user_as(role, world), program.slug)


def test_the_directory_is_kept_by_coordinators_but_for_other_lead_organisations(world):
    user = coordinator_of(world["program"])
    changed = {
        "own": access.can_change_organization(user, world["program"].lead),
        "partner": access.can_change_organization(user, world["partner"]),
        "other lead": access.can_change_organization(user, ProgramFactory().lead),
        "by finance": access.can_change_organization(user_as("finance", world), world["partner"]),
    }
    assert changed == {"own": True, "partner": True, "other lead": False, "by finance": False}


def test_the_services_of_a_user_are_those_that_their_programs_run(world):
    lead = world["program"].lead
    world["program"].services = [Service.REFERRALS]
    world["program"].save()
    ProgramFactory(services=[Service.MENTORING])  # of another lead
    before = [access.services_of(user_as(role, world)) for role in ("coordination", "partner")]
    ProgramFactory(lead=lead, services=[Service.REFERRALS, Service.MENTORING])
    after = access.services_of(user_as("finance", world))
    assert [*before, after] == [{Service.REFERRALS}, set(), {Service.REFERRALS, Service.MENTORING}]

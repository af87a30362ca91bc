"""The doors: what each role sees of the ground floor, and what stays shut."""

import pytest
from django.http import Http404

from programs import access
from programs.enums import MembershipRole, ProgramRoleKind
from programs.models import ProgramRole
from programs.tests.factories import (
    AdministratorFactory,
    FundingFactory,
    MembershipFactory,
    OrganizationFactory,
    PersonFactory,
    ProgramFactory,
    ReferralFactory,
    UserFactory,
    coordinator_of,
)

pytestmark = pytest.mark.django_db

ROLES = ["administrator", "coordination", "finance", "partner", "funder", "stranger"]


@pytest.fixture
def world():
    """A program with one of everything, and a second one that would be seen if a door stood open."""
    here, elsewhere = ProgramFactory(), ProgramFactory()
    partner, funder = OrganizationFactory(), OrganizationFactory()
    for program in (elsewhere, here):
        sent_by = partner if program is here else OrganizationFactory()
        paid_by = funder if program is here else OrganizationFactory()
        ReferralFactory(program=program, referrer=sent_by)
        FundingFactory(program=program, funder=paid_by)
    return {"program": here, "partner": partner, "funder": funder}


def user_as(role: str, world):
    if role == "administrator":
        return AdministratorFactory()
    if role == "stranger":
        return UserFactory()
    bodies = {"partner": world["partner"], "funder": world["funder"]}
    organization = bodies.get(role, world["program"].lead)
    return MembershipFactory(organization=organization, role=role).user


# How many of the two programs' records each role sees through each door.
SEEN = {
    access.visible_programs: (2, 1, 1, 0, 0, 0),
    access.programs_coordinated_by: (2, 1, 0, 0, 0, 0),
    access.visible_fundings: (2, 1, 1, 0, 0, 0),
    access.visible_referrals: (2, 1, 0, 1, 0, 0),
    access.coordinated_referrals: (2, 1, 0, 0, 0, 0),
    access.visible_people: (2, 1, 0, 0, 0, 0),
    access.programs_funded_by: (0, 0, 0, 0, 1, 0),
    access.organizations_coordinated_by: (6, 1, 0, 0, 0, 0),
    access.visible_organizations: (6, 6, 6, 0, 0, 0),
}
CELLS = [(door, role, n) for door, row in SEEN.items() for role, n in zip(ROLES, row, strict=True)]


@pytest.mark.parametrize(("door", "role", "count"), CELLS)
def test_each_role_sees_its_own_and_nothing_else(world, door, role, count):
    assert door(user_as(role, world)).count() == count


def test_a_partner_sees_the_referrals_that_it_sent(world):
    seen = access.visible_referrals(user_as("partner", world))
    assert [referral.referrer for referral in seen] == [world["partner"]]


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


@pytest.mark.parametrize("role", ["finance", "partner", "funder", "stranger"])
def test_a_referral_that_is_not_coordinated_does_not_exist(world, role):
    referral = world["program"].referrals.get()
    assert access.get_referral_for(user_as("coordination", world), referral.pk) == referral
    with pytest.raises(Http404):
        access.get_referral_for(user_as(role, world), referral.pk)


@pytest.mark.parametrize("role", ["partner", "funder", "stranger"])
def test_a_program_that_is_not_seen_does_not_exist(world, role):
    program = world["program"]
    assert access.get_program_for(user_as("finance", world), program.slug) == program
    with pytest.raises(Http404):
        access.get_program_for(user_as(role, world), program.slug)


def test_the_file_of_a_person_is_corrected_by_its_holder(world):
    user = coordinator_of(world["program"])
    own, known = PersonFactory(holder=world["program"].lead), PersonFactory()
    ReferralFactory(program=world["program"], person=known)
    assert [access.can_change_person(user, person) for person in (own, known)] == [True, False]
    assert set(access.visible_people(user)) >= {own, known}


def test_the_directory_is_kept_by_coordinators_but_for_other_lead_organisations(world):
    user = coordinator_of(world["program"])
    changed = {
        "own": access.can_change_organization(user, world["program"].lead),
        "partner": access.can_change_organization(user, world["partner"]),
        "other lead": access.can_change_organization(user, ProgramFactory().lead),
        "by finance": access.can_change_organization(user_as("finance", world), world["partner"]),
    }
    assert changed == {"own": True, "partner": True, "other lead": False, "by finance": False}


def test_colleagues_coordinate_for_the_same_organisation(world):
    user = coordinator_of(world["program"])
    colleague = coordinator_of(world["program"])
    user_as("finance", world)
    coordinator_of(ProgramFactory())
    MembershipFactory(organization=world["program"].lead, is_active=False)
    assert set(access.colleagues_of(user)) == {user, colleague}


class TestAMembershipThatALeadVouchesFor:
    """A coordinator who invites somebody opens their own programs, and no other lead's."""

    @pytest.fixture
    def two_leads(self):
        here, elsewhere = ProgramFactory(doors=["referrals"]), ProgramFactory(doors=["referrals"])
        body = OrganizationFactory()
        for program in (elsewhere, here):
            ReferralFactory(program=program, referrer=body)
            FundingFactory(program=program, funder=body)
        return here, elsewhere, body

    @pytest.mark.parametrize(
        "role, door",
        [
            (MembershipRole.PARTNER, access.programs_open_to),
            (MembershipRole.PARTNER, lambda user: access.sent_referrals(user)),
            (MembershipRole.PARTNER, lambda user: access.visible_referrals(user)),
            (MembershipRole.FUNDER, access.programs_funded_by),
        ],
    )
    def test_it_opens_the_programs_of_that_lead_alone(self, two_leads, role, door):
        here, _elsewhere, body = two_leads
        member = MembershipFactory(organization=body, role=role, vouched_by=here.lead)
        everywhere = MembershipFactory(organization=body, role=role)
        programs = {getattr(record, "program", record) for record in door(member.user)}
        assert programs == {here}
        assert door(everywhere.user).count() == 2

    def test_it_ends_with_the_membership(self, two_leads):
        here, _elsewhere, body = two_leads
        member = MembershipFactory(
            organization=body, role="partner", vouched_by=here.lead, is_active=False
        )
        assert access.sent_referrals(member.user).count() == 0


def test_a_partner_sees_what_was_redirected_to_them():
    body = OrganizationFactory()
    referral = ReferralFactory(state="redirected", redirected_to=body)
    partner = MembershipFactory(organization=body, role="partner").user
    assert access.get_sent_referral_for(partner, referral.pk) == referral


def test_a_program_that_is_over_takes_no_referral():
    body = MembershipFactory(role="partner")
    ProgramFactory(doors=["referrals"], ends_on=ProgramFactory().starts_on)
    ProgramFactory(doors=[])
    assert access.programs_open_to(body.user).count() == 0


def test_an_organisation_s_coordinators_know_its_people_and_no_other_s():
    here, elsewhere = ReferralFactory(), ReferralFactory()
    held = PersonFactory(holder=here.program.lead)
    sent_here = ReferralFactory(program=here.program, person=elsewhere.person).person
    known = access.people_known_to(here.program.lead)
    assert set(known) == {here.person, held, sent_here}


def test_who_coordinates_a_program_is_told_of_it_and_nobody_else():
    program = ProgramFactory()
    coordinator = coordinator_of(program)
    coordinator_of(ProgramFactory())
    lead = program.lead
    MembershipFactory(organization=lead, role=MembershipRole.FINANCE)
    MembershipFactory(organization=lead, is_active=False)
    MembershipFactory(organization=lead, user=UserFactory(is_active=False))
    assert list(access.coordinators_of(program)) == [coordinator]

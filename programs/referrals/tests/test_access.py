"""The doors of referrals."""

import pytest
from django.http import Http404

from programs import access
from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.referrals.access import (
    coordinated_referrals,
    get_referral_for,
    get_sent_referral_for,
    programs_open_to,
    sent_referrals,
    visible_referrals,
)
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.doors import each_cell, two_programs, user_as
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return two_programs()


@each_cell(
    {
        visible_referrals: (2, 1, 0, 1, 0, 0),
        coordinated_referrals: (2, 1, 0, 0, 0, 0),
    }
)
def test_each_role_sees_its_own_and_nothing_else(world, door, role, count):
    assert door(user_as(role, world)).count() == count


def test_a_partner_sees_the_referrals_that_it_sent(world):
    seen = visible_referrals(user_as("partner", world))
    assert [referral.referrer for referral in seen] == [world["partner"]]


@pytest.mark.parametrize("role", ["finance", "partner", "funder", "stranger"])
def test_a_referral_that_is_not_coordinated_does_not_exist(world, role):
    referral = world["program"].referrals.get()
    assert get_referral_for(user_as("coordination", world), referral.pk) == referral
    with pytest.raises(Http404):
        get_referral_for(user_as(role, world), referral.pk)


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
            (MembershipRole.PARTNER, programs_open_to),
            (MembershipRole.PARTNER, lambda user: sent_referrals(user)),
            (MembershipRole.PARTNER, lambda user: visible_referrals(user)),
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
        assert sent_referrals(member.user).count() == 0


def test_a_partner_sees_what_was_redirected_to_them():
    body = OrganizationFactory()
    referral = ReferralFactory(state="redirected", redirected_to=body)
    partner = MembershipFactory(organization=body, role="partner").user
    assert get_sent_referral_for(partner, referral.pk) == referral


def test_a_program_that_is_over_takes_no_referral():
    body = MembershipFactory(role="partner")
    ProgramFactory(doors=["referrals"], ends_on=ProgramFactory().starts_on)
    ProgramFactory(doors=[])
    assert programs_open_to(body.user).count() == 0

"""Whose agreements a partner reads: those of its organisations and of whom they carry on, and not one of another."""

from datetime import date

import pytest

from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.files import PDF, CheckedFile
from programs.models import OrganizationSuccession
from programs.partnerships import access
from programs.partnerships.enums import AGREEMENT_SHARED, AgreementFileKind, AgreementState
from programs.partnerships.models import AgreementFile, FollowUp
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    FollowUpFactory,
    InsuredHoursFactory,
)
from programs.partnerships.tests.portals import NOW, an_agreement, partner_of, partners_in
from programs.tests.factories import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def test_a_partner_reads_its_agreements_and_no_other():
    agreement, _other = an_agreement(), an_agreement()
    user = partner_of(partners_in(agreement)[0].organization)
    assert list(access.own_agreements(user)) == [agreement]


def test_an_agreement_is_shown_from_the_day_on_which_it_is_sent_to_be_signed():
    party = AgreementPartyFactory(agreement=AgreementFactory(state=AgreementState.DRAFT))
    user, seen = partner_of(party.organization), set()
    for state in AgreementState.values:
        reason = "Une raison"
        type(party.agreement).objects.filter(pk=party.agreement.pk).update(
            state=state, reason=reason
        )
        seen |= {state for _one in access.own_agreements(user)}
    assert seen == set(AGREEMENT_SHARED)


def test_one_who_was_let_in_by_another_organisation_does_not_speak_for_its_partner():
    agreement = an_agreement()
    (party, _second) = partners_in(agreement)
    stranger = partner_of(party.organization, vouched_by=OrganizationFactory())
    known = partner_of(party.organization, vouched_by=agreement.program.lead)
    assert [access.own_agreements(user).count() for user in (stranger, known)] == [0, 1]


def test_other_roles_and_memberships_that_ended_open_nothing():
    agreement = an_agreement()
    (party, _second) = partners_in(agreement)
    funder = MembershipFactory(organization=party.organization, role=MembershipRole.FUNDER).user
    gone = partner_of(party.organization, is_active=False)
    assert [access.own_agreements(user).count() for user in (funder, gone)] == [0, 0]


@pytest.mark.parametrize(("on_day", "found"), [(date(2008, 6, 10), 1), (date(2008, 6, 11), 0)])
def test_who_carries_an_organisation_on_reads_its_agreements_from_that_day(on_day, found):
    agreement, successor = an_agreement(), OrganizationFactory()
    (party, _second) = partners_in(agreement)
    OrganizationSuccession.objects.create(
        predecessor=party.organization, successor=successor, on_day=on_day
    )
    assert access.own_agreements(partner_of(successor)).count() == found


def test_what_hangs_on_the_other_partner_is_not_theirs():
    agreement = an_agreement()
    mine, other = partners_in(agreement)
    user = partner_of(mine.organization)
    made = {}
    for party in (mine, other):
        made[party] = [
            AgreementObligationFactory(party=party),
            AgreementReviewFactory(party=party),
            InsuredHoursFactory(party=party),
            FollowUpFactory(program=agreement.program, organization=party.organization),
        ]
    doors = (
        access.own_obligations,
        access.own_reviews,
        access.own_hours,
        access.own_follow_ups,
    )
    assert [list(door(user)) for door in doors] == [[one] for one in made[mine]]


def test_follow_ups_that_are_done_or_of_nobody_are_left_out():
    mine = partner_of(OrganizationFactory())
    organization = mine.memberships.get().organization
    done = FollowUpFactory(organization=organization)
    FollowUp.objects.filter(pk=done.pk).update(state="done")
    FollowUpFactory()
    assert list(access.own_follow_ups(mine)) == []


def test_a_partner_has_the_signed_copy_and_none_of_the_other_papers():
    agreement = an_agreement()
    user = partner_of(partners_in(agreement)[0].organization)
    for kind in AgreementFileKind.values:
        content = CheckedFile(f"{kind}.pdf", f"%PDF-1.7 {kind}".encode(), PDF)
        AgreementFile.of(content, agreement=agreement, kind=kind).save()
    assert {file.kind for file in access.own_files(user)} == {"signed", "text"}

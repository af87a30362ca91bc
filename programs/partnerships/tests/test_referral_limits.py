"""Before a person's file goes out: nothing is said where an agreement in force lets it, else where to begin one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.enums import Service
from programs.models import OrganizationSuccession
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.addresses import amendment_url
from programs.partnerships.enums import AgreementState, ClauseKind
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementFactory,
    AgreementPartyFactory,
    AmendmentFactory,
)
from programs.referrals import outgoing
from programs.referrals.outgoing import Level, Remark
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

DAY = date(2008, 6, 10)
SHARES = ClauseKind.DATA_SHARING


@pytest.fixture(autouse=True)
def in_june(time_machine):
    time_machine.move_to("2008-06-10 12:00-04:00")


@pytest.fixture
def program():
    return ProgramFactory(services=[Service.REFERRALS, Service.PARTNERSHIPS])


@pytest.fixture
def partner():
    return OrganizationFactory(name="Maison des exemples")


def agreed(program, partner, *, shares=True, **fields):
    party = AgreementPartyFactory(
        organization=partner, agreement=AgreementFactory(program=program, **fields)
    )
    if shares:
        AgreementClauseFactory(agreement=party.agreement, kind=SHARES)
    return party.agreement


def remarks(program, partner, *, inward=False, on=DAY) -> list[Remark]:
    sender, receiver = (partner, program.lead) if inward else (program.lead, partner)
    return outgoing.remarks_on(
        program=program, sender=sender, receiver=receiver, person=None, on=on
    )


def none_said(program, partner) -> list[Remark]:
    """That no agreement lets it, and where a new one is begun."""
    sentence = (
        f"Aucune entente en vigueur avec « {partner} » ne permet de communiquer des "
        "renseignements personnels."
    )
    url = reverse("agreement_new", args=[program.slug])
    return [Remark(Level.WARN, sentence, "Préparer une entente", url)]


def test_with_a_clause_nothing_is_said_either_way(program, partner):
    agreed(program, partner)
    assert [remarks(program, partner), remarks(program, partner, inward=True)] == [[], []]


def test_without_it_the_amendment_is_begun_by_the_lead_and_the_partner_is_told(program, partner):
    agreement = agreed(program, partner, shares=False, number="ENT-1")
    begun = amendment_url(agreement.pk, clause=SHARES)
    clause = "ne prévoit pas la communication de renseignements personnels."
    assert remarks(program, partner) == [
        Remark(
            Level.WARN,
            f"L’entente ENT-1 avec « {partner} » {clause}",
            "Commencer un avenant",
            begun,
        )
    ]
    assert remarks(program, partner, inward=True) == [
        Remark(Level.WARN, f"L’entente ENT-1 avec « {program.lead} » {clause}")
    ]


@pytest.mark.parametrize("state", [AgreementState.ENDED, AgreementState.SUSPENDED])
def test_what_binds_no_more_lets_nothing_pass(program, partner, state):
    agreement = agreed(program, partner)
    agreement_machine.move(agreement, state, by=None, on=DAY, reason="Une raison")
    assert remarks(program, partner) == none_said(program, partner)


def test_it_counts_on_the_day_of_the_referral(program, partner):
    agreed(program, partner, ends_on=date(2008, 6, 9))
    assert remarks(program, partner) == none_said(program, partner)
    assert remarks(program, partner, on=date(2008, 6, 9)) == []


@pytest.mark.parametrize(("effective", "said"), [(DAY, 0), (date(2008, 6, 11), 1)])
def test_a_clause_that_an_amendment_adds_counts_from_its_day(program, partner, effective, said):
    agreement = agreed(program, partner, shares=False)
    amendment = AmendmentFactory(agreement=agreement, effective_on=effective)
    AgreementClauseFactory(agreement=agreement, amendment=amendment, kind=SHARES)
    assert len(remarks(program, partner)) == 1
    amendment.signed_on = date(2008, 6, 1)
    amendment.save()
    assert len(remarks(program, partner)) == said


def test_another_program_of_the_lead_counts_and_one_of_another_lead_does_not(program, partner):
    agreed(program, OrganizationFactory())
    agreed(ProgramFactory(services=[Service.PARTNERSHIPS]), partner)
    assert remarks(program, partner) == none_said(program, partner)
    agreed(ProgramFactory(lead=program.lead, services=[]), partner)
    assert remarks(program, partner) == []


def test_of_two_without_a_clause_that_of_the_program_is_amended(program, partner):
    own = agreed(program, partner, shares=False)
    other = ProgramFactory(lead=program.lead, services=[Service.PARTNERSHIPS])
    agreed(other, partner, shares=False, starts_on=date(2008, 1, 1))
    (said,) = remarks(program, partner)
    assert said.url == amendment_url(own.pk, clause=SHARES)


@pytest.mark.parametrize(("on_day", "said"), [(DAY, 0), (date(2008, 6, 11), 1)])
def test_who_carries_the_partner_on_is_bound_from_that_day(program, partner, on_day, said):
    agreed(program, partner)
    successor = OrganizationFactory()
    OrganizationSuccession.objects.create(predecessor=partner, successor=successor, on_day=on_day)
    assert len(remarks(program, successor)) == said


def test_where_no_agreements_are_kept_nothing_is_said(program, partner):
    assert remarks(program, partner) == []
    agreed(program, OrganizationFactory(), state=AgreementState.DRAFT)
    assert remarks(program, partner) == []
    without = ProgramFactory(lead=program.lead, services=[Service.REFERRALS])
    agreed(program, OrganizationFactory())
    assert [len(remarks(one, partner)) for one in (program, without)] == [1, 0]


def test_the_lead_itself_needs_no_agreement(program):
    agreed(program, OrganizationFactory())
    assert remarks(program, program.lead) == []


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_two_queries(program, partner, count):
    for _number in range(count):
        agreement = AgreementPartyFactory(
            organization=partner, agreement__program=program
        ).agreement
        AgreementClauseFactory(agreement=agreement, kind=SHARES)
    with CaptureQueriesContext(connection) as queries:
        assert remarks(program, partner) == []
    assert len(queries) == 2

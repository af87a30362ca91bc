"""The portrait of a network: its organisations beside those announced, and of persons nothing that tells of a few."""

from datetime import date

import pytest

from programs.enums import Service
from programs.partnerships.tests.factories import (
    CommitteeFactory,
    CommitteeMemberFactory,
    NetworkEntryFactory,
    NetworkServiceFactory,
)
from programs.partnerships.tests.years import SIGNED, bound
from programs.people.tests.factories import PersonFactory
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory, RegionFactory
from programs.tests.moves import logged
from reporting import making
from reporting.kinds import KINDS
from reporting.subjects import period_of

pytestmark = pytest.mark.django_db
AFTER = date(2009, 1, 15)
_R = ReferralState


@pytest.fixture
def program():
    return ProgramFactory(services=[Service.PARTNERSHIPS, Service.REFERRALS], fiscal_year_starts=7)


def reached(program, count: int, **person):
    """So many persons whose referral was accepted in October."""
    for _ in range(count):
        referral = ReferralFactory(
            program=program,
            person=PersonFactory(holder=program.lead, **person),
            received_on=date(2007, 10, 1),
            state=_R.ACCEPTED,
        )
        logged(referral, (_R.RECEIVED, date(2007, 10, 1)), (_R.ACCEPTED, date(2007, 10, 5)))


def made(subject, code="reseau", as_of=AFTER):
    kind = KINDS[code]
    period = period_of(kind, subject, "2007-2008", as_of)
    return making.make(making.Order(kind, subject, period, "fr", as_of))


def rows(document, table: str) -> list[list[str]]:
    return [[cell.display for cell in row.cells] for row in document.table(table).rows]


def test_a_group_of_a_few_is_with_the_others(program):
    reached(program, 6, birth_date=date(1990, 1, 1), languages=["fr"])
    reached(program, 5, birth_date=date(1980, 1, 1), languages=["fr"])
    reached(program, 5, birth_date=date(1970, 1, 1), languages=["es"])
    reached(program, 2, birth_date=date(1940, 1, 1), languages=["uk"])
    reached(program, 1, birth_date=None, languages=[])
    document = made(program).document
    assert rows(document, "profil-1") == [
        ["18 à 24 ans", "6"],
        ["25 à 34 ans", "5"],
        ["Autres", "7"],
        ["Non précisé", "moins de 5"],
    ]


def test_few_persons_are_told_of_by_no_group(program):
    reached(program, 3, birth_date=date(1990, 1, 1))
    document = made(program).document
    assert rows(document, "profil-1") == [["Tous les groupes", "moins de 5"]]
    assert rows(document, "parcours") == [["Tous les parcours", "moins de 5"]]
    assert rows(document, "services-rendus") == [["Références", "moins de 5"]]


def test_an_organisation_has_what_it_offers_its_agreements_and_its_committees(program):
    partner = OrganizationFactory(
        name="Relais du Nord", region=RegionFactory(code="08", name="Abitibi-Témiscamingue")
    )
    bound(program, partner, starts_on=SIGNED)
    bound(program, partner, starts_on=SIGNED)
    NetworkServiceFactory(
        entry=NetworkEntryFactory(organization=partner), name="Recherche d’emploi"
    )
    committee = CommitteeFactory(program=program, name="Table de concertation")
    CommitteeMemberFactory(committee=committee, organization=partner)
    CommitteeMemberFactory(
        committee=committee, organization=OrganizationFactory(), ends_on=date(2008, 1, 31)
    )
    found = rows(made(program).document, "organismes")
    assert [row for row in found if row[0].startswith("Relais")] == [
        [
            "Relais du Nord\nOrganisme communautaire",
            "Abitibi-Témiscamingue",
            "Recherche d’emploi",
            "2",
            "Table de concertation",
        ]
    ]
    assert len(found) == 2


def test_what_the_directory_does_not_list_is_not_printed(program):
    partner = OrganizationFactory()
    bound(program, partner, starts_on=SIGNED)
    NetworkServiceFactory(entry=NetworkEntryFactory(organization=partner, is_listed=False))
    assert {row[2] for row in rows(made(program).document, "organismes")} == {"—"}


def test_the_organisations_announced_are_beside_those_that_are_named(program):
    committee = CommitteeFactory(program=program, name="Table", announced_members=11)
    for _ in range(9):
        CommitteeMemberFactory(committee=committee)
    assert made(program).figures["announced"] == [{"name": "Table", "announced": 11, "named": 9}]


def test_nothing_says_so():
    program = ProgramFactory(services=[Service.PARTNERSHIPS], fiscal_year_starts=7)
    assert [section.id for section in made(program).document.sections] == ["en-bref"]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_many_questions_whatever_their_number(program, count, django_assert_num_queries):
    committee = CommitteeFactory(program=program, announced_members=4)
    for _ in range(count):
        partner = OrganizationFactory()
        bound(program, partner, starts_on=SIGNED)
        CommitteeMemberFactory(committee=committee, organization=partner)
        NetworkServiceFactory(entry=NetworkEntryFactory(organization=partner))
    reached(program, count)
    with django_assert_num_queries(18):
        made(program)

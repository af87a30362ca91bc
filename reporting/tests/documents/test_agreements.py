"""The inventory of agreements: which it lists, as what, and that it says nothing of what came later."""

import json
from datetime import date

import pytest
from django.core.management import call_command

from programs.enums import Service
from programs.lib.periods import Period
from programs.models import Program
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.enums import AgreementKind, AgreementState, PartyRole
from programs.partnerships.tests.factories import AgreementPartyFactory
from programs.partnerships.tests.years import a_year_of_partnerships, answered, bound
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.kinds import KINDS
from reporting.subjects import period_of

pytestmark = pytest.mark.django_db
AFTER = date(2009, 1, 15)


@pytest.fixture
def program():
    program = ProgramFactory(services=[Service.PARTNERSHIPS], fiscal_year_starts=7, slug="ici")
    a_year_of_partnerships(program, OrganizationFactory(name="Relais du Nord"))
    return program


def made(subject, code="ententes", language="fr", as_of=AFTER, **order):
    kind = KINDS[code]
    period = period_of(kind, subject, "2007-2008", as_of)
    return making.make(making.Order(kind, subject, period, language, as_of, **order))


def inventory(document) -> list[list[str]]:
    return [[cell.display for cell in row.cells] for row in document.table("inventaire").rows]


def test_it_lists_each_agreement_with_its_state_its_term_and_its_last_review(program):
    agreement = program.agreements.get(kind=AgreementKind.SERVICE)
    answered(agreement, date(2008, 6, 1), year=2009)
    document = made(program).document
    (found,) = [row for row in inventory(document) if agreement.number in row[1]]
    assert found == [
        program.region.name,
        f"{agreement.number} Accueil des personnes référées\nEntente de service",
        "Relais du Nord",
        "À renouveler",
        "1er septembre 2007 – 31 août 2008\nSe renouvelle par écrit\npréavis\xa0: 2 juin 2008",
        "1er juin 2008\nLa garder telle quelle",
    ]


def test_a_region_heads_the_first_of_its_agreements(program):
    assert [row[0] for row in inventory(made(program).document)] == [
        "Abitibi-Témiscamingue",
        program.region.name,
        "",
        "",
    ]


def test_what_presses_comes_by_its_end_what_is_over_first(program):
    rows = made(program).document.table("echeances").rows
    assert [(row.cells[2].display, row.cells[3].display) for row in rows] == [
        ("31 mars 2008", "Échue"),
        ("31 août 2008", "À renouveler"),
    ]


def test_what_is_not_signed_yet_stands_apart(program):
    document = made(program).document
    rows = document.table("en-preparation-table").rows
    assert [row.cells[2].display for row in rows] == ["Projet"]
    assert len(inventory(document)) == 4


def test_what_came_later_changes_nothing_of_it(program):
    before = made(program).figures
    agreement = bound(program, OrganizationFactory(), starts_on=date(2008, 8, 1))
    for one in program.agreements.filter(state=AgreementState.IN_FORCE).exclude(pk=agreement.pk):
        agreement_machine.move(
            one, AgreementState.TERMINATED, by=None, on=date(2008, 9, 1), reason="Fin"
        )
    assert made(program).figures == before


def test_what_was_over_before_the_year_is_no_more_in_it(program):
    for one in program.agreements.filter(state=AgreementState.IN_FORCE):
        agreement_machine.move(
            one, AgreementState.TERMINATED, by=None, on=date(2008, 5, 1), reason="Fin"
        )
    told = made(program).figures["agreements"]
    assert [line["standing"] for line in told].count("Résiliée") == 4
    period = Period(date(2008, 7, 1), date(2009, 6, 30))
    later = making.make(making.Order(KINDS["ententes"], program, period, "fr", AFTER))
    assert [line["standing"] for line in later.figures["agreements"]] == ["Projet"]


def test_homonyms_are_told_apart_and_the_lead_is_no_partner(program):
    agreement = program.agreements.get(kind=AgreementKind.LETTER)
    AgreementPartyFactory(
        agreement=agreement, organization=OrganizationFactory(name="Relais du Nord", code="RN2")
    )
    AgreementPartyFactory(
        agreement=agreement, organization=OrganizationFactory(), role=PartyRole.FUNDER
    )
    (line,) = [one for one in made(program).figures["agreements"] if one["kind"] == "letter"]
    assert len(line["partners"]) == 3
    assert len(set(line["partners"])) == 3


def test_a_region_has_those_of_the_programs_that_one_may_see(program):
    other = ProgramFactory(services=[Service.PARTNERSHIPS], region=program.region)
    bound(other, OrganizationFactory(), starts_on=date(2008, 1, 1))
    mine = Program.objects.filter(pk=program.pk)
    seen = made(program.region, "ententes-region", programs=mine).figures["agreements"]
    everything = made(program.region, "ententes-region", programs=Program.objects.all())
    assert (len(seen), len(everything.figures["agreements"])) == (5, 6)


def test_an_organisation_has_those_of_all_its_programs(program):
    other = ProgramFactory(
        services=[Service.PARTNERSHIPS], lead=program.lead, starts_on=program.starts_on
    )
    bound(other, OrganizationFactory(), starts_on=date(2008, 1, 1))
    program.lead.fiscal_year_starts = 7
    program.lead.save()
    assert len(made(program.lead, "ententes-organisme").figures["agreements"]) == 6


def test_nothing_to_list_says_what_to_do():
    program = ProgramFactory(services=[Service.PARTNERSHIPS], fiscal_year_starts=7)
    document = made(program).document
    assert [section.id for section in document.sections] == ["en-bref"]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_many_questions_whatever_their_number(count, django_assert_num_queries):
    program = ProgramFactory(services=[Service.PARTNERSHIPS], fiscal_year_starts=7)
    for _ in range(count):
        answered(bound(program, OrganizationFactory()), date(2008, 5, 1))
    with django_assert_num_queries(13):
        made(program)


def test_the_command_prints_it(program, tmp_path):
    output = tmp_path / "ententes.json"
    call_command(
        "report", "ententes", "--program", "ici", "--year", "2007-2008", "--output", str(output)
    )
    assert len(json.loads(output.read_text())["agreements"]) == 5

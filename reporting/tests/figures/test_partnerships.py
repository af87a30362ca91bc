"""What the figures of partnerships come to, by hand, and on which day they are read."""

from datetime import date

import pytest

from programs.enums import Service
from programs.lib.periods import Period
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.enums import AgreementState, Renewal
from programs.partnerships.models import Agreement
from programs.partnerships.tests.years import a_year_of_partnerships, bound
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.figures import FIGURES, Scope, collect
from reporting.figures.display import display_result
from reporting.tests.factories import YEAR

pytestmark = pytest.mark.django_db
CODES = tuple(
    code for code in FIGURES if code.startswith(("agreements.", "meetings.", "followups."))
)


@pytest.fixture
def program():
    program = ProgramFactory(services=[Service.PARTNERSHIPS])
    a_year_of_partnerships(program, OrganizationFactory(name="Relais du Nord"))
    return program


def said(scope: Scope, period: Period = YEAR, codes=CODES) -> dict[str, str]:
    found = collect(scope, period, codes)
    return {code: display_result(result, "fr") for code, result in found.items()}


def parts(program, code: str) -> dict[str, int]:
    result = collect(Scope(program=program), YEAR, [code])[code]
    return {part.label: part.number for part in result.parts}


def test_a_year_of_partnerships_comes_to_what_was_signed_held_and_promised(program):
    assert said(Scope(program=program)) == {
        "agreements.in_force": "3",
        "agreements.in_force_by_region": "3",
        "agreements.signed": "2",
        "agreements.to_renew": "1",
        "agreements.expired": "1",
        "agreements.reviewed": "1",
        "agreements.review_rate": "33,3\xa0%",
        "agreements.partners": "1",
        "agreements.insured_hours": "12",
        "meetings.held": "2",
        "meetings.decisions": "1",
        "followups.open": "2",
        "followups.late": "1",
        "followups.done": "1",
    }


def test_agreements_in_force_are_set_apart_by_their_form(program):
    assert parts(program, "agreements.in_force") == {
        "Protocole de collaboration": 1,
        "Entente de service": 1,
        "Lettre d’entente": 1,
    }


def test_a_partner_of_several_agreements_counts_once(program):
    assert parts(program, "agreements.partners") == {"Organisme communautaire": 1}


def test_an_agreement_serves_its_own_region_else_that_of_its_program(program):
    other = program.agreements.exclude(region=None).get().region
    assert parts(program, "agreements.in_force_by_region") == {
        program.region.name: 2,
        other.name: 1,
    }


def test_what_is_terminated_later_was_in_force_at_the_end_of_the_year(program):
    before = said(Scope(program=program))
    for agreement in Agreement.objects.filter(state=AgreementState.IN_FORCE):
        agreement_machine.move(
            agreement, AgreementState.TERMINATED, by=None, on=date(2008, 7, 1), reason="Fin"
        )
    assert said(Scope(program=program)) == before


def test_a_tacit_renewal_keeps_an_agreement_in_force_and_nobody_has_to_renew_it():
    program = ProgramFactory(services=[Service.PARTNERSHIPS])
    bound(
        program,
        starts_on=date(2005, 7, 1),
        ends_on=date(2006, 6, 30),
        renewal=Renewal.TACIT,
        renewal_months=12,
    )
    codes = ("agreements.in_force", "agreements.to_renew", "agreements.expired")
    assert list(said(Scope(program=program), YEAR, codes).values()) == ["1", "0", "0"]


def test_a_program_that_keeps_no_partnerships_counts_none(program):
    program.services = [Service.REFERRALS]
    program.save()
    assert set(said(Scope(region=program.region)).values()) == {"0", "s.\xa0o."}

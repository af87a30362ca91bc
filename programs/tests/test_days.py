"""The dates of programs, roles and grants: what cannot be, and what is asked about."""

from datetime import date

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.models import Funding, Program, ProgramRole
from programs.tests.admin_pages import funding_form, signed_in, url
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    """From 1 July 2006 to 30 June 2009."""
    return ProgramFactory(ends_on=date(2009, 6, 30))


def moved(program, **days):
    return lambda: Program.objects.filter(pk=program.pk).update(**days)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"starts_on": date(2006, 6, 30)}, "Le rôle commence avant le programme."),
        ({"starts_on": date(2009, 7, 1)}, "Le rôle commence après la fin du programme."),
        ({"ends_on": date(2006, 6, 30)}, "Le rôle finit avant le début du programme."),
        ({"ends_on": date(2009, 7, 1)}, "Le rôle finit après le programme."),
    ],
)
def test_a_role_is_held_while_the_program_runs(program, days, sentence):
    raw = bulk(ProgramRole, program=program, organization=program.lead, role="lead", **days)
    assert refusal_of(raw) == sentence


def test_a_program_does_not_end_before_a_role(program):
    ProgramRole.objects.create(
        program=program, organization=program.lead, role="lead", ends_on=date(2009, 6, 30)
    )
    assert refusal_of(moved(program, ends_on=date(2009, 6, 29))) == (
        "Le rôle finit après le programme."
    )


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (
            (date(2015, 7, 1), date(2016, 6, 30)),
            "Le financement commence après la fin du programme.",
        ),
        (
            (date(2005, 7, 1), date(2006, 6, 30)),
            "Le financement finit avant le début du programme.",
        ),
    ],
)
def test_a_grant_touches_the_life_of_its_program(program, days, sentence):
    starts_on, ends_on = days
    funder = OrganizationFactory()
    raw = bulk(Funding, program=program, funder=funder, starts_on=starts_on, ends_on=ends_on)
    assert refusal_of(raw) == sentence


def test_a_program_does_not_move_away_from_its_grants(program):
    FundingFactory(program=program)
    assert refusal_of(moved(program, ends_on=date(2007, 6, 30))) == (
        "Le financement commence après la fin du programme."
    )
    assert refusal_of(moved(program, starts_on=date(2008, 7, 1))) == (
        "Le financement finit avant le début du programme."
    )


def test_an_envelope_may_go_beyond_its_program_on_both_sides(program):
    FundingFactory(program=program, starts_on=date(2005, 4, 1), ends_on=date(2010, 3, 31))
    assert program.fundings.count() == 1


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        ("2015-2016", "Le financement commence après la fin du programme."),
        ("2190-2191", "Cette date est dans plus de 30 ans : vérifiez l’année."),
    ],
)
def test_the_year_of_a_file_is_refused_by_its_cell(program, year, sentence):
    OrganizationFactory(name="Bailleur")
    result = import_as("funding", ["bailleur;exercice", f"Bailleur;{year}"], program=program)
    assert refusals(result) == [f"feuille « f », ligne 2, colonne B · exercice : {sentence}"]


@pytest.fixture
def form(client, program):
    """Post a grant to the form of the administration."""
    signed_in(client, coordinator_of(program))
    funder = OrganizationFactory()
    return lambda **values: client.post(
        url("funding", "add"), funding_form(program, funder, **values)
    )


def test_a_grant_beyond_thirty_years_is_refused_beside_its_fields(form):
    answer = form(starts_on="2190-04-01", ends_on="2191-03-31")
    assert list(answer.context["adminform"].form.errors) == ["starts_on", "ends_on"]
    assert Funding.objects.count() == 0


def test_a_grant_of_more_than_ten_years_is_asked_about(form):
    answer = form(ends_on="2017-07-02")
    assert answer.context["adminform"].form.errors == {
        "ends_on": ["Ce financement couvrirait plus de dix ans."]
    }
    assert form(**{"ends_on": "2017-07-02", "ends_on-sure": "2017-07-02"}).status_code == 302


def test_a_file_may_hold_a_long_grant_and_says_so(program):
    OrganizationFactory(name="Bailleur")
    lines = ["bailleur;début;fin", "Bailleur;2007-07-01;2017-07-02"]
    result = import_as("funding", lines, program=program)
    assert counts(result) == (1, 0, 0, 0)
    assert [(doubt.row, doubt.letter, doubt.message) for doubt in result.doubts] == [
        (2, "C", "Ce financement couvrirait plus de dix ans.")
    ]

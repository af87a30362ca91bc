"""The figures of several programs at once: each as if it were asked alone, in as many queries as one."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.enums import OutcomeStatus, PairingState
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.enums import Service
from programs.models import Organization
from programs.people.tests.factories import PersonFactory
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.figures import (
    FIGURES,
    REACHES,
    Scope,
    collect,
    collect_by_program,
    of_services,
)
from reporting.figures.base import Ratio
from reporting.tests.factories import YEAR, a_year_of_service

pytestmark = pytest.mark.django_db


def by_program(lead, *programs) -> dict[int, dict]:
    scope = Scope(organization=lead)
    return collect_by_program(scope, YEAR, FIGURES, [program.pk for program in programs])


def numbers(results) -> dict[str, tuple]:
    return {
        code: (result.number, result.partial, result.numerator, result.denominator)
        for code, result in results.items()
    }


def a_lead() -> Organization:
    """A lead with a full year of service, another that shares people with it, and a program without records."""
    lead = OrganizationFactory()
    first = a_year_of_service(lead=lead)
    second = ProgramFactory(lead=lead)
    person = first.mentees.earliest("pk").person
    again = ReferralFactory(program=second, person=person, state=ReferralState.IN_SERVICE)
    mentee = MenteeFactory(program=second, person=person, referral=again)
    mentor = MentorFactory(program=second, person=first.mentors.earliest("pk").person)
    over = {"state": PairingState.COMPLETED, "ended_on": date(2008, 1, 15)}
    for start, state in ((date(2007, 10, 1), over), (date(2008, 2, 1), {})):
        pairing = PairingFactory(
            program=second, mentor=mentor, mentee=mentee, started_on=start, **state
        )
        MeetingFactory(pairing=pairing, held_on=start)
    OutcomeFactory(pairing=pairing, status=OutcomeStatus.JOB_SEEKING, observed_on=date(2008, 6, 20))
    FundingFactory(program=second, amount=500)
    ProgramFactory(lead=lead)
    return lead


@pytest.fixture(scope="module")
def _lead_of_the_module(taken_back_by_the_module) -> int:
    return a_lead().pk


@pytest.fixture
def lead(_lead_of_the_module, db) -> Organization:
    return Organization.objects.get(pk=_lead_of_the_module)


@pytest.fixture(scope="module")
def both_ways(_lead_of_the_module) -> tuple[dict[int, dict], dict[int, dict]]:
    """The figures of each program of the lead: of all of them at once, and of each alone."""
    lead = Organization.objects.get(pk=_lead_of_the_module)
    programs = list(lead.led_programs.all())
    together = by_program(lead, *programs)
    alone = {program.pk: collect(Scope(program=program), YEAR) for program in programs}
    return tuple(
        {program: numbers(results) for program, results in found.items()}
        for found in (together, alone)
    )


@pytest.mark.parametrize("code", FIGURES)
def test_each_program_has_what_it_would_have_alone(code, both_ways):
    together, alone = ({pk: said[code] for pk, said in found.items()} for found in both_ways)
    assert (together, len(together)) == (alone, 3)


def test_a_figure_is_the_same_with_its_parts_and_without(lead):
    """Some are known by their parts, and are otherwise counted by themselves."""
    scope = Scope(organization=lead)
    known, counted = (collect(scope, YEAR, with_parts=told) for told in (True, False))
    assert {code: replace(one, parts=(), between=None) for code, one in known.items()} == {
        code: replace(one, between=None) for code, one in counted.items()
    }


def test_a_person_of_two_programs_counts_in_each_and_once_in_the_whole(lead):
    programs = list(lead.led_programs.order_by("pk"))
    found = by_program(lead, *programs)
    whole = collect(Scope(organization=lead), YEAR)
    counted = (
        "mentoring.mentees",
        "mentoring.mentors",
        "mentoring.paired_mentees",
        "people.reached",
    )
    assert {
        code: ([found[program.pk][code].number for program in programs], whole[code].number)
        for code in counted
    } == {
        "mentoring.mentees": ([8, 1, 0], 8),
        "mentoring.mentors": ([7, 1, 0], 7),
        "mentoring.paired_mentees": ([7, 1, 0], 7),
        "people.reached": ([8, 1, 0], 8),
    }


def test_what_became_of_a_person_is_told_by_each_program_and_once_by_the_whole(lead):
    """In work in the first program, looking for work in the second, later: the whole keeps the last."""
    first, second, _third = lead.led_programs.order_by("pk")
    found = by_program(lead, first, second)
    whole = collect(Scope(organization=lead), YEAR)
    code = "mentoring.employed"
    assert (found[first.pk][code].number, found[second.pk][code].number, whole[code].number) == (
        2,
        0,
        1,
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_grow_neither_with_programs_nor_with_records(count, lead):
    programs = list(lead.led_programs.all())
    with CaptureQueriesContext(connection) as before:
        by_program(lead, *programs)
    programs += [a_year_of_service(lead=lead) for _more in range(count)]
    with CaptureQueriesContext(connection) as after:
        by_program(lead, *programs)
    counted = [figure for figure in FIGURES.values() if not isinstance(figure.measure, Ratio)]
    alike = {(figure.records, figure.spread) for figure in counted}
    # One for the figures of the same records, one more for each service but the first that reaches people, and three to
    # hold indicators against targets.
    expected = len(alike) + len(REACHES) - 1 + 3
    assert (len(after), len(before)) == (expected, expected)


# --- Whom the services reach


def referred(program, person=None):
    person = person or PersonFactory(holder=program.lead)
    return ReferralFactory(program=program, person=person, state=ReferralState.ACCEPTED).person


def reached(program) -> int:
    return collect(Scope(program=program), YEAR, ["people.reached"])["people.reached"].number


def test_a_person_of_two_services_is_reached_once():
    program = ProgramFactory()
    MenteeFactory(program=program, person=referred(program))
    assert reached(program) == 1


@pytest.mark.parametrize(
    "services, expected",
    [
        ([Service.REFERRALS, Service.MENTORING], 2),
        ([Service.REFERRALS], 1),
        ([Service.MENTORING], 1),
        ([], 0),
    ],
)
def test_only_the_services_that_a_program_runs_reach_people(services, expected):
    program = ProgramFactory(services=services)
    referred(program)
    MenteeFactory(program=program)
    assert reached(program) == expected


def test_in_an_organisation_each_program_reaches_by_its_own_services():
    lead = OrganizationFactory()
    for services in ([Service.REFERRALS], [Service.MENTORING]):
        program = ProgramFactory(lead=lead, services=services)
        referred(program)
        MenteeFactory(program=program)
    whole = collect(Scope(organization=lead), YEAR, ["people.reached", "referrals.received"])
    assert [result.number for result in whole.values()] == [1, 2]


def test_the_rule_of_the_persons_reached_says_whom_each_service_reaches():
    assert str(FIGURES["people.reached"].rule).replace("\u00a0", " ") == (
        "Personnes que joignent les services du programme, chacune comptée une fois quel que soit le nombre de "
        "services : personnes dont la référence reçue pendant la période a été acceptée au plus tard le "
        "dernier jour de celle-ci; mentorés inscrits au moins un jour de la période; titulaires nommés d’une "
        "bourse ou d’une aide accordée pendant la période."
    )


def test_a_figure_of_two_services_is_said_where_both_are_run():
    asked = ("referrals.received", "referrals.paired", "mentoring.pairings", "funding.total")
    assert [of_services(asked, services) for services in (["referrals"], ["mentoring"], [])] == [
        ("referrals.received", "funding.total"),
        ("mentoring.pairings", "funding.total"),
        ("funding.total",),
    ]

"""The ways of persons through the services: counted together, each person once, and none told of a few."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bursaries.tests.factories import AwardFactory, BursaryRoundFactory
from mentoring.tests.factories import MenteeFactory
from programs.enums import Service
from programs.lib.appreciation import LEAST
from programs.lib.periods import Period
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.figures import Scope, collect
from reporting.figures.trajectories import (
    Trajectories,
    Trajectory,
    trajectories_of,
    without_few,
)

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
R, M, B = Service.REFERRALS, Service.MENTORING, Service.BURSARIES
SERVICES = [R, M, B]


def referred(program, person, day=date(2007, 9, 4)):
    return ReferralFactory(program=program, person=person, state="accepted", received_on=day)


def mentored(program, person, day=date(2007, 10, 1), **values):
    return MenteeFactory(program=program, person=person, registered_on=day, **values)


def awarded(program, person, day=date(2008, 1, 15)):
    call = BursaryRoundFactory(program=program)
    award = AwardFactory(round=call, person=person, awarded_on=day)
    award.moves.create(to_state=award.state, effective_on=day)


def ways(scope: Scope, period: Period = YEAR) -> tuple[dict[tuple, int], int]:
    found = trajectories_of(scope, period)
    return {way.services: way.persons for way in found.told}, found.others


@pytest.mark.django_db
class TestTheWays:
    @pytest.fixture
    def program(self):
        return ProgramFactory(services=SERVICES)

    def people(self, program, count=LEAST):
        return [PersonFactory(holder=program.lead) for _ in range(count)]

    def test_are_told_in_the_order_of_the_first_days(self, program):
        for person in self.people(program):
            referred(program, person)
            mentored(program, person)
            awarded(program, person)
        for person in self.people(program, LEAST + 1):
            mentored(program, person, date(2007, 8, 1))
            referred(program, person)
        assert ways(Scope(program=program)) == ({(M, R): LEAST + 1, (R, M, B): LEAST}, 0)

    def test_of_one_day_go_as_the_services_are_met(self, program):
        for person in self.people(program):
            mentored(program, person, date(2007, 9, 4))
            referred(program, person)
        assert ways(Scope(program=program)) == ({(R, M): LEAST}, 0)

    def test_that_began_before_the_period_keep_their_first_day(self, program):
        for person in self.people(program):
            mentee = mentored(program, person, date(2008, 2, 1))
            mentee.stays.create(starts_on=date(2006, 9, 1), ends_on=date(2007, 1, 1))
            awarded(program, person)
        assert ways(Scope(program=program)) == ({(M, B): LEAST}, 0)

    def test_leave_out_whom_no_service_reaches_in_the_period(self, program):
        for person in self.people(program):
            referred(program, person, date(2007, 6, 30))
            awarded(program, person)
        assert ways(Scope(program=program)) == ({(B,): LEAST}, 0)

    def test_of_several_programs_count_each_person_once(self):
        lead = OrganizationFactory()
        first, second = (ProgramFactory(lead=lead, services=SERVICES) for _ in range(2))
        for person in self.people(first):
            referred(first, person)
            mentored(second, person)
            mentored(first, person)
        scope = Scope(organization=lead)
        assert ways(scope) == ({(R, M): LEAST}, 0)
        reached = collect(scope, YEAR, ["people.reached"])["people.reached"].number
        assert (reached, trajectories_of(scope, YEAR).persons) == (LEAST, LEAST)

    def test_cost_the_same_for_one_and_for_many(self, program, django_assert_num_queries):
        for count in (1, 3):
            for person in self.people(program, count):
                referred(program, person)
                mentored(program, person)
            with django_assert_num_queries(3):
                trajectories_of(Scope(program=program), YEAR)


WAYS = st.dictionaries(
    st.lists(st.sampled_from(SERVICES), min_size=1, unique=True).map(tuple),
    st.integers(1, 12),
)


@given(WAYS)
def test_no_few_persons_are_told_nor_left_by_subtraction(taken):
    found = without_few(taken.items())
    assert found.persons == sum(taken.values())
    assert found.others == found.persons - sum(way.persons for way in found.told)
    assert [taken[way.services] for way in found.told] == [way.persons for way in found.told]
    assert all(way.persons >= LEAST for way in found.told)
    assert found.is_withheld == (0 < found.persons < LEAST)
    assert found.others >= LEAST or not found.others or not found.told


@pytest.mark.parametrize(
    ("taken", "told", "others"),
    [
        ({}, {}, 0),
        ({(R,): 4}, {}, 4),
        ({(R,): 9, (M,): 5}, {(R,): 9, (M,): 5}, 0),
        ({(R,): 9, (M,): 4, (B,): 1}, {(R,): 9}, 5),
        # One alone would be known by what is missing from the whole.
        ({(R,): 9, (M,): 6, (B,): 1}, {(R,): 9}, 7),
        ({(R,): 9, (B,): 2}, {}, 11),
    ],
)
def test_the_least_taken_goes_with_a_few_others(taken, told, others):
    expected = tuple(Trajectory(services, count) for services, count in told.items())
    persons = sum(taken.values())
    assert without_few(taken.items()) == Trajectories(persons, expected, others)

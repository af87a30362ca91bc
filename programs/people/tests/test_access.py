"""The doors of persons."""

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.people.access import can_change_person, people_known_to, visible_people
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.doors import each_cell, two_programs, user_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return two_programs()


@each_cell(
    {
        visible_people: (2, 1, 0, 0, 0, 0),
    }
)
def test_each_role_sees_its_own_and_nothing_else(world, door, role, count):
    assert door(user_as(role, world)).count() == count


def test_the_file_of_a_person_is_corrected_by_its_holder(world):
    user = coordinator_of(world["program"])
    own, known = PersonFactory(holder=world["program"].lead), PersonFactory()
    ReferralFactory(program=world["program"], person=known)
    assert [can_change_person(user, person) for person in (own, known)] == [True, False]
    assert set(visible_people(user)) >= {own, known}


def test_an_organisation_s_coordinators_know_its_people_and_no_other_s():
    here, elsewhere = ReferralFactory(), ReferralFactory()
    held = PersonFactory(holder=here.program.lead)
    sent_here = ReferralFactory(program=here.program, person=elsewhere.person).person
    known = people_known_to(here.program.lead)
    assert set(known) == {here.person, held, sent_here}

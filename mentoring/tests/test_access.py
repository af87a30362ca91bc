"""The doors of mentoring: coordinators, for the programs that their organisation leads."""

import pytest
from django.http import Http404

from mentoring import access
from mentoring.tests.factories import (
    MeetingFactory,
    MentorOfferFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.enums import MembershipRole
from programs.people.access import visible_people
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

DOORS = [
    access.visible_mentors,
    access.visible_mentees,
    access.visible_pairings,
    access.visible_meetings,
    access.visible_outcomes,
    access.visible_offers,
]


@pytest.fixture
def pairing():
    """A pairing with a meeting, an outcome and an offer to its program, and another one elsewhere that could leak."""
    for _ in range(2):
        pairing = PairingFactory()
        MeetingFactory(pairing=pairing)
        OutcomeFactory(pairing=pairing)
        MentorOfferFactory(program=pairing.program)
    return pairing


def user_as(role: str, pairing):
    if role == "administrator":
        return AdministratorFactory()
    if role == "stranger":
        return UserFactory()
    return MembershipFactory(organization=pairing.program.lead, role=role).user


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("role", "count"),
    [("administrator", 2), ("coordination", 1)]
    + [(role, 0) for role in ("finance", "partner", "funder", "stranger")],
)
def test_each_role_sees_its_own_and_nothing_else(pairing, door, role, count):
    assert door(user_as(role, pairing)).count() == count


GETTERS = [
    (access.get_mentor_for, "mentor"),
    (access.get_mentee_for, "mentee"),
]


@pytest.mark.parametrize(("get", "name"), GETTERS)
def test_a_record_is_given_to_its_coordinator_and_does_not_exist_for_others(pairing, get, name):
    record = pairing if name == "self" else getattr(pairing, name)
    assert get(user_as(MembershipRole.COORDINATION, pairing), record.pk) == record
    strangers = [user_as(role, pairing) for role in ("finance", "partner", "funder", "stranger")]
    elsewhere = user_as(MembershipRole.COORDINATION, PairingFactory())
    for user in [*strangers, elsewhere]:
        with pytest.raises(Http404):
            get(user, record.pk)


def test_mentors_and_mentees_are_persons_whom_their_coordinator_sees(pairing):
    pairing.mentor.person.holder = PairingFactory().program.lead
    pairing.mentor.person.save()
    seen = visible_people(user_as(MembershipRole.COORDINATION, pairing))
    assert set(seen) == {pairing.mentor.person, pairing.mentee.person}


def test_anybody_may_offer_to_a_running_program_that_seeks_mentors():
    seeking = ProgramFactory(doors=["mentors"])
    ProgramFactory()
    ProgramFactory(doors=["mentors"], ends_on=seeking.starts_on)
    assert list(access.programs_seeking_mentors()) == [seeking]

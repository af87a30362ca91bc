"""Mentees, mentors and pairings that are ticked in their lists."""

import pytest

from mentoring.enums import PairingState, ParticipantState
from mentoring.models import Mentee, Mentor, Pairing
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from programs.tests.ticking import groups_of, tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(client):
    program = ProgramFactory()
    client.force_login(coordinator_of(program))
    return program


def test_those_who_are_paired_stay_and_the_others_leave(client, program):
    paired = PairingFactory(program=program).mentee
    alone = [MenteeFactory(program=program) for _one in range(2)]
    asked = tick(client, [paired, *alone], "noter-la-sortie")
    answer = client.post(asked, {"on": "2008-01-15", "reason": "Fin"}, follow=True)
    assert (answer.context["said"], groups_of(answer)) == (
        "2 faites, 1 laissée",
        [
            (
                "Un jumelage est en cours\N{NO-BREAK SPACE}: terminez-le avant la sortie.",
                [str(paired)],
            )
        ],
    )
    assert (
        list(Mentee.objects.order_by("pk").values_list("state", flat=True)).count(
            ParticipantState.LEFT
        )
        == 2
    )


def test_many_mentors_are_verified_with_their_step_each(client, program):
    mentors = [
        MentorFactory(program=program, state=ParticipantState.REGISTERED) for _one in range(12)
    ]
    client.post(tick(client, mentors, "verifier"), {"on": "2008-01-15"})
    assert set(Mentor.objects.values_list("state", flat=True)) == {ParticipantState.VERIFIED}
    assert {one.moves.count() for one in mentors} == {1}


def test_pairings_that_end_free_the_place_of_each_mentor(client, program):
    pairings = [PairingFactory(program=program) for _one in range(3)]
    asked = tick(client, pairings, "terminer")
    client.post(asked, {"on": "2008-06-15", "reason": "Fin de l’année", "outcome": ""})
    assert set(Pairing.objects.values_list("state", flat=True)) == {PairingState.COMPLETED}
    assert set(Mentor.objects.values_list("active_pairings", flat=True)) == {0}

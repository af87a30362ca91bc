"""What a pairing waits for, to the day."""

from datetime import date

import pytest

from mentoring import followups
from mentoring.enums import PAIRING_PENDING, PairingState, ParticipantState
from mentoring.models import Mentee, MenteeMove, Mentor, Pairing
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)

pytestmark = pytest.mark.django_db

ENDED = date(2008, 1, 31)


def ended_pairing(*known: int) -> Pairing:
    """A pairing that ended on January 31, 2008, with outcomes at the ``known`` moments."""
    pairing = PairingFactory(state=PairingState.COMPLETED, ended_on=ENDED)
    for milestone in known:
        OutcomeFactory(pairing=pairing, milestone=milestone, observed_on=ENDED)
    return pairing


def due(day: date) -> list[int]:
    return [p.due_milestone for p in followups.outcomes_due(Pairing.objects.all(), day)]


@pytest.mark.parametrize(
    ("day", "known", "asked"),
    [
        (date(2008, 1, 30), (), []),
        (date(2008, 1, 31), (), [0]),
        (date(2008, 1, 31), (0,), []),
        (date(2008, 4, 29), (0,), []),
        (date(2008, 5, 1), (0,), [3]),
        (date(2008, 5, 1), (), [0]),
        (date(2008, 5, 1), (0, 3), []),
        (date(2008, 8, 1), (0,), [6]),
        (date(2008, 8, 1), (0, 3), [6]),
        (date(2008, 8, 1), (0, 3, 6), []),
        (date(2009, 2, 1), (0, 3, 6), [12]),
        (date(2010, 1, 30), (0,), [12]),
        (date(2010, 2, 1), (0,), []),
        (date(2020, 1, 1), (), [0]),
    ],
)
def test_the_outcome_to_ask_for_follows_from_the_day(day, known, asked):
    ended_pairing(*known)
    assert due(day) == asked


@pytest.mark.parametrize("state", [PairingState.ACTIVE, PairingState.PROPOSED, "cancelled"])
def test_a_pairing_that_has_not_ended_owes_no_outcome(state):
    PairingFactory(state=state)
    assert due(date(2009, 1, 1)) == []


@pytest.mark.parametrize(("day", "waits"), [(date(2007, 9, 29), 0), (date(2007, 9, 30), 1)])
@pytest.mark.parametrize("state", PAIRING_PENDING)
def test_a_proposal_waits_more_than_fourteen_days(day, waits, state):
    PairingFactory(state=state, proposed_on=date(2007, 9, 15))
    assert followups.without_answer(Pairing.objects.all(), day).count() == waits


def test_an_answered_proposal_waits_no_more():
    for state in (PairingState.ACTIVE, PairingState.CANCELLED):
        PairingFactory(state=state)
    assert followups.without_answer(Pairing.objects.all(), date(2009, 1, 1)).count() == 0


@pytest.mark.parametrize(("day", "waits"), [(date(2007, 12, 4), 0), (date(2007, 12, 5), 1)])
def test_a_pair_is_without_a_meeting_after_thirty_days(day, waits):
    MeetingFactory(held_on=date(2007, 11, 5))
    assert followups.without_meeting(Pairing.objects.all(), day).count() == waits


def test_the_last_meeting_is_found():
    pairing = MeetingFactory(held_on=date(2007, 11, 5)).pairing
    MeetingFactory(pairing=pairing, held_on=date(2007, 12, 5))
    PairingFactory()
    days = followups.with_last_meeting(Pairing.objects.order_by("pk"))
    assert [p.last_meeting for p in days] == [date(2007, 12, 5), None]


def test_mentors_with_room_and_mentors_without_pairing_are_told_apart():
    idle = MentorFactory()
    half = MentorFactory(capacity=2)
    PairingFactory(program=half.program, mentor=half)
    PairingFactory()
    MentorFactory(state=ParticipantState.ON_PAUSE)
    mentors = Mentor.objects.order_by("pk")
    assert list(followups.mentors_with_room(mentors)) == [idle, half]
    assert list(followups.mentors_without_pairing(mentors)) == [idle]


def interrupted(**options) -> Pairing:
    return PairingFactory(
        state=PairingState.INTERRUPTED, ended_on=ENDED, interruption="moved", **options
    )


def test_a_mentee_to_pair_has_no_pairing_proposed_or_under_way_and_none_completed():
    alone = MenteeFactory()
    again = interrupted().mentee
    ended_pairing()
    for state in (PairingState.PROPOSED, PairingState.ACTIVE, PairingState.PAUSED):
        PairingFactory(state=state)
    MenteeFactory(state=ParticipantState.REGISTERED)
    found = followups.mentees_without_pairing(Mentee.objects.order_by("pk"))
    assert list(found) == [alone, again]


def test_a_mentee_is_to_leave_once_the_last_pairing_is_completed():
    finished = ended_pairing().mentee
    earlier = PairingFactory(state="completed", ended_on=date(2007, 12, 1)).mentee
    interrupted(mentee=earlier, program=earlier.program, started_on=date(2008, 1, 1))
    paired = ended_pairing().mentee
    PairingFactory(mentee=paired, program=paired.program, state=PairingState.PROPOSED)
    gone = ended_pairing().mentee
    Mentee.objects.filter(pk=gone.pk).update(state=ParticipantState.LEFT, left_on=ENDED)
    MenteeFactory()
    mentees = Mentee.objects.order_by("pk")
    assert list(followups.mentees_to_leave(mentees)) == [finished]


@pytest.mark.parametrize(("day", "waits"), [(date(2008, 1, 30), 0), (date(2008, 1, 31), 1)])
def test_whoever_is_made_available_after_a_completed_pairing_waits_for_another(day, waits):
    mentee = ended_pairing().mentee
    MenteeMove.objects.create(
        mentee=mentee, from_state="on_pause", to_state="available", effective_on=day
    )
    counts = [
        rule(Mentee.objects.all()).count()
        for rule in (followups.mentees_without_pairing, followups.mentees_to_leave)
    ]
    assert counts == [waits, 1 - waits]


def test_under_way_means_active_or_on_pause():
    ongoing = [PairingFactory(state=state) for state in ("active", "paused")]
    PairingFactory(state=PairingState.PROPOSED)
    assert list(Pairing.objects.ongoing().order_by("pk")) == ongoing

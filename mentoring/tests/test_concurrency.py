"""Several coordinators at the same moment, in threads and transactions of their own."""

import time
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models import F

from mentoring import actions, mending
from mentoring.enums import PairingState
from mentoring.models import Mentee, Mentor, Pairing, PairingMeeting
from mentoring.stays import MentorStay
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8
CAPACITY = 2
DAY = date(2008, 1, 15)

CAPACITY_CHECK = "CHECK (active_pairings <= capacity)"


def start(pairing: Pairing) -> None:
    actions.start_pairing(pairing=pairing, by=None, on=DAY)


def write_without_asking(pairing: Pairing) -> None:
    """Read, then write, as code without the lock would."""
    mentor = Mentor.objects.get(pk=pairing.mentor_id)
    if mentor.free_capacity > 0:
        WAITING_TO_WRITE.wait()
        Pairing.objects.filter(pk=pairing.pk).update(state=PairingState.ACTIVE, started_on=DAY)


WAITING_TO_WRITE = Barrier(THREADS)


@pytest.fixture
def waiting() -> list[Pairing]:
    """More pairings ready to start than their mentor has places."""
    mentor = MentorFactory(capacity=CAPACITY)
    state = PairingState.MENTEE_ACCEPTED
    return [
        PairingFactory(program=mentor.program, mentor=mentor, state=state) for _ in range(THREADS)
    ]


def active(pairings) -> int:
    return Pairing.objects.filter(pk__in=[p.pk for p in pairings], state="active").count()


@pytest.fixture
def without_constraint():
    """The database without its check on the capacity."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE mentoring_mentor DROP CONSTRAINT mentor_within_capacity")
    yield
    with connection.cursor() as cursor:
        # The control left a mentor beyond their capacity, which the check would refuse.
        cursor.execute("UPDATE mentoring_mentor SET capacity = greatest(capacity, active_pairings)")
        cursor.execute(
            f"ALTER TABLE mentoring_mentor ADD CONSTRAINT mentor_within_capacity {CAPACITY_CHECK}"
        )


def test_coordinators_who_start_at_once_never_go_beyond_a_capacity(waiting):
    results = all_at_once(start, waiting)
    assert sorted(results) == ["ValidationError"] * (THREADS - CAPACITY) + ["done"] * CAPACITY
    assert active(waiting) == CAPACITY


def test_the_lock_alone_holds_the_capacity(waiting, without_constraint):
    all_at_once(start, waiting)
    assert active(waiting) == CAPACITY


def test_the_constraint_alone_holds_the_capacity(waiting):
    results = all_at_once(write_without_asking, waiting)
    assert sorted(results) == ["IntegrityError"] * (THREADS - CAPACITY) + ["done"] * CAPACITY
    assert active(waiting) == CAPACITY


def test_without_lock_and_constraint_the_capacity_is_broken(waiting, without_constraint):
    """The control: without it, the tests above might not see the race at all."""
    all_at_once(write_without_asking, waiting)
    assert active(waiting) == THREADS


def test_one_mentee_is_started_once_with_two_mentors_at_once():
    mentee = MenteeFactory()
    pairings = [
        PairingFactory(program=mentee.program, mentee=mentee, state=PairingState.MENTEE_ACCEPTED)
        for _ in range(THREADS)
    ]
    results = all_at_once(start, pairings)
    assert results.count("done") == 1
    assert active(pairings) == 1


def put_back(pairing: Pairing) -> None:
    mending.put_back_pairing(pairing=pairing, by=None)


@pytest.fixture
def annulled() -> list[Pairing]:
    """More pairings that were annulled than their mentor has places."""
    mentor = MentorFactory(capacity=CAPACITY)
    state = PairingState.ANNULLED
    return [
        PairingFactory(program=mentor.program, mentor=mentor, state=state) for _ in range(THREADS)
    ]


def test_pairings_put_back_at_once_never_go_beyond_a_capacity(annulled):
    results = all_at_once(put_back, annulled)
    assert sorted(results) == ["ValidationError"] * (THREADS - CAPACITY) + ["done"] * CAPACITY
    assert active(annulled) == CAPACITY


def test_pairings_put_back_at_once_are_held_by_the_lock_alone(annulled, without_constraint):
    all_at_once(put_back, annulled)
    assert active(annulled) == CAPACITY


def test_the_right_pairing_is_made_once_by_many_at_once():
    wrong = PairingFactory(state=PairingState.ANNULLED)
    mentors = [MentorFactory(program=wrong.program) for _ in range(THREADS)]

    def pair(mentor: Mentor) -> None:
        mending.pair_rightly(pairing=wrong, mentor=mentor, by=None)

    results = all_at_once(pair, mentors)
    assert (results.count("done"), Pairing.objects.ongoing().count()) == (1, 1)


def test_a_proposal_sent_many_times_at_once_is_made_once():
    program = ProgramFactory()
    mentor, mentee = MentorFactory(program=program), MenteeFactory(program=program)

    def propose(_) -> None:
        actions.propose_pairing(mentor=mentor, mentee=mentee, by=None, on=DAY)

    results = all_at_once(propose, range(THREADS))
    assert (results.count("done"), Pairing.objects.count()) == (1, 1)


def test_a_referral_registered_many_times_at_once_becomes_one_mentee():
    referral = ReferralFactory(state="accepted")

    def register(_) -> None:
        actions.register_mentee(referral=referral, by=None, on=DAY)

    results = all_at_once(register, range(THREADS))
    assert (results.count("done"), referral.program.mentees.count()) == (1, 1)


def test_a_step_taken_many_times_at_once_is_logged_once():
    pairing = PairingFactory()

    def pause(_) -> None:
        actions.advance_pairing(pairing=pairing, to=PairingState.PAUSED, by=None, on=DAY)

    results = all_at_once(pause, range(THREADS))
    assert (results.count("done"), pairing.moves.count()) == (1, 1)


def test_ends_and_starts_that_cross_do_not_wait_in_a_circle():
    mentor = MentorFactory(capacity=THREADS)
    states = [PairingState.ACTIVE, PairingState.MENTEE_ACCEPTED]
    pairings = [
        PairingFactory(program=mentor.program, mentor=mentor, state=states[n % 2])
        for n in range(THREADS)
    ]

    def move(pairing) -> None:
        if pairing.state == PairingState.ACTIVE:
            actions.close_pairing(pairing=pairing, by=None, on=DAY)
        else:
            start(pairing)

    assert all_at_once(move, pairings) == ["done"] * THREADS
    mentor.refresh_from_db()
    assert mentor.active_pairings == THREADS / 2


def slowly(write) -> None:
    """Write, and commit only after everybody else has had the time to write."""
    with transaction.atomic():
        write()
        time.sleep(0.3)


def test_a_meeting_and_a_start_that_pass_each_other_by_are_not_both_written():
    """Neither sees what the other has not committed: a lock makes the second one wait and look again."""
    pairing = PairingFactory(started_on=date(2007, 10, 1))
    results = all_at_once(
        slowly,
        [
            lambda: PairingMeeting.objects.create(pairing=pairing, held_on=date(2007, 10, 5)),
            lambda: Pairing.objects.filter(pk=pairing.pk).update(started_on=date(2007, 10, 6)),
        ],
    )
    assert sorted(results) == ["IntegrityError", "done"]
    pairing.refresh_from_db()
    assert all(met.held_on >= pairing.started_on for met in pairing.meetings.all())


def test_those_who_write_under_one_bound_do_not_wait_for_each_other():
    pairing = PairingFactory()
    days = [date(2007, 11, day) for day in range(1, THREADS + 1)]
    before = time.monotonic()
    results = all_at_once(
        slowly,
        [
            lambda day=day: PairingMeeting.objects.create(pairing=pairing, held_on=day)
            for day in days
        ],
    )
    assert results == ["done"] * THREADS
    assert time.monotonic() - before < 0.3 * THREADS


def test_a_pairing_and_a_stay_that_pass_each_other_by_are_not_both_written():
    program = ProgramFactory()
    mentor = MentorFactory(program=program, registered_on=date(2007, 10, 1))
    stay = mentor.stays.create(starts_on=date(2006, 9, 1), ends_on=date(2007, 3, 31))
    mentee = MenteeFactory(program=program, registered_on=date(2006, 9, 1))
    days = {"proposed_on": date(2006, 9, 1), "started_on": date(2006, 9, 1)}
    results = all_at_once(
        slowly,
        [
            lambda: Pairing.objects.create(
                program=program, mentor=mentor, mentee=mentee, state="active", **days
            ),
            lambda: MentorStay.objects.filter(pk=stay.pk).update(starts_on=date(2006, 9, 2)),
        ],
    )
    assert sorted(results) == ["IntegrityError", "done"]
    stay.refresh_from_db()
    assert all(one.started_on >= stay.starts_on for one in mentor.pairings.all())


def test_a_pairing_and_a_registration_that_pass_each_other_by_are_not_both_written():
    pairing = PairingFactory()
    mentee = MenteeFactory(program=pairing.program)
    results = all_at_once(
        slowly,
        [
            lambda: Pairing.objects.filter(pk=pairing.pk).update(mentee=mentee),
            lambda: Mentee.objects.filter(pk=mentee.pk).update(registered_on=date(2007, 10, 2)),
        ],
    )
    assert sorted(results) == ["IntegrityError", "done"]
    assert Pairing.objects.filter(mentee__registered_on__gt=F("started_on")).count() == 0

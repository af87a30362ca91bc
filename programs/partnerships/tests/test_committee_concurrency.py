"""Two people at once: minutes are adopted once, decisions have numbers of their own, no promise is missed."""

from contextlib import nullcontext
from threading import Barrier
from unittest.mock import patch

import pytest

from programs.lib.periods import today
from programs.partnerships.actions import (
    committee_carrying,
    committee_deciding,
    committee_meeting,
    committee_minutes,
)
from programs.partnerships.actions.committee_deciding import note_decision, write_minutes
from programs.partnerships.models import CommitteeMeeting, Decision, FollowUp, Minutes
from programs.partnerships.tests.committees import (
    a_committee,
    follow_up_of,
    held,
    on_agenda,
    planned,
)
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quick_print(monkeypatch):
    monkeypatch.setattr(
        "programs.partnerships.actions.committee_minutes.pdf_of",
        lambda letter: b"%PDF " + letter.language.encode(),
    )


def without_a_lock():
    """The control: the meeting as it is read without a lock, by all at one moment."""
    all_read = Barrier(6, timeout=20)

    def unlocked(meeting) -> CommitteeMeeting:
        found = CommitteeMeeting.objects.get(pk=meeting.pk)
        all_read.wait()
        return found

    return patch.object(committee_deciding, "written", unlocked)


@pytest.mark.parametrize(
    ("locks", "refused"),
    [
        (nullcontext, 0),
        (without_a_lock, 1),
    ],
    ids=["locked", "without the lock"],
)
def test_decisions_that_are_noted_at_once_have_numbers_of_their_own(locks, refused):
    meeting = held(a_committee(quorum=None), day=today())
    with locks():
        done = all_at_once(
            lambda text: note_decision(decision=Decision(meeting=meeting, text=text)),
            [f"Décision {turn}" for turn in range(6)],
        )
    # Without the lock the numbers are given twice, and the database refuses the second.
    assert (done.count("done") == 6) is not bool(refused)
    numbers = list(Decision.objects.order_by("pk").values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) == done.count("done")


def test_minutes_are_adopted_once(quick_print):
    meeting = held(day=today())
    write_minutes(meeting=meeting, text="Notes", seen="")
    done = all_at_once(
        lambda _turn: committee_minutes.adopt_minutes(
            meeting=meeting, adopted_on=today(), adopted_at=None, by=None
        ),
        range(3),
    )
    assert sorted(done) == ["ValidationError", "ValidationError", "done"]
    assert Minutes.objects.count() == 2


def test_what_opens_while_a_meeting_is_planned_is_on_its_agenda():
    committee = a_committee()

    def do(what: str) -> None:
        if what == "meeting":
            planned(committee, day=None)
        else:
            follow_up_of(committee, noted_on=today())

    assert all_at_once(do, ["meeting", "follow-up"] * 3) == ["done"] * 6
    open_now = list(FollowUp.objects.order_by("pk"))
    assert [on_agenda(one) for one in committee.meetings.all()] == [open_now] * 3


def test_without_holding_the_committee_each_would_miss_the_other():
    """The control of the test before: both write before either reads, and read before either is done."""
    committee, both = a_committee(), Barrier(2, timeout=20)
    keep_in_step = committee_carrying.keep_in_step

    def read_late(committee_id) -> None:
        both.wait()
        keep_in_step(committee_id)
        both.wait()

    def do(what: str) -> None:
        if what == "meeting":
            planned(committee, day=None)
        else:
            follow_up_of(committee, noted_on=today())

    with (
        patch.object(committee_carrying, "hold", free),
        patch.object(committee_meeting, "hold", free),
        patch.object(committee_carrying, "keep_in_step", read_late),
    ):
        assert all_at_once(do, ["meeting", "follow-up"]) == ["done"] * 2
    assert on_agenda(committee.meetings.get()) == []


def free(_committee_id) -> None:
    """Stands for holding a committee."""

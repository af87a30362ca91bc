"""Several coordinators at the same moment, in threads and transactions of their own: one award is left."""

from threading import Barrier

import pytest
from django.db import connection

from bursaries.actions import deciding, granting
from bursaries.enums import ApplicationState
from bursaries.models import Application, AwardTier, BursaryRound
from bursaries.tests.factories import ApplicationFactory, AwardTierFactory
from programs.accounts.models import User
from programs.accounts.tests.factories import UserFactory
from programs.people.tests.factories import PersonFactory
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 32
_CHECK = "round_within_its_awards"
ONE = [*["ValidationError"] * (THREADS - 1), "done"]


def a_crowd(tier: AwardTier) -> list[Application]:
    """Those who wait for an award of ``tier``."""
    return [
        ApplicationFactory(
            round=tier.round,
            person=PersonFactory(holder=tier.round.program.lead),
            state=ApplicationState.WAITING,
            waiting_rank=rank,
        )
        for rank in range(1, THREADS + 1)
    ]


def accepted_at_once(tier: AwardTier) -> list[str]:
    coordinator = UserFactory()

    def accept(application: Application) -> None:
        by = User.objects.get(pk=coordinator.pk)
        deciding.award_application(application=application, tier=tier, by=by)

    return sorted(all_at_once(accept, a_crowd(tier)))


def given(round: BursaryRound) -> tuple[int, int]:
    """The counter of the round, and the applications that hold an award."""
    round.refresh_from_db()
    awarded = Application.objects.filter(round=round, state=ApplicationState.AWARDED)
    return round.taken, awarded.count()


@pytest.fixture
def without_lock(monkeypatch):
    """The round read, and not held; nobody goes on before all have found room."""
    together, require_room = Barrier(THREADS), granting.require_room

    def all_find_room(*facts) -> None:
        require_room(*facts)
        together.wait()

    rounds = BursaryRound.objects.select_related("program__lead", "line__budget", "rule")
    monkeypatch.setattr(granting, "lock_round", lambda pk: rounds.get(pk=pk))
    monkeypatch.setattr(granting, "require_room", all_find_room)


@pytest.fixture
def without_check():
    """The database without the check that bounds the awards of a round."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [_CHECK]
        )
        (check,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE bursaries_bursaryround DROP CONSTRAINT {_CHECK}")
    yield
    with connection.cursor() as cursor:
        # The control left a round passed, which the check would refuse.
        cursor.execute("UPDATE bursaries_bursaryround SET awards = NULL WHERE taken > awards")
        cursor.execute(f"ALTER TABLE bursaries_bursaryround ADD CONSTRAINT {_CHECK} {check}")


def test_of_32_who_accept_one_remaining_award_at_once_exactly_one_gets_it():
    tier = AwardTierFactory(round__awards=1, round__envelope=None)
    assert accepted_at_once(tier) == ONE
    assert given(tier.round) == (1, 1)


def test_the_lock_alone_holds_the_round(without_check):
    tier = AwardTierFactory(round__awards=1, round__envelope=None)
    assert accepted_at_once(tier) == ONE
    assert given(tier.round) == (1, 1)


def test_the_check_alone_holds_the_round(without_lock):
    tier = AwardTierFactory(round__awards=1, round__envelope=None)
    assert accepted_at_once(tier).count("done") == 1
    assert given(tier.round) == (1, 1)


def test_who_looks_first_and_writes_then_passes_the_round(without_lock, without_check):
    """The control: neither lock nor check."""
    tier = AwardTierFactory(round__awards=1, round__envelope=None)
    assert accepted_at_once(tier).count("done") == THREADS
    assert given(tier.round) == (THREADS, THREADS)


def test_of_32_who_call_the_next_at_once_exactly_one_gives_the_place():
    tier, coordinator = AwardTierFactory(round__awards=1, round__envelope=None), UserFactory()
    first, *_others = a_crowd(tier)

    def promote(_turn) -> None:
        by = User.objects.get(pk=coordinator.pk)
        deciding.promote_next(round=tier.round, by=by)

    assert sorted(all_at_once(promote, range(THREADS))) == ONE
    first.refresh_from_db()
    assert (first.state, *given(tier.round)) == ("awarded", 1, 1)

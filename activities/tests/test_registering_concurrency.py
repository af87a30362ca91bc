"""Many at the same moment, in threads and transactions of their own, for the last ten places of a session."""

import uuid
from threading import Barrier

import pytest
from django.db import connection

from activities.actions import booking as bookings
from activities.actions import registering
from activities.actions.registering import Wanted
from activities.models import Offering, Registration
from activities.tests.factories import ActivityFactory, OfferingFactory, RegistrationFactory
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = 10
_CHECK = "offering_within_its_capacity"


def last_places() -> Offering:
    """Ten places are left of thirty."""
    offering = OfferingFactory(activity=ActivityFactory(), capacity=30)
    RegistrationFactory(offering=offering, pupils=30 - SEATS)
    return offering


def registered_at_once(offering: Offering, threads: int) -> list[str]:
    """What became of each who sends the form: one pupil of a school of its own."""

    def send(number: int) -> None:
        details = {"school_name": f"École {number}", "levels": ["9"], "group": ""}
        bookings.book_groups(
            activity=offering.activity,
            submission=uuid.uuid4(),
            contact={"name": f"Enseignante {number}", "email": f"e{number}@ecole.example"},
            wanted=[Wanted(offering, details=details)],
        )

    return sorted(all_at_once(send, range(threads)))


def found(offering: Offering) -> tuple[int, int, list[int]]:
    """The seats by the counter, those who have one, and the ranks of those who wait as they came."""
    offering.refresh_from_db()
    these = Registration.objects.filter(offering=offering)
    waiting = these.waiting().order_by("pk").values_list("queue", flat=True)
    return offering.taken, these.confirmed().exclude(pupils=30 - SEATS).count(), list(waiting)


def all_have_their_place(threads: int) -> None:
    """Exactly ten are confirmed, nobody is lost, and the list is in order without a gap."""
    offering = last_places()
    assert registered_at_once(offering, threads) == ["done"] * threads
    assert found(offering) == (30, SEATS, list(range(1, threads - SEATS + 1)))


def test_of_12_who_register_at_once_ten_are_confirmed_and_two_wait_in_order():
    all_have_their_place(12)


@pytest.mark.slow
def test_of_64_who_register_at_once_ten_are_confirmed_and_54_wait_in_order():
    all_have_their_place(64)


def test_who_gives_up_while_others_register_is_followed_by_the_first():
    offering = last_places()
    first = Registration.objects.get()

    def act(number: int) -> None:
        if number:
            details = {"school_name": f"École {number}", "levels": ["9"], "group": ""}
            bookings.book_groups(
                activity=offering.activity,
                submission=uuid.uuid4(),
                contact={"name": "Enseignante", "email": f"e{number}@ecole.example"},
                wanted=[Wanted(offering, pupils=5, details=details)],
            )
        else:
            registering.cancel_registration(registration=first)

    assert all_at_once(act, range(8)) == ["done"] * 8
    offering.refresh_from_db()
    live = Registration.objects.live()
    assert offering.taken == sum(one.seats for one in live.confirmed()) == 30
    assert live.count() == 7


@pytest.fixture
def without_lock(monkeypatch):
    """The offerings read, and not held; nobody goes on before all have found room."""
    together, begin = Barrier(12), registering.rooms_of

    def read(keys) -> dict[int, Offering]:
        rows = Offering.objects.select_related("activity__program").filter(pk__in=set(keys))
        return {one.pk: one for one in rows}

    def all_find_room(offerings):
        rooms = begin(offerings)
        together.wait()
        return rooms

    monkeypatch.setattr(registering, "lock_offerings", read)
    monkeypatch.setattr(bookings, "lock_offerings", read)
    monkeypatch.setattr(registering, "rooms_of", all_find_room)


@pytest.fixture
def without_check():
    """The database without the check that bounds the seats."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [_CHECK]
        )
        (check,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE activities_offering DROP CONSTRAINT {_CHECK}")
    yield
    with connection.cursor() as cursor:
        # The control left more seats taken than there are, which the check would refuse.
        cursor.execute("UPDATE activities_offering SET capacity = NULL WHERE taken > capacity")
        cursor.execute(f"ALTER TABLE activities_offering ADD CONSTRAINT {_CHECK} {check}")


def test_without_the_lock_more_find_room_than_there_is(without_lock, without_check):
    """The control: neither lock nor check."""
    offering = last_places()
    registered_at_once(offering, 12)
    assert found(offering) == (32, 12, [])


def test_the_check_alone_lets_nobody_have_a_seat_too_many(without_lock):
    offering = last_places()
    answers = registered_at_once(offering, 12)
    assert (answers.count("done"), found(offering)) == (SEATS, (30, SEATS, []))

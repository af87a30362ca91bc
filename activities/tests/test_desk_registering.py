"""What coordinators do with registrations: split, restore, answer, and note what was received."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from activities.actions import desk
from activities.actions.desk_registering import (
    approve_change,
    note_payment,
    restore_registration,
    school_details,
    split_registration,
)
from activities.enums import ChangeKind
from activities.models import ChangeRequest, Registration
from activities.tests.desks import AT_NOON, an_offering
from activities.tests.factories import RegistrationFactory, SchoolOrganizationFactory
from programs.accounts.tests.factories import UserFactory
from programs.models import School
from programs.tests.factories import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


@pytest.fixture
def by():
    return UserFactory()


def standing() -> list[tuple]:
    fields = ("pupils", "companions", "seats", "state", "queue")
    return list(Registration.objects.order_by("pk").values_list(*fields))


def test_what_is_split_of_the_first_who_waits_takes_the_free_places_and_the_rest_keeps_its_rank(by):
    offering = an_offering(capacity=20)
    RegistrationFactory(offering=offering, pupils=10)
    waiting = RegistrationFactory(offering=offering, pupils=28, companions=2, waiting=4)
    split_registration(registration=waiting, pupils=10, by=by)
    assert standing() == [
        (10, 1, 10, "confirmed", None),
        (10, 2, 10, "confirmed", None),
        (18, 0, 18, "waiting", 4),
    ]


def test_what_is_split_and_still_waits_has_its_rest_at_the_end(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    waiting = RegistrationFactory(offering=offering, pupils=28, waiting=4)
    split_registration(registration=waiting, pupils=10, by=by)
    assert standing()[1:] == [(10, 1, 10, "waiting", 4), (18, 0, 18, "waiting", 5)]


def test_a_group_that_has_its_places_keeps_them_when_it_is_split(by):
    registration = RegistrationFactory(offering=an_offering(capacity=12))
    one, other = split_registration(registration=registration, pupils=5, by=by)
    registration.offering.refresh_from_db()
    assert (one.pupils, other.pupils, other.split_from, registration.offering.taken) == (
        5,
        7,
        one,
        12,
    )


@pytest.mark.parametrize("pupils", [0, 12, 40])
def test_a_part_is_smaller_than_the_whole(by, pupils):
    registration = RegistrationFactory(offering=an_offering())
    with pytest.raises(ValidationError):
        split_registration(registration=registration, pupils=pupils, by=by)


def test_who_cancelled_by_mistake_has_the_places_back_where_nobody_waits(by):
    registration = RegistrationFactory(offering=an_offering(capacity=12), state="cancelled")
    assert restore_registration(registration=registration, by=by).state == "confirmed"


def test_else_they_wait_behind_the_others(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering, pupils=6)
    RegistrationFactory(offering=offering, waiting=3, pupils=9)
    registration = RegistrationFactory(offering=offering, state="cancelled", pupils=2)
    restored = restore_registration(registration=registration, by=by)
    assert (restored.state, restored.queue) == ("waiting", 4)


def test_more_places_go_to_who_waits(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    RegistrationFactory(offering=offering, waiting=1)
    offering.refresh_from_db()
    offering.capacity = 24
    _offering, promoted = desk.change_offering(offering=offering, by=by)
    assert (len(promoted), [state for *_numbers, state, _queue in standing()]) == (
        1,
        ["confirmed", "confirmed"],
    )


def test_fewer_places_than_are_taken_are_refused(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    offering.refresh_from_db()
    offering.capacity = 10
    with pytest.raises(ValidationError):
        desk.change_offering(offering=offering, by=by)


def test_a_change_that_was_answered_is_answered_once(by):
    registration = RegistrationFactory(offering=an_offering())
    change = ChangeRequest.objects.create(registration=registration, kind=ChangeKind.CANCEL)
    approve_change(change=change, by=by)
    registration.refresh_from_db()
    assert registration.state == "cancelled"
    with pytest.raises(ValidationError):
        approve_change(change=change, by=by)


def test_what_was_received_by_mistake_is_taken_back(by):
    registration = RegistrationFactory(offering=an_offering(fee=50), fee=50)
    note_payment(registration=registration, paid=50, paid_on=date(2007, 10, 1), by=by)
    kept = note_payment(registration=registration, paid=None, paid_on=date(2007, 10, 1), by=by)
    assert (kept.paid, kept.paid_on) == (None, None)


def test_a_registration_keeps_the_board_and_the_region_of_its_school():
    school, board = SchoolOrganizationFactory(), OrganizationFactory()
    School.objects.create(organization=school, board=board)
    assert school_details(school) == {"school": school, "board": board, "region": school.region}
    assert school_details(None, "École inconnue") == {"school_name": "École inconnue"}

"""Who is told by mail of what a coordinator does, in the same transaction; and that nobody is told twice."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError

from activities.actions import desk
from activities.actions.desk_registering import (
    approve_change,
    enter_registration,
    refuse_change,
    restore_or_wait,
)
from activities.actions.registering import Wanted
from activities.actions.scheduling import When, cancel_session, move_session
from activities.enums import ChangeKind
from activities.models import Booking, ChangeRequest, Registration
from activities.tests.desks import AT_NOON, DAY, an_offering, session_of
from activities.tests.factories import BookingFactory, RegistrationFactory
from programs.accounts.tests.factories import UserFactory
from programs.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


@pytest.fixture
def by():
    return UserFactory()


def told() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("template", "to"))


def a_class(email="solange@ecole.example", **details) -> Registration:
    offering = details.pop("offering", None) or an_offering(days=[DAY + timedelta(weeks=1)])
    return RegistrationFactory(
        offering=offering,
        booking=BookingFactory(activity=offering.activity, email=email),
        **details,
    )


NEWS = [("booking_news", "solange@ecole.example")]


def test_whoever_is_registered_hears_of_a_session_that_moves(by):
    session = session_of(a_class().offering)
    when = When(DAY + timedelta(weeks=2), time(9), time(11))
    move_session(session=session, when=when, by=by)
    mail = OutgoingMail.objects.get()
    assert (told(), "1 novembre 2007" in mail.body.replace("1er", "1")) == (NEWS, True)
    move_session(session=session, when=when, by=by)
    assert told() == NEWS


def test_a_move_that_is_refused_tells_nobody(by):
    session = session_of(a_class().offering)
    with pytest.raises(ValidationError):
        move_session(
            session=session, when=When(DAY.replace(month=11, day=4), time(9), time(9)), by=by
        )
    assert told() == []


def test_they_hear_of_a_session_that_is_cancelled_and_why(by):
    registration = a_class()
    a_class(offering=registration.offering, email="")
    cancel_session(session=session_of(registration.offering), by=by, reason="Tempête de neige")
    assert (told(), "Tempête de neige" in OutgoingMail.objects.get().body) == (NEWS, True)


def test_they_hear_once_of_an_activity_that_is_cancelled(by):
    offering = an_offering(days=[DAY + timedelta(weeks=number) for number in (1, 2, 3)])
    a_class(offering=offering)
    desk.cancel_activity(activity=offering.activity, by=by, reason="Grève")
    assert told() == NEWS


def test_and_of_a_schedule_that_is(by):
    registration = a_class()
    desk.cancel_offering(offering=registration.offering, by=by, reason="Salle prise")
    assert told() == NEWS


def test_who_is_written_down_by_telephone_is_sent_the_link(by):
    offering = an_offering()
    booking = Booking(
        activity=offering.activity, name="Solange Exemple", email="solange@ecole.example"
    )
    wanted = Wanted(offering, 12, details={"school_name": "École des Tilleuls"})
    enter_registration(booking=booking, wanted=[wanted], by=by)
    assert told() == [("booking_received", "solange@ecole.example")]


@pytest.mark.parametrize("kind", [ChangeKind.CANCEL, ChangeKind.NUMBERS])
def test_what_is_answered_to_a_change_is_told_once(by, kind):
    numbers = {"pupils": 10, "companions": 1} if kind == ChangeKind.NUMBERS else {}
    change = ChangeRequest.objects.create(registration=a_class(), kind=kind, **numbers)
    approve_change(change=change, by=by)
    assert told() == NEWS


def test_a_refusal_is_told_with_its_reason(by):
    change = ChangeRequest.objects.create(registration=a_class(), kind=ChangeKind.CANCEL)
    refuse_change(change=change, by=by, reason="L’autobus est payé")
    assert (told(), "L’autobus est payé" in OutgoingMail.objects.get().body) == (NEWS, True)


def test_who_is_put_back_is_told_and_has_nothing_in_a_calendar_while_they_wait(by):
    offering = an_offering(days=[DAY + timedelta(weeks=1)], capacity=12)
    RegistrationFactory(offering=offering, booking__email="")
    restore_or_wait(registration=a_class(offering=offering, state="cancelled"), by=by)
    assert (told(), OutgoingMail.objects.get().file_name) == (NEWS, "")

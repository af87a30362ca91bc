"""Mails with what calendars take from them: held, moved and taken away, as another parser than the writer reads it."""

from copy import copy
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from activities.actions import telling
from activities.actions.registering import (
    cancel_registration,
    confirm_registration,
    give_place_up,
)
from activities.enums import ActivityState, ChangeState, SessionState
from activities.models import ChangeRequest, Registration, Session
from activities.tests.booked import NOW, first, link_of, workshop
from activities.tests.factories import BookingFactory, RegistrationFactory
from programs.accounts.tests.factories import UserFactory
from programs.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def september():
    with time_machine.travel(NOW):
        yield


def group(**options) -> Registration:
    """A confirmed class, of an activity that somebody organises by mail."""
    activity = workshop(30, contact_email="activites@organisme.example")
    offering = first(activity)
    return RegistrationFactory(offering=offering, **options)


def unfolded(mail: OutgoingMail) -> dict[str, str]:
    """The properties of the file that is joined, its lines joined as RFC 5545 says; {} where there is none."""
    text = bytes(mail.file).decode().replace("\r\n ", "")
    lines = (line.partition(":") for line in text.split("\r\n") if ":" in line)
    return {name.partition(";")[0]: value for name, _colon, value in lines}


def told() -> list[tuple[str, str]]:
    """To whom, and what their calendar is to do."""
    mails = OutgoingMail.objects.order_by("pk")
    return [(mail.to, unfolded(mail).get("METHOD", "")) for mail in mails]


def test_a_confirmation_holds_the_session_and_no_secret():
    registration = group()
    registration.offering.link = "https://rencontre.example/soins"
    registration.offering.is_online = True
    registration.offering.save()
    telling.tell_registered(registration.booking)
    mail = OutgoingMail.objects.get()
    held = unfolded(mail)
    session = registration.offering.sessions.get()
    assert (mail.file_name, mail.file_type) == ("seances.ics", "text/calendar; method=REQUEST")
    assert {name: held[name] for name in ("UID", "SEQUENCE", "DTSTART", "STATUS", "ATTENDEE")} == {
        "UID": str(session.uid),
        "SEQUENCE": "0",
        "DTSTART": "20071018T090000",
        "STATUS": "CONFIRMED",
        "ATTENDEE": f"mailto:{registration.booking.email}",
    }
    assert b"rencontre.example" not in bytes(mail.file)
    assert link_of(registration.booking) in mail.body
    assert link_of(registration.booking).encode() not in bytes(mail.file)


def test_who_waits_has_nothing_in_a_calendar():
    registration = group(waiting=1)
    telling.tell_registered(registration.booking)
    mail = OutgoingMail.objects.get()
    assert unfolded(mail) == {}
    assert "Liste d’attente (personne devant vous)" in mail.body


def test_whoever_was_written_down_without_an_address_is_told_nothing():
    telling.tell_registered(group(booking__email="").booking)
    assert told() == []


def test_a_promotion_holds_the_session_and_a_cancellation_takes_it_away():
    registration = group(pupils=30)
    waiting = RegistrationFactory(offering=registration.offering, waiting=1)
    cancel_registration(registration=registration)
    assert told() == [(registration.booking.email, "CANCEL"), (waiting.booking.email, "REQUEST")]


def test_who_gives_a_place_up_lets_go_of_the_session():
    registration = group()
    give_place_up(registration=registration)
    assert told()[0] == (registration.booking.email, "CANCEL")


def test_of_two_groups_of_one_booking_the_second_keeps_the_session():
    registration = group()
    RegistrationFactory(
        offering=registration.offering, booking=registration.booking, group="Groupe 32"
    )
    cancel_registration(registration=registration)
    assert told() == [(registration.booking.email, "")]


def test_who_is_confirmed_by_a_coordinator_is_told():
    registration = group(waiting=1)
    confirm_registration(registration=registration, by=UserFactory())
    assert told() == [(registration.booking.email, "REQUEST")]


def test_a_session_that_moves_is_told_to_all_and_moved_in_calendars():
    registration = group()
    waiting = RegistrationFactory(offering=registration.offering, waiting=1)
    session = registration.offering.sessions.get()
    before = copy(session)
    session.day, session.sequence, session.reminded_at = date(2007, 11, 4), 1, NOW
    session.save()
    assert telling.tell_session_moved(session, before) == 2
    assert told() == [(registration.booking.email, "REQUEST"), (waiting.booking.email, "")]
    held = unfolded(OutgoingMail.objects.order_by("pk").first())
    assert (held["SEQUENCE"], held["DTSTART"]) == ("1", "20071104T090000")
    session.refresh_from_db()
    assert session.reminded_at is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr-ca",
            "jeudi 18 octobre 2007, de 9\u00a0h à 11\u00a0h\u00a030\u00a0; Pavillon des sciences"
            "\u00a0; le 18 octobre 2007\u00a0: Salle des Érables",
        ),
        (
            "en",
            "Thursday, October 18, 2007, from 9\u00a0a.m. to 11:30\u00a0a.m.; Pavillon des sciences; "
            "on October 18, 2007: Salle des Érables",
        ),
    ],
)
def test_a_session_that_is_held_elsewhere_says_where(language, said):
    registration = group(booking__language=language)
    registration.offering.sessions.update(place="Salle des Érables")
    telling.tell_registered(registration.booking)
    (line,) = [one for one in OutgoingMail.objects.get().body.splitlines() if " — " in one]
    assert line.partition(" — ")[2] == said


def test_a_reminder_says_the_place_of_its_session_alone():
    registration = group()
    session = registration.offering.sessions.get()
    session.place = "Salle des Érables"
    session.save()
    telling.remind(session)
    body = OutgoingMail.objects.get().body
    assert (body.count("Salle des Érables"), body.count("Pavillon des sciences")) == (1, 0)


def test_a_session_that_is_cancelled_says_why():
    registration = group()
    session = registration.offering.sessions.get()
    session.state, session.reason = SessionState.CANCELLED, "Verglas"
    session.save()
    telling.tell_session_cancelled(session)
    mail = OutgoingMail.objects.get()
    assert (unfolded(mail)["STATUS"], "Motif\xa0: Verglas" in mail.body) == ("CANCELLED", True)


def test_an_activity_that_is_cancelled_takes_all_its_sessions_away():
    registration = group()
    activity = registration.offering.activity
    activity.state, activity.reason = ActivityState.CANCELLED, "Verglas"
    activity.save()
    assert telling.tell_activity_cancelled(activity) == 1
    assert told() == [(registration.booking.email, "CANCEL")]


def test_a_schedule_that_is_cancelled_is_told_to_its_own():
    registration = group()
    RegistrationFactory()
    assert telling.tell_offering_cancelled(registration.offering) == 1


def test_the_answer_to_a_change_is_told():
    change = ChangeRequest(registration=group(), kind="cancel", state=ChangeState.REFUSED)
    change.reason = "L’autobus est réservé"
    telling.tell_change_decided(change)
    assert "L’autobus est réservé" in OutgoingMail.objects.get().body


def test_each_is_written_to_in_their_language():
    telling.tell_registered(group(booking__language="en").booking)
    assert "Discovering care" in OutgoingMail.objects.get().subject


def test_who_has_two_groups_gets_one_mail():
    registration = group()
    RegistrationFactory(
        offering=registration.offering, booking=registration.booking, group="Groupe 32"
    )
    assert telling.remind(registration.offering.sessions.get()) == 1
    assert OutgoingMail.objects.get().body.count("\n- ") == 2


# --- reminders


def remind() -> str:
    out = StringIO()
    call_command("remind_activities", stdout=out)
    return out.getvalue().splitlines()[0]


def test_a_session_is_reminded_of_two_days_before_and_once():
    registration = group()
    RegistrationFactory(offering=registration.offering, waiting=1)
    said = []
    for days in (25, 26, 27):
        with time_machine.travel(NOW + timedelta(days=days)):
            said.append(remind())
    assert said == [f"Rappels de séances\xa0: {count}" for count in (0, 1, 0)]
    assert OutgoingMail.objects.get().to == registration.booking.email


def test_what_does_not_take_place_is_not_reminded_of():
    registration = group()
    Session.objects.update(state=SessionState.CANCELLED, reason="Verglas")
    other = group()
    other.offering.activity.state = ActivityState.POSTPONED
    other.offering.activity.reason = "Verglas"
    other.offering.activity.save()
    with time_machine.travel(NOW + timedelta(days=26)):
        assert remind() == "Rappels de séances\xa0: 0"
    assert registration.is_confirmed


def test_mails_to_many_ask_as_much_of_the_records_as_to_one(django_assert_max_num_queries):
    registration = group()
    session = registration.offering.sessions.get()
    telling.tell_session_moved(session, session)  # what is read once
    with django_assert_max_num_queries(12):
        telling.tell_session_moved(session, session)
    for _number in range(3):
        RegistrationFactory(
            offering=registration.offering,
            pupils=1,
            booking=BookingFactory(activity=registration.offering.activity),
        )
    # One more for each mail that is written.
    with django_assert_max_num_queries(12 + 3):
        telling.tell_session_moved(session, session)

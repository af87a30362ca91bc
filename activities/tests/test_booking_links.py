"""« Mes inscriptions »: what whoever registered reads and changes by their link."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.enums import ActivityState, ChangeState
from activities.models import Booking, ChangeRequest, Registration
from activities.tests.booked import EMAIL, NOW, first, link_of, workshop
from activities.tests.factories import BookingFactory, RegistrationFactory
from programs import robots
from programs.accounts.tests.factories import MembershipFactory
from programs.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def september(monkeypatch):
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    with time_machine.travel(NOW):
        yield


def booked(*capacities: int | None, **options) -> Registration:
    """A confirmed class of twelve."""
    offering = first(workshop(*capacities or (30,)))
    return RegistrationFactory(
        offering=offering, booking__email=EMAIL, booking__activity=offering.activity, **options
    )


def page(client, registration: Registration) -> str:
    return client.get(link_of(registration.booking)).content.decode()


def do(client, registration: Registration, what: str, **answers):
    return client.post(link_of(registration.booking, f"booking_{what}", registration.pk), answers)


def state_of(registration: Registration) -> tuple[str, int]:
    registration.refresh_from_db()
    return registration.state, registration.pupils


def news() -> list[tuple[str, str]]:
    """The addresses that were told something, and the first sentence of it."""
    found = OutgoingMail.objects.filter(template="booking_news").order_by("pk")
    return [(mail.to, mail.body.split("\n")[2]) for mail in found]


def test_the_page_says_where_each_stands_and_gives_the_connection_to_the_confirmed_alone(client):
    confirmed = booked(12)
    first_offering = confirmed.offering
    first_offering.link = "https://rencontre.example/soins"
    first_offering.save()
    waiting = RegistrationFactory(offering=first_offering, waiting=1)
    assert "https://rencontre.example/soins" in page(client, confirmed)
    waits = page(client, waiting)
    assert "https://rencontre.example/soins" not in waits
    assert "Liste d’attente (personne devant vous)" in waits
    assert str(confirmed.school) not in waits


def test_a_link_that_is_renewed_or_forged_opens_one_and_the_same_page(client):
    registration = booked()
    link = link_of(registration.booking)
    Booking.objects.update(nonce="5d1ff4b8-0000-4000-8000-000000000000")
    other = reverse("booking", args=["1-abc.def"])
    renewed, forged = client.get(link), client.get(other)
    assert (renewed.status_code, forged.status_code) == (404, 404)
    # But for the address itself, and for what differs at each request.
    pages = [
        re.sub(r'value="[^"]{30,}"', "", answer.content.decode().replace(address, ""))
        for answer, address in ((renewed, link), (forged, other))
    ]
    assert pages[0] == pages[1]
    assert renewed.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_another_s_registration_is_not_there(client):
    one, other = booked(), booked()
    answer = client.post(link_of(one.booking, "booking_cancel", other.pk))
    assert (answer.status_code, state_of(other)) == (404, ("confirmed", 12))


def test_reading_changes_nothing(client):
    registration = booked()
    for what in ("numbers", "cancel", "give_up"):
        client.get(link_of(registration.booking, f"booking_{what}", registration.pk))
    assert state_of(registration) == ("confirmed", 12)


def test_the_third_school_is_promoted_and_told_when_one_cancels(client):
    registration = booked(24)
    RegistrationFactory(offering=registration.offering)
    third = RegistrationFactory(offering=registration.offering, waiting=1)
    do(client, registration, "cancel")
    assert (state_of(registration), state_of(third)) == (("cancelled", 12), ("confirmed", 12))
    assert news() == [
        (EMAIL, "Découvrir les soins\xa0: Votre inscription est annulée."),
        (
            third.booking.email,
            "Découvrir les soins\xa0: Une place s’est libérée\xa0: votre inscription est confirmée.",
        ),
    ]


def test_what_is_cancelled_twice_is_cancelled_once_and_says_so_quietly(client):
    registration = booked()
    client.post(link_of(registration.booking, "booking_cancel", registration.pk), follow=True)
    answer = client.post(
        link_of(registration.booking, "booking_cancel", registration.pk), follow=True
    )
    assert [str(one) for one in answer.context["messages"]] == [
        "Cette inscription est déjà annulée."
    ]
    assert len(news()) == 1


def test_a_cancellation_is_taken_back_while_its_places_are_free(client):
    registration = booked(12)
    do(client, registration, "cancel")
    do(client, registration, "restore")
    assert state_of(registration) == ("confirmed", 12)


def test_not_once_they_are_given_to_another(client):
    registration = booked(12)
    waiting = RegistrationFactory(offering=registration.offering, waiting=1)
    do(client, registration, "cancel")
    assert "Rétablir" not in page(client, registration)
    do(client, registration, "restore")
    assert (state_of(registration)[0], state_of(waiting)[0]) == ("cancelled", "confirmed")


def test_who_gives_a_place_up_waits_behind_the_others(client):
    registration = booked(12)
    others = [RegistrationFactory(offering=registration.offering, waiting=n) for n in (1, 2)]
    registration.offering.refresh_from_db()
    do(client, registration, "give_up")
    registration.refresh_from_db()
    assert (registration.state, registration.ahead) == ("waiting", 1)
    assert [state_of(one)[0] for one in others] == ["confirmed", "waiting"]


def test_a_class_changes_its_number_as_far_as_there_is_room(client):
    registration = booked(30)
    do(client, registration, "numbers", pupils="20", companions="2")
    assert state_of(registration) == ("confirmed", 20)
    answer = do(client, registration, "numbers", pupils="31", companions="2")
    assert list(answer.context["form"].errors) == ["pupils"]
    assert state_of(registration) == ("confirmed", 20)


def test_a_class_that_waits_does_not_outgrow_the_room(client):
    registration = booked(12)
    waiting = RegistrationFactory(offering=registration.offering, waiting=1)
    answer = do(client, waiting, "numbers", pupils="13", companions="0")
    assert list(answer.context["form"].errors) == ["pupils"]


# --- once the list is frozen


def frozen(registration: Registration) -> Registration:
    registration.offering.freezes_at = NOW - timedelta(hours=1)
    registration.offering.save()
    return registration


def test_of_a_frozen_list_a_change_is_asked_and_the_coordinator_is_told(client):
    registration = frozen(booked())
    program = registration.booking.activity.program
    coordinator = MembershipFactory(organization=program.lead, role="coordination").user
    do(client, registration, "cancel")
    do(client, registration, "numbers", pupils="5", companions="1")
    assert state_of(registration) == ("confirmed", 12)
    do(client, registration, "ask", kind="numbers", pupils="15", companions="2", message="Merci")
    change = ChangeRequest.objects.get()
    assert (change.pupils, change.state) == (15, ChangeState.ASKED)
    assert OutgoingMail.objects.get().to == coordinator.email
    assert "attend une réponse" in page(client, registration)
    do(client, registration, "ask", kind="cancel")
    assert ChangeRequest.objects.count() == 1


def test_a_number_that_is_asked_for_is_written(client):
    answer = do(client, frozen(booked()), "ask", kind="numbers", pupils="", companions="2")
    assert list(answer.context["form"].errors) == ["pupils"]


# --- afterwards


def test_after_the_session_there_is_nothing_to_change(client):
    registration = booked()
    with time_machine.travel(NOW + timedelta(days=60)):
        assert "Il n’y a plus rien à changer" in page(client, registration)
        for what in ("cancel", "give_up", "numbers", "restore", "ask"):
            do(client, registration, what, pupils="5", companions="0", kind="cancel")
    assert state_of(registration) == ("confirmed", 12)


def test_of_a_cancelled_activity_there_is_nothing_to_change_and_the_page_says_why(client):
    registration = booked()
    activity = registration.booking.activity
    activity.state, activity.reason = ActivityState.CANCELLED, "Verglas"
    activity.save()
    assert "Verglas" in page(client, registration)
    do(client, registration, "cancel")
    assert state_of(registration) == ("confirmed", 12)


# --- the link again


def ask(client, email: str):
    return client.post(reverse("booking_link"), {"email": email, "ticket": robots.issue_ticket()})


def test_a_lost_link_is_sent_again_and_nobody_learns_whether_there_was_one(client):
    booked()
    known, unknown = ask(client, EMAIL.upper()), ask(client, "personne@exemple.test")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert list(OutgoingMail.objects.values_list("to", "template")) == [(EMAIL, "booking_link")]


def test_it_is_sent_once_however_often_it_is_asked_for(client):
    booked()
    for _time in range(3):
        ask(client, EMAIL)
    assert OutgoingMail.objects.count() == 1


def test_too_many_are_slowed_down(client):
    answers = [ask(client, EMAIL) for _time in range(6)]
    assert [one.status_code for one in answers] == [302] * 5 + [429]


def test_the_page_asks_as_much_for_three_registrations_as_for_one(client):
    asked = []
    for count in (1, 3):
        activity = workshop(*[30] * count)
        booking = BookingFactory(activity=activity)
        for offering in activity.offerings.all():
            RegistrationFactory(offering=offering, booking=booking)
        with CaptureQueriesContext(connection) as queries:
            client.get(link_of(booking))
        asked.append(len(queries))
    assert asked[0] == asked[1]

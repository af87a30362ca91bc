"""Registering from outside: a teacher with her classes, and somebody for a course."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.enums import ActivityState
from activities.models import Booking, Participant, Registration
from activities.tests.booked import (
    EMAIL,
    NOW,
    first,
    link_of,
    page_of,
    states,
    typed,
    typed_by_person,
    workshop,
)
from activities.tests.factories import RegistrationFactory
from programs import robots
from programs.models import OutgoingMail
from programs.tests.factories import SchoolFactory

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"


@pytest.fixture(autouse=True)
def september(monkeypatch):
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    with time_machine.travel(NOW):
        yield


def send(client, activity, *classes, **changes):
    return client.post(page_of(activity), typed(*classes, **changes))


def errors_of(answer) -> dict:
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


def mails(*templates: str) -> list[str]:
    found = OutgoingMail.objects.order_by("pk")
    return list(found.filter(template__in=templates).values_list("to", flat=True))


def test_a_teacher_registers_two_classes_and_opens_their_page(client):
    activity = workshop(30, 30)
    one, two = activity.offerings.all()
    answer = send(
        client,
        activity,
        {"offerings": [str(one.pk)], "group": "31"},
        {"offerings": [str(one.pk), str(two.pk)], "group": "32", "pupils": "15"},
    )
    booking = Booking.objects.get()
    assert answer.url == link_of(booking)
    assert states(activity) == [(12, "confirmed"), (15, "confirmed"), (15, "confirmed")]
    assert mails("booking_received") == [EMAIL]


def test_the_same_form_sent_twice_makes_one_booking(client):
    activity = workshop(30)
    sent = typed()
    first_answer, second = (client.post(page_of(activity), sent) for _time in range(2))
    assert second.url == first_answer.url
    assert states(activity) == [(12, "confirmed")]


def test_of_one_choice_exactly_one_is_taken(client):
    activity = workshop(30, 30, one_choice=True)
    one, _two = activity.offerings.all()
    send(client, activity, {"offerings": str(one.pk)})
    assert list(Registration.objects.values_list("offering", flat=True)) == [one.pk]


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_is_kept(client):
    activity = workshop(30)
    answer = send(client, activity, {"pupils": "", "needs": "Une rampe"}, email="")
    assert sorted(errors_of(answer)) == ["class_0_pupils", "email"]
    assert "Une rampe" in answer.content.decode()
    assert Booking.objects.count() == 0


@pytest.mark.parametrize("typed_so", ["2 000 $", "28,5", "28 élèves"])
def test_a_number_of_pupils_that_is_none_is_shown_again_with_how_to_write_it(client, typed_so):
    answer = send(client, workshop(30), {"pupils": typed_so})
    assert errors_of(answer) == {
        "class_0_pupils": [
            f"«\u00a0{typed_so}\u00a0» n’est pas un nombre entier. "
            "Écrivez-le en chiffres, sans rien d’autre\u00a0: 28."
        ]
    }
    field = answer.context["form"]["class_0_pupils"]
    assert (field.value(), field.field.widget.input_type) == (typed_so, "text")


def test_a_class_may_be_added_and_taken_away_without_losing_what_was_typed(client):
    activity = workshop(30)
    more = send(client, activity, {"group": "31"}, do="add").context["form"]
    assert (more.count, more["class_0_group"].value()) == (2, "31")
    fewer = send(client, activity, {"group": "31"}, {"group": "32"}, do="drop:0").context["form"]
    assert (fewer.count, fewer["class_0_group"].value()) == (1, "32")


# --- the school


def test_a_school_whose_whole_name_is_typed_is_known_with_its_board_and_its_region(client):
    school = SchoolFactory(organization__name="École des Tilleuls")
    send(client, workshop(30), school_name="ecole des tilleuls")
    registration = Registration.objects.get()
    assert (registration.school, registration.board, registration.region) == (
        school.organization,
        school.board,
        school.organization.region,
    )


def test_a_school_that_only_resembles_is_never_taken_for_it(client):
    school = SchoolFactory(organization__name="École des Tilleuls")
    answer = send(client, workshop(30), school_name="Tilleuls")
    assert list(errors_of(answer)) == ["school_name"]
    send(client, workshop(30), school_name="Tilleuls", school=str(school.pk))
    send(client, workshop(30), school_name="Tilleuls", school="aucune")
    found = Registration.objects.order_by("pk").values_list("school", "school_name")
    assert list(found) == [(school.organization_id, ""), (None, "Tilleuls")]


def test_of_two_schools_of_one_name_none_is_guessed(client):
    for town in ("Gatineau", "Ottawa"):
        SchoolFactory(organization__name="École des Tilleuls", town=town)
    answer = send(client, workshop(30), school_name="École des Tilleuls")
    assert list(errors_of(answer)) == ["school_name"]
    assert "École des Tilleuls (Gatineau)" in answer.content.decode()


def test_a_school_that_is_not_listed_is_kept_as_it_is_typed(client):
    send(client, workshop(30), school_name="L’École d’ailleurs")
    registration = Registration.objects.get()
    assert (registration.school, registration.school_name) == (None, "L’École d’ailleurs")


# --- places


def test_a_class_that_does_not_fit_is_told_before_anything_is_sent(client):
    activity = workshop(30)
    RegistrationFactory(offering=first(activity), pupils=20)
    answer = send(client, activity, {"pupils": "28"})
    (line,) = answer.context["form"].lines
    (asked,) = line["asked"]
    assert asked.label == f"«{NBSP}Matinée 1{NBSP}» n’a plus que 10 places, et il en faut 28"
    assert [value for value, _label in asked.field.choices] == ["attendre", "partager-10"]
    assert asked.value() == "attendre"
    assert states(activity) == [(20, "confirmed")]


@pytest.mark.parametrize(
    ("answered", "made"),
    [
        ("attendre", [(20, "confirmed"), (28, "waiting")]),
        ("partager-10", [(20, "confirmed"), (10, "confirmed"), (18, "waiting")]),
    ],
)
def test_it_waits_whole_or_is_split_as_was_answered(client, answered, made):
    activity = workshop(30)
    offering = first(activity)
    RegistrationFactory(offering=offering, pupils=20)
    send(client, activity, {"pupils": "28", f"wait_{offering.pk}": answered})
    assert states(activity) == made


def test_what_was_agreed_to_for_other_numbers_is_asked_again(client):
    activity = workshop(30)
    offering = first(activity)
    RegistrationFactory(offering=offering, pupils=25)
    answer = send(client, activity, {"pupils": "28", f"wait_{offering.pk}": "partager-10"})
    assert list(errors_of(answer)) == [f"class_0_wait_{offering.pk}"]
    assert states(activity) == [(25, "confirmed")]


def test_a_class_larger_than_the_room_can_only_be_split(client):
    activity = workshop(24)
    answer = send(client, activity, {"pupils": "28"})
    (asked,) = answer.context["form"].lines[0]["asked"]
    assert [value for value, _label in asked.field.choices] == ["partager-24"]


def test_a_class_that_no_room_would_ever_hold_is_refused_in_words(client):
    answer = send(client, workshop(10), {"pupils": "28"})
    assert errors_of(answer) == {
        "class_0_pupils": [
            f"«{NBSP}Matinée 1{NBSP}» n’a que 10 places{NBSP}: un groupe plus grand n’y entrerait jamais. "
            "Inscrivez-le en plusieurs groupes."
        ]
    }


def test_without_a_waiting_list_it_says_what_is_left(client):
    activity = workshop(30)
    activity.offerings.update(has_waiting_list=False)
    RegistrationFactory(offering=first(activity), pupils=20)
    answer = send(client, activity, {"pupils": "28"})
    assert list(errors_of(answer)) == ["class_0_pupils"]


def test_the_page_says_how_many_wait_before(client):
    activity = workshop(30)
    RegistrationFactory(offering=first(activity), pupils=30)
    RegistrationFactory(offering=first(activity), waiting=1)
    page = client.get(page_of(activity)).content.decode()
    assert "Liste d’attente (1 devant vous)" in page
    send(client, activity, {"group": "à part"})
    waits = Registration.objects.get(group="à part")
    assert (waits.queue, waits.ahead) == (2, 1)


def test_two_teachers_register_one_class_and_the_second_names_the_group(client):
    activity = workshop(60)
    SchoolFactory(organization__name="École des Tilleuls")
    send(client, activity, school_name="École des Tilleuls")
    answer = send(client, activity, school_name="École des Tilleuls", email="autre@ecole.example")
    assert list(errors_of(answer)) == ["class_0_group"]
    assert EMAIL not in answer.content.decode()
    send(client, activity, {"group": "32"}, school_name="École des Tilleuls")
    assert states(activity) == [(12, "confirmed"), (12, "confirmed")]


def test_a_class_of_a_school_that_is_not_listed_is_registered_once_too(client):
    activity = workshop(60)
    send(client, activity)
    assert list(errors_of(send(client, activity))) == ["class_0_group"]


def test_two_classes_of_one_form_are_told_apart(client):
    answer = send(client, workshop(60), {}, {})
    assert list(errors_of(answer)) == ["class_1_group"]


# --- when it is not open


def test_what_is_not_public_or_takes_nobody_is_not_there(client):
    for options in ({"is_public": False}, {"enrolment": "none"}):
        assert client.get(page_of(workshop(30, **options))).status_code == 404


def test_a_closed_registration_says_so_and_takes_nothing(client):
    activity = workshop(30, state=ActivityState.CLOSED)
    assert "Les inscriptions sont fermées" in client.get(page_of(activity)).content.decode()
    send(client, activity)
    assert Booking.objects.count() == 0


def test_a_registration_to_come_says_when_it_opens(client):
    activity = workshop(30)
    activity.offerings.update(opens_at=NOW + timedelta(days=3))
    page = client.get(page_of(activity)).content.decode()
    assert f"ouvrent le dimanche 23 septembre 2007 à 10{NBSP}h." in page


def test_a_robot_is_thanked_and_forgotten(client):
    answer = send(client, workshop(30), trap="x")
    assert (answer.status_code, Booking.objects.count()) == (302, 0)


def test_a_flood_from_one_address_is_slowed_down(client):
    activity = workshop(None)
    for number in range(20):
        send(client, activity, {"group": f"G{number}"})
    answer = send(client, activity, {"group": "G20"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert Registration.objects.count() == 20


# --- persons


def register_person(client, activity, **changes):
    return client.post(page_of(activity), typed_by_person(**changes))


def test_somebody_registers_for_a_course_and_is_its_one_participant(client):
    activity = workshop(10, course=True)
    activity.offerings.update(fee=50)
    page = client.get(page_of(activity)).content.decode()
    assert f"50{NBSP}$" in page
    answer = register_person(client, activity)
    registration = Registration.objects.get()
    assert (registration.pupils, registration.fee, registration.state) == (1, 50, "confirmed")
    assert str(Participant.objects.get()) == "Nadège Exemple"
    assert answer.url.endswith("/inscription/recue/")


def test_who_registers_twice_gets_the_same_page_and_the_link_again(client):
    activity = workshop(10, course=True)
    once = register_person(client, activity)
    with time_machine.travel(NOW + timedelta(minutes=20)):
        twice = register_person(client, activity, email="NADEGE@exemple.test")
    assert (twice.status_code, twice.url) == (once.status_code, once.url)
    assert Registration.objects.count() == 1
    assert mails("booking_received", "booking_link") == ["nadege@exemple.test"] * 2


def test_two_persons_of_one_address_are_two(client):
    activity = workshop(10, course=True)
    register_person(client, activity)
    register_person(client, activity, first_name="Régine")
    assert Registration.objects.count() == 2


def test_a_full_course_without_a_waiting_list_says_so_whoever_asks(client):
    activity = workshop(1, course=True)
    activity.offerings.update(has_waiting_list=False)
    register_person(client, activity)
    known, other = (
        register_person(client, activity, first_name=name) for name in ("Nadège", "Régine")
    )
    assert errors_of(known) == errors_of(other) != {}


def test_a_teacher_says_at_which_school_where_it_is_for_teachers(client):
    activity = workshop(10, course=True, audiences=["teachers"])
    register_person(client, activity, school_name="École d’ailleurs")
    assert Registration.objects.get().school_name == "École d’ailleurs"


def test_in_english_the_page_and_the_mails_are_in_english(client):
    activity = workshop(10, course=True)
    client.cookies["django_language"] = "en"
    assert "Discovering care" in client.get(page_of(activity)).content.decode()
    register_person(client, activity)
    assert Booking.objects.get().language == "en"
    assert "Discovering care" in OutgoingMail.objects.get().subject


def test_the_page_asks_as_much_for_three_schedules_as_for_one(client):
    asked = []
    for capacities in ([10], [10, 10, 10]):
        activity = workshop(*capacities)
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(activity))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_two_teachers_of_one_school_come_to_one_course(client):
    SchoolFactory(organization__name="École des Tilleuls")
    activity = workshop(10, course=True, audiences=["teachers"])
    for name in ("Nadège", "Régine"):
        register_person(client, activity, first_name=name, school_name="École des Tilleuls")
    assert states(activity) == [(1, "confirmed"), (1, "confirmed")]


@pytest.mark.parametrize("odd", ["\x00", "9" * 40, "-1", "x" * 5000, "²", "%"])
def test_what_nobody_types_breaks_nothing(client, odd):
    activity = workshop(30, 30)
    one = first(activity)
    names = {
        "classes": odd,
        "school": odd,
        "school_name": odd,
        f"class_0_wait_{one.pk}": f"partager-{odd}",
        "class_0_pupils": odd,
        "class_0_offerings": [odd],
    }
    statuses = {client.get(reverse("booking_schools"), {"school_name": odd}).status_code}
    for name, value in names.items():
        for done in ({}, {"do": "add"}, {"do": f"drop:{odd}"}):
            sent = typed({"offerings": [str(one.pk)]}) | {name: value} | done
            statuses.add(client.post(page_of(activity), sent).status_code)
    assert statuses <= {200, 302, 400}

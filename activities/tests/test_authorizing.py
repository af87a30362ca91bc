"""Pupils who are named where an activity needs it, and the page of each parent."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from activities.actions.authorizing import ask_parents_again
from activities.enums import ActivityState, Authorization
from activities.models import Participant, Registration
from activities.tests.booked import NOW, first, link_of, workshop
from activities.tests.factories import ParticipantFactory, RegistrationFactory
from programs.links import token_of
from programs.models import OutgoingMail

pytestmark = pytest.mark.django_db
NEEDED = "Le laboratoire remet un insigne à chaque élève."


@pytest.fixture(autouse=True)
def september():
    with time_machine.travel(NOW):
        yield


def group(*, needed: str = NEEDED, **options) -> Registration:
    offering = first(workshop(30, names_needed=needed))
    return RegistrationFactory(offering=offering, pupils=2, **options)


def minor(registration: Registration, **options) -> Participant:
    said = {"is_minor": True, "guardian_email": "parent@exemple.test", "asked_on": NOW.date()}
    return ParticipantFactory(registration=registration, **said | options)


def name(client, registration: Registration, **changes):
    answers = {
        "first_name": "Nadège",
        "last_name": "Exemple",
        "guardian_name": "",
        "guardian_email": "parent@exemple.test",
    }
    address = link_of(registration.booking, "booking_pupils", registration.pk)
    return client.post(address, answers | changes)


def page_of(pupil: Participant) -> str:
    return reverse("authorization", args=[token_of(pupil)])


def answer(client, pupil: Participant, said: str):
    return client.post(page_of(pupil), {"answer": said, "guardian_name": "Alix Exemple"})


def test_where_no_names_are_needed_none_can_be_written(client):
    registration = group(needed="")
    assert name(client, registration).status_code == 404
    assert "Nommer" not in client.get(link_of(registration.booking)).content.decode()


def test_a_pupil_is_named_and_the_parent_asked_by_a_mail_that_names_nobody(client):
    registration = group()
    name(client, registration)
    pupil = Participant.objects.get()
    mail = OutgoingMail.objects.get()
    assert (pupil.authorization, mail.to) == ("asked", "parent@exemple.test")
    assert "Nadège" not in mail.subject + mail.body
    assert page_of(pupil) in mail.body


def test_a_pupil_is_named_once_and_no_more_than_the_group_has(client):
    registration = group()
    name(client, registration)
    assert list(name(client, registration, first_name="NADÈGE").context["form"].errors) == [
        "last_name"
    ]
    name(client, registration, first_name="Omar")
    assert "form" not in (name(client, registration, first_name="Zoé").context["form"].errors)
    assert Participant.objects.count() == 2


def test_the_parent_reads_of_one_child_alone_and_answers(client):
    registration = group()
    pupil, other = minor(registration), minor(registration, first_name="Omar")
    page = client.get(page_of(pupil)).content.decode()
    assert ("Nadège" in page, NEEDED in page, other.first_name in page) == (True, True, False)
    answer(client, pupil, "oui")
    pupil.refresh_from_db()
    assert (pupil.authorized_on, pupil.guardian_name) == (NOW.date(), "Alix Exemple")


def test_the_last_word_of_a_parent_counts(client):
    pupil = minor(group())
    for said in ("oui", "non"):
        answer(client, pupil, said)
    pupil.refresh_from_db()
    assert (pupil.authorization, pupil.authorized_on) == ("refused", None)


def test_the_page_shows_what_the_parent_said_and_how_to_change_it(client):
    pupil = minor(group())
    for said, chosen, button in (
        (None, None, "Envoyer ma réponse"),
        ("oui", "oui", "Changer ma réponse"),
        ("non", "non", "Changer ma réponse"),
    ):
        if said:
            answer(client, pupil, said)
        page = client.get(page_of(pupil))
        assert (page.context["form"]["answer"].value(), page.text.count(button)) == (chosen, 1)


def test_of_what_was_put_off_a_parent_may_still_answer(client):
    pupil = minor(group())
    activity = pupil.registration.offering.activity
    activity.state, activity.reason = ActivityState.POSTPONED, "Neige"
    activity.save()
    with time_machine.travel(NOW + timedelta(days=60)):
        answer(client, pupil, "oui")
    pupil.refresh_from_db()
    assert pupil.authorization == Authorization.GIVEN


def test_an_answer_says_who_gives_it(client):
    pupil = minor(group())
    found = client.post(page_of(pupil), {"answer": "oui", "guardian_name": ""})
    assert list(found.context["form"].errors) == ["guardian_name"]
    pupil.refresh_from_db()
    assert pupil.authorization == "asked"


def test_reading_the_page_answers_nothing(client):
    pupil = minor(group())
    client.get(page_of(pupil))
    pupil.refresh_from_db()
    assert pupil.authorization == "asked"


def test_after_the_session_nothing_is_answered_any_more(client):
    pupil = minor(group())
    with time_machine.travel(NOW + timedelta(days=60)):
        answer(client, pupil, "oui")
    pupil.refresh_from_db()
    assert pupil.authorization == "asked"


def test_a_name_that_is_taken_off_closes_the_page_of_the_parent(client):
    registration = group()
    pupil = minor(registration)
    link = page_of(pupil)
    client.post(link_of(registration.booking, "booking_pupil_remove", registration.pk, pupil.pk))
    assert Participant.objects.count() == 0
    assert client.get(link).status_code == 404


def test_the_teacher_sees_who_has_no_authorisation(client):
    registration = group()
    minor(registration, authorized_on=date(2007, 9, 20))
    minor(registration, first_name="Omar", refused_on=date(2007, 9, 20))
    page = client.get(link_of(registration.booking, "booking_pupils", registration.pk))
    assert [one["label"] for one in page.context["pupils"]] == ["Donnée", "Refusée"]


def test_who_does_not_answer_is_asked_again_three_times_at_most(client):
    registration = group()
    name(client, registration)
    answered = minor(registration, first_name="Omar", authorized_on=NOW.date())
    asked = []
    for days in (4, 5, 6, 10, 15, 20):
        with time_machine.travel(NOW + timedelta(days=days)):
            asked.append(ask_parents_again())
    assert asked == [0, 1, 0, 1, 0, 0]
    assert answered.guardian_email == "parent@exemple.test"
    assert OutgoingMail.objects.count() == 3


def test_nobody_is_asked_once_the_session_is_over(client):
    name(client, group())
    with time_machine.travel(NOW + timedelta(days=60)):
        assert ask_parents_again() == 0

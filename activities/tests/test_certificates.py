"""Certificates of attendance: who gets one, who does not and why, and what stands on it."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.actions import certificates
from activities.enums import SessionState
from activities.models import Activity, Participant, ParticipantAttendance, Session
from activities.tests.desks import AT_NOON, DAY, an_activity, an_offering, session_of, signed_in
from activities.tests.factories import ParticipantFactory, RegistrationFactory
from programs.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def a_course(sessions: int = 3, **details) -> Activity:
    """One of which each session was held."""
    days = [DAY - timedelta(weeks=sessions - number) for number in range(1, sessions + 1)]
    offering = an_offering(an_activity(course=True, title="Cours de langue", **details), days)
    Session.objects.filter(offering=offering).update(state=SessionState.HELD)
    return offering.activity


def somebody(activity: Activity, *numbers: int, absent=(), **details):
    """A participant who was present at the sessions of these numbers."""
    offering = activity.offerings.get()
    registration = RegistrationFactory(
        offering=offering, school=None, pupils=1, companions=0, **details
    )
    participant = ParticipantFactory(registration=registration)
    for number in (*numbers, *absent):
        ParticipantAttendance.objects.create(
            participant=participant,
            session=session_of(offering, number),
            is_present=number in numbers,
        )
    return participant


def test_those_who_were_there_each_time_get_one():
    activity = a_course()
    always, sometimes = somebody(activity, 1, 2, 3), somebody(activity, 1, 2, absent=[3])
    assert certificates.eligible_for(activity) == [always]
    with pytest.raises(ValidationError):
        certificates.certificate_of(sometimes)


def test_an_activity_says_how_many_sessions_it_asks_for():
    activity = a_course(certificate_sessions=2)
    enough, _too_few = somebody(activity, 1, 2), somebody(activity, 3)
    assert certificates.eligible_for(activity) == [enough]


def test_a_session_that_was_not_held_counts_for_nobody():
    activity = a_course()
    somebody(activity, 1, 2, 3)
    offering = activity.offerings.get()
    Session.objects.filter(offering=offering, number=3).update(state=SessionState.SCHEDULED)
    (one,) = certificates.standings_of(activity)
    assert (one.present, one.held, one.required, one.is_eligible) == (2, 2, 2, True)


def test_who_cancelled_gets_none():
    activity = a_course()
    somebody(activity, 1, 2, 3, state="cancelled")
    assert certificates.standings_of(activity) == []


def why_none(activity: Activity) -> str:
    with pytest.raises(ValidationError) as error:
        certificates.eligible_for(activity)
    return error.value.messages[0]


def test_where_nobody_gets_one_it_is_said_why():
    nobody = a_course()
    absent = a_course()
    somebody(absent, absent=[1, 2, 3])
    asks_much = a_course(certificate_sessions=9)
    somebody(asks_much, 1, 2, 3)
    not_held = a_course()
    somebody(not_held, 1)
    Session.objects.filter(offering__activity=not_held).update(state=SessionState.SCHEDULED)
    assert [why_none(one) for one in (nobody, absent, asks_much, not_held)] == [
        "Personne n’est nommé parmi les inscriptions confirmées\xa0: une attestation porte un nom.",
        "Personne n’a été présent au nombre de séances demandé\xa0: vérifiez les présences.",
        "L’attestation demande 9 séances, et moins ont été tenues.",
        "Aucune séance n’est encore tenue.",
    ]


def text_of(letter) -> str:
    return "\n".join(block.markdown for block in letter.blocks).replace("\\", "")


def test_it_says_who_took_part_in_what_when_and_for_how_long():
    activity = a_course(certificate_sessions=2)
    letter = certificates.certificate_of(somebody(activity, 1, 3))
    text = text_of(letter)
    for said in (
        "**Nadège Exemple**",
        "**Cours de langue**",
        "du 4 au 18 octobre 2007",
        "2 sur 3",
        "5 heures",
        "Pavillon des sciences",
    ):
        assert said in text


def test_a_text_that_was_brought_in_without_a_name_stands_below_it():
    activity = a_course(certificate="A participé au cours.")
    letter = certificates.certificate_of(somebody(activity, 1, 2, 3))
    assert text_of(letter) == "**Nadège Exemple**\n\nA participé au cours."


def test_those_who_get_one_are_listed_by_their_name():
    activity = a_course()
    for last in ("Érable", "Zénith", "Exemple"):
        one = somebody(activity, 1, 2, 3)
        Participant.objects.filter(pk=one.pk).update(last_name=last)
    assert [one.last_name for one in certificates.eligible_for(activity)] == [
        "Érable",
        "Exemple",
        "Zénith",
    ]


def test_it_is_in_the_language_of_who_registered():
    activity = a_course()
    letter = certificates.certificate_of(somebody(activity, 1, 2, 3, booking__language="en"))
    assert (letter.language, letter.title) == ("en", "Certificate of attendance")


def test_a_coordinator_writes_its_text_and_a_field_that_is_unknown_is_named(client):
    activity = a_course()
    signed_in(client, activity)
    where = reverse("activity_certificate_text", args=[activity.pk])
    page = client.post(where, {"certificate": "Bravo {{ nom }} de {{ ecole }}"})
    assert list(page.context["form"].errors) == ["certificate"]
    client.post(where, {"certificate": "Bravo {{ nom }}!", "certificate_sessions": "2"})
    activity.refresh_from_db()
    assert (activity.certificate, activity.certificate_sessions) == ("Bravo {{ nom }}!", 2)
    letter = certificates.certificate_of(somebody(activity, 1, 2))
    assert text_of(letter) == "Bravo Nadège Exemple!"


def test_the_text_that_is_proposed_is_shown_to_who_writes_it(client):
    activity = a_course()
    signed_in(client, activity)
    where = reverse("activity_certificate_text", args=[activity.pk])
    form = client.get(where).context["form"]
    assert ("{{ nom }}" in form["certificate"].value(), form.is_bound) == (True, False)


@pytest.mark.parametrize("language", ["fr-ca", "en"])
def test_an_example_is_printed(client, language):
    activity = a_course()
    signed_in(client, activity)
    where = reverse("activity_certificate_example", args=[activity.pk])
    assert client.get(where, HTTP_ACCEPT_LANGUAGE=language).content[:5] == b"%PDF-"


def test_one_is_printed_for_who_was_there_alone(client):
    activity = a_course()
    present, absent = somebody(activity, 1, 2, 3), somebody(activity, 1)
    signed_in(client, activity)
    answers = [
        client.get(reverse("activity_certificate", args=[one.pk])) for one in (present, absent)
    ]
    assert [one.status_code for one in answers] == [200, 302]


def test_all_of_them_are_printed_as_one_file(client, django_capture_on_commit_callbacks):
    activity = a_course()
    for _n in range(2):
        somebody(activity, 1, 2, 3)
    somebody(activity, 1)
    signed_in(client, activity)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("activity_certificates_print", args=[activity.pk]))
    job = Job.objects.get()
    with pikepdf.open(io.BytesIO(job.file.content)) as whole:
        assert len(whole.pages) == 2


def test_none_is_printed_where_nobody_gets_one(client):
    activity = a_course()
    signed_in(client, activity)
    answer = client.post(reverse("activity_certificates_print", args=[activity.pk]), follow=True)
    assert (Job.objects.count(), answer.context["why_none"] != "") == (0, True)


def test_three_certificates_ask_no_more_of_the_database_than_one():
    asked = []
    for number in (1, 3):
        activity = Activity.objects.select_related("program__lead").get(pk=a_course().pk)
        people = [somebody(activity, 1, 2, 3) for _n in range(number)]
        people = certificates.eligible_for(activity)
        with CaptureQueriesContext(connection) as queries:
            certificates.certificates_of(activity, people)
        asked.append(len(queries))
    assert asked == [2, 2]

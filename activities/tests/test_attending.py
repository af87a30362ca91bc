"""Who came: noted on the day, by counts, by name or as it was stated, and saved field by field."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions.attending import note_counts, note_person
from activities.enums import Enrolment, SessionState
from activities.models import Attendance, Registration, Session
from activities.tests.desks import AT_NOON, DAY, an_activity, an_offering, session_of, signed_in
from activities.tests.factories import ParticipantFactory, RegistrationFactory
from programs.accounts.tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


@pytest.fixture
def registration():
    """A class of twelve with one adult, expected today."""
    return RegistrationFactory(offering=an_offering())


def save(client, registration, seen=None, **typed):
    """What the script sends of the group’s sheet."""
    session = session_of(registration.offering)
    names = {name.replace("_", "-"): value for name, value in typed.items()}
    sent = {"fields": list(names), "seen": json.dumps(seen or {})} | {
        name: value for name, value in names.items() if value
    }
    return client.post(reverse("session_attendance_save", args=[session.pk]), sent)


def named(registration, letter: str) -> str:
    return f"{letter}_{registration.pk}"


def noted() -> list[tuple]:
    fields = ("expected_pupils", "pupils", "companions")
    return list(Attendance.objects.order_by("pk").values_list(*fields))


# --- by counts


def test_how_many_came_is_saved_as_it_is_typed(client, registration):
    signed_in(client, registration.offering.activity)
    answer = save(client, registration, **{named(registration, "n"): "11"})
    field = f"n-{registration.pk}"
    assert (noted(), answer.json()["seen"]) == ([(12, 11, None)], {field: "11"})
    assert answer.json()["check"] == "11 présents sur 12 attendus"


def test_nobody_who_came_is_not_the_same_as_nobody_counted(client, registration):
    signed_in(client, registration.offering.activity)
    save(client, registration, **{named(registration, "n"): "0"})
    assert Attendance.objects.get().is_no_show is True
    save(client, registration, **{named(registration, "n"): ""})
    assert (Attendance.objects.get().pupils, Attendance.objects.get().is_no_show) == (None, False)


def test_what_was_expected_stays_as_it_was_on_the_day(client, registration):
    signed_in(client, registration.offering.activity)
    save(client, registration, **{named(registration, "n"): "11"})
    Registration.objects.update(pupils=15, seats=15)
    save(client, registration, **{named(registration, "a"): "2"})
    assert noted() == [(12, 11, 2)]


def test_more_than_were_expected_is_asked_about_once(client, registration):
    signed_in(client, registration.offering.activity)
    answer = save(
        client, registration, **{named(registration, "n"): "14", named(registration, "a"): "1"}
    )
    assert (answer.status_code, noted()) == (422, [(12, None, 1)])
    assert answer.json()["refused"] == (
        "14 présents pour 12 attendus\xa0: cochez «\xa0Plus qu’attendu\xa0: c’est exact\xa0», ou corrigez."
    )
    sure = {named(registration, "n"): "14", named(registration, "s"): "14"}
    assert save(client, registration, **sure).status_code == 200
    assert noted() == [(12, 14, 1)]
    later = {named(registration, "n"): "14", named(registration, "a"): "2"}
    assert save(client, registration, **later).status_code == 200


def test_a_tick_for_another_number_is_none(client, registration):
    signed_in(client, registration.offering.activity)
    sure = {named(registration, "n"): "15", named(registration, "s"): "14"}
    assert save(client, registration, **sure).status_code == 422


@pytest.mark.parametrize("text", ["douze", "-1", "1,5", "99999", "٣"])
def test_what_is_no_number_is_said_and_nothing_else_is_lost(client, registration, text):
    signed_in(client, registration.offering.activity)
    answer = save(
        client, registration, **{named(registration, "n"): text, named(registration, "a"): "1"}
    )
    assert (answer.status_code, noted()) == (422, [(12, None, 1)])


def test_what_somebody_else_noted_meanwhile_is_told(client, registration):
    signed_in(client, registration.offering.activity)
    save(client, registration, **{named(registration, "n"): "11"})
    field = f"n-{registration.pk}"
    answer = save(client, registration, seen={field: ""}, **{named(registration, "n"): "10"})
    assert "quelqu’un d’autre avait noté «\xa011\xa0»" in answer.json()["replaced"]
    assert noted() == [(12, 10, None)]


def test_the_whole_sheet_is_saved_without_a_script(client, registration):
    other = RegistrationFactory(offering=registration.offering)
    session = session_of(registration.offering)
    signed_in(client, registration.offering.activity)
    where = reverse("session_attendance", args=[session.pk])
    page = client.post(where, {f"n-{registration.pk}": "12", f"n-{other.pk}": "13"})
    (first, second) = page.context["rows"]
    assert (first["error"], second["pupils"], second["error"] != "") == ("", "13", True)
    sent = {f"n-{registration.pk}": "12", f"n-{other.pk}": "13", f"s-{other.pk}": "13"}
    client.post(where, sent | {"do": "hold"})
    session.refresh_from_db()
    assert (noted(), session.state) == ([(12, 12, None), (12, 13, None)], SessionState.HELD)


# --- when


def test_nothing_is_noted_before_the_day(client):
    registration = RegistrationFactory(offering=an_offering(days=[DAY + timedelta(days=1)]))
    signed_in(client, registration.offering.activity)
    answer = save(client, registration, **{named(registration, "n"): "11"})
    page = client.get(reverse("session_attendance", args=[session_of(registration.offering).pk]))
    refusal = "Cette séance est à venir\xa0: attendez le jour même."
    assert (answer.status_code, answer.json(), page.context["refusal"]) == (
        422,
        {"refused": refusal},
        refusal,
    )
    assert noted() == []


def test_nothing_is_noted_of_a_session_that_was_cancelled(registration):
    session = session_of(registration.offering)
    Session.objects.update(state=SessionState.CANCELLED, reason="Tempête")
    with pytest.raises(ValidationError):
        note_counts(session=session, registration=registration, by=UserFactory(), pupils=11)


def test_who_waits_or_cancelled_is_not_expected(client, registration):
    offering = registration.offering
    RegistrationFactory(offering=offering, waiting=1)
    RegistrationFactory(offering=offering, state="cancelled")
    signed_in(client, offering.activity)
    page = client.get(reverse("session_attendance", args=[session_of(offering).pk]))
    assert [one["row"].registration for one in page.context["rows"]] == [registration]


# --- by name


def test_the_count_of_a_group_follows_from_the_names(client, registration):
    one, other = ParticipantFactory.create_batch(2, registration=registration)
    signed_in(client, registration.offering.activity)
    save(client, registration, **{f"p_{one.pk}": "1", f"p_{other.pk}": "0"})
    assert noted() == [(12, 1, None)]
    session = session_of(registration.offering)
    note_person(session=session, participant=other, is_present=True, by=UserFactory())
    assert noted() == [(12, 2, None)]
    for who in (one, other):
        note_person(session=session, participant=who, is_present=None, by=UserFactory())
    assert noted() == [(12, None, None)]


# --- without registration


def test_visitors_are_kept_as_they_are_stated(client):
    offering = an_offering(an_activity(enrolment=Enrolment.NONE))
    session = session_of(offering)
    signed_in(client, offering.activity)
    client.post(reverse("session_attendance", args=[session.pk]), {"visitors": "environ 200"})
    session.refresh_from_db()
    assert session.quantity.display("fr") == "près de 200"
    page = client.get(reverse("session_attendance", args=[session.pk]))
    assert page.context["visitors"]["value"] == "près de 200"


@pytest.mark.parametrize("text", ["beaucoup", "200 $", "x" * 60])
def test_visitors_are_a_number(client, text):
    offering = an_offering(an_activity(enrolment=Enrolment.NONE))
    signed_in(client, offering.activity)
    where = reverse("session_attendance", args=[session_of(offering).pk])
    page = client.post(where, {"visitors": text})
    assert (page.context["visitors"]["value"], page.context["visitors"]["error"] != "") == (
        text,
        True,
    )


# --- who came without being registered


def test_a_walk_in_is_present_and_takes_no_place(client):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    session = session_of(offering)
    signed_in(client, offering.activity)
    where = reverse("session_walk_in", args=[session.pk])
    answer = client.post(where, {"school": "École imprévue", "pupils": "9", "companions": "1"})
    one = Registration.objects.get(is_walk_in=True)
    offering.refresh_from_db()
    assert answer.url == reverse("session_attendance", args=[session.pk])
    assert (one.who, one.seats, offering.taken, noted()) == (
        "École imprévue",
        0,
        12,
        [(0, 9, 1)],
    )


def test_a_person_who_walks_in_is_named_and_present(client):
    offering = an_offering(an_activity(course=True))
    session = session_of(offering)
    signed_in(client, offering.activity)
    where = reverse("session_walk_in", args=[session.pk])
    client.post(where, {"first_name": "Nadège", "last_name": "Exemple"})
    (named_attendance,) = session.named_attendances.all()
    assert (str(named_attendance.participant), named_attendance.is_present, noted()) == (
        "Nadège Exemple",
        True,
        [(0, 1, 0)],
    )


def test_the_sheet_says_what_a_group_needs(client):
    offering = an_offering()
    RegistrationFactory(offering=offering, needs="Un élève en fauteuil roulant.")
    signed_in(client, offering.activity)
    page = client.get(reverse("session_attendance", args=[session_of(offering).pk])).text
    assert page.count("Un élève en fauteuil roulant.") == 1


def test_the_sheet_says_of_whom_a_parent_has_not_allowed_it(client, registration):
    minor = {"registration": registration, "is_minor": True, "guardian_email": "p@exemple.example"}
    ParticipantFactory(authorized_on=DAY, asked_on=DAY, **minor)
    ParticipantFactory(asked_on=DAY, **minor)
    ParticipantFactory(refused_on=DAY, asked_on=DAY, **minor)
    signed_in(client, registration.offering.activity)
    session = session_of(registration.offering)
    page = client.get(reverse("session_attendance", args=[session.pk])).text
    said = [page.count(one) for one in ("Sans autorisation encore", "Autorisation refusée")]
    assert said == [1, 1]

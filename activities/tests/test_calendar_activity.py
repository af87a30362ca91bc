"""The public page of an activity."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import ActivityPart
from activities.tests.calendars import (
    NOW,
    at_work,
    in_order,
    page_of,
    session_of,
    sessions_on,
    text,
    titled,
    weekly,
)
from activities.tests.factories import (
    ActivityFactory,
    OfferingFactory,
    RegistrationFactory,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with at_work():
        yield


def course(**fields):
    """Two schedules of ten meetings, of which one is chosen; 50 $."""
    activity = ActivityFactory(course=True, title="Anglais", title_en="English", **fields)
    for label, first in (
        ("Groupe du mardi", date(2007, 10, 16)),
        ("Groupe du jeudi", date(2007, 10, 18)),
    ):
        offering = OfferingFactory(activity=activity, label=label, fee=50, capacity=12)
        sessions_on(weekly(first, 10), offering)
    return activity


def ask(client, activity):
    return client.get(page_of(activity))


def test_a_course_with_two_schedules_says_each_as_its_rule(client):
    activity = course(contact_name="Aline Exemple", contact_email="aline@exemple.test")
    page = text(ask(client, activity))
    said = (
        "On choisit un seul de ces horaires.",
        "Groupe du mardi",
        "12 places libres",
        "Chaque mardi, du 16 octobre au 18 décembre 2007, de 13 h 30 à 16 h (10 rencontres)",
        "Pavillon des sciences",
        "50 $",
        "Groupe du jeudi",
        "Aline Exemple",
    )
    assert in_order(page, *said) == list(said)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("819.555.0142 poste 7", '<a href="tel:+18195550142;ext=7">819\u00a0555-0142, poste 7</a>'),
        ("demandez Aline", "demandez Aline"),
    ],
)
def test_whom_one_asks_is_called_by_a_press(client, written, shown):
    activity = course(contact_name="Aline Exemple", contact_phone=written)
    assert ask(client, activity).content.decode().count(shown) == 1


def test_who_organises_it_and_for_whom_is_said(client):
    activity = session_of().offering.activity
    lead = OrganizationFactory(name="Centre Organisateur")
    for part, organization in (
        ("partner", OrganizationFactory(name="Cégep Partenaire")),
        ("organizer", lead),
        ("partner", OrganizationFactory(name="Ville Partenaire")),
    ):
        ActivityPart.objects.create(activity=activity, organization=organization, part=part)
    facts = {one["label"]: one["value"] for one in ask(client, activity).context["facts"]}
    assert {name: facts[name] for name in ("S’adresse à", "Organise", "Partenaire")} == {
        "S’adresse à": "Élèves",
        "Organise": "Centre Organisateur",
        "Partenaire": "Cégep Partenaire, Ville Partenaire",
    }


def test_sessions_without_a_rule_are_listed_and_the_cancelled_one_says_so(client):
    offering = OfferingFactory()
    sessions = sessions_on([date(2007, 10, 16), date(2007, 11, 9)], offering)
    sessions[1].state, sessions[1].reason = "cancelled", "Verglas"
    sessions[1].save()
    page = text(ask(client, offering.activity))
    said = ("mardi 16 octobre 2007, de 13 h 30 à 16 h", "vendredi 9 novembre 2007", "Annulée")
    assert (in_order(page, *said), "Verglas" in page) == (list(said), False)


class TestWhetherOneMayRegister:
    @pytest.mark.parametrize(
        ("fields", "offering", "expected"),
        [
            ({}, {}, (True, False)),
            ({}, {"taken": 30}, (True, True)),
            ({}, {"taken": 30, "has_waiting_list": False}, (False, False)),
            ({}, {"closes_at": NOW}, (False, False)),
            ({"state": "planned"}, {}, (False, False)),
            ({"state": "cancelled", "reason": "Gel"}, {}, (False, False)),
            ({"enrolment": "none"}, {}, (False, False)),
        ],
    )
    def test_it_follows_from_the_offerings(self, client, fields, offering, expected):
        activity = ActivityFactory(**fields)
        sessions_on([date(2007, 10, 18)], OfferingFactory(activity=activity, **offering))
        answer = ask(client, activity)
        asked = (answer.context["registers"], answer.context["is_full"])
        booking = reverse("booking_new", args=[activity.program.slug, activity.code])
        assert (asked, f'href="{booking}"' in text(answer)) == (expected, expected[0])

    def test_what_is_over_takes_nobody(self, client):
        offering = OfferingFactory()
        sessions_on([date(2007, 10, 9)], offering)
        context = ask(client, offering.activity).context
        assert (context["registers"], context["offerings"][0]["standing"].label) == (
            False,
            "Terminée",
        )

    def test_a_course_under_way_still_takes_people_while_it_is_open(self, client):
        offering = OfferingFactory()
        sessions_on([date(2007, 10, 9), date(2007, 10, 16)], offering)
        assert ask(client, offering.activity).context["registers"]

    def test_it_says_when_registration_opens_and_closes(self, client):
        days = {"opens_at": NOW + timedelta(days=1), "closes_at": NOW + timedelta(days=2)}
        offering = OfferingFactory(**days)
        sessions_on([date(2007, 10, 18)], offering)
        page = text(ask(client, offering.activity))
        said = (
            "Inscriptions à venir",
            "mardi 16 octobre 2007 à 14 h 05",
            "mercredi 17 octobre 2007 à 14 h 05",
        )
        assert in_order(page, *said) == list(said)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("cancelled", "Cette activité est annulée."),
        ("postponed", "Cette activité est reportée : elle n’a pas lieu aux jours dits."),
    ],
)
def test_what_is_called_off_says_so_first(client, state, said):
    activity = titled("Camp", state=state, reason="Verglas").offering.activity
    page = text(ask(client, activity))
    assert (said in page, "Verglas" in page) == (True, False)


def test_an_activity_without_a_schedule_says_that_it_will_come(client):
    assert "L’horaire reste à fixer." in text(ask(client, ActivityFactory()))


def test_nobody_who_registered_is_named_and_no_link_is_given(client):
    offering = OfferingFactory(is_online=True, link="https://secret.example/")
    sessions_on([date(2007, 10, 18)], offering)
    RegistrationFactory(
        offering=offering, school__name="École Introuvable", booking__name="Solange Introuvable"
    )
    page = text(ask(client, offering.activity))
    assert ("Introuvable" in page, "secret.example" in page) == (False, False)


def test_it_is_in_the_language_of_its_reader(client):
    activity = course()
    client.cookies["django_language"] = "en"
    page = text(ask(client, activity))
    said = "Every Tuesday, from October 16 to December 18, 2007, from 1:30 p.m. to 4 p.m."
    assert ("<h1>English</h1>" in page, said in page) == (True, True)


def test_what_is_not_public_is_not_found(client):
    assert ask(client, ActivityFactory(is_public=False)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_schedules_and_registrations(client):
    activity = ActivityFactory()

    def one_more() -> None:
        offering = OfferingFactory(activity=activity)
        sessions_on([date(2007, 10, 18)], offering)
        RegistrationFactory.create_batch(2, offering=offering)
        ActivityPart.objects.create(activity=activity, organization=OrganizationFactory())

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            ask(client, activity)
        return len(counted)

    one_more()
    first = queries()
    one_more(), one_more()
    assert queries() == first

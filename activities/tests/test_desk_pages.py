"""The pages of the desk: who opens them, what they show, and that more records ask for no more queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.actions.machines import session_machine
from activities.enums import ActivityState, ChangeKind
from activities.models import Activity, ChangeRequest, Registration
from activities.tests.desks import AT_NOON, DAY, an_activity, an_offering, session_of, signed_in
from activities.tests.factories import (
    ActivityPartFactory,
    AttendanceFactory,
    KioskFactory,
    OfferingFactory,
    ParticipantFactory,
    RegistrationFactory,
    TransportFactory,
    TransportStopFactory,
)
from activities.views.desk_activities import STEPS, steps_of
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.taking_back import address_of
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def address(name, *args):
    return reverse(name, args=args)


def a_full_one(number: int = 1, activity: Activity | None = None):
    """An offering with ``number`` of everything that its pages show; it is returned."""
    days = [DAY + timedelta(days=n) for n in range(number)]
    offering = an_offering(activity, days, capacity=100)
    for _n in range(number):
        registration = RegistrationFactory(offering=offering, needs="Une rampe.")
        ParticipantFactory(registration=registration)
        ChangeRequest.objects.create(registration=registration, kind=ChangeKind.CANCEL)
        AttendanceFactory(session=session_of(offering), registration=registration)
        RegistrationFactory(offering=offering, waiting=offering.registrations.count() + 1)
        ActivityPartFactory(activity=offering.activity)
    transport = TransportFactory(session=session_of(offering))
    TransportStopFactory(transport=transport, boards=12)
    return offering


def pages_of(offering) -> list[str]:
    """Every page of an activity that is read."""
    activity, registration = offering.activity, offering.registrations.first()
    pages = [
        address("activity_desk", activity.program.slug),
        address("activity_new", activity.program.slug),
        *(
            address(name, activity.pk)
            for name in (
                "activity_page",
                "activity_change",
                "activity_copy",
                "activity_offering_new",
                "registration_changes",
                "activity_certificates",
                "activity_certificate_text",
            )
        ),
        *(
            address(name, offering.pk)
            for name in (
                "activity_offering",
                "activity_offering_change",
                "session_new",
                "registration_new",
            )
        ),
        address("activity_step", activity.pk, "annuler"),
        address("activity_offering_step", offering.pk, "annuler"),
    ]
    for session in offering.sessions.all()[:1]:
        pages += [
            address("session_step", session.pk, "deplacer"),
            address("session_attendance", session.pk),
            address("session_walk_in", session.pk),
        ]
    if registration:
        pages.append(address("registration_page", registration.pk))
        pages += [
            address("registration_step", registration.pk, name) for name in ("nombre", "note")
        ]
    return pages


# --- who opens them


@pytest.mark.parametrize("language", ["fr-ca", "en"])
def test_coordinators_open_the_pages_of_an_activity_full_and_empty(client, language):
    full = a_full_one()
    empty = an_offering(an_activity(program=full.activity.program), days=())
    signed_in(client, full.activity)
    answers = {
        page: client.get(page, HTTP_ACCEPT_LANGUAGE=language).status_code
        for one in (full, empty)
        for page in pages_of(one)
    }
    assert {page for page, status in answers.items() if status != 200} == set()


@pytest.mark.parametrize(
    "role", [role for role in MembershipRole if role != MembershipRole.COORDINATION]
)
def test_nobody_else_opens_them(client, role):
    offering = a_full_one()
    organization = offering.activity.program.lead
    client.force_login(MembershipFactory(organization=organization, role=role).user)
    assert {client.get(page).status_code for page in pages_of(offering)} == {403}


def test_what_is_of_another_organisation_is_not_found(client):
    offering = a_full_one()
    client.force_login(coordinator_of(ProgramFactory()))
    assert {client.get(page).status_code for page in pages_of(offering)} == {404}


def test_the_pages_ask_no_more_of_the_database_for_three_than_for_one(client):
    asked = {}
    for number in (1, 3):
        offering = a_full_one(number)
        for _n in range(number - 1):
            a_full_one(1, an_activity(program=offering.activity.program))
        signed_in(client, offering.activity)
        for place, page in enumerate(pages_of(offering)):
            client.get(page)
            with CaptureQueriesContext(connection) as queries:
                client.get(page)
            asked.setdefault(place, []).append(len(queries))
    assert {page: found for page, found in asked.items() if found[0] != found[1]} == {}


def test_of_a_single_program_the_desk_opens_at_once(client):
    activity = an_activity()
    signed_in(client, activity)
    assert client.get(address("activity_desks")).url == address(
        "activity_desk", activity.program.slug
    )


# --- the list


def listed(client, activity: Activity, query: str = "") -> list[dict]:
    page = client.get(address("activity_desk", activity.program.slug) + query)
    return page.context["rows"]


def test_the_list_says_what_is_taken_what_is_left_and_what_awaits(client):
    offering = an_offering(capacity=20)
    registration = RegistrationFactory(offering=offering)
    RegistrationFactory(offering=offering, waiting=1)
    ChangeRequest.objects.create(registration=registration, kind=ChangeKind.CANCEL)
    signed_in(client, offering.activity)
    (row,) = listed(client, offering.activity)
    assert (row["taken"], row["left"], row["waiting"], row["changes"]) == (12, 8, 1, 1)


def test_an_activity_without_a_place_left_is_said_to_be_full(client):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    signed_in(client, offering.activity)
    (row,) = listed(client, offering.activity)
    assert row["state"] == {"label": "Complète", "tone": "attention"}


def test_it_lists_the_year_that_is_asked_for_by_date_and_what_has_no_date_always(client):
    activity = an_activity(title="Sans date")
    program = activity.program
    late = an_offering(an_activity(program=program, title="En novembre"), [DAY.replace(month=11)])
    an_offering(an_activity(program=program, title="En octobre"))
    an_offering(an_activity(program=program, title="L’an dernier"), [DAY.replace(year=2006)])
    signed_in(client, activity)
    titles = [row["activity"].title for row in listed(client, activity)]
    assert titles == ["Sans date", "En octobre", "En novembre"]
    everything = listed(client, activity, "?annee=toutes")
    assert [row["activity"].title for row in everything][1] == "L’an dernier"
    assert [
        row["activity"]
        for row in listed(client, activity, f"?q=novembre&nature={late.activity.kind}")
    ] == [late.activity]
    assert listed(client, activity, "?etat=cancelled") == []


@pytest.mark.parametrize(
    "query", ["?nature=bal", "?etat=perdue", "?axe=un", "?annee=jamais", "?page=x"]
)
def test_a_question_that_cannot_be_read_is_refused(client, query):
    activity = an_activity()
    signed_in(client, activity)
    answer = client.get(address("activity_desk", activity.program.slug) + query)
    assert answer.status_code == 400


def test_an_empty_desk_says_what_to_do(client):
    activity = an_activity()
    program = activity.program
    Activity.objects.all().delete()
    client.force_login(coordinator_of(program))
    page = client.get(address("activity_desk", program.slug))
    assert (page.context["is_empty"], address("activity_new", program.slug) in page.text) == (
        True,
        True,
    )


# --- one activity


@pytest.mark.parametrize(
    ("kind", "has_kiosk", "last"),
    [("workshop", False, []), ("workshop", True, ["Kiosques"]), ("fair", False, ["Kiosques"])],
)
def test_its_pages_stand_side_by_side_whichever_is_open(client, kind, has_kiosk, last):
    activity = an_activity(kind=kind)
    if has_kiosk:
        KioskFactory(activity=activity)
    signed_in(client, activity)
    names = [
        *("activity_page", "activity_registrations", "activity_certificates"),
        *("cost_activity", "transport_activity", "survey_list"),
        *(["kiosk_list"] if last else []),
    ]
    tabs = [client.get(address(name, activity.pk)).context["tabs"] for name in names]
    labels = ["L’activité", "Inscriptions", "Attestations", "Coûts", "Transports"]
    labels += ["Appréciation", *last]
    assert [[one["label"] for one in each] for each in tabs] == [labels] * len(names)
    current = [[one["url"] for one in each if one["current"]] for each in tabs]
    assert current == [[address(name, activity.pk)] for name in names]


@pytest.mark.parametrize(
    ("state", "way_back"), [("held", "reprendre"), ("cancelled", "retablir"), ("scheduled", "")]
)
def test_a_session_has_one_way_back(client, state, way_back):
    session = session_of(an_offering(days=[DAY, DAY + timedelta(days=7)]))
    user = signed_in(client, session.offering.activity)
    for step in {"scheduled": ["held", "scheduled"]}.get(state, [state]):
        session_machine.move(session, step, by=user, reason="Une tempête.")
    page = client.get(address("activity_page", session.offering.activity_id)).content.decode()
    ways = {
        "reprendre": address("session_step", session.pk, "reprendre"),
        "retablir": address("session_step", session.pk, "retablir"),
        "": address_of(session),
    }
    assert [name for name, url in ways.items() if f'href="{url}"' in page] == [way_back]


def test_its_page_calls_whom_one_asks(client):
    offering = an_offering(an_activity(state=ActivityState.HELD, contact_phone="(819) 555-0142"))
    signed_in(client, offering.activity)
    page = client.get(address("activity_page", offering.activity_id)).content.decode()
    assert page.count('<a href="tel:+18195550142">819\u00a0555-0142</a>') == 1


@pytest.mark.parametrize(
    ("details", "are_alike"),
    [
        ({}, True),
        ({"label": "Salle des Pins"}, False),
        ({"state": "cancelled", "reason": "Non"}, False),
    ],
)
def test_of_two_schedules_that_are_called_the_same_one_is_to_be_named(client, details, are_alike):
    first = an_offering(label="")
    second = an_offering(first.activity, **{"label": ""} | details)
    an_offering(first.activity, [DAY + timedelta(days=1)], label="")
    signed_in(client, first.activity)
    page = client.get(address("activity_page", first.activity_id))
    urls = [one["url"] for one in page.context["missing"]]
    assert urls == [address("activity_offering_change", second.pk)] * are_alike


def test_its_page_says_what_is_missing(client):
    offering = an_offering(
        an_activity(state=ActivityState.PLANNED, is_public=False, summary=""), place=""
    )
    signed_in(client, offering.activity)
    page = client.get(address("activity_page", offering.activity_id))
    assert [one["text"] for one in page.context["missing"]] == [
        "Écrivez le lieu, ou dites que c’est en ligne.",
        "Écrivez la présentation : ce qu’on y fait et ce qu’on en retire.".replace(" :", "\xa0:"),
    ]


@pytest.mark.parametrize("shown", ["activity_page", "activity_step"])
def test_what_is_missing_leads_to_where_it_is_written(client, shown):
    activity = an_activity(state=ActivityState.PLANNED, is_public=False, summary="")
    offering = OfferingFactory(activity=activity, place="")
    signed_in(client, activity)
    step = ["ouvrir"] if shown == "activity_step" else []
    page = client.get(address(shown, activity.pk, *step))
    lacking = page.context["lacking" if step else "missing"]
    links = {
        "Ajouter des séances": address("session_new", offering.pk),
        "Écrire le lieu": address("activity_offering_change", offering.pk),
        "Écrire la présentation": address("activity_change", activity.pk),
    }
    assert {one["action"]: one["url"] for one in lacking} == links
    said = page.content.decode()
    assert [said.count(f'href="{url}"') > 0 for url in links.values()] == [True] * 3


def test_a_session_is_added_once_there_is_a_schedule(client):
    activity = an_activity(state=ActivityState.PLANNED, is_public=False)
    signed_in(client, activity)
    page = client.get(address("activity_step", activity.pk, "ouvrir"))
    assert [(one["action"], one["url"]) for one in page.context["lacking"]] == [
        ("Ajouter un horaire", address("activity_offering_new", activity.pk)),
        ("", ""),
    ]


def test_it_leads_to_the_presences_of_a_day_that_is_past(client):
    offering = an_offering(days=[DAY - timedelta(days=1)])
    signed_in(client, offering.activity)
    page = client.get(address("activity_page", offering.activity_id))
    (one,) = page.context["missing"]
    assert one["url"] == address("session_attendance", session_of(offering).pk)


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("planned", ["ouvrir", "tenue", "retirer", "reporter", "annuler"]),
        ("open", ["fermer", "tenue", "preparer", "reporter", "annuler"]),
        ("closed", ["ouvrir", "tenue", "preparer", "reporter", "annuler"]),
        ("held", ["bilan"]),
        ("reported", ["reprendre-bilan"]),
        ("postponed", ["ouvrir", "preparer", "annuler"]),
        ("cancelled", ["retablir"]),
    ],
)
def test_each_state_offers_its_steps(state, names):
    offering = an_offering(an_activity(state=state, reason="Une tempête."))
    assert [step["name"] for step in steps_of(offering.activity)] == names


def test_a_step_asks_before_it_is_taken(client):
    offering = an_offering()
    signed_in(client, offering.activity)
    page = client.get(address("activity_step", offering.activity_id, "fermer"))
    assert page.context["consequences"] == STEPS["fermer"].says
    client.post(address("activity_step", offering.activity_id, "fermer"))
    assert Activity.objects.get().state == ActivityState.CLOSED


def test_a_step_of_another_state_is_said_to_be_impossible(client):
    offering = an_offering()
    signed_in(client, offering.activity)
    answer = client.post(address("activity_step", offering.activity_id, "bilan"), follow=True)
    (message,) = answer.context["messages"]
    assert str(message) == (
        "L’activité est à l’état «\xa0Inscriptions ouvertes\xa0»\xa0: cette étape ne s’y prend pas."
    )


def test_an_activity_is_not_opened_while_something_is_missing(client):
    activity = an_activity(state=ActivityState.PLANNED)
    signed_in(client, activity)
    answer = client.post(address("activity_step", activity.pk, "ouvrir"))
    assert (answer.status_code, Activity.objects.get().state) == (200, ActivityState.PLANNED)
    assert answer.context["form"].non_field_errors() == [
        "Ajoutez un horaire.",
        "Ajoutez au moins une séance.",
    ]


# --- registrations


def test_what_the_first_who_waits_needs_is_said_with_what_is_free(client):
    offering = an_offering(capacity=20)
    RegistrationFactory(offering=offering)
    waiting = RegistrationFactory(offering=offering, waiting=1, pupils=9)
    signed_in(client, offering.activity)
    page = client.get(address("activity_offering", offering.pk))
    assert page.context["waiting_said"] == (
        f"La première en attente, {waiting.who}, a besoin de 9 places\xa0; il y en a 8 de libres."
    )


def test_a_coordinator_writes_down_what_somebody_says_on_the_telephone(client):
    offering = an_offering(capacity=30)
    user = signed_in(client, offering.activity)
    said = {"school": "École des Tilleuls", "pupils": "28", "name": "Solange Exemple"}
    client.post(address("registration_new", offering.pk), said)
    one = Registration.objects.get()
    assert (one.school_name, one.pupils, one.state, one.booking.made_by) == (
        "École des Tilleuls",
        28,
        "confirmed",
        user,
    )


def test_a_person_is_named_where_persons_register(client):
    offering = an_offering(an_activity(course=True))
    signed_in(client, offering.activity)
    said = {"first_name": "Nadège", "last_name": "Exemple"}
    client.post(address("registration_new", offering.pk), said)
    one = Registration.objects.get()
    assert ([str(who) for who in one.participants.all()], one.booking.name, one.seats) == (
        ["Nadège Exemple"],
        "Nadège Exemple",
        1,
    )


def test_several_changes_are_answered_at_once(client):
    offering = an_offering(capacity=40)
    changes = [
        ChangeRequest.objects.create(
            registration=RegistrationFactory(offering=offering),
            kind=ChangeKind.NUMBERS,
            pupils=pupils,
            companions=1,
        )
        for pupils in (10, 35)
    ]
    signed_in(client, offering.activity)
    sent = {"changes": [one.pk for one in changes], "do": "approuver"}
    answer = client.post(address("registration_changes", offering.activity_id), sent, follow=True)
    assert list(Registration.objects.order_by("pk").values_list("pupils", flat=True)) == [10, 12]
    assert [one["key"] for one in answer.context["changes"]] == [str(changes[1].pk)]


def test_a_change_is_refused_with_a_reason_alone(client):
    registration = RegistrationFactory(offering=an_offering())
    change = ChangeRequest.objects.create(registration=registration, kind=ChangeKind.CANCEL)
    user = signed_in(client, registration.offering.activity)
    where = address("registration_changes", registration.offering.activity_id)
    client.post(where, {"changes": [change.pk], "do": "refuser"})
    change.refresh_from_db()
    assert change.state == "asked"
    client.post(where, {"changes": [change.pk], "do": "refuser", "reason": "L’autobus est payé."})
    change.refresh_from_db()
    assert (change.state, change.decided_by, change.reason) == (
        "refused",
        user,
        "L’autobus est payé.",
    )


def test_a_registration_is_cancelled_and_the_first_who_waits_is_named(client):
    offering = an_offering(capacity=12)
    one = RegistrationFactory(offering=offering)
    waiting = RegistrationFactory(offering=offering, waiting=1)
    signed_in(client, offering.activity)
    answer = client.post(address("registration_step", one.pk, "annuler"), {}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "L’inscription est annulée.",
        f"1 inscription en attente est confirmée\xa0: {waiting.who}.",
    ]


def test_a_fee_that_was_received_is_noted(client):
    registration = RegistrationFactory(offering=an_offering(fee=50), fee=50)
    signed_in(client, registration.offering.activity)
    sent = {"paid": "50 $", "paid_on": "2007-10-01"}
    client.post(address("registration_step", registration.pk, "paiement"), sent)
    registration.refresh_from_db()
    assert (registration.paid, registration.paid_on) == (50, DAY.replace(day=1))

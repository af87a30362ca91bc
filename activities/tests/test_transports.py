"""Who is driven to a session, and whether the vehicle has the seats."""

import re
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.actions.transports import keep_transport, remove_transport
from activities.boarding import Vehicle, ride_of
from activities.models import Cost, Transport
from activities.tests.desks import an_activity
from activities.tests.factories import (
    RegistrationFactory,
    SessionFactory,
    TransportFactory,
    TransportStopFactory,
)
from activities.tests.logistics import a_line, a_program
from activities.tests.test_costs import made
from programs.accounts.tests.factories import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return a_program()


@pytest.fixture
def session(program):
    return SessionFactory(offering__activity=an_activity(program), offering__capacity=None)


@pytest.fixture
def coordinator(client, program):
    user = member_of(program)
    client.force_login(user)
    return user


def a_group(session, **details):
    return RegistrationFactory(offering=session.offering, needs_transport=True, **details)


def test_groups_that_asked_wait_until_a_vehicle_that_runs_takes_them(session):
    first, second = a_group(session), a_group(session, companions=2)
    RegistrationFactory(offering=session.offering)
    a_group(session, waiting=1)
    assert (ride_of(session).waiting, ride_of(session).asked) == ((first, second), 13 + 14)
    stop = TransportStopFactory(transport__session=session, registration=first, boards=13)
    assert ride_of(session).waiting == (second,)
    Transport.objects.filter(pk=stop.transport_id).update(state="cancelled")
    assert ride_of(session).waiting == (first, second)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2007-10-18 16:00-04:00", "1 groupe attend un transport"),
        ("2007-10-19 09:00-04:00", "1 groupe a demandé un transport"),
    ],
)
def test_nobody_waits_for_what_is_past(client, session, coordinator, time_machine, today, said):
    time_machine.move_to(today)
    a_group(session)
    page = client.get(reverse("transport_activity", args=[session.offering.activity_id]))
    assert re.findall(r"<b>(1 groupe .*?)</b>", page.content.decode()) == [said]


def test_a_session_is_told_apart_by_its_day_and_hour(session):
    assert session.begins == "18 octobre 2007, 9\u00a0h"
    assert str(session) == f"{session.offering.activity} · 18 octobre 2007, 9\u00a0h"


@pytest.mark.parametrize(
    ("seats", "boards", "too_many", "unknown"),
    [(24, (12, 12), 0, 0), (24, (12, 13), 1, 0), (24, (30, None), 6, 1), (None, (99,), 0, 0)],
)
def test_a_vehicle_says_how_many_seats_it_lacks(session, seats, boards, too_many, unknown):
    transport = TransportFactory(session=session, seats=seats)
    for number in boards:
        TransportStopFactory(transport=transport, boards=number)
    vehicle = Vehicle.of(transport)
    assert (vehicle.too_many, vehicle.unknown) == (too_many, unknown)


def test_what_a_vehicle_is_quoted_at_is_a_cost_of_its_activity(session):
    transport = TransportFactory(session=session)
    keep_transport(transport=transport, quoted=Decimal("450.00"))
    keep_transport(transport=transport, quoted=Decimal("475.00"))
    cost = Cost.objects.get()
    assert (cost.kind, cost.quoted, cost.session, cost.supplied_by, transport.cost) == (
        "transport",
        475,
        session,
        "Autobus Exemple",
        cost,
    )
    remove_transport(transport=transport)
    assert not Cost.objects.exists()


def test_a_vehicle_that_was_paid_keeps_what_it_was_quoted_at(session, program):
    transport = TransportFactory(session=session)
    keep_transport(transport=transport, quoted=Decimal("450.00"))
    made(transport.cost, member_of(program), a_line(program))
    transport = Transport.objects.get()
    with pytest.raises(ValidationError) as error:
        keep_transport(transport=transport, quoted=Decimal("1.00"))
    assert list(error.value.message_dict) == ["quoted"]
    with pytest.raises(ValidationError, match="Annulé"):
        remove_transport(transport=transport)


def test_a_vehicle_is_planned_with_the_groups_that_asked(client, session, coordinator):
    group = a_group(session, pupils=28)
    page = reverse("transport_new", args=[session.pk])
    stops = client.get(page).context["stops"]
    (proposed, blank) = stops.forms
    assert (proposed["boards"].value(), proposed["place"].value(), blank["place"].value()) == (
        29,
        group.who,
        None,
    )
    sent = {
        "label": "Autobus 1",
        "carrier_name": "Autobus Exemple",
        "seats": "24",
        "state": "asked",
        "quoted": "450 $",
        "submission": str(uuid.uuid4()),
        "stop-TOTAL_FORMS": 2,
        "stop-INITIAL_FORMS": 0,
        "stop-0-registration": group.pk,
        "stop-0-place": group.who,
        "stop-0-time": "08:15",
        "stop-0-boards": "29",
    }
    answer = client.post(page, sent, follow=True)
    assert "29 personnes y montent et il a 24 places\u00a0: il en manque 5." in (
        answer.content.decode()
    )
    (one,) = answer.context["rides"]
    assert (one["ride"].waiting, one["vehicles"][0]["vehicle"].boards) == ((), 29)
    assert Cost.objects.get().quoted == 450


def test_a_stop_is_taken_off_a_vehicle(client, session, coordinator):
    stop = TransportStopFactory(transport__session=session, boards=5)
    page = reverse("transport", args=[stop.transport_id])
    sent = {
        "state": "booked",
        "stop-TOTAL_FORMS": 2,
        "stop-INITIAL_FORMS": 1,
        "stop-0-id": stop.pk,
        "stop-0-place": stop.place,
        "stop-0-DELETE": "on",
        "stop-1-place": "Gare",
    }
    assert client.post(page, sent).status_code == 302
    assert list(Transport.objects.get().stops.values_list("place", "boards")) == [("Gare", None)]


def test_the_vehicles_of_another_organisation_are_not_there(client, session):
    transport = TransportFactory(session=session)
    client.force_login(member_of(a_program()))
    for name, key in (
        ("transport_activity", session.offering.activity_id),
        ("transport_new", session.pk),
        ("transport", transport.pk),
        ("transport_remove", transport.pk),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_the_queries_of_the_page_do_not_grow(client, session, coordinator):
    url = reverse("transport_activity", args=[session.offering.activity_id])
    numbers = []
    for count in (1, 2):
        for _one in range(count):
            other = SessionFactory(offering=session.offering)
            a_group(other)
            keep_transport(transport=TransportFactory(session=other), quoted=Decimal("1.00"))
            TransportStopFactory(
                transport=TransportFactory(session=other), registration=a_group(other), boards=3
            )
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        numbers.append(len(found))
    assert numbers[0] == numbers[1]


def test_each_group_opens_its_registration(client, session, coordinator):
    waiting, taken = a_group(session), a_group(session)
    TransportStopFactory(transport__session=session, registration=taken)
    page = client.get(reverse("transport_activity", args=[session.offering.activity_id])).text
    for one in (waiting, taken):
        link = f'<a href="{reverse("registration_page", args=[one.pk])}">{one.who}</a>'
        assert page.count(link) == 1


@pytest.mark.parametrize("name", ["transport_activity", "cost_activity"])
def test_the_way_back_goes_by_the_activities(client, session, coordinator, name):
    page = client.get(reverse(name, args=[session.offering.activity_id])).text
    crumbs = page[page.index('class="crumbs"') :].split("</nav>")[0]
    program = session.offering.activity.program
    expected = [
        reverse("home"),
        reverse("activity_desks"),
        reverse("activity_desk", args=[program.slug]),
        reverse("activity_page", args=[session.offering.activity_id]),
    ]
    assert re.findall('href="([^"]+)"', crumbs) == expected

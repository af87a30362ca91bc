"""« Nos inscriptions aux activités »: a school reads its own groups, a board those of its schools, nobody another's."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.tests.booked import NOW, first, workshop
from activities.tests.factories import RegistrationFactory, SchoolOrganizationFactory
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.models import Organization

pytestmark = pytest.mark.django_db
PAGE = reverse("registration_own")


def partner_of(organization: Organization):
    return MembershipFactory(organization=organization, role="partner").user


def shown(client, user, **asked) -> list:
    client.force_login(user)
    return [entry["one"] for entry in client.get(PAGE, asked).context["entries"]]


@pytest.fixture(autouse=True)
def september():
    with time_machine.travel(NOW):
        yield


def test_a_school_reads_its_own_groups_and_a_board_those_of_its_schools(client):
    offering = first(workshop(60))
    one, other = (RegistrationFactory(offering=offering) for _number in range(2))
    board = SchoolOrganizationFactory()
    other.board = board
    other.save()
    assert shown(client, partner_of(one.school)) == [one]
    assert shown(client, partner_of(board)) == [other]
    assert shown(client, partner_of(SchoolOrganizationFactory())) == []


def test_what_is_over_stands_apart(client):
    registration = RegistrationFactory(offering=first(workshop(60)))
    user = partner_of(registration.school)
    assert (shown(client, user), shown(client, user, quand="passees")) == ([registration], [])
    with time_machine.travel("2008-01-10T12:00:00-05:00"):
        assert (shown(client, user), shown(client, user, quand="passees")) == ([], [registration])


def test_it_names_nobody_who_registered(client):
    registration = RegistrationFactory(offering=first(workshop(60)))
    client.force_login(partner_of(registration.school))
    page = client.get(PAGE).content.decode()
    assert (registration.booking.name in page, registration.booking.email in page) == (False, False)


def test_coordinators_have_a_desk_and_not_this_page(client):
    client.force_login(coordinator_of(workshop(60).program))
    assert client.get(PAGE).status_code == 403


def test_the_list_asks_as_much_for_three_groups_as_for_one(client):
    offering = first(workshop(60))
    registration = RegistrationFactory(offering=offering)
    client.force_login(partner_of(registration.school))
    asked = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        asked.append(len(queries))
        for group in ("31", "32"):
            RegistrationFactory(
                offering=offering, school=registration.school, group=f"{number}{group}"
            )
    assert asked[0] == asked[1]

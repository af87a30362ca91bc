"""Whether one may still come: said of each session, and asked of the database alike."""

from datetime import date, time, timedelta

import pytest

from activities.models import Session
from activities.standing import Stand, Standing, standing_of, standing_of_offering, with_room
from activities.tests.calendars import NOW
from activities.tests.factories import ActivityFactory, OfferingFactory, SessionFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)

# Of the activity, of its offering, of its session; and where they stand on October 15, 2007 at 14 h 05.
CASES = [
    ({}, {}, {}, Stand.FREE),
    ({}, {"capacity": None}, {}, Stand.FREE),
    ({}, {"taken": 30}, {}, Stand.WAITING),
    ({}, {"taken": 30, "has_waiting_list": False}, {}, Stand.FULL),
    ({}, {"opens_at": NOW + DAY}, {}, Stand.TO_OPEN),
    ({}, {"opens_at": NOW}, {}, Stand.FREE),
    ({}, {"closes_at": NOW}, {}, Stand.CLOSED),
    ({"state": "planned"}, {}, {}, Stand.TO_OPEN),
    ({"state": "closed"}, {}, {}, Stand.CLOSED),
    ({"enrolment": "none", "state": "planned"}, {}, {}, Stand.WELCOME),
    ({"enrolment": "none", "state": "cancelled", "reason": "Gel"}, {}, {}, Stand.CANCELLED),
    ({"state": "postponed", "reason": "Gel"}, {}, {}, Stand.POSTPONED),
    ({"state": "held"}, {}, {}, Stand.OVER),
    ({}, {"state": "cancelled", "reason": "Gel"}, {}, Stand.CANCELLED),
    ({}, {}, {"state": "cancelled", "reason": "Gel"}, Stand.CANCELLED),
    ({}, {}, {"state": "held"}, Stand.OVER),
    ({}, {}, {"day": date(2007, 10, 14)}, Stand.OVER),
    ({"state": "cancelled", "reason": "Gel"}, {}, {"day": date(2007, 10, 14)}, Stand.CANCELLED),
]


def session(activity, offering, session) -> Session:
    made = OfferingFactory(activity=ActivityFactory(**activity), **offering)
    return SessionFactory(offering=made, **session)


@pytest.mark.parametrize(("activity", "offering", "one", "stand"), CASES)
def test_where_a_session_stands(activity, offering, one, stand):
    assert standing_of(session(activity, offering, one), NOW).stand == stand


def test_the_database_finds_those_that_have_room_and_no_other():
    made = {session(*fields).pk: stand for *fields, stand in CASES}
    found = set(Session.objects.filter(with_room(NOW)).values_list("pk", flat=True))
    assert found == {pk for pk, stand in made.items() if stand in (Stand.FREE, Stand.WELCOME)}


def test_a_session_over_midnight_is_not_over_before_its_end():
    night = SessionFactory(day=date(2007, 10, 14), starts=time(22), ends=time(15))
    assert standing_of(night, NOW).stand == Stand.FREE


def test_an_offering_says_how_many_seats_are_left():
    offering = OfferingFactory(taken=28)
    assert [
        standing_of_offering(offering, NOW).label,
        standing_of_offering(OfferingFactory(taken=29), NOW).label,
        standing_of_offering(OfferingFactory(capacity=None), NOW).label,
    ] == ["2 places libres", "1 place libre", "Places libres"]


@pytest.mark.parametrize("stand", list(Stand))
def test_every_standing_has_its_word(stand):
    assert Standing(stand, 3).label != ""

"""Calendars for other programs, read back by a parser that is not ours."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.events import event_of
from activities.models import Activity, Offering, Session
from activities.tests.calendars import at_work, session_of, sessions_on, titled
from activities.tests.factories import ActivityFactory, OfferingFactory, SessionFactory
from programs.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FEED = reverse("calendar_feed")


@pytest.fixture(autouse=True)
def _today():
    with at_work():
        yield


def read(answer) -> list:
    """The events, by their start."""
    calendar = vobject.readOne(answer.content.decode())
    return sorted(calendar.contents.get("vevent", []), key=lambda one: one.dtstart.value)


def events(client, path: str = FEED, **asked) -> list:
    return read(client.get(path, asked))


def of_activity(activity: Activity) -> str:
    return reverse("calendar_activity_feed", args=[activity.program.slug, activity.code])


def times(event) -> tuple[str, str]:
    """What the clocks of the region show at its start and at its end."""
    zone = ZoneInfo("America/Toronto")
    return tuple(
        moment.value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        for moment in (event.dtstart, event.dtend)
    )


def test_an_event_says_what_the_page_says(client):
    session = titled("Atelier", summary="On manipule; on mesure, puis on range.")
    Offering.objects.update(fee=50, town="Hull", link="https://secret.example/", label="Matin")
    (event,) = events(client)
    activity = session.offering.activity
    assert (event.uid.value, event.sequence.value, event.status.value) == (
        str(session.uid),
        "0",
        "CONFIRMED",
    )
    assert (event.summary.value, event.location.value) == (
        "Atelier (Matin)",
        "Pavillon des sciences, Hull",
    )
    assert event.description.value.split("\n\n") == [
        "On manipule; on mesure, puis on range.",
        "Coût\u00a0: 50\u00a0$",
        activity.program.lead.name,
    ]
    assert event.url.value.endswith(f"/activites/{activity.program.slug}/{activity.code}/")


def test_the_link_of_what_is_on_line_is_in_no_calendar(client):
    session_of()
    Offering.objects.update(is_online=True, place="", link="https://secret.example/")
    answer = client.get(FEED)
    assert ([one.location.value for one in read(answer)], b"secret.example" in answer.content) == (
        ["En ligne"],
        False,
    )


@pytest.mark.parametrize(
    ("day", "starts", "ends", "expected"),
    [
        # The clocks go back on November 4, 2007, and forward on March 9, 2008.
        (date(2007, 11, 3), time(22), time(3), ("2007-11-03 22:00", "2007-11-04 03:00")),
        (date(2007, 11, 4), time(13, 30), time(16), ("2007-11-04 13:30", "2007-11-04 16:00")),
        (date(2008, 3, 9), time(9), time(11), ("2008-03-09 09:00", "2008-03-09 11:00")),
        (date(2008, 3, 8), time(22), time(3), ("2008-03-08 22:00", "2008-03-09 03:00")),
        (date(2008, 2, 29), time(23), time(0), ("2008-02-29 23:00", "2008-03-01 00:00")),
    ],
)
def test_nights_and_the_days_of_a_change_of_hour_are_right(client, day, starts, ends, expected):
    session_of(day=day, starts=starts, ends=ends)
    assert [times(one) for one in events(client)] == [expected]


def test_an_hour_that_spring_leaves_out_does_not_break_a_calendar(client):
    session_of(day=date(2008, 3, 9), starts=time(2, 30), ends=time(3))
    (event,) = events(client)
    assert event.dtstart.value < event.dtend.value


def test_a_calendar_has_the_zone_that_its_hours_are_in(client):
    session_of()
    calendar = vobject.readOne(client.get(FEED).content.decode())
    assert [calendar.vtimezone.tzid.value, calendar.method.value] == ["America/Toronto", "PUBLISH"]


class TestWhatIsCalledOff:
    @pytest.mark.parametrize(
        ("model", "state", "said"),
        [
            (Session, "cancelled", "Annulée"),
            (Offering, "cancelled", "Annulée"),
            (Activity, "cancelled", "Annulée"),
            (Activity, "postponed", "Reportée"),
        ],
    )
    def test_it_stays_with_its_uid_and_says_so(self, client, model, state, said):
        session = titled("Atelier")
        Session.objects.update(sequence=3)
        model.objects.update(state=state, reason="Verglas")
        (event,) = events(client)
        assert (event.uid.value, event.sequence.value, event.status.value) == (
            str(session.uid),
            "3",
            "CANCELLED",
        )
        assert event.summary.value == f"{said} : Atelier"
        assert "Verglas" not in event.description.value

    def test_it_keeps_its_uid_when_it_moves(self, client):
        session = session_of()
        (before,) = events(client)
        Session.objects.update(day=date(2007, 10, 25), sequence=1)
        (after,) = events(client)
        assert (before.uid.value, after.uid.value) == (str(session.uid), str(session.uid))
        assert (times(after)[0], after.sequence.value) == ("2007-10-25 09:00", "1")


class TestWhatItHolds:
    def test_a_feed_goes_from_three_months_back_to_eighteen_ahead(self, client):
        edges = [date(2007, 7, 14), date(2007, 7, 15), date(2009, 4, 15), date(2009, 4, 16)]
        sessions_on(edges)
        assert [one.dtstart.value.date() for one in events(client)] == edges[1:3]

    def test_an_activity_has_all_its_sessions(self, client):
        offering = OfferingFactory()
        sessions_on([date(2005, 1, 4), date(2012, 1, 3)], offering)
        session_of()
        assert len(events(client, of_activity(offering.activity))) == 2

    def test_a_feed_follows_the_filters_of_the_page(self, client):
        titled("Salon", kind="fair"), titled("Atelier")
        assert [one.summary.value for one in events(client, nature="fair")] == ["Salon"]

    def test_a_program_has_its_own(self, client):
        mine = titled("La mienne")
        titled("Une autre")
        path = reverse("calendar_program_feed", args=[mine.offering.activity.program.slug])
        assert [one.summary.value for one in events(client, path)] == ["La mienne"]

    def test_nothing_is_a_calendar_too(self, client):
        answer = client.get(FEED)
        assert (answer.status_code, read(answer)) == (200, [])

    def test_what_is_not_public_is_in_none(self, client):
        session = titled("Secrète", is_public=False)
        activity = session.offering.activity
        paths = [
            of_activity(activity),
            reverse("calendar_program_feed", args=[activity.program.slug]),
        ]
        codes = [client.get(path).status_code for path in paths]
        assert (codes, events(client)) == ([404, 404], [])

    def test_the_address_says_the_language_whatever_the_reader_speaks(self, client):
        titled("Atelier", title_en="Workshop")
        assert [events(client, lang=one)[0].summary.value for one in ("en", "fr")] == [
            "Workshop",
            "Atelier",
        ]

    @pytest.mark.parametrize("asked", [{"lang": "de"}, {"nature": "bal"}])
    def test_what_cannot_be_read_is_refused(self, client, asked):
        assert client.get(FEED, asked).status_code == 400

    def test_what_is_typed_begins_no_line_of_its_own(self, client):
        titled("Atelier", summary="Un\r\nATTENDEE:mailto:pirate@exemple.test")
        (event,) = events(client)
        assert "attendee" not in event.contents


class TestWhetherItChanged:
    def again(self, client, answer):
        return client.get(FEED, headers={"if-none-match": answer["ETag"]})

    def test_it_is_not_sent_twice(self, client):
        session_of()
        answer = client.get(FEED)
        again = self.again(client, answer)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])

    @pytest.mark.parametrize(
        ("model", "change"),
        [
            (Activity, {"title": "Autre titre"}),
            (Offering, {"place": "Ailleurs"}),
            (Session, {"ends": time(12)}),
        ],
    )
    def test_whatever_is_said_of_a_session_changes_it(self, client, model, change):
        session_of()
        before = client.get(FEED)
        model.objects.update(**change)
        after = self.again(client, before)
        assert (after.status_code, before["ETag"] == after["ETag"]) == (200, False)

    def test_a_registration_does_not_change_it(self, client):
        session_of()
        answer = client.get(FEED)
        Offering.objects.update(taken=3)
        assert self.again(client, answer).status_code == 304

    def test_it_says_when_it_last_changed_from_the_history(self, client):
        session = titled("Atelier")
        Activity.objects.update(title="Autre titre")
        changed = Activity.objects.get().events.latest("pgh_created_at").pgh_created_at
        (event,) = events(client)
        written = changed.replace(microsecond=0)
        assert (session.changed_at < changed, event.last_modified.value) == (True, written)
        assert client.get(FEED)["Last-Modified"] == written.strftime("%a, %d %b %Y %H:%M:%S GMT")

    def test_who_is_signed_in_keeps_none(self, client):
        kept = client.get(FEED)["Cache-Control"]
        client.force_login(UserFactory())
        assert (kept, "no-store" in client.get(FEED)["Cache-Control"]) == ("no-cache", True)


def test_the_number_of_queries_does_not_grow_with_the_sessions(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            client.get(FEED)
        return len(counted)

    session_of()
    first = queries()
    session_of(), SessionFactory(offering=OfferingFactory(activity=ActivityFactory()))
    assert queries() == first


def test_a_mail_may_bring_one_session_in_the_language_of_its_reader():
    session = titled("Atelier", title_en="Workshop")
    assert [event_of(session, language).summary for language in ("fr-ca", "en")] == [
        "Atelier",
        "Workshop",
    ]

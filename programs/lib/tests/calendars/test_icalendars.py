"""Calendars that other programs read: what they read is what was written, and what was typed is only text."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import strategies as st

from programs.lib.calendars import (
    REFRESHED_AFTER,
    TORONTO,
    Event,
    Frequency,
    Method,
    Party,
    Recurrence,
    Span,
    between,
    icalendar_of,
)
from programs.lib.tests.calendars.reading import days, lines, moments, read, unfolded
from programs.lib.tests.examples import for_any

UPDATED = datetime(2009, 9, 1, 14, 5, 9, 250, tzinfo=UTC)
HOST = Party("Zoé L’Heureux", "accueil@example.org")
GUEST = Party("", "enseignante@example.org")
COURSE = Recurrence(
    frequency=Frequency.WEEKLY,
    first_day=date(2009, 10, 6),
    weekdays=(1,),
    starts=time(13, 30),
    ends=time(16),
    count=10,
)
# Ends of lines of every kind, what iCalendar escapes, letters of one to four octets, marks, and what begins a line.
PIECES = [
    *"\r\n\t\\;,:\"'^éœ\u00a0\u2028\u2029\u0085\x0b\x00\x1b aNn",
    "🎓",
    "👩\u200d🏫",
    "\r\nBEGIN:VEVENT\r\n",
    "END:VCALENDAR",
    "C:\\Nouveau",
    "x" * 80,
]
NASTY = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=40).map("".join)


def event(span: Span | None = None, **fields: Any) -> Event:
    span = span or COURSE.spans[0]
    given: dict[str, Any] = {
        "uid": "seance-1@example.org",
        "sequence": 0,
        "starts_at": span.starts_at,
        "ends_at": span.ends_at,
        "summary": "Préparer sa retraite",
        "updated_at": UPDATED,
    }
    return Event(**given | fields)


def feed(*events: Event, **options: Any) -> bytes:
    return icalendar_of(events, method=Method.PUBLISH, **options)


def only(content: bytes):
    """The one event of a calendar that was read back."""
    (found,) = read(content).vevent_list
    return found


class TestAFeed:
    def test_its_heads_say_whose_it_is_and_when_to_come_back(self):
        content = feed(event(), name="Activités, automne", refreshed_after=REFRESHED_AFTER)
        assert lines(content)[:11] == [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Arrimage//Arrimage//FR",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME;LANGUAGE=fr-CA:Activités\\, automne",
            "X-WR-CALNAME:Activités\\, automne",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
            "X-PUBLISHED-TTL:PT6H",
            "X-WR-TIMEZONE:America/Toronto",
            "BEGIN:VTIMEZONE",
        ]

    def test_the_sessions_of_a_course_are_read_at_their_hours(self):
        events = [event(span, uid=f"{span.day}@example.org") for span in COURSE.spans]
        found = read(feed(*events)).vevent_list
        assert [moments(one) for one in found] == [
            (span.starts_at, span.ends_at) for span in COURSE.spans
        ]
        assert {one.dtstart.value.time() for one in found} == {time(13, 30)}

    def test_the_same_events_in_any_order_are_the_same_bytes(self):
        events = [event(span, uid=f"{span.day}@example.org") for span in COURSE.spans]
        events.append(event(uid="jour", starts_at=date(2009, 10, 13), ends_at=None))
        assert feed(*events) == feed(*reversed(events))

    def test_without_events_it_is_a_calendar_all_the_same(self):
        assert "vevent" not in read(feed(name="Activités")).contents

    def test_two_events_of_one_uid_are_refused(self):
        with pytest.raises(ValueError, match="one uid"):
            feed(event(), event(COURSE.spans[1]))

    def test_it_names_who_organises_and_never_who_attends(self):
        content = feed(event(organizer=HOST, attendee=GUEST))
        assert only(content).organizer.value == "mailto:accueil@example.org"
        assert only(content).organizer.params == {"CN": ["Zoé L’Heureux"]}
        assert b"enseignante" not in content

    def test_its_zone_covers_the_years_of_its_events(self):
        old = between(date(1999, 4, 4), time(3), time(4))
        new = between(date(2031, 3, 9), time(3), time(4))
        found = read(feed(event(old, uid="1"), event(new, uid="2"))).vevent_list
        assert [moments(one) for one in found] == [
            (old.starts_at, old.ends_at),
            (new.starts_at, new.ends_at),
        ]


class TestAnEvent:
    def test_it_is_read_back_whole(self):
        read_back = only(
            feed(
                event(
                    sequence=3,
                    description="Avec goûter.\nApportez un cahier ; un crayon, aussi.",
                    location="Salle 4, École du Pont; aile B",
                    url="https://example.org/activités/4?a=1&b=2#haut",
                )
            )
        )
        assert {
            name: read_back.contents[name][0].value
            for name in ("uid", "sequence", "summary", "description", "location", "url", "status")
        } == {
            "uid": "seance-1@example.org",
            "sequence": "3",
            "summary": "Préparer sa retraite",
            "description": "Avec goûter.\nApportez un cahier ; un crayon, aussi.",
            "location": "Salle 4, École du Pont; aile B",
            "url": "https://example.org/activit%C3%A9s/4?a=1&b=2#haut",
            "status": "CONFIRMED",
        }

    def test_its_stamps_are_when_its_record_changed(self):
        read_back = only(feed(event()))
        changed = datetime(2009, 9, 1, 14, 5, 9, tzinfo=UTC)
        assert (read_back.dtstamp.value, read_back.last_modified.value) == (changed, changed)

    def test_cancelled_it_stays_with_its_uid(self):
        read_back = only(feed(event(cancelled=True, sequence=1)))
        assert (read_back.uid.value, read_back.status.value, read_back.sequence.value) == (
            "seance-1@example.org",
            "CANCELLED",
            "1",
        )

    def test_its_texts_say_their_language(self):
        content = feed(event(language="en", summary="Career day"))
        assert "SUMMARY;LANGUAGE=en-CA:Career day" in lines(content)

    @pytest.mark.parametrize(
        "span",
        [
            between(date(2009, 3, 7), time(22), time(3), 1),
            between(date(2009, 3, 8), time(1), time(3)),
            between(date(2009, 3, 8), time(3), time(3, 30)),
            between(date(2009, 10, 31), time(22), time(2), 1),
            between(date(2009, 11, 1), time(1), time(1, 30)),
            between(date(2009, 11, 1), time(2), time(4)),
            between(date(2009, 12, 31), time(22), time(1), 1),
            between(date(2008, 2, 29), time(23), time(0), 1),
            Span(
                datetime(2009, 11, 1, 1, 30, tzinfo=TORONTO),
                datetime(2009, 11, 1, 1, 15, tzinfo=TORONTO, fold=1),
            ),
            Span(
                datetime(2009, 11, 1, 1, 30, tzinfo=TORONTO, fold=1),
                datetime(2009, 11, 1, 4, tzinfo=TORONTO),
            ),
        ],
    )
    def test_nights_and_days_of_change_are_read_as_they_are(self, span):
        assert moments(only(feed(event(span)))) == (span.starts_at, span.ends_at)

    def test_a_day_whole_is_a_date_and_takes_nobodys_time(self):
        read_back = only(feed(event(starts_at=date(2010, 3, 31), ends_at=None)))
        assert days(read_back) == (date(2010, 3, 31), date(2010, 4, 1))
        assert read_back.transp.value == "TRANSPARENT"

    def test_whole_days_have_their_last(self):
        camp = event(starts_at=date(2010, 3, 1), ends_at=date(2010, 3, 5))
        assert days(only(feed(camp))) == (date(2010, 3, 1), date(2010, 3, 6))

    def test_a_feed_of_whole_days_needs_no_zone(self):
        assert b"VTIMEZONE" not in feed(event(starts_at=date(2010, 3, 31), ends_at=None))

    @pytest.mark.parametrize(
        "fields",
        [
            {"uid": " "},
            {"sequence": -1},
            {"ends_at": None},
            {"ends_at": date(2009, 10, 7)},
            {"ends_at": COURSE.spans[0].starts_at},
            {"starts_at": date(2009, 10, 6)},
            {"starts_at": date(2009, 10, 6), "ends_at": date(2009, 10, 5)},
        ],
    )
    def test_what_is_no_event_is_refused(self, fields):
        with pytest.raises(ValueError):
            event(**fields)

    @pytest.mark.parametrize("field", ["starts_at", "ends_at", "updated_at"])
    def test_a_moment_has_a_zone(self, field):
        with pytest.raises(TypeError):
            event(**{field: datetime(2009, 10, 6, 18)})


class TestAMail:
    sent = event(organizer=HOST, attendee=GUEST)

    def test_it_asks_an_attendee_to_hold_the_event(self):
        content = icalendar_of([self.sent], method=Method.REQUEST)
        assert read(content).method.value == "REQUEST"
        assert only(content).attendee.value == "mailto:enseignante@example.org"
        assert only(content).attendee.params == {"ROLE": ["REQ-PARTICIPANT"], "RSVP": ["FALSE"]}

    def test_it_takes_a_cancelled_event_away(self):
        gone = replace(self.sent, cancelled=True, sequence=1)
        content = icalendar_of([gone], method=Method.CANCEL)
        assert (read(content).method.value, only(content).status.value) == ("CANCEL", "CANCELLED")

    @pytest.mark.parametrize(
        ("method", "fields"),
        [
            (Method.REQUEST, {"organizer": None}),
            (Method.REQUEST, {"attendee": None}),
            (Method.REQUEST, {"cancelled": True}),
            (Method.CANCEL, {"cancelled": False}),
        ],
    )
    def test_what_does_not_go_with_its_method_is_refused(self, method, fields):
        with pytest.raises(ValueError):
            icalendar_of([replace(self.sent, **fields)], method=method)

    @pytest.mark.parametrize(
        "address",
        ["", "accueil", "a b@example.org", "a@example.org\r\nATTENDEE:x", "a@b@c", "a@b,c@d"],
    )
    def test_an_address_that_is_none_is_refused(self, address):
        with pytest.raises(ValueError):
            Party("Zoé", address)

    def test_a_name_is_only_a_name(self):
        party = Party('Zoé "Z"; L:\r\nATTENDEE:x', "accueil@example.org")
        content = icalendar_of([replace(self.sent, organizer=party)], method=Method.REQUEST)
        assert only(content).organizer.params == {"CN": ["Zoé 'Z'; L: ATTENDEE:x"]}
        assert len(only(content).attendee_list) == 1


class TestWhatIsTyped:
    def test_a_title_cannot_begin_a_line_of_its_own(self):
        content = feed(event(summary="Visite\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:autre"))
        assert only(content).summary.value == "Visite END:VEVENT BEGIN:VEVENT UID:autre"

    def test_an_address_of_a_page_cannot_either(self):
        content = feed(event(url="https://example.org/\r\nSTATUS:CANCELLED"))
        assert only(content).url.value == "https://example.org/%0D%0ASTATUS:CANCELLED"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
    def test_an_end_of_line_of_any_kind_is_one(self, end):
        read_back = only(feed(event(summary=f"Un{end}deux", description=f"Un{end}deux")))
        assert (read_back.summary.value, read_back.description.value) == ("Un deux", "Un\ndeux")

    def test_a_backslash_before_a_capital_n_stays(self):
        content = feed(event(description="C:\\Nouveau\nSuite"))
        assert "DESCRIPTION;LANGUAGE=fr-CA:C:\\\\Nouveau\\nSuite" in lines(content)

    def test_a_long_line_of_letters_of_four_octets_is_folded_between_them(self):
        content = feed(event(summary="🎓" * 300))
        assert only(content).summary.value == "🎓" * 300
        assert len(lines(content)) > len(unfolded(content))

    @for_any(NASTY, few=30, many=2000)
    def test_it_is_text_whatever_it_is(self, typed):
        plain = feed(
            event(description="x", location="x", organizer=HOST, url="https://example.org/"),
            name="x",
        )
        content = feed(
            event(
                summary=typed,
                description=f"x{typed}",
                location=f"x{typed}",
                organizer=Party(f"x{typed}", HOST.email),
                url=f"https://example.org/{typed}",
            ),
            name=f"x{typed}",
        )
        assert names_of(content) == names_of(plain)
        assert only(content).summary.value == on_one_line(typed)
        assert on_one_line(only(content).description.value) == on_one_line(f"x{typed}")


def names_of(content: bytes) -> list[str]:
    """What each line is about."""
    return [re.split("[:;]", line)[0] for line in unfolded(content)]


def on_one_line(text: str) -> str:
    """What a reader sees of a text, its ends of lines told as spaces."""
    seen = [one for one in text if one in "\r\n\t" or unicodedata.category(one) != "Cc"]
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).replace("\ufeff", "").split())

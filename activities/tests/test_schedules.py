"""When sessions are, in words: the rule that they make, or none."""

from datetime import date, time

import pytest

from activities.schedules import (
    audiences_said,
    levels_said,
    moment_said,
    rule_said,
    session_said,
    where,
)
from activities.tests.calendars import NBSP, NOW, sessions_on, weekly
from activities.tests.factories import ActivityFactory, OfferingFactory, SessionFactory

pytestmark = pytest.mark.django_db
TUESDAYS = weekly(date(2009, 10, 6), 10)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_ten_tuesdays_are_one_rule_in_either_language():
    sessions = sessions_on(TUESDAYS)
    assert [plain(rule_said(sessions, language)) for language in ("fr", "en")] == [
        "Chaque mardi, du 6 octobre au 8 décembre 2009, de 13 h 30 à 16 h (10 rencontres)",
        "Every Tuesday, from October 6 to December 8, 2009, from 1:30 p.m. to 4 p.m. (10 sessions)",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([date(2009, 7, 6 + n) for n in range(5)], "Chaque jour, du 6 au 10 juillet 2009"),
        (
            [date(2009, 10, 6), date(2009, 10, 8), date(2009, 10, 13), date(2009, 10, 15)],
            "Chaque mardi et jeudi, du 6 au 15 octobre 2009",
        ),
        (TUESDAYS[::2], "Toutes les 2 semaines, le mardi, du 6 octobre au 1er décembre 2009"),
        (
            [date(2009, 10, 6), date(2009, 11, 3), date(2009, 12, 1)],
            "Le premier mardi de chaque mois, du 6 octobre au 1er décembre 2009",
        ),
        (
            [date(2009, 9, 30), date(2009, 10, 28), date(2009, 11, 25), date(2009, 12, 30)],
            "Le dernier mercredi de chaque mois, du 30 septembre au 30 décembre 2009",
        ),
        (
            TUESDAYS[:3] + TUESDAYS[4:],
            "Chaque mardi, du 6 octobre au 8 décembre 2009, sauf le 27 octobre 2009",
        ),
    ],
)
def test_the_plainest_rule_that_has_these_days_is_said(days, said):
    count = f", de 13 h 30 à 16 h ({len(days)} rencontres)"
    assert plain(rule_said(sessions_on(days), "fr")) == said + count


@pytest.mark.parametrize(
    "days",
    [
        TUESDAYS[:2],
        [date(2009, 10, 6), date(2009, 10, 6), date(2009, 10, 6)],
        [date(2009, 10, 6), date(2009, 10, 9), date(2009, 11, 26)],
        [],
    ],
)
def test_too_few_days_or_days_without_a_rule_make_none(days):
    assert rule_said(sessions_on(days), "fr") == ""


def test_other_hours_break_the_rule():
    sessions = sessions_on(TUESDAYS)
    sessions[4].ends = time(17)
    assert rule_said(sessions, "fr") == ""


def test_a_cancelled_session_is_left_out_of_the_rule():
    sessions = sessions_on(TUESDAYS[:5])
    sessions[2].state = "cancelled"
    said = "Chaque mardi, du 6 octobre au 3 novembre 2009, sauf le 20 octobre 2009"
    assert plain(rule_said(sessions, "fr")) == f"{said}, de 13 h 30 à 16 h (4 rencontres)"


def test_a_night_says_that_it_ends_the_day_after():
    night = SessionFactory(day=date(2007, 10, 18), starts=time(22), ends=time(1))
    assert plain(session_said(night, "fr")) == "jeudi 18 octobre 2007, de 22 h à 1 h le lendemain"


def test_nights_make_a_rule_too():
    nights = sessions_on(TUESDAYS[:3], starts=time(22), ends=time(1))
    assert "de 22 h à 1 h le lendemain (3 rencontres)" in plain(rule_said(nights, "fr"))


def test_a_moment_is_said_by_the_clocks_of_the_region():
    assert [plain(moment_said(NOW, language)) for language in ("fr", "en")] == [
        "lundi 15 octobre 2007 à 14 h 05",
        "Monday, October 15, 2007 at 2:05 p.m.",
    ]


@pytest.mark.parametrize(
    ("audiences", "levels", "said"),
    [
        (["parents", "students"], ["10", "9"], (["Élèves", "Parents"], 2)),
        (["students"], [], (["Élèves"], 1)),
        (["adults"], [], (["Adultes"], 0)),
    ],
)
def test_whom_it_is_for_is_said_in_one_order(audiences, levels, said):
    activity = ActivityFactory(audiences=audiences, levels=levels)
    assert (audiences_said(activity), len(levels_said(activity))) == said


def test_an_offering_is_said_by_its_place_or_by_that_of_a_session():
    offering = OfferingFactory(place="Salle 12", address="1, rue du Pin", town="Hull")
    session = SessionFactory(offering=offering, place="Au parc")
    online = OfferingFactory(is_online=True, place="")
    assert [where(offering), where(offering, session), where(online)] == [
        "Salle 12, 1, rue du Pin, Hull",
        "Au parc",
        "En ligne",
    ]

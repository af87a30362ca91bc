"""Activities as the calendar shows them: a day in October, and what is around it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.urls import reverse

from activities.models import Activity, Offering, Session
from activities.tests.factories import ActivityFactory, OfferingFactory, SessionFactory

TORONTO = ZoneInfo("America/Toronto")
TODAY = date(2007, 10, 15)
NOW = datetime(2007, 10, 15, 14, 5, tzinfo=TORONTO)
CALENDAR = reverse("calendar")
NBSP = "\u00a0"


def at_work():
    """Monday, October 15, 2007, in the afternoon."""
    return time_machine.travel(NOW, tick=False)


def session_of(activity: Activity | None = None, **fields) -> Session:
    """A session on October 18 of an offering of its own."""
    offering = OfferingFactory(**({"activity": activity} if activity else {}))
    return SessionFactory(offering=offering, **fields)


def titled(title: str, day: date = date(2007, 10, 18), **fields) -> Session:
    return session_of(ActivityFactory(title=title, **fields), day=day)


def sessions_on(days: list[date], offering: Offering | None = None, **fields) -> list[Session]:
    """The sessions of one offering, from 13 h 30 to 16 h."""
    offering = offering or OfferingFactory()
    hours = {"starts": time(13, 30), "ends": time(16)} | fields
    return [
        SessionFactory(offering=offering, number=number, day=day, **hours)
        for number, day in enumerate(days, start=1)
    ]


def weekly(first: date, count: int) -> list[date]:
    return [first + timedelta(days=7 * number) for number in range(count)]


def page_of(activity: Activity) -> str:
    return reverse("calendar_activity", args=[activity.program.slug, activity.code])


def of_program(activity: Activity) -> str:
    return reverse("calendar_program", args=[activity.program.slug])


def text(answer) -> str:
    """A page as it is read: each run of spaces, no-break ones among them, is one."""
    return " ".join(answer.content.decode().split())


def in_order(page: str, *words: str) -> list[str]:
    """Those of ``words`` that the page has, in the order in which it first has them."""
    return sorted((word for word in words if word in page), key=page.index)

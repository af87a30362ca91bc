"""An activity as the tests of the desk ask for: an offering with sessions, of a program that somebody coordinates."""

from datetime import date, time

from activities.models import Activity, Offering, Session
from activities.tests.factories import ActivityFactory, OfferingFactory, SessionFactory
from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.models import Program
from programs.tests.factories import ProgramFactory

# The day of the sessions that the factory makes.
AT_NOON = "2007-10-18 12:00-04:00"
DAY = date(2007, 10, 18)


def an_activity(program: Program | None = None, **details) -> Activity:
    """One of a program that holds activities."""
    details.setdefault("summary", "On y manipule, on y mesure.")
    program = program or ProgramFactory(services=[Service.ACTIVITIES])
    return ActivityFactory(program=program, **details)


def an_offering(activity: Activity | None = None, days=(DAY,), **details) -> Offering:
    """A schedule with a morning on each of ``days``."""
    activity = activity or an_activity()
    offering = OfferingFactory(activity=activity, **details)
    for number, day in enumerate(days, start=1):
        SessionFactory(offering=offering, number=number, day=day)
    return offering


def session_of(offering: Offering, number: int = 1) -> Session:
    return offering.sessions.get(number=number)


def signed_in(client, activity: Activity):
    """Somebody who coordinates its program, signed in."""
    user = coordinator_of(activity.program)
    client.force_login(user)
    return user


def hours(starts: int, ends: int) -> dict[str, time]:
    return {"starts": time(starts), "ends": time(ends)}

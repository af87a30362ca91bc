"""The agenda's part of a world: who is written to, and whose calendar is read by an address."""

from programs.accounts.tests.factories import coordinator_of
from programs.agenda.models import CalendarFeed, DigestChoice
from programs.agenda.tests.factories import (
    CalendarFeedFactory,
    DigestChoiceFactory,
    DigestFactory,
)
from programs.links import token_of
from programs.tests.worlds import World

ABOUT = {
    "agenda_feed": "agenda_calendarfeed",
    "agenda_stop": "agenda_digestchoice",
    "agenda_resume": "agenda_digestchoice",
}


def fill(world: World) -> None:
    user = coordinator_of(world.program)
    world.keep(
        DigestChoiceFactory(user=user), CalendarFeedFactory(user=user), DigestFactory(user=user)
    )


def values(world: World, address, record) -> dict[str, tuple]:
    if isinstance(record, CalendarFeed | DigestChoice):
        return {"token": (token_of(record),)}
    return {}

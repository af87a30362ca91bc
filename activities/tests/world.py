"""The activities’ part of a world: one activity with all that hangs on it, from who registered to what they said.

What only the pages of one concern need stands in a module beside this one (``world_register`` and the like), which may
have ``fill(world)``, ``ABOUT`` and ``values(world, address, record)`` of its own.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from activities.tests.awaited import awaits as awaits
from activities.tests.samples import awkward as awkward
from activities.tests.samples import one_more as one_more
from activities.tests.samples import whole_activity
from programs.tests.worlds import World

_PARTS = (
    "world_calendar",
    "world_register",
    "world_desk",
    "world_logistics",
    "world_surveys",
)


def _parts() -> Iterator[ModuleType]:
    for name in _PARTS:
        path = f"activities.tests.{name}"
        if find_spec(path):
            yield import_module(path)


ABOUT: dict[str, str] = {}
for _part in _parts():
    ABOUT |= getattr(_part, "ABOUT", {})


def fill(world: World) -> None:
    world.keep(*whole_activity(world.program))
    for part in _parts():
        if hasattr(part, "fill"):
            part.fill(world)


def values(world: World, address, record) -> dict[str, tuple]:
    found: dict[str, tuple] = {}
    for part in _parts():
        if hasattr(part, "values"):
            found |= part.values(world, address, record)
    return found

"""The bursaries’ part of a world: a round with all that it is made of, one application to its end, and what is owed.

What only the pages of one concern need stands in a module beside this one (``world_apply`` and the like), which may
have ``fill(world)``, ``ABOUT`` and ``values(world, address, record)`` of its own.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from bursaries.tests.awaited import awaits as awaits
from bursaries.tests.samples import awkward as awkward
from bursaries.tests.samples import one_more as one_more
from bursaries.tests.samples import whole_course
from programs.tests.worlds import World

_PARTS = ("world_apply", "world_select", "world_award", "world_oblige")


def _parts() -> Iterator[ModuleType]:
    for name in _PARTS:
        path = f"bursaries.tests.{name}"
        if find_spec(path):
            yield import_module(path)


ABOUT: dict[str, str] = {}
for _part in _parts():
    ABOUT |= getattr(_part, "ABOUT", {})


def fill(world: World) -> None:
    world.keep(*whole_course(world.program))
    for part in _parts():
        if hasattr(part, "fill"):
            part.fill(world)


def values(world: World, address, record) -> dict[str, tuple]:
    found: dict[str, tuple] = {}
    for part in _parts():
        if hasattr(part, "values"):
            found |= part.values(world, address, record)
    return found

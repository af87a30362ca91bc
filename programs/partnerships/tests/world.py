"""The partnerships’ part of a world: a protocol with the partner, a committee that met, what the directory says.

What only the pages of one concern need stands in a module beside this one (``world_agreements`` and the like), which
may have ``fill(world)``, ``ABOUT`` and ``values(world, address, record)`` of its own.
"""

from programs.partnerships.tests import (
    world_agreements,
    world_committees,
    world_directory,
    world_portal,
)
from programs.partnerships.tests.awaited import awaits as awaits
from programs.partnerships.tests.samples import awkward as awkward
from programs.partnerships.tests.samples import one_more as one_more
from programs.partnerships.tests.samples import whole
from programs.tests.worlds import World

_PARTS = (world_agreements, world_committees, world_directory, world_portal)

ABOUT: dict[str, str] = {}
for _part in _PARTS:
    ABOUT |= getattr(_part, "ABOUT", {})


def fill(world: World) -> None:
    world.keep(*whole(world.program, world.partner))
    for part in _PARTS:
        if hasattr(part, "fill"):
            part.fill(world)


def values(world: World, address, record) -> dict[str, tuple]:
    found: dict[str, tuple] = {}
    for part in _PARTS:
        if hasattr(part, "values"):
            found |= part.values(world, address, record)
    return found

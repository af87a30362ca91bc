"""What the public pages need of a world: the activity that stands in it."""

from programs.tests.worlds import World


def values(world: World, address, record) -> dict[str, tuple]:
    return {"activity_code": (world.records["activities_activity"].code,)}

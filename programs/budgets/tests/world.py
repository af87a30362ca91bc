"""The budgets’ part of a world."""

from programs.tests.worlds import World


def fill(world: World) -> None:
    pass

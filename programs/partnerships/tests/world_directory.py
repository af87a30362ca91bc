"""What the pages of the directory need of a world: the entry of its partner, and whose it is."""

from programs.tests.worlds import World

ABOUT = {
    "directory_entry": "partnerships_networkentry",
    "directory_confirm": "partnerships_networkentry",
    "directory_edit": "partnerships_networkentry",
}


def values(world: World, address, record) -> dict[str, tuple]:
    return {"organization_pk": (world.partner.pk,)}

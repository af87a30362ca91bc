"""The logistics’ part of a world: a picture of the highlight, and what each address is about."""

from activities.tests.logistics import a_picture
from programs.tests.worlds import World

ABOUT = {
    "cost": "activities_cost",
    "cost_activity": "activities_activity",
    "cost_new": "activities_activity",
    "transport": "activities_transport",
    "transport_activity": "activities_activity",
    "transport_new": "activities_session",
    "kiosk": "activities_kiosk",
    "kiosk_list": "activities_activity",
    "kiosk_new": "activities_activity",
    "outreach": "activities_outreachentry",
    "highlight": "activities_highlight",
}


def fill(world: World) -> None:
    world.keep(a_picture(world.records["activities_highlight"]))


def values(world: World, address, record) -> dict[str, tuple]:
    """What the addresses of highlights ask for beside the one that they are about."""
    if not address.name.startswith("highlight"):
        return {}
    return {
        "picture_pk": (world.records["activities_highlightpicture"].pk,),
        "direction": ("monter", "descendre") if world.thorough else ("monter",),
    }

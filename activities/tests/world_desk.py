"""What the desk of coordinators asks of the world: steps of what was held, and who a list or a certificate is about."""

from programs.tests.worlds import World

ABOUT = {
    "activity_page": "activities_activity",
    "activity_change": "activities_activity",
    "activity_copy": "activities_activity",
    "activity_step": "activities_activity",
    "activity_registrations": "activities_activity",
    "activity_offering_new": "activities_activity",
    "activity_certificates": "activities_activity",
    "activity_certificate_": "activities_activity",
    "activity_certificate": "activities_participant",
    "activity_offering": "activities_offering",
    "session_new": "activities_offering",
    "session_carrier_list": "activities_transport",
    "session_": "activities_session",
    "registration_changes": "activities_activity",
    "registration_new": "activities_offering",
    "registration_": "activities_registration",
}


def values(world: World, address, record) -> dict[str, tuple]:
    """Which step of what: some that can be taken, and one that cannot."""
    steps = {
        "activity_step": ("bilan", "annuler"),
        "offering_step": ("annuler", "retablir"),
        "session_step": ("reprendre", "deplacer"),
        "registration_step": ("note", "retablir"),
    }
    return steps if address.name.endswith("_step") else {}

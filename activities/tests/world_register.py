"""What registration needs of a world: an activity that is open, a class that is expected, a parent who was asked."""

from datetime import timedelta

from activities.tests.factories import (
    ActivityFactory,
    OfferingFactory,
    ParticipantFactory,
    RegistrationFactory,
    SessionFactory,
)
from programs.lib.periods import today
from programs.links import token_of
from programs.tests.worlds import World

# A name in the records that is no model: the pages of others are about other records.
ABOUT = {
    "authorization": "asked_pupil",
    "booking": "open_booking",
    "booking_new": "open_activity",
    "booking_received": "open_activity",
}


def fill(world: World) -> None:
    activity = ActivityFactory(
        program=world.program, code="ouverte", names_needed="Le laboratoire remet un insigne."
    )
    offering = OfferingFactory(activity=activity)
    SessionFactory(offering=offering, day=today() + timedelta(days=30))
    registration = RegistrationFactory(offering=offering, registered_on=today())
    world.records |= {
        "open_activity": activity,
        "open_booking": registration.booking,
        "open_registration": registration,
        "asked_pupil": ParticipantFactory(
            registration=registration,
            is_minor=True,
            guardian_email="parent@exemple.test",
            asked_on=today(),
        ),
    }


def values(world: World, address, record) -> dict[str, tuple]:
    if address.name in ("booking_new", "booking_received"):
        return {"activity_code": (record.code,)}
    if not address.name.startswith(("booking", "authorization")):
        return {}
    records = world.records
    return {
        "token": (token_of(record),) if record else (),
        "pk": (records["open_registration"].pk,),
        "pupil_pk": (records["asked_pupil"].pk,),
    }

"""Who asked to be driven to a session, in which vehicle they are, and whether it has the seats."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from activities.enums import TransportState
from activities.models import Activity, Registration, Session, Transport, TransportStop
from programs.lib.periods import today


@dataclass(frozen=True)
class Vehicle:
    """A vehicle with its stops: ``boards`` is how many are known to board it, ``unknown`` the stops that do not say."""

    transport: Transport
    stops: tuple[TransportStop, ...]

    @classmethod
    def of(cls, transport: Transport) -> "Vehicle":
        return cls(transport, tuple(transport.stops.all()))

    @property
    def boards(self) -> int:
        return sum(stop.boards or 0 for stop in self.stops)

    @property
    def unknown(self) -> int:
        return sum(stop.boards is None for stop in self.stops)

    @property
    def too_many(self) -> int:
        """How many board beyond its seats; 0 where nobody knows how many it has."""
        seats = self.transport.seats
        return 0 if seats is None else max(self.boards - seats, 0)

    @property
    def runs(self) -> bool:
        return self.transport.state != TransportState.CANCELLED


@dataclass(frozen=True)
class Ride:
    """A session with its vehicles, and the groups that asked for transport and are at no stop of any that runs."""

    session: Session
    vehicles: tuple[Vehicle, ...]
    waiting: tuple[Registration, ...]

    @property
    def is_past(self) -> bool:
        """Whether it is too late to drive anybody."""
        return self.session.last_day < today()

    @property
    def asked(self) -> int:
        """How many people of those groups there are."""
        return sum(boarding(one) for one in self.waiting)


def boarding(registration: Registration) -> int:
    """How many board where a group is taken up: its pupils and the adults with them."""
    return registration.pupils + registration.companions


def rides_of(activity: Activity) -> list[Ride]:
    """The sessions of an activity that are not cancelled, each with who is driven to it. A few queries in all."""
    sessions = Session.objects.filter(offering__activity=activity).not_cancelled()
    return rides(sessions.select_related("offering"))


def ride_of(session: Session) -> Ride:
    (found,) = rides(Session.objects.filter(pk=session.pk).select_related("offering"))
    return found


def rides(sessions: QuerySet[Session]) -> list[Ride]:
    transports = Transport.objects.select_related("carrier", "cost__expense").prefetch_related(
        Prefetch(
            "stops",
            TransportStop.objects.select_related("registration__school", "registration__booking"),
        )
    )
    found = list(sessions.prefetch_related(Prefetch("transports", transports)))
    asking = _asking({session.offering_id for session in found})
    return [_ride(session, asking.get(session.offering_id, [])) for session in found]


def _asking(offerings: Iterable[int]) -> dict[int, list[Registration]]:
    """The confirmed groups that asked for transport, by offering."""
    found: dict[int, list[Registration]] = {}
    groups = Registration.objects.confirmed().filter(offering__in=offerings, needs_transport=True)
    for registration in groups.select_related("school", "booking"):
        found.setdefault(registration.offering_id, []).append(registration)
    return found


def _ride(session: Session, asking: list[Registration]) -> Ride:
    vehicles = tuple(Vehicle.of(transport) for transport in session.transports.all())
    taken = {stop.registration_id for one in vehicles if one.runs for stop in one.stops}
    waiting = tuple(one for one in asking if one.pk not in taken)
    return Ride(session, vehicles, waiting)

"""Whether one may still come to an activity, as anybody reads it: what its states, its moments and its seats say.

The seats are those of the counter of the offering: no registration is read.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from activities.enums import (
    ACTIVITY_OVER,
    ACTIVITY_TO_COME,
    ActivityState,
    Enrolment,
    OfferingState,
    SessionState,
)
from activities.models import Offering, Session
from programs.lib.calendars import instant, on_the_wall


class Stand(StrEnum):
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    OVER = "over"
    WELCOME = "welcome"  # one comes without registering
    TO_OPEN = "to_open"
    FREE = "free"
    WAITING = "waiting"
    FULL = "full"
    CLOSED = "closed"


_TONES = {
    Stand.CANCELLED: "stopped",
    Stand.POSTPONED: "attention",
    Stand.FREE: "active",
    Stand.WELCOME: "active",
    Stand.WAITING: "attention",
}


@dataclass(frozen=True)
class Standing:
    """Where an offering stands; ``seats`` is how many are free, None where no number bounds them."""

    stand: Stand
    seats: int | None = None

    @property
    def takes_registrations(self) -> bool:
        return self.stand in (Stand.FREE, Stand.WAITING)

    @property
    def is_stopped(self) -> bool:
        """Whether it does not take place, at least not then."""
        return self.stand in (Stand.CANCELLED, Stand.POSTPONED)

    @property
    def tone(self) -> str:
        return _TONES.get(self.stand, "neutral")

    @property
    def label(self) -> str:
        if self.stand == Stand.FREE and self.seats is not None:
            return ngettext("%(count)d place libre", "%(count)d places libres", self.seats) % {
                "count": self.seats
            }
        return {
            Stand.CANCELLED: pgettext("activité", "Annulée"),
            Stand.POSTPONED: _("Reportée"),
            Stand.OVER: _("Terminée"),
            Stand.WELCOME: _("Sans inscription"),
            Stand.TO_OPEN: _("Inscriptions à venir"),
            Stand.FREE: _("Places libres"),
            Stand.WAITING: _("Complet, liste d’attente"),
            Stand.FULL: _("Complet"),
            Stand.CLOSED: _("Inscriptions fermées"),
        }[self.stand]


def standing_of(session: Session, now: datetime) -> Standing:
    """Where one session of an offering stands; its offering and its activity are read from it."""
    if session.state == SessionState.CANCELLED:
        return Standing(Stand.CANCELLED)
    found = standing_of_offering(session.offering, now)
    is_past = session.state == SessionState.HELD or instant(session.ends_at) <= instant(now)
    return Standing(Stand.OVER) if is_past and not found.is_stopped else found


def standing_of_offering(offering: Offering, now: datetime) -> Standing:
    activity = offering.activity
    if activity.state == ActivityState.CANCELLED or offering.state == OfferingState.CANCELLED:
        return Standing(Stand.CANCELLED)
    if activity.state == ActivityState.POSTPONED:
        return Standing(Stand.POSTPONED)
    if activity.state in ACTIVITY_OVER:
        return Standing(Stand.OVER)
    if activity.enrolment == Enrolment.NONE:
        return Standing(Stand.WELCOME)
    if offering.is_open_at(now):
        return _open(offering)
    is_early = offering.opens_at is not None and now < offering.opens_at
    if activity.state == ActivityState.PLANNED or (
        activity.state == ActivityState.OPEN and is_early
    ):
        return Standing(Stand.TO_OPEN)
    return Standing(Stand.CLOSED)


def _open(offering: Offering) -> Standing:
    if not offering.is_full:
        return Standing(Stand.FREE, offering.seats_left)
    return Standing(Stand.WAITING if offering.has_waiting_list else Stand.FULL)


def with_room(now: datetime) -> Q:
    """The sessions of today and later to which one may still come: those that stand FREE or WELCOME."""
    is_open = (
        Q(offering__activity__state=ActivityState.OPEN)
        & (Q(offering__opens_at=None) | Q(offering__opens_at__lte=now))
        & (Q(offering__closes_at=None) | Q(offering__closes_at__gt=now))
        & (Q(offering__capacity=None) | Q(offering__taken__lt=F("offering__capacity")))
        & ~Q(offering__activity__enrolment=Enrolment.NONE)
    )
    is_welcome = Q(
        offering__activity__enrolment=Enrolment.NONE,
        offering__activity__state__in=ACTIVITY_TO_COME,
    )
    takes_place = Q(
        state=SessionState.SCHEDULED,
        offering__state=OfferingState.OFFERED,
        day__gte=on_the_wall(now).date(),
    )
    return takes_place & (is_open | is_welcome)

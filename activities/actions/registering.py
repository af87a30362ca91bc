"""Places: who gets one, who waits, and who comes next when one is given up.

Whoever takes or gives up a place locks its offering first, so that of two at once the second sees the first. A group
takes all of its places or none; it is split only where whoever registers it asked for that. Nobody passes those who
wait: a place that comes free goes to the first of the waiting list, and stays free where the first needs more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.actions.machines import registration_machine
from activities.enums import RegistrationState
from activities.models import Booking, Offering, Registration
from programs.lib.periods import today


@dataclass(frozen=True)
class Wanted:
    """What is asked for one group or person: ``details`` are other columns of its registration.

    ``may_split``: where there are places for a part of the group, that part takes them and the rest waits.
    """

    offering: Offering
    pupils: int = 1
    companions: int = 0
    may_split: bool = False
    details: dict = field(default_factory=dict)


@transaction.atomic
def register(
    *, booking: Booking, wanted: Sequence[Wanted], by=None, on: date | None = None
) -> list[Registration]:
    """Register each of ``wanted`` under ``booking``, in their order: confirmed where there is room, else waiting.

    All of it or nothing. Raises ValidationError where an offering is full and keeps no waiting list.
    """
    offerings = lock_offerings(one.offering.pk for one in wanted)
    made = []
    for one in wanted:
        made += _registered(booking, one, offerings[one.offering.pk], by=by, on=on or today())
    return made


def lock_offerings(keys) -> dict[int, Offering]:
    """The offerings, held until the end of the transaction; always in one order, so that no two wait for each other."""
    offerings = Offering.objects.select_for_update(of=("self",), no_key=True)
    found = offerings.select_related("activity__program").filter(pk__in=set(keys)).order_by("pk")
    return {offering.pk: offering for offering in found}


def lock_offering(pk: int) -> Offering:
    return lock_offerings([pk])[pk]


def seats_of(offering: Offering, pupils: int, companions: int) -> int:
    """The places that a group takes of ``offering``."""
    return pupils + (companions if offering.activity.companions_take_seats else 0)


def free_seats(offering: Offering) -> int | None:
    """What a newcomer may take of a locked ``offering``: nothing while somebody waits; None where nothing bounds it."""
    if offering.capacity is None:
        return None
    if offering.registrations.waiting().exists():
        return 0
    return offering.capacity - _taken(offering)


def _taken(offering: Offering) -> int:
    """The counter as the trigger left it."""
    return Offering.objects.values_list("taken", flat=True).get(pk=offering.pk)


def _registered(
    booking: Booking, wanted: Wanted, offering: Offering, *, by, on: date
) -> list[Registration]:
    free = free_seats(offering)
    needed = seats_of(offering, wanted.pupils, wanted.companions)
    if free is None or needed <= free:
        return [_begin(booking, wanted, offering, wanted.pupils, wanted.companions, by=by, on=on)]
    if not offering.has_waiting_list:
        raise ValidationError(_full(offering, free))
    part = free - (needed - wanted.pupils)
    if not wanted.may_split or part < 1:
        group = wanted.pupils, wanted.companions
        return [_begin(booking, wanted, offering, *group, by=by, on=on, waits=True)]
    first = _begin(booking, wanted, offering, part, wanted.companions, by=by, on=on)
    rest = wanted.pupils - part
    return [
        first,
        _begin(booking, wanted, offering, rest, 0, by=by, on=on, waits=True, split_from=first),
    ]


def _full(offering: Offering, free: int) -> str:
    if free < 1:
        return _("« %(offering)s » est complet.") % {"offering": offering}
    return ngettext(
        "Il reste %(free)s place pour « %(offering)s ».",
        "Il reste %(free)s places pour « %(offering)s ».",
        free,
    ) % {"free": free, "offering": offering}


def _begin(
    booking: Booking,
    wanted: Wanted,
    offering: Offering,
    pupils: int,
    companions: int,
    *,
    by,
    on: date,
    waits: bool = False,
    split_from: Registration | None = None,
) -> Registration:
    registration = Registration(
        booking=booking,
        offering=offering,
        pupils=pupils,
        companions=companions,
        seats=seats_of(offering, pupils, companions),
        fee=offering.fee * pupils if offering.activity.takes_persons else offering.fee,
        registered_on=on,
        state=RegistrationState.WAITING if waits else RegistrationState.CONFIRMED,
        queue=next_in_queue(offering) if waits else None,
        split_from=split_from,
        **wanted.details,
    )
    return registration_machine.begin(registration, by=by, on=on)


def next_in_queue(offering: Offering) -> int:
    """The number of whoever comes last on the waiting list of a locked ``offering``: none is given twice."""
    waiting = offering.registrations.aggregate(last=Max("queue"))["last"] or 0
    offering.last_queue = max(offering.last_queue, waiting) + 1
    Offering.objects.filter(pk=offering.pk).update(last_queue=offering.last_queue)
    return offering.last_queue


# --- who gives a place up, and who gets it


@transaction.atomic
def cancel_registration(
    *, registration: Registration, by=None, on: date | None = None, reason: str = ""
) -> tuple[Registration, list[Registration]]:
    """Cancel it; also those who were waiting and whose turn it is now."""
    offering = lock_offering(registration.offering_id)
    cancelled = registration_machine.move(
        registration, RegistrationState.CANCELLED, by=by, on=on, reason=reason, queue=None
    )
    return cancelled, promote(offering, by=by, on=on)


@transaction.atomic
def give_place_up(
    *, registration: Registration, by=None, on: date | None = None
) -> tuple[Registration, list[Registration]]:
    """Leave its places to those who wait, and wait behind them; also those whose turn it is now."""
    offering = lock_offering(registration.offering_id)
    waiting = registration_machine.move(
        registration,
        RegistrationState.WAITING,
        by=by,
        on=on,
        sources=(RegistrationState.CONFIRMED,),
        queue=next_in_queue(offering),
    )
    return waiting, promote(offering, by=by, on=on, except_for=waiting)


def promote(
    offering: Offering, *, by=None, on: date | None = None, except_for: Registration | None = None
) -> list[Registration]:
    """Confirm those who wait for a locked ``offering``, the first first, as long as the next one has room."""
    confirmed = []
    for registration in offering.registrations.waiting():
        if registration == except_for or not _has_room(offering, registration.seats):
            break
        confirmed.append(_confirm(registration, by=by, on=on))
    return confirmed


def _has_room(offering: Offering, seats: int) -> bool:
    return offering.capacity is None or _taken(offering) + seats <= offering.capacity


def _confirm(registration: Registration, *, by, on: date | None, reason: str = "") -> Registration:
    return registration_machine.move(
        registration, RegistrationState.CONFIRMED, by=by, on=on, reason=reason, queue=None
    )


@transaction.atomic
def confirm_registration(
    *, registration: Registration, by, on: date | None = None, reason: str = ""
) -> Registration:
    """Confirm one that waits, or was cancelled. Raises where there is no room, and before its turn without a reason."""
    offering = lock_offering(registration.offering_id)
    registration.refresh_from_db()
    first = offering.registrations.waiting().exclude(pk=registration.pk).first()
    is_before = first and (registration.queue is None or first.queue < registration.queue)
    if is_before and not reason.strip():
        raise ValidationError(
            {"reason": _("D’autres attendent depuis plus longtemps : écrivez pourquoi.")}
        )
    if not _has_room(offering, registration.seats):
        raise ValidationError(_full(offering, (offering.capacity or 0) - _taken(offering)))
    return _confirm(registration, by=by, on=on, reason=reason)


@transaction.atomic
def change_numbers(
    *, registration: Registration, pupils: int, companions: int, by=None, on: date | None = None
) -> tuple[Registration, list[Registration]]:
    """Change how many come; also those whose turn it is where places came free. Raises where there is no room for more.

    Who is on the waiting list keeps their rank.
    """
    offering = lock_offering(registration.offering_id)
    locked = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    seats = 0 if locked.is_walk_in else seats_of(offering, pupils, companions)
    more = seats - locked.seats
    free = free_seats(offering)
    if locked.is_confirmed and more > 0 and free is not None and more > free:
        raise ValidationError({"pupils": _full(offering, free)})
    locked.pupils, locked.companions, locked.seats = pupils, companions, seats
    locked.full_clean()
    locked.save(update_fields=["pupils", "companions", "seats"])
    return locked, promote(offering, by=by, on=on)

"""Places: who gets one, who waits, and who comes next when one is given up.

Whoever takes or gives up a place locks its offering first, so that of two at once the second sees the first. A group
takes all of its places or none; it is split only where whoever registers it asked for that. Nobody passes those who
wait: a place that comes free goes to the first of the waiting list, and stays free where the first needs more. Whoever
gets, loses or gives up a place is told by mail in the same transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.actions import telling
from activities.actions.machines import registration_machine
from activities.enums import RegistrationState
from activities.models import Booking, Offering, Registration
from programs.lib.periods import today


@dataclass(frozen=True)
class Wanted:
    """What is asked for one group or person: ``details`` are other columns of its registration.

    ``may_split``: where there are places for a part of the group, that part takes them and the rest waits. Whoever was
    told how many that are agreed to ``split_at`` of them, and to no other number.
    """

    offering: Offering
    pupils: int = 1
    companions: int = 0
    may_split: bool = False
    split_at: int | None = None
    details: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """What becomes of one that is wanted: how many have a place ``now``, and how many wait ``later``, behind ``ahead``
    registrations. ``free`` are the places that it found, ``part`` how many of it they would hold were it split.
    """

    wanted: Wanted
    now: int
    free: int | None
    ahead: int
    part: int = 0

    @property
    def later(self) -> int:
        return self.wanted.pupils - self.now

    @property
    def waiting_seats(self) -> int:
        """The places for which it waits: the adults go with those who have a place."""
        offering = self.wanted.offering
        return seats_of(offering, self.later, 0 if self.now else self.wanted.companions)

    @property
    def is_too_large(self) -> bool:
        """Whether it would wait for more places than the room has, and hold up those behind it for ever."""
        capacity = self.wanted.offering.capacity
        return capacity is not None and self.waiting_seats > capacity


@dataclass
class Room:
    """What a newcomer finds of an offering: the ``free`` places (None where nothing bounds them; none while somebody
    waits), and how many registrations wait.
    """

    offering: Offering
    free: int | None
    waiting: int

    def receive(self, wanted: Wanted) -> Received:
        """What becomes of ``wanted``; the next one comes after it."""
        needed = seats_of(self.offering, wanted.pupils, wanted.companions)
        found, ahead = self.free, self.waiting
        if found is None or needed <= found:
            self.free = None if found is None else found - needed
            return Received(wanted, wanted.pupils, found, ahead)
        part = max(found - (needed - wanted.pupils), 0)
        agreed = wanted.may_split and wanted.split_at in (None, part)
        self.free, self.waiting = 0, ahead + 1
        return Received(wanted, part if agreed else 0, found, ahead, part)


@transaction.atomic
def register(
    *, booking: Booking, wanted: Sequence[Wanted], by=None, on: date | None = None
) -> list[Registration]:
    """Register each of ``wanted`` under ``booking``, in their order: confirmed where there is room, else waiting.

    All of it or nothing. Raises ValidationError where an offering is full and keeps no waiting list, where a group
    would wait for more places than the room has, and where it can be split no more as it was agreed.
    """
    rooms = rooms_of(lock_offerings(one.offering.pk for one in wanted).values())
    made = []
    for one in wanted:
        received = rooms[one.offering.pk].receive(one)
        refuse(received)
        made += _registered(booking, received, rooms[one.offering.pk].offering, by, on or today())
    return made


def rooms_of(offerings: Iterable[Offering]) -> dict[int, Room]:
    """The room of each of ``offerings``, by its key; what it says stays true only while they are locked."""
    found = list(offerings)
    of_these = Registration.objects.filter(offering__in=found, state=RegistrationState.WAITING)
    counts = of_these.order_by().values_list("offering").annotate(Count("pk"))
    waiting = defaultdict(int, counts)
    return {
        one.pk: Room(one, 0 if waiting[one.pk] else one.seats_left, waiting[one.pk])
        for one in found
    }


def refuse(received: Received) -> None:
    """Raise ValidationError where this cannot be, in words for whoever registers."""
    wanted, free = received.wanted, received.free or 0
    if not received.later:
        return
    if not wanted.offering.has_waiting_list:
        raise ValidationError(_full(wanted.offering, free))
    if wanted.split_at is not None and not received.now:
        raise ValidationError(
            _(
                "Des places de « %(offering)s » viennent de changer de main : dites de nouveau si le groupe attend ou "
                "se partage."
            )
            % {"offering": wanted.offering}
        )
    if received.is_too_large:
        raise ValidationError(_too_large(wanted.offering))


def _too_large(offering: Offering) -> str:
    return _(
        "« %(offering)s » n’a que %(capacity)s places : un groupe plus grand n’y entrerait jamais. Inscrivez-le en "
        "plusieurs groupes."
    ) % {"offering": offering, "capacity": offering.capacity}


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
    booking: Booking, received: Received, offering: Offering, by, on: date
) -> list[Registration]:
    wanted, made = received.wanted, []
    if received.now:
        group = received.now, wanted.companions
        made.append(_begin(booking, wanted, offering, *group, by=by, on=on))
    if received.later:
        first = made[0] if made else None
        group = received.later, 0 if made else wanted.companions
        made.append(
            _begin(booking, wanted, offering, *group, by=by, on=on, waits=True, split_from=first)
        )
    return made


def _full(offering: Offering, free: int) -> str:
    if free < 1 and offering.registrations.waiting().exists():
        return _("Ce qui se libère de « %(offering)s » revient d’abord à la liste d’attente.") % {
            "offering": offering
        }
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
    *,
    registration: Registration,
    by=None,
    on: date | None = None,
    reason: str = "",
    mistaken: bool = False,
) -> tuple[Registration, list[Registration]]:
    """Cancel it; also those who were waiting and whose turn it is now.

    One that was made by mistake (``mistaken``) was never expected, for no year. Nobody can have come of it.
    """
    offering = lock_offering(registration.offering_id)
    if mistaken:
        _require_that_nobody_came(registration)
    cancelled = registration_machine.move(
        registration,
        RegistrationState.CANCELLED,
        by=by,
        on=on,
        reason=reason,
        mistaken=mistaken,
        queue=None,
    )
    telling.tell_cancelled(cancelled)
    return cancelled, promote(offering, by=by, on=on)


def _require_that_nobody_came(registration: Registration) -> None:
    """Of what was expected by mistake, a sheet on which nothing is noted goes too."""
    sheets = registration.attendances.all()
    nothing = Q(pupils=None) | Q(pupils=0)
    nobody = Q(companions=None) | Q(companions=0)
    if sheets.exclude(nothing, nobody).exists():
        raise ValidationError(
            _(
                "Des présences sont notées pour cette inscription : à la séance, videz-les ou écrivez 0 d’abord."
            )
        )
    sheets.delete()


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
    telling.tell_place_given_up(waiting)
    return waiting, promote(offering, by=by, on=on, except_for=waiting)


def promote(
    offering: Offering, *, by=None, on: date | None = None, except_for: Registration | None = None
) -> list[Registration]:
    """Confirm those who wait for a locked ``offering``, the first first, as long as the next one has room.

    Each is told.
    """
    confirmed = []
    for registration in offering.registrations.waiting():
        if registration == except_for or not _has_room(offering, registration.seats):
            break
        confirmed.append(_confirm(registration, by=by, on=on))
    telling.tell_promoted(confirmed)
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
    """Confirm one that waits, or was cancelled, and tell of it.

    Raises where there is no room, and before its turn without a reason.
    """
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
    confirmed = _confirm(registration, by=by, on=on, reason=reason)
    telling.tell_promoted([confirmed])
    return confirmed


@transaction.atomic
def restore_registration(
    *, registration: Registration, by=None, on: date | None = None
) -> Registration:
    """Take a cancellation back while its places are free, and nobody waits for them. Raises ValidationError."""
    offering = lock_offering(registration.offering_id)
    free = rooms_of([offering])[offering.pk].free
    if free is not None and registration.seats > free:
        raise ValidationError(_full(offering, free))
    restored = registration_machine.move(
        registration,
        RegistrationState.CONFIRMED,
        by=by,
        on=on,
        sources=(RegistrationState.CANCELLED,),
        mistaken=bool(registration_machine.mistaken_since(registration)),
    )
    telling.tell_restored(restored)
    return restored


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
    if locked.is_waiting and offering.capacity is not None and seats > offering.capacity:
        raise ValidationError({"pupils": _too_large(offering)})
    locked.pupils, locked.companions, locked.seats = pupils, companions, seats
    locked.full_clean()
    locked.save(update_fields=["pupils", "companions", "seats"])
    return locked, promote(offering, by=by, on=on)

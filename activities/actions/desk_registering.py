"""Registrations at the desk of a coordinator: taken by telephone, split, restored, paid, and changed once frozen."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.actions import telling
from activities.actions.machines import registration_machine
from activities.actions.registering import (
    Wanted,
    cancel_registration,
    change_numbers,
    free_seats,
    lock_offering,
    next_in_queue,
    promote,
    register,
    restore_registration,
    seats_of,
)
from activities.enums import ChangeKind, ChangeState, RegistrationState
from activities.models import Booking, ChangeRequest, Offering, Participant, Registration
from programs.lib.periods import today
from programs.lib.text import normalise
from programs.models import Organization, School


def school_details(school: Organization | None, written: str = "") -> dict:
    """What a registration keeps of a school: its board and its region as they are today."""
    if school is None:
        return {"school_name": written}
    profile = School.objects.filter(organization=school).select_related("board").first()
    return {
        "school": school,
        "board": profile.board if profile else None,
        "region": school.region,
    }


# --- taken by telephone


@transaction.atomic
def enter_registration(
    *,
    booking: Booking,
    wanted: Sequence[Wanted],
    by,
    person: tuple[str, str] | None = None,
) -> list[Registration]:
    """What somebody asked for by telephone, by mail or in person, as they would have written it themselves.

    ``person`` is the first and the last name of who comes, where persons register.
    """
    booking.made_by = by
    booking.full_clean()
    booking.save()
    made = register(booking=booking, wanted=wanted, by=by)
    _name(made, person, booking.email)
    telling.tell_registered(booking)
    return made


def _name(made: Iterable[Registration], person: tuple[str, str] | None, email: str) -> None:
    if person is None:
        return
    first_name, last_name = person
    for registration in made:
        participant = Participant(
            registration=registration, first_name=first_name, last_name=last_name, email=email
        )
        participant.full_clean()
        participant.save()


@transaction.atomic
def enter_walk_in(
    *,
    booking: Booking,
    offering: Offering,
    pupils: int,
    companions: int,
    details: dict,
    by,
    person: tuple[str, str] | None = None,
) -> Registration:
    """Somebody who came without being registered: confirmed, and without a place of the offering."""
    lock_offering(offering.pk)
    booking.made_by = by
    booking.full_clean()
    booking.save()
    registration = Registration(
        booking=booking,
        offering=offering,
        pupils=pupils,
        companions=companions,
        seats=0,
        is_walk_in=True,
        registered_on=today(),
        **details,
    )
    made = registration_machine.begin(registration, by=by, on=today())
    _name([made], person, booking.email)
    return made


# --- of one registration


@transaction.atomic
def restore_or_wait(*, registration: Registration, by, on: date | None = None) -> Registration:
    """Cancelled by mistake: confirmed where there is room and nobody waits, else the last of the waiting list."""
    offering = lock_offering(registration.offering_id)
    free = free_seats(offering)
    needed = 0 if registration.is_walk_in else registration.seats
    if free is None or needed <= free or not offering.has_waiting_list:
        return restore_registration(registration=registration, by=by, on=on)
    waiting = registration_machine.move(
        registration,
        RegistrationState.WAITING,
        by=by,
        on=on,
        sources=(RegistrationState.CANCELLED,),
        mistaken=bool(registration_machine.mistaken_since(registration)),
        queue=next_in_queue(offering),
    )
    telling.tell_restored(waiting)
    return waiting


@transaction.atomic
def split_registration(
    *, registration: Registration, pupils: int, by, on: date | None = None
) -> tuple[Registration, Registration]:
    """Part a group in two: ``pupils`` of it with its adults, and the rest, each of them whole from then on.

    Of one that waits, the first part takes the places that are free where it is its turn, and the rest keeps its rank.
    """
    offering = lock_offering(registration.offering_id)
    one = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if one.state == RegistrationState.CANCELLED or one.is_walk_in:
        raise ValidationError(_("Cette inscription ne se partage pas."))
    if not 0 < pupils < one.pupils:
        raise ValidationError(
            {"pupils": _("Écrivez un nombre de 1 à %(most)d.") % {"most": one.pupils - 1}}
        )
    rest, queue = one.pupils - pupils, one.queue
    one.pupils, one.seats = pupils, seats_of(offering, pupils, one.companions)
    one.full_clean()
    one.save(update_fields=["pupils", "seats"])
    if one.is_waiting:
        promote(offering, by=by, on=on)
        one.refresh_from_db()
    waits = queue is not None
    other = Registration(
        **_shared(one),
        pupils=rest,
        companions=0,
        seats=seats_of(offering, rest, 0),
        fee=0,
        split_from=one,
        state=RegistrationState.WAITING if waits else one.state,
        queue=(next_in_queue(offering) if one.is_waiting else queue) if waits else None,
    )
    return one, registration_machine.begin(other, by=by, on=on or today())


def _shared(registration: Registration) -> dict:
    """What both parts of a group have."""
    names = (
        "booking",
        "offering",
        "school",
        "school_name",
        "board",
        "region",
        "levels",
        "group",
        "needs",
        "needs_transport",
        "registered_on",
    )
    return {name: getattr(registration, name) for name in names}


@transaction.atomic
def write_note(*, registration: Registration, note: str, by) -> Registration:
    """What coordinators tell each other of it."""
    return _kept(registration, note=note)


@transaction.atomic
def note_payment(
    *, registration: Registration, paid: Decimal | None, paid_on: date | None, by
) -> Registration:
    """What was received of its fee; nothing where nothing was after all."""
    return _kept(registration, paid=paid, paid_on=paid_on if paid is not None else None)


def receive_fee(*, registration: Registration, on: date, by) -> Registration:
    """What is asked for it was received that day, all of it."""
    return note_payment(registration=registration, paid=registration.fee, paid_on=on, by=by)


def written_alike(registration: Registration) -> QuerySet[Registration]:
    """Those of its program whose school was written as its own, capitals and accents aside, and stands as its own."""
    program = registration.offering.activity.program_id
    alike = Registration.objects.filter(
        offering__activity__program=program, school=registration.school_id
    ).exclude(school_name="")
    meant = normalise(registration.school_name)
    written = alike.order_by().values_list("school_name", flat=True).distinct()
    return alike.filter(school_name__in=[one for one in written if normalise(one) == meant])


@transaction.atomic
def join_school(
    *, registration: Registration, school: Organization, by, alike: bool = False
) -> Registration:
    """Say which school was meant, for all the groups of its booking of which the same was said; for another, again.

    With ``alike``, for all of its program that were written so. What was typed stays. Raises ValidationError where a
    group of them is registered already, which it names.
    """
    together = registration.booking.registrations.filter(
        school=registration.school_id, school_name=registration.school_name
    )
    if alike:
        together = written_alike(registration)
    details = school_details(school)
    for one in together.order_by("pk"):
        _joined(one, details)
    registration.refresh_from_db()
    return registration


def _joined(one: Registration, details: dict) -> None:
    try:
        _kept(one, **details)
    except ValidationError as error:
        said = " ".join(error.messages)
        raise ValidationError(
            _("%(code)s : %(said)s") % {"code": one.display_code, "said": said}
        ) from error


def _kept(registration: Registration, **values) -> Registration:
    one = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    for name, value in values.items():
        setattr(one, name, value)
    one.full_clean()
    one.save(update_fields=list(values))
    return one


# --- what is asked once the list is frozen


@transaction.atomic
def approve_change(*, change: ChangeRequest, by) -> ChangeRequest:
    """Do what was asked, and tell of it.

    Raises ValidationError where there is no room for it, or it was decided meanwhile.
    """
    locked = _asked(change)
    if locked.kind == ChangeKind.CANCEL:
        cancel_registration(registration=locked.registration, by=by, reason=locked.message)
    else:
        change_numbers(
            registration=locked.registration,
            pupils=locked.pupils,
            companions=locked.companions,
            by=by,
        )
        locked.registration.refresh_from_db()
    return _decided(locked, ChangeState.APPROVED, by=by)


@transaction.atomic
def refuse_change(*, change: ChangeRequest, by, reason: str) -> ChangeRequest:
    """The registration stays as it is, for a reason that whoever asked reads."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez pourquoi.")})
    return _decided(_asked(change), ChangeState.REFUSED, by=by, reason=reason)


def _asked(change: ChangeRequest) -> ChangeRequest:
    changes = ChangeRequest.objects.select_for_update(of=("self",)).select_related("registration")
    locked = changes.get(pk=change.pk)
    if locked.state != ChangeState.ASKED:
        raise ValidationError(_("Cette demande a déjà sa réponse."))
    return locked


def _decided(change: ChangeRequest, state: str, *, by, reason: str = "") -> ChangeRequest:
    change.state, change.decided_by, change.decided_at = state, by, timezone.now()
    change.reason = reason
    change.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    # Who cancelled is told of that already.
    if change.kind == ChangeKind.NUMBERS or state == ChangeState.REFUSED:
        telling.tell_change_decided(change)
    return change

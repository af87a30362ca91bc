"""What comes in by the public form, and what its author does afterwards by the link."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.actions import telling
from activities.actions.registering import (
    Wanted,
    cancel_registration,
    change_numbers,
    give_place_up,
    lock_offering,
    lock_offerings,
    register,
    restore_registration,
    rooms_of,
)
from activities.enums import (
    ACTIVITY_OVER,
    REGISTRATION_LIVE,
    ActivityState,
    ChangeKind,
    ChangeState,
    OfferingState,
    SessionState,
)
from activities.models import (
    Activity,
    Booking,
    ChangeRequest,
    Offering,
    Participant,
    Registration,
)
from programs.locks import alone
from programs.models import OutgoingMail
from programs.submissions import made_once

# Whoever asks for a link twice within this time is sent one.
BETWEEN_TWO_ASKED = timedelta(minutes=10)


# --- the form of the public


@transaction.atomic
def book_groups(
    *, activity: Activity, submission: uuid.UUID, contact: dict, wanted: Sequence[Wanted]
) -> Booking:
    """Register the groups of a teacher, and tell her; sent twice, it is done once. Raises ValidationError.

    A group of a school that is there already is refused without a word of who registered it.
    """
    if found := booked(submission):
        return found

    def create() -> Booking:
        _require_open(lock_offerings(one.offering.pk for one in wanted).values())
        for one in wanted:
            if registered_already(one):
                raise ValidationError(_("Un de ces groupes est déjà inscrit."))
        booking = _begun(activity, submission, contact)
        register(booking=booking, wanted=wanted)
        telling.tell_registered(booking)
        return booking

    made, _is_new = made_once(create, lambda: booked(submission))
    return made


@transaction.atomic
def book_person(
    *,
    activity: Activity,
    submission: uuid.UUID,
    contact: dict,
    person: dict,
    offerings: Sequence[Offering],
    details: dict,
) -> bool:
    """Register a person, and tell them; True whatever came of it, for nobody is told who is registered.

    Whoever is there already keeps that registration, and their link is sent again.
    """

    def create() -> Booking | None:
        locked = lock_offerings(one.pk for one in offerings)
        _require_open(locked.values())
        before = list(_registrations_of(person, locked))
        for booking in {one.booking for one in before}:
            _send_link(booking)
        taken = {one.offering_id for one in before}
        wanted = [Wanted(one, details=details) for one in offerings if one.pk not in taken]
        if not wanted:
            return None
        booking = _begun(activity, submission, contact)
        for registration in register(booking=booking, wanted=wanted):
            participant = Participant(registration=registration, **person)
            participant.full_clean()
            participant.save()
        telling.tell_registered(booking)
        return booking

    made_once(create, lambda: booked(submission))
    return True


def registered_already(wanted: Wanted) -> bool:
    """Whether a group of that school, of that level and of that name is expected already, or waits."""
    details = wanted.details
    named = Q(school=None, school_name__iexact=details.get("school_name", ""))
    school = Q(school=details["school"]) if details.get("school") else named
    return (
        wanted.offering.registrations.live()
        .filter(school, levels=details["levels"], group__iexact=details["group"])
        .exists()
    )


def booked(submission: uuid.UUID) -> Booking | None:
    """What a form made already that was sent before."""
    return Booking.objects.filter(submission=submission).first()


def _begun(activity: Activity, submission: uuid.UUID, contact: dict) -> Booking:
    booking = Booking(activity=activity, submission=submission, **contact)
    booking.full_clean()
    booking.save()
    return booking


def _require_open(offerings: Iterable[Offering]) -> None:
    now = timezone.now()
    for offering in offerings:
        if not offering.is_open_at(now):
            raise ValidationError(
                _("Les inscriptions à « %(offering)s » sont fermées.") % {"offering": offering}
            )


def _registrations_of(person: dict, offerings: dict[int, Offering]):
    """Those of somebody with this address and this name."""
    found = Registration.objects.live().filter(
        offering__in=offerings,
        participants__email__iexact=person["email"],
        participants__first_name__iexact=person["first_name"],
        participants__last_name__iexact=person["last_name"],
    )
    return found.select_related("booking__activity__program__lead").order_by("pk")


# --- a link that was lost


@transaction.atomic
def resend_links(*, email: str) -> None:
    """Mail the links of an address again, whoever asks; nobody is told whether there was one.

    What is over has no more to be changed.
    """
    alone("booking links of an address", email.lower())
    bookings = Booking.objects.filter(email__iexact=email).exclude(
        activity__state__in=(*ACTIVITY_OVER, ActivityState.CANCELLED)
    )
    for booking in bookings.select_related("activity__program__lead").order_by("pk"):
        _send_link(booking)


def _send_link(booking: Booking) -> None:
    """Unless it has just been sent."""
    lately = timezone.now() - BETWEEN_TWO_ASKED
    mails = OutgoingMail.objects.about(booking).filter(template=telling.LINK)
    if not mails.filter(created_at__gte=lately).exists():
        telling.send_link(booking)


# --- what may be done of a registration


@dataclass(frozen=True)
class Doors:
    """What the author of a registration may still do: at once, or by ``asking`` where the list is frozen."""

    numbers: bool = False
    cancel: bool = False
    give_up: bool = False
    restore: bool = False
    asking: bool = False
    is_over: bool = False


def doors_of(registration: Registration, now: datetime) -> Doors:
    """``registration`` comes with its offering, the sessions of it and its changes."""
    offering, activity = registration.offering, registration.booking.activity
    if is_over(offering, activity, now):
        return Doors(is_over=True)
    if registration.state not in REGISTRATION_LIVE:
        return Doors(restore=_may_be_restored(registration, now))
    is_asked = any(one.state == ChangeState.ASKED for one in registration.changes.all())
    if offering.is_frozen_at(now) and registration.is_confirmed:
        return Doors(asking=not is_asked)
    return Doors(
        numbers=activity.takes_groups,
        cancel=True,
        give_up=registration.is_confirmed and offering.has_waiting_list,
    )


def is_over(offering: Offering, activity: Activity, now: datetime) -> bool:
    """Whether nothing of it is to come. What is put off is, though its days have passed."""
    ended = (*ACTIVITY_OVER, ActivityState.CANCELLED)
    if activity.state == ActivityState.POSTPONED:
        return False
    if activity.state in ended or offering.state == OfferingState.CANCELLED:
        return True
    sessions = [one for one in offering.sessions.all() if one.state != SessionState.CANCELLED]
    return bool(sessions) and all(one.ends_at <= now for one in sessions)


def _may_be_restored(registration: Registration, now: datetime) -> bool:
    """Whether what was cancelled has its places still: its author need ask nobody."""
    offering = registration.offering
    if registration.is_walk_in or not offering.is_open_at(now) or offering.is_frozen_at(now):
        return False
    free = rooms_of([offering])[offering.pk].free
    return free is None or registration.seats <= free


# --- by the link


@transaction.atomic
def cancel_by_link(*, registration: Registration) -> Registration | None:
    """Cancel it; None where it is cancelled already, which changes nothing. Raises ValidationError."""
    locked = _locked(registration)
    if locked.state not in REGISTRATION_LIVE:
        return None
    _require(doors_of(locked, timezone.now()).cancel)
    cancelled, _promoted = cancel_registration(registration=locked)
    return cancelled


@transaction.atomic
def give_up_by_link(*, registration: Registration) -> Registration | None:
    """Leave the place and wait at the end; None where it waits already. Raises ValidationError."""
    locked = _locked(registration)
    if locked.is_waiting:
        return None
    _require(doors_of(locked, timezone.now()).give_up)
    waiting, _promoted = give_place_up(registration=locked)
    return waiting


@transaction.atomic
def restore_by_link(*, registration: Registration) -> Registration | None:
    """Take a cancellation back; None where it stands already. Raises ValidationError where its places are gone."""
    locked = _locked(registration)
    if locked.state in REGISTRATION_LIVE:
        return None
    if not doors_of(locked, timezone.now()).restore:
        raise ValidationError(
            _(
                "Ses places ont été données : inscrivez-vous de nouveau, ou écrivez à la personne à joindre."
            )
        )
    return restore_registration(registration=locked)


@transaction.atomic
def change_numbers_by_link(
    *, registration: Registration, pupils: int, companions: int
) -> Registration:
    """Raises ValidationError, beside the number where there is no room for more."""
    locked = _locked(registration)
    _require(doors_of(locked, timezone.now()).numbers)
    changed, _promoted = change_numbers(registration=locked, pupils=pupils, companions=companions)
    return changed


@transaction.atomic
def ask_change(
    *,
    registration: Registration,
    kind: str,
    pupils: int | None = None,
    companions: int | None = None,
    message: str = "",
) -> ChangeRequest:
    """Ask for a change once the list is frozen; coordinators learn of it. Raises ValidationError."""
    locked = _locked(registration)
    _require(doors_of(locked, timezone.now()).asking)
    numbers = {"pupils": pupils, "companions": companions} if kind == ChangeKind.NUMBERS else {}
    change = ChangeRequest(registration=locked, kind=kind, message=message, **numbers)
    change.full_clean()
    change.save()
    telling.tell_change_asked(change)
    return change


def _locked(registration: Registration) -> Registration:
    """The registration as it stands now, its offering held."""
    lock_offering(registration.offering_id)
    found = Registration.objects.select_related(
        "offering__activity", "booking__activity__program__lead"
    )
    return found.prefetch_related("offering__sessions", "changes").get(pk=registration.pk)


def _require(may: bool) -> None:
    if not may:
        raise ValidationError(_("Ce changement n’est plus possible ici."))

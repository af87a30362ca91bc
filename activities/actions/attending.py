"""Who came to a session: by counts, by name where people are named, or as it was stated where nobody registers.

What was expected is kept as of the day. Nothing is noted before that day, nor of a session that was cancelled.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from activities.actions.scheduling import refuse_before_its_day
from activities.enums import SessionState
from activities.models import (
    Attendance,
    Participant,
    ParticipantAttendance,
    Registration,
    Session,
)
from programs.lib.quantities import Quantity


def expected_at(session: Session) -> QuerySet[Registration]:
    """Those who have a place, walk-ins among them, and whoever was noted there whatever became of them since."""
    noted = Attendance.objects.filter(session=session, registration=OuterRef("pk"))
    registrations = Registration.objects.filter(offering=session.offering_id)
    return registrations.filter(Q(state="confirmed") | Exists(noted)).order_by("is_walk_in", "pk")


def check_may_note(session: Session) -> None:
    """Raises ValidationError, in French, where nothing of it can be known."""
    if session.state == SessionState.CANCELLED:
        raise ValidationError(_("Cette séance est annulée : nul n’y est venu."))
    refuse_before_its_day(session)


def _locked(session: Session) -> Session:
    locked = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    check_may_note(locked)
    return locked


@transaction.atomic
def note_counts(*, session: Session, registration: Registration, by, **counts) -> Attendance:
    """Note how many of a registration came: ``pupils``, ``companions`` or both; None where nobody counted."""
    return _note(_locked(session), registration, counts)


def _note(session: Session, registration: Registration, counts: dict) -> Attendance:
    found = Attendance.objects.filter(session=session, registration=registration).first()
    attendance = found or Attendance(
        session=session,
        registration=registration,
        expected_pupils=0 if registration.is_walk_in else registration.pupils,
        expected_companions=0 if registration.is_walk_in else registration.companions,
    )
    for name, value in counts.items():
        setattr(attendance, name, value)
    attendance.full_clean()
    attendance.save()
    return attendance


@transaction.atomic
def note_person(
    *, session: Session, participant: Participant, is_present: bool | None, by
) -> Attendance:
    """Note whether somebody who is named came; None where that was a slip. The count of the group follows."""
    locked = _locked(session)
    noted = ParticipantAttendance.objects.filter(session=locked, participant=participant)
    if is_present is None:
        noted.delete()
    elif not noted.update(is_present=is_present):
        one = ParticipantAttendance(session=locked, participant=participant, is_present=is_present)
        one.full_clean()
        one.save()
    of_group = ParticipantAttendance.objects.filter(
        session=locked, participant__registration=participant.registration_id
    )
    counted = of_group.aggregate(noted=Count("pk"), present=Count("pk", filter=Q(is_present=True)))
    pupils = counted["present"] if counted["noted"] else None
    return _note(locked, participant.registration, {"pupils": pupils})


@transaction.atomic
def note_visitors(*, session: Session, quantity: Quantity, by) -> Session:
    """How many came to what has no registration, as it was stated: « environ 200 »."""
    locked = _locked(session)
    for name, value in Session.spread(quantity).items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save(update_fields=["minimum", "maximum", "qualifier"])
    return locked

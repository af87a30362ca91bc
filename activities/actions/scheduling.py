"""Sessions: added, moved, cancelled and held, each of them taken back, and what an activity becomes of it.

An hour is one of the wall clock: 22:00 to 1:00 ends on the next day, and what the night of spring leaves out is
refused. Other calendars hear of a change by the ``sequence`` of the session, which grows with it.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.actions import telling
from activities.actions.machines import activity_machine, session_machine
from activities.enums import ACTIVITY_TO_COME, ActivityState, OfferingState, SessionState
from activities.models import Activity, Offering, Session, SessionMove
from programs.lib.calendars.hours import instant, never_shown, times_shown
from programs.lib.periods import today
from programs.moves import Move


@dataclass(frozen=True)
class When:
    """A local day and two hours of the wall clock; it ends on the next day where ``ends`` is not after ``starts``.

    ``place`` is where it is held, where that is not where its offering is.
    """

    day: date
    starts: time
    ends: time
    place: str = ""

    def check(self) -> None:
        """Raises ValidationError for an hour that no clock shows on that day."""
        last = self.day + timedelta(days=self.ends <= self.starts)
        for name, day, hour in ("starts", self.day, self.starts), ("ends", last, self.ends):
            wall = datetime.combine(day, hour)
            if not times_shown(wall):
                raise ValidationError({name: never_shown(wall)})


# --- added


@transaction.atomic
def add_sessions(*, offering: Offering, times: Sequence[When], by) -> list[Session]:
    """Add the sessions of ``times`` to an offering, numbered after those that it has. All of them or none."""
    Offering.objects.select_for_update(of=("self",), no_key=True).get(pk=offering.pk)
    last = offering.sessions.aggregate(last=Max("number"))["last"] or 0
    made = []
    for number, when in enumerate(sorted(times, key=_in_order), start=last + 1):
        when.check()
        session = Session(offering=offering, number=number, **vars(when))
        made.append(session_machine.begin(session, by=by, on=today()))
    follow_sessions(offering.activity, by=by)
    return made


def _in_order(when: When) -> tuple:
    return when.day, when.starts


# --- moved


@transaction.atomic
def move_session(*, session: Session, when: When, by) -> Session:
    """Hold it at another time, or elsewhere, for everybody who is registered, and is told.

    Raises ValidationError where it was held or cancelled, and for an hour that no clock shows on that day.
    """
    when.check()
    locked = _locked(session)
    if locked.state != SessionState.SCHEDULED:
        raise ValidationError(
            _("La séance est à l’état « %(state)s » : elle ne se déplace pas.")
            % {"state": locked.get_state_display()}
        )
    if when == When(locked.day, locked.starts, locked.ends, locked.place):
        return locked
    before = copy(locked)
    for name, value in vars(when).items():
        setattr(locked, name, value)
    locked.sequence += 1
    locked.full_clean()
    locked.save()
    telling.tell_session_moved(locked, before)
    return locked


def _locked(session: Session) -> Session:
    found = Session.objects.select_for_update(of=("self",)).select_related("offering__activity")
    return found.get(pk=session.pk)


# --- cancelled


@transaction.atomic
def cancel_session(*, session: Session, by, reason: str, on: date | None = None) -> Session:
    """It will not take place, for a reason that is kept and told. Raises where it is cancelled already, or was held."""
    cancelled = _cancelled(_locked(session), by=by, reason=reason, on=on)
    telling.tell_session_cancelled(cancelled)
    follow_sessions(cancelled.offering.activity, by=by)
    return cancelled


def _cancelled(locked: Session, *, by, reason: str, on: date | None = None) -> Session:
    return session_machine.move(
        locked,
        SessionState.CANCELLED,
        by=by,
        on=on,
        reason=reason,
        sources=(SessionState.SCHEDULED,),
        sequence=locked.sequence + 1,
    )


@transaction.atomic
def restore_session(*, session: Session, by, on: date | None = None) -> Session:
    """Cancelled by mistake: it will take place after all, which is told."""
    restored = _restored(session, by=by, on=on)
    telling.tell_session_restored(restored)
    return restored


def _restored(session: Session, *, by, on: date | None = None) -> Session:
    locked = _locked(session)
    _refuse_stopped(locked)
    restored = session_machine.move(
        locked,
        SessionState.SCHEDULED,
        by=by,
        on=on,
        sources=(SessionState.CANCELLED,),
        sequence=locked.sequence + 1,
    )
    follow_sessions(restored.offering.activity, by=by)
    return restored


def _refuse_stopped(session: Session) -> None:
    if session.offering.activity.state == ActivityState.CANCELLED:
        raise ValidationError(_("L’activité est annulée : rétablissez-la d’abord."))
    if session.offering.state == OfferingState.CANCELLED:
        raise ValidationError(_("L’horaire est annulé : rétablissez-le d’abord."))


@transaction.atomic
def cancel_sessions(*, sessions: QuerySet[Session], by, reason: str) -> None:
    """Cancel what is still to come of ``sessions``, with that of which they are."""
    scheduled = sessions.filter(state=SessionState.SCHEDULED)
    for session in scheduled.select_for_update(of=("self",)).order_by("pk"):
        _cancelled(session, by=by, reason=reason)


@transaction.atomic
def restore_sessions(*, sessions: QuerySet[Session], since: Move | None, by) -> None:
    """Give back those of ``sessions`` that were cancelled with ``since``, and none that was cancelled before."""
    if since is None:
        return
    with_it = SessionMove.objects.filter(
        session=OuterRef("pk"), to_state=SessionState.CANCELLED, moved_at__gte=since.moved_at
    )
    cancelled = sessions.filter(Exists(with_it), state=SessionState.CANCELLED)
    for session in cancelled.order_by("pk"):
        _restored(session, by=by)


@transaction.atomic
def tell_calendars(*, activity: Activity) -> None:
    """Let other calendars hear that the sessions to come of ``activity`` are no longer as they were."""
    _scheduled(activity).update(sequence=F("sequence") + 1)


def _scheduled(activity: Activity) -> QuerySet[Session]:
    return Session.objects.filter(offering__activity=activity, state=SessionState.SCHEDULED)


# --- held


@transaction.atomic
def hold_session(*, session: Session, by, on: date | None = None) -> Session:
    """It took place, on its day; the activity as well once this was the last of its sessions."""
    locked = _locked(session)
    refuse_before_its_day(locked)
    _refuse_stopped(locked)
    held = session_machine.move(
        locked,
        SessionState.HELD,
        by=by,
        on=on or _not_before_the_last_step(locked, locked.day),
        sources=(SessionState.SCHEDULED,),
    )
    follow_sessions(held.offering.activity, by=by)
    return held


@transaction.atomic
def take_back_held(*, session: Session, by, on: date | None = None) -> Session:
    """Noted as held by mistake. Raises where the account of the activity is already rendered."""
    locked = _locked(session)
    if locked.offering.activity.state == ActivityState.REPORTED:
        raise ValidationError(
            _("Le bilan de l’activité est fait : reprenez d’abord cette étape de l’activité.")
        )
    taken_back = session_machine.move(
        locked, SessionState.SCHEDULED, by=by, on=on, sources=(SessionState.HELD,)
    )
    follow_sessions(taken_back.offering.activity, by=by)
    return taken_back


def refuse_before_its_day(session: Session) -> None:
    """Nothing of what came of a session is known before the day on which it begins."""
    if session.day > today():
        raise ValidationError(_("Cette séance est à venir : attendez le jour même."))


def past_sessions(activity: Activity) -> list[Session]:
    """Those that are over, and of which nobody said that they were held."""
    now = instant(timezone.now())
    begun = _scheduled(activity).filter(day__lte=today()).order_by("day", "starts", "pk")
    return [one for one in begun if instant(one.ends_at) <= now]


@transaction.atomic
def hold_past_sessions(*, activity: Activity, by) -> int:
    """Note as held every session that is over; how many is returned."""
    past = past_sessions(activity)
    for session in past:
        hold_session(session=session, by=by)
    return len(past)


def follow_sessions(activity: Activity, *, by) -> None:
    """Let an activity be held once the last of its sessions is, and no more once one of them is to come again."""
    locked = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    sessions = Session.objects.filter(offering__activity=locked).not_cancelled()
    states = set(sessions.values_list("state", flat=True))
    if states == {SessionState.HELD} and locked.state in ACTIVITY_TO_COME:
        last = sessions.aggregate(day=Max("day"))["day"]
        on = _not_before_the_last_step(locked, last)
        activity_machine.move(locked, ActivityState.HELD, by=by, on=on)
    elif SessionState.SCHEDULED in states and locked.state == ActivityState.HELD:
        activity_machine.move(locked, ActivityState.CLOSED, by=by)


def _not_before_the_last_step(record, day: date) -> date:
    """The day on which it happened, as its figures count it; no log goes backwards."""
    last = record.moves.aggregate(last=Max("effective_on"))["last"]
    return max(day, last) if last else day

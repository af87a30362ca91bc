"""Activities at the desk of a coordinator: made in one go, copied for the year after, and led from step to step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.actions import telling
from activities.actions.machines import activity_machine, offering_machine
from activities.actions.registering import lock_offering, promote
from activities.actions.scheduling import (
    When,
    add_sessions,
    cancel_sessions,
    follow_sessions,
    restore_sessions,
    tell_calendars,
)
from activities.enums import (
    ACTIVITY_TO_COME,
    ActivityState,
    OfferingState,
    SessionState,
)
from activities.models import (
    Activity,
    ActivityPart,
    Offering,
    Registration,
    Session,
    Survey,
    SurveyQuestion,
)
from programs.lib.periods import today
from programs.models import Organization

# An organisation, and what it does for an activity.
HasPart = tuple[Organization, str]

_S = ActivityState
_LONGEST_CODE = 40
# A copy falls on the same days of the week.
A_YEAR = timedelta(weeks=52)
# What of an activity is of its own year, and not carried over to a copy.
_OF_ITS_YEAR = {"id", "code", "state", "reason", "review", "review_en", "is_public", "copied_from"}
_OF_ITS_OFFERING = {
    "id", "activity", "state", "reason", "taken", "last_queue", "first_day", "first_starts",
}  # fmt: skip


def free_code(taken, text: str, fallback: str) -> str:
    """A short name for an address, made of ``text``, that none of the records of ``taken`` bears."""
    stem = slugify(text)[: _LONGEST_CODE - 4].strip("-") or fallback
    known = set(taken.filter(code__startswith=stem).values_list("code", flat=True))
    return next(
        code
        for code in (stem, *(f"{stem}-{number}" for number in range(2, len(known) + 3)))
        if code not in known
    )


@transaction.atomic
def make_activity(
    *,
    activity: Activity,
    offering: Offering,
    times: Sequence[When],
    parts: Sequence[HasPart] = (),
    by,
) -> Activity:
    """A new activity, its first offering and the sessions of it, in preparation. All of it or nothing."""
    activity.code = activity.code or free_code(
        Activity.objects.filter(program=activity.program), activity.title, "activite"
    )
    made = activity_machine.begin(activity, by=by, on=today())
    offering.activity = made
    add_offering(offering=offering, by=by)
    add_sessions(offering=offering, times=times, by=by)
    _keep_parts(made, parts)
    return made


@transaction.atomic
def change_activity(*, activity: Activity, parts: Sequence[HasPart], by) -> Activity:
    """Keep what a coordinator wrote of it, and of who has which part in it."""
    activity.full_clean()
    activity.save()
    _keep_parts(activity, parts)
    return activity


def _keep_parts(activity: Activity, parts: Sequence[HasPart]) -> None:
    """Those of ``parts`` and no others; what was there already stays the record that it was."""
    held = {
        (one.organization, one.part): one for one in activity.parts.select_related("organization")
    }
    for key in held.keys() - set(parts):
        held[key].delete()
    for organization, part in parts:
        if (organization, part) not in held:
            ActivityPart.objects.create(activity=activity, organization=organization, part=part)


@transaction.atomic
def add_offering(*, offering: Offering, by) -> Offering:
    """A further schedule of an activity."""
    siblings = Offering.objects.filter(activity=offering.activity)
    offering.code = offering.code or free_code(siblings, offering.label, "horaire")
    offering.position = siblings.count()
    return offering_machine.begin(offering, by=by, on=today())


@transaction.atomic
def change_offering(*, offering: Offering, by) -> tuple[Offering, list[Registration]]:
    """Keep what a coordinator wrote of it; also those whose turn it is, where it has more places now."""
    lock_offering(offering.pk)
    offering.full_clean()
    offering.save()
    return offering, promote(lock_offering(offering.pk), by=by)


@transaction.atomic
def cancel_offering(*, offering: Offering, by, reason: str) -> Offering:
    """A schedule that is not held after all, nor any session of it that was to come."""
    cancelled = offering_machine.move(
        offering, OfferingState.CANCELLED, by=by, reason=reason, sources=(OfferingState.OFFERED,)
    )
    cancel_sessions(sessions=cancelled.sessions.all(), by=by, reason=reason)
    telling.tell_offering_cancelled(cancelled)
    follow_sessions(cancelled.activity, by=by)
    return cancelled


@transaction.atomic
def restore_offering(*, offering: Offering, by) -> Offering:
    """Cancelled by mistake: it is offered again, with the sessions that went with it, which is told."""
    restored = offering_machine.move(
        offering, OfferingState.OFFERED, by=by, sources=(OfferingState.CANCELLED,)
    )
    last = restored.moves.filter(to_state=OfferingState.CANCELLED).order_by("-pk").first()
    restore_sessions(sessions=restored.sessions.all(), since=last, by=by)
    telling.tell_offering_restored(restored)
    return restored


# --- Steps ----------------------------------------------------------------------------------------


class Lack(StrEnum):
    """What has to be written before anybody reads of an activity: each on a page of its own."""

    OFFERING = "offering"
    SESSION = "session"
    PLACE = "place"
    SUMMARY = "summary"


_LACKS = {
    Lack.OFFERING: gettext_lazy("Ajoutez un horaire."),
    Lack.SESSION: gettext_lazy("Ajoutez au moins une séance."),
    Lack.PLACE: gettext_lazy("Écrivez le lieu, ou dites que c’est en ligne."),
    Lack.SUMMARY: gettext_lazy("Écrivez la présentation : ce qu’on y fait et ce qu’on en retire."),
}


@dataclass(frozen=True)
class Obstacle:
    """``offering`` is where it is written; None where it is of the activity, or where there is none yet."""

    lack: Lack
    offering: Offering | None = None

    def __str__(self):
        return str(_LACKS[self.lack])


def obstacles_to_open(activity: Activity) -> list[Obstacle]:
    """What an activity lacks before anybody reads of it; none where it may be made public."""
    found = []
    offerings = list(activity.offerings.offered())
    if not offerings:
        found.append(Obstacle(Lack.OFFERING))
    if not _sessions_of(activity).not_cancelled().exists():
        found.append(Obstacle(Lack.SESSION, next(iter(offerings), None)))
    nowhere = (one for one in offerings if not one.is_online and not one.place)
    if offering := next(nowhere, None):
        found.append(Obstacle(Lack.PLACE, offering))
    if not activity.summary.strip():
        found.append(Obstacle(Lack.SUMMARY))
    return found


def _refuse_what_lacks(activity: Activity) -> None:
    if found := obstacles_to_open(activity):
        raise ValidationError([str(one) for one in found])


@transaction.atomic
def publish_activity(*, activity: Activity, by) -> Activity:
    """Let anybody read of it in the calendar. Raises ValidationError with all that it lacks."""
    _refuse_what_lacks(activity)
    return _shown(activity, True)


@transaction.atomic
def withdraw_activity(*, activity: Activity, by) -> Activity:
    """Published too fast: nobody reads of it any more. Raises where people already count on it."""
    if Registration.objects.live().filter(offering__activity=activity).exists():
        raise ValidationError(
            _("Des inscriptions sont reçues : annulez l’activité, ou gardez-la au calendrier.")
        )
    return _shown(activity, False)


def _shown(activity: Activity, is_public: bool) -> Activity:
    locked = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    locked.is_public = is_public
    locked.save(update_fields=["is_public"])
    return locked


@transaction.atomic
def open_registration(*, activity: Activity, by) -> Activity:
    """Take registrations, in the calendar that anybody reads. Raises ValidationError with all that it lacks."""
    _refuse_what_lacks(activity)
    if not (activity.takes_groups or activity.takes_persons):
        raise ValidationError(_("Cette activité ne prend pas d’inscription : publiez-la."))
    opened = activity_machine.move(
        activity,
        _S.OPEN,
        by=by,
        sources=(_S.PLANNED, _S.CLOSED, _S.POSTPONED),
        is_public=True,
    )
    _tell_resumed(opened)
    return opened


def _was_put_off(moved: Activity) -> bool:
    """Whether it was until its last step."""
    return moved.moves.latest("pk").from_state == _S.POSTPONED


def _tell_resumed(moved: Activity) -> None:
    """It was put off until this step: those who are registered hear its days, and so do other calendars."""
    if _was_put_off(moved):
        tell_calendars(activity=moved)
        telling.tell_activity_resumed(moved)


@transaction.atomic
def close_registration(*, activity: Activity, by) -> Activity:
    """Take no more registrations; those that are there stay, and the waiting list goes on."""
    return activity_machine.move(activity, _S.CLOSED, by=by, sources=(_S.PLANNED, _S.OPEN))


@transaction.atomic
def prepare_again(*, activity: Activity, by) -> Activity:
    """Opened or closed too fast, or set again after it was postponed."""
    planned = activity_machine.move(
        activity, _S.PLANNED, by=by, sources=(_S.OPEN, _S.CLOSED, _S.POSTPONED)
    )
    _tell_resumed(planned)
    return planned


@transaction.atomic
def report_activity(*, activity: Activity, by, review: str, review_en: str = "") -> Activity:
    """Its account is rendered: what went well, and what is to be done otherwise."""
    return activity_machine.move(
        activity, _S.REPORTED, by=by, sources=(_S.HELD,), review=review, review_en=review_en
    )


@transaction.atomic
def take_back_report(*, activity: Activity, by) -> Activity:
    """Its account is written again."""
    return activity_machine.move(activity, _S.HELD, by=by, sources=(_S.REPORTED,))


@transaction.atomic
def postpone_activity(*, activity: Activity, by, reason: str) -> Activity:
    """It is put off to a day that is not known yet; who is registered stays so, and is told."""
    postponed = activity_machine.move(
        activity, _S.POSTPONED, by=by, reason=reason, sources=ACTIVITY_TO_COME
    )
    tell_calendars(activity=postponed)
    telling.tell_activity_postponed(postponed)
    return postponed


@transaction.atomic
def cancel_activity(*, activity: Activity, by, reason: str) -> Activity:
    """It is given up, and so is every session of it that was to come."""
    cancelled = activity_machine.move(
        activity, _S.CANCELLED, by=by, reason=reason, sources=(*ACTIVITY_TO_COME, _S.POSTPONED)
    )
    cancel_sessions(sessions=_sessions_of(cancelled), by=by, reason=reason)
    telling.tell_activity_cancelled(cancelled, was_put_off=_was_put_off(cancelled))
    return cancelled


@transaction.atomic
def restore_activity(*, activity: Activity, by) -> Activity:
    """Cancelled by mistake: it is in preparation again, with the sessions that went with it, which is told."""
    restored = activity_machine.move(activity, _S.PLANNED, by=by, sources=(_S.CANCELLED,))
    last = restored.moves.filter(to_state=_S.CANCELLED).order_by("-pk").first()
    restore_sessions(sessions=_sessions_of(restored), since=last, by=by)
    telling.tell_activity_restored(restored)
    return restored


def _sessions_of(activity: Activity) -> QuerySet[Session]:
    return Session.objects.filter(offering__activity=activity)


# --- The year after -------------------------------------------------------------------------------


def first_day_of(activity: Activity) -> date | None:
    """The day of its first session that is not cancelled."""
    sessions = _sessions_of(activity).not_cancelled()
    return sessions.aggregate(first=Min("day"))["first"]


@transaction.atomic
def copy_activity(
    *, activity: Activity, title: str, first_day: date | None, by, title_en: str = ""
) -> Activity:
    """An activity in preparation with all that ``activity`` is made of, its first session on ``first_day``.

    Its other days come as far apart as they were. What it gathered, registrations, attendance and answers, is not
    copied; nor are sessions that were cancelled.
    """
    was = first_day_of(activity)
    later = first_day - was if first_day and was else A_YEAR
    copy = Activity(
        **_values_of(activity, _OF_ITS_YEAR) | {"title": title, "title_en": title_en},
        code=free_code(Activity.objects.filter(program=activity.program), title, "activite"),
        copied_from=activity,
    )
    copy = activity_machine.begin(copy, by=by, on=today())
    for part in activity.parts.all():
        part.pk, part.activity = None, copy
        part.save(force_insert=True)
    for offering in activity.offerings.offered():
        _copy_offering(offering, copy, later, by=by)
    for survey in activity.surveys.all():
        _copy_survey(survey, copy, later)
    return copy


def _copy_offering(offering: Offering, activity: Activity, later: timedelta, *, by) -> None:
    values = _values_of(offering, _OF_ITS_OFFERING)
    for name in ("opens_at", "closes_at", "freezes_at"):
        values[name] = _moved(values[name], later)
    made = offering_machine.begin(Offering(activity=activity, **values), by=by, on=today())
    times = [
        When(session.day + later, session.starts, session.ends, session.place)
        for session in offering.sessions.exclude(state=SessionState.CANCELLED)
    ]
    add_sessions(offering=made, times=times, by=by)


def _copy_survey(survey: Survey, activity: Activity, later: timedelta) -> None:
    values = _values_of(survey, {"id", "activity", "nonce", "asked"})
    for name in ("opens_on", "closes_on"):
        values[name] = values[name] and values[name] + later
    made = Survey.objects.create(activity=activity, **values)
    SurveyQuestion.objects.bulk_create(
        SurveyQuestion(survey=made, **_values_of(one, {"id", "survey"}))
        for one in survey.questions.all()
    )


def _values_of(record, but: set[str]) -> dict:
    return {
        field.attname: getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if field.name not in but
    }


def _moved(moment: datetime | None, later: timedelta) -> datetime | None:
    """The same hour of the wall clock, so much later."""
    if moment is None:
        return None
    return timezone.make_aware(timezone.localtime(moment).replace(tzinfo=None) + later)

"""Meetings of a committee: planned, convened, moved, cancelled, held. Members hear of what they come or go by."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programs.lib.calendars.hours import never_shown, times_shown
from programs.lib.periods import format_date, today
from programs.partnerships.actions import committee_agenda, committee_telling
from programs.partnerships.actions.committee_carrying import hold, keep_in_step
from programs.partnerships.actions.committee_deciding import follow_quorum
from programs.partnerships.actions.machines import meeting_machine
from programs.partnerships.enums import COMMITTEE_MEETING_TO_COME, CommitteeMeetingState
from programs.partnerships.models import Committee, CommitteeMeeting
from programs.partnerships.quorum import quorum_on

_S = CommitteeMeetingState
# What members come by: they hear of a change of any of these.
TOLD = ("day", "starts", "ends", "place", "online")


@transaction.atomic
def plan_meetings(
    *, committee: Committee, meetings: Sequence[CommitteeMeeting], usual: bool, by
) -> list[CommitteeMeeting]:
    """Plan ``meetings``, numbered after those that the committee has; all of them or none.

    ``usual`` puts the usual points on each agenda. What the committee has open stands there by itself.
    """
    hold(committee.pk)
    last = committee.meetings.aggregate(last=Max("number"))["last"] or 0
    for number, meeting in enumerate(meetings, start=last + 1):
        meeting.committee, meeting.number = committee, number
        _check_hours(meeting)
        # One that is noted afterwards counts for the period in which it was.
        meeting_machine.begin(meeting, by=by, on=min(meeting.day or today(), today()))
        if usual:
            committee_agenda.add_usual(meeting=meeting)
    return list(meetings)


def _check_hours(meeting: CommitteeMeeting) -> None:
    """Raises ValidationError for an hour that no clock shows on that day."""
    for name, moment in (("starts", meeting.starts_at), ("ends", meeting.ends_at)):
        wall = moment and moment.replace(tzinfo=None)
        if wall and not times_shown(wall):
            raise ValidationError({name: never_shown(wall)})


@transaction.atomic
def change_meeting(*, meeting: CommitteeMeeting, by, **wanted) -> int | None:
    """Set what is in ``TOLD``; whoever was convened hears of it. Say how many were told, None where nobody had to be.

    Raises ValidationError where it is not to come any more.
    """
    hold(meeting.committee_id)
    locked = _locked(meeting)
    if not locked.is_to_come:
        raise ValidationError(
            _("La rencontre est à l’état « %(state)s » : elle ne se déplace plus.")
            % {"state": locked.get_state_display()}
        )
    before = [getattr(locked, name) for name in TOLD]
    for name in TOLD:
        setattr(locked, name, wanted[name])
    if before == [getattr(locked, name) for name in TOLD]:
        return None
    _check_hours(locked)
    convened = locked.state == _S.CONVENED
    locked.sequence += convened
    locked.full_clean()
    locked.save()
    keep_in_step(locked.committee_id)
    return committee_telling.tell_changed(locked) if convened else None


def _locked(meeting: CommitteeMeeting) -> CommitteeMeeting:
    found = CommitteeMeeting.objects.select_for_update(of=("self",))
    return found.select_related("committee__program__lead").get(pk=meeting.pk)


def _with_committee(meeting: CommitteeMeeting) -> CommitteeMeeting:
    found = CommitteeMeeting.objects.select_related("committee__program__lead")
    return found.get(pk=meeting.pk)


@transaction.atomic
def convene_meeting(*, meeting: CommitteeMeeting, by) -> CommitteeMeeting:
    """Have its members know of it, with what stands on its agenda. The log keeps who could not be told.

    Raises ValidationError where it has no day.
    """
    hold(meeting.committee_id)
    found = _with_committee(meeting)
    if found.day is None:
        raise ValidationError(_("Fixez d’abord le jour : on ne convoque pas à une date à fixer."))
    keep_in_step(found.committee_id)
    moved = meeting_machine.move(
        found,
        _S.CONVENED,
        by=by,
        reason=_told(found),
        sources=(_S.PLANNED,),
        convened_at=timezone.now(),
        # A calendar that was told before hears that this is newer.
        sequence=found.sequence + (found.convened_at is not None),
    )
    committee_telling.tell_convened(_with_committee(moved))
    return moved


def _told(meeting: CommitteeMeeting) -> str:
    """How many are told, and who cannot be."""
    count = committee_telling.invited(meeting).exclude(email="").count()
    said = ngettext(
        "%(count)d membre convoqué par courriel.",
        "%(count)d membres convoqués par courriel.",
        count,
    ) % {"count": count}
    without = committee_telling.without_address(meeting)
    if not without:
        return said
    names = "; ".join(str(one) for one in without)
    return _("%(said)s Sans adresse : %(names)s.") % {"said": said, "names": names}


@transaction.atomic
def tell_again(*, meeting: CommitteeMeeting, by) -> CommitteeMeeting:
    """Who joined since, or lost it, gets the convocation; calendars know it for what they have."""
    locked = _locked(meeting)
    if locked.state != _S.CONVENED:
        raise ValidationError(_("Cette rencontre n’est pas convoquée."))
    committee_telling.tell_convened(locked)
    return locked


@transaction.atomic
def cancel_meeting(*, meeting: CommitteeMeeting, by, reason: str) -> CommitteeMeeting:
    """It will not take place; whoever was convened hears why, and their calendars let it go."""
    hold(meeting.committee_id)
    found = _with_committee(meeting)
    was_convened = found.state == _S.CONVENED
    cancelled = meeting_machine.move(
        found,
        _S.CANCELLED,
        by=by,
        reason=reason,
        sources=COMMITTEE_MEETING_TO_COME,
        sequence=found.sequence + was_convened,
    )
    if was_convened:
        committee_telling.tell_cancelled(_with_committee(cancelled))
    return cancelled


@transaction.atomic
def restore_meeting(*, meeting: CommitteeMeeting, by) -> CommitteeMeeting:
    """Cancelled by mistake: it is prepared anew, and convened again when it is ready."""
    return meeting_machine.move(meeting, _S.PLANNED, by=by, sources=(_S.CANCELLED,))


@transaction.atomic
def hold_meeting(*, meeting: CommitteeMeeting, by) -> CommitteeMeeting:
    """It took place. The quorum of its day is kept; what was decided without it waits for a later meeting.

    Raises ValidationError before its day. The log bears the day itself, whenever that was noted, unless it was moved
    or convened later than that.
    """
    hold(meeting.committee_id)
    found = _with_committee(meeting)
    if found.day is None:
        raise ValidationError(_("Fixez d’abord le jour où la rencontre a eu lieu."))
    if found.day > today():
        raise ValidationError(
            _("La rencontre est prévue le %(day)s : elle ne peut pas être déjà tenue.")
            % {"day": format_date(found.day, get_language() or "fr")}
        )
    last = meeting_machine.history(found).first()
    held = meeting_machine.move(
        found,
        _S.HELD,
        by=by,
        on=max(found.day, last.effective_on) if last else found.day,
        sources=COMMITTEE_MEETING_TO_COME,
        quorum_needed=quorum_on(found.committee, found.day),
    )
    follow_quorum(held)
    return held


@transaction.atomic
def take_back_held(*, meeting: CommitteeMeeting, by) -> CommitteeMeeting:
    """It was noted as held too fast: it is to come again, and all that was noted stays."""
    hold(meeting.committee_id)
    found = _with_committee(meeting)
    to = _S.CONVENED if found.convened_at else _S.PLANNED
    return meeting_machine.move(found, to, by=by, sources=(_S.HELD,), quorum_needed=None)

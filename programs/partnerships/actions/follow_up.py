"""Follow-ups: noted, done, dropped, reopened, put off. The agendas of their committee follow."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs import history
from programs.lib.periods import today
from programs.partnerships.actions.committee_agenda import written
from programs.partnerships.actions.committee_carrying import hold, keep_in_step
from programs.partnerships.actions.machines import follow_up_machine
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models import FollowUp

_S = FollowUpState


@transaction.atomic
def note_follow_up(*, follow_up: FollowUp, by) -> FollowUp:
    """Note that somebody has something to do, at a meeting or outside of one.

    Raises ValidationError for a meeting whose minutes are adopted, or that is cancelled.
    """
    if follow_up.meeting_id:
        hold(follow_up.meeting.committee_id)
        written(follow_up.meeting)
        follow_up.committee = follow_up.meeting.committee
    return follow_up_machine.begin(follow_up, by=by, on=follow_up.noted_on)


@transaction.atomic
def change_follow_up(*, follow_up: FollowUp) -> FollowUp:
    """Keep what was written of it; one that goes to another committee leaves the agendas of the first."""
    before = FollowUp.objects.values_list("committee", flat=True).get(pk=follow_up.pk)
    for committee in sorted({one for one in (before, follow_up.committee_id) if one}):
        hold(committee)
    follow_up.full_clean()
    follow_up.save()
    for committee in {before, follow_up.committee_id}:
        keep_in_step(committee)
    return follow_up


@transaction.atomic
def put_off(*, follow_up: FollowUp, due_on: date | None, timeline: str) -> FollowUp:
    """Another due time. What it was before stays in its history."""
    locked = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if locked.state != _S.OPEN:
        raise ValidationError(_("Ce suivi est clos : rouvrez-le d’abord."))
    locked.due_on, locked.timeline = due_on, timeline
    locked.full_clean()
    locked.save(update_fields=["due_on", "timeline"])
    return locked


@transaction.atomic
def finish(*, follow_up: FollowUp, by, on: date | None = None, reason: str = "") -> FollowUp:
    """It is done; ``reason`` is what there is to say of it."""
    return follow_up_machine.move(follow_up, _S.DONE, by=by, on=on, reason=reason)


@transaction.atomic
def drop(*, follow_up: FollowUp, by, reason: str, on: date | None = None) -> FollowUp:
    return follow_up_machine.move(follow_up, _S.DROPPED, by=by, on=on, reason=reason)


@transaction.atomic
def reopen(*, follow_up: FollowUp, by, reason: str = "") -> FollowUp:
    """It is to be done again, and comes back on the next agenda."""
    return follow_up_machine.move(
        follow_up, _S.OPEN, by=by, on=today(), reason=reason, sources=(_S.DONE, _S.DROPPED)
    )


@transaction.atomic
def finish_several(*, follow_ups: Iterable[FollowUp], by) -> int:
    """All of them are done today; those that are closed already are left alone. Say how many were."""
    found = sorted(follow_ups, key=lambda one: (one.committee_id or 0, one.pk))
    done = 0
    for one in found:
        if one.state == _S.OPEN:
            with history.own_act():
                finish(follow_up=one, by=by)
            done += 1
    return done

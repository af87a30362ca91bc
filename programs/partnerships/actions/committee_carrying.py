"""What a committee has open stands on its agendas to come, and leaves them once it is done; those past keep it.

Whoever opens or closes a follow-up, and whoever plans a meeting, does so holding the committee: neither misses what the
other is about to write.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.db.models import F

from programs.lib.periods import today
from programs.moves import Machine
from programs.partnerships.agendas import place_of_carried
from programs.partnerships.models import AgendaItem, Committee, CommitteeMeeting, FollowUp

_LONGEST_TITLE = 250


class CarryingMachine(Machine):
    """A state machine of what belongs to a committee: with each step the agendas to come follow."""

    def locked(self, record):
        hold(record.committee_id)
        return super().locked(record)

    @transaction.atomic
    def begin(self, record, *, by, on):
        hold(record.committee_id)
        made = super().begin(record, by=by, on=on)
        keep_in_step(record.committee_id)
        return made

    @transaction.atomic
    def move(self, record, to: str, **details):
        hold(record.committee_id)
        moved = super().move(record, to, **details)
        keep_in_step(record.committee_id)
        return moved


def hold(committee_id: int | None) -> None:
    """Be the one who writes the agendas of a committee until this transaction ends."""
    if committee_id is not None:
        held = Committee.objects.select_for_update(of=("self",), no_key=True)
        list(held.filter(pk=committee_id).values_list("pk"))


@transaction.atomic
def keep_in_step(committee_id: int | None) -> None:
    """Write into the agendas to come what is open, and out of those of another day what no longer is.

    On the day itself nothing leaves an agenda: what is done then was spoken of. The committee is held.
    """
    if committee_id is None:
        return
    day = today()
    meetings = CommitteeMeeting.objects.to_come().filter(committee=committee_id)
    coming = [one for one in meetings if one.day is None or one.day >= day]
    if not coming:
        return
    open_now = list(FollowUp.objects.open().filter(committee=committee_id))
    later = [one for one in coming if one.day != day]
    done = AgendaItem.objects.filter(meeting__in=later).exclude(follow_up=None)
    done.exclude(follow_up__in=open_now).delete()
    items = defaultdict(list)
    for item in AgendaItem.objects.filter(meeting__in=coming):
        items[item.meeting_id].append(item)
    AgendaItem.objects.bulk_create(
        item for one in coming for item in _missing(one, items[one.pk], open_now)
    )


def _missing(
    meeting: CommitteeMeeting, items: list[AgendaItem], open_now: list[FollowUp]
) -> Iterator[AgendaItem]:
    known = {one.follow_up_id for one in items}
    place = place_of_carried(items)
    missing = [one for one in open_now if one.pk not in known and one.meeting_id != meeting.pk]
    if missing and known <= {None}:
        _make_room(items, place)
    for one in missing:
        yield AgendaItem(
            meeting=meeting,
            position=place,
            title=one.text[:_LONGEST_TITLE],
            title_en=one.text_en[:_LONGEST_TITLE],
            follow_up=one,
        )


def _make_room(items: list[AgendaItem], place: int) -> None:
    """Let the follow-ups stand before the last point; it comes after them from now on."""
    after = [one.pk for one in items if one.position >= place]
    if after:
        AgendaItem.objects.filter(pk__in=after).update(position=F("position") + 1)

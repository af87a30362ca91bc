"""The agenda of a meeting as it is read: its points in their order, and the open follow-ups of the committee as one.

Of a meeting to come, whatever is open stands in it, whether it was written there already or not; of one that is over,
what was written there.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from programs.lib.periods import today
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models import AgendaItem, CommitteeMeeting, FollowUp


@dataclass(frozen=True)
class Point:
    """One point: an item, or all the follow-ups that are carried over.

    ``anchor`` is the item that moves it, None where no follow-up is written on the agenda yet.
    """

    number: int
    item: AgendaItem | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    anchor: AgendaItem | None = None


def points_of(meeting: CommitteeMeeting) -> list[Point]:
    """Two queries at most."""
    items = list(meeting.items.select_related("follow_up__organization"))
    written = [one for one in items if one.follow_up_id]
    carried = _carried(meeting, written)
    place = place_of_carried(items)
    ordinary = [one for one in items if one.follow_up_id is None]
    whole: list[tuple] = [(one, (), one) for one in ordinary]
    if carried:
        before = sum(one.position < place for one in ordinary)
        whole.insert(before, (None, tuple(carried), written[0] if written else None))
    return [Point(number, *parts) for number, parts in enumerate(whole, start=1)]


def place_of_carried(items: Iterable[AgendaItem]) -> int:
    """The position of the follow-ups among ``items``: theirs, or just before the last point where none is there yet."""
    items = list(items)
    for one in items:
        if one.follow_up_id:
            return one.position
    return max((one.position for one in items), default=0)


def _carried(meeting: CommitteeMeeting, items: list[AgendaItem]) -> list[FollowUp]:
    written = {one.follow_up_id: one.follow_up for one in items}
    if not meeting.is_to_come:
        return list(written.values())
    day = today()
    if meeting.day is None or meeting.day > day:
        written = {
            pk: one
            for pk, one in written.items()
            if one.state == FollowUpState.OPEN and one.committee_id == meeting.committee_id
        }
    if meeting.day is None or meeting.day >= day:
        open_now = FollowUp.objects.open().filter(committee=meeting.committee_id)
        elsewhere = open_now.filter(Q(meeting=None) | ~Q(meeting=meeting.pk))
        written |= {one.pk: one for one in elsewhere.select_related("organization")}
    return list(written.values())

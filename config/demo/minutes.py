"""The minutes of the demonstration that were adopted: their paper is made while it is loaded."""

from programs.partnerships.actions.committee_minutes import adopt_minutes
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting

# By the program and the committee, and the number of the meeting; each was adopted at the next one.
_ADOPTED = (
    ("quebec-pluriel", "concertation", 1),
    ("orientation-outaouais", "comite-suivi", 1),
    ("orientation-outaouais", "comite-suivi", 2),
)


def prepare_minutes() -> None:
    """Have them adopted, where nobody did; what people made of them stays."""
    for slug, code, number in _ADOPTED:
        own = CommitteeMeeting.objects.filter(committee__program__slug=slug, committee__code=code)
        held = own.filter(number=number, state=CommitteeMeetingState.HELD, adopted=None)
        if (meeting := held.first()) and (later := own.filter(number=number + 1).first()):
            adopt_minutes(meeting=meeting, adopted_on=later.day, adopted_at=later, by=None)

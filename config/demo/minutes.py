"""The minutes of the demonstration that were adopted: their paper is made while it is loaded."""

from programs.partnerships.actions.committee_minutes import keep_minutes
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting

# The committees of the demonstration that adopt minutes, each at its next meeting.
_ADOPTING = (("quebec-pluriel", "concertation"), ("orientation-outaouais", "comite-suivi"))


def prepare_minutes() -> None:
    """Make the paper of the minutes that came in adopted; what people made of them stays."""
    for slug, code in _ADOPTING:
        own = CommitteeMeeting.objects.filter(committee__program__slug=slug, committee__code=code)
        bare = own.filter(state=CommitteeMeetingState.APPROVED, adopted=None)
        for meeting in bare.select_related("committee__program__lead"):
            adopted = meeting.moves.filter(to_state=CommitteeMeetingState.APPROVED).latest("pk")
            later = own.filter(day=adopted.effective_on).first()
            keep_minutes(
                meeting=meeting, adopted_on=adopted.effective_on, adopted_at=later, by=None
            )

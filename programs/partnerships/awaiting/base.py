"""What the rules of partnerships have in common."""

from operator import attrgetter

from django.urls import reverse

from programs import awaiting
from programs.enums import Service
from programs.partnerships.models import (
    Agreement,
    AgreementReview,
    CommitteeMeeting,
    FollowUp,
)

# The page on which something of a record is done: its address, and whose key it takes. Of others, their own record.
DESKS: dict[type, tuple[str, str]] = {
    Agreement: ("agreement_page", "pk"),
    AgreementReview: ("agreement_review", "pk"),
    CommitteeMeeting: ("committee_meeting", "pk"),
    FollowUp: ("follow_up_page", "pk"),
}


class OfPartnerships(awaiting.Rule):
    section = Service.PARTNERSHIPS

    def url(self, record):
        if self.model not in DESKS:
            return super().url(record)
        address, key = DESKS[self.model]
        return reverse(address, args=[attrgetter(key)(record)])

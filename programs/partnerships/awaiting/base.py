"""What the rules of partnerships have in common."""

from operator import attrgetter

from django.urls import reverse

from programs import awaiting
from programs.enums import Service

# The page on which something of a record is done: its address, and whose key it takes. Of others, their own record.
DESKS: dict[type, tuple[str, str]] = {}


class OfPartnerships(awaiting.Rule):
    section = Service.PARTNERSHIPS

    def url(self, record):
        if self.model not in DESKS:
            return super().url(record)
        address, key = DESKS[self.model]
        return reverse(address, args=[attrgetter(key)(record)])

"""What of committees awaits somebody: follow-ups, meetings, minutes."""

from datetime import timedelta

from django.db.models import (
    F,
    OuterRef,
    Q,
    Subquery,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.partnerships import access
from programs.partnerships.awaiting.base import OfPartnerships
from programs.partnerships.enums import (
    COMMITTEE_MEETING_TO_COME,
    CommitteeMeetingState,
)
from programs.partnerships.models import (
    CommitteeMeeting,
    FollowUp,
)

DAYS_BEFORE_A_FOLLOW_UP = 7
DAYS_TO_CONVENE = 10
DAYS_TO_WRITE = 7


@awaiting.rule
class FollowUpDue(OfPartnerships):
    code = "suivis-a-faire"
    label = gettext_lazy("Suivis à faire")
    model = FollowUp
    action = gettext_lazy("Ouvrir le suivi")
    since = awaiting.days_after("due_on", -DAYS_BEFORE_A_FOLLOW_UP)
    due = F("due_on")
    related = ("program", "committee", "organization")
    visible = staticmethod(access.visible_follow_ups)

    def waiting(self, records, day):
        return records.open().filter(due_on__lte=day + timedelta(days=DAYS_BEFORE_A_FOLLOW_UP))

    def upcoming(self, records, day):
        return records.open().filter(due_on__gt=day + timedelta(days=DAYS_BEFORE_A_FOLLOW_UP))

    def details(self, record):
        who = record.responsible or record.organization
        return [str(one) for one in (who, record.committee) if one]


class _OfMeetings(OfPartnerships):
    model = CommitteeMeeting
    program = "committee__program"
    related = ("committee",)
    names_nobody = True
    visible = staticmethod(access.visible_committee_meetings)

    def title(self, record):
        return str(record.committee)

    def details(self, record):
        number = _("Rencontre %(number)d") % {"number": record.number}
        return [number, awaiting.say_day(record.day)]


@awaiting.rule
class MeetingToConvene(_OfMeetings):
    code = "rencontres-a-convoquer"
    label = gettext_lazy("Rencontres à convoquer")
    action = gettext_lazy("Convoquer")
    since = awaiting.days_after("day", -DAYS_TO_CONVENE)
    due = F("day")

    def waiting(self, records, day):
        near = (day, day + timedelta(days=DAYS_TO_CONVENE))
        return records.filter(state=CommitteeMeetingState.PLANNED, day__range=near)

    def upcoming(self, records, day):
        after = day + timedelta(days=DAYS_TO_CONVENE)
        return records.filter(state=CommitteeMeetingState.PLANNED, day__gt=after)


@awaiting.rule
class MeetingToNote(_OfMeetings):
    """Its day is over: whether it was held, and who came."""

    code = "rencontres-a-noter"
    label = gettext_lazy("Rencontres passées à noter")
    action = gettext_lazy("Noter la rencontre")
    since = F("day")
    due = awaiting.days_after("waiting_since", DAYS_TO_WRITE)

    def waiting(self, records, day):
        return records.filter(state__in=COMMITTEE_MEETING_TO_COME, day__lt=day)


def _held(records, day):
    """Held, by a committee that still meets: nobody writes nor adopts the minutes of one that was dissolved."""
    return records.filter(state=CommitteeMeetingState.HELD).exclude(committee__ends_on__lt=day)


@awaiting.rule
class MinutesToWrite(_OfMeetings):
    code = "comptes-rendus-a-ecrire"
    label = gettext_lazy("Comptes rendus à écrire")
    action = gettext_lazy("Écrire le compte rendu")
    since = F("day")
    due = awaiting.days_after("waiting_since", DAYS_TO_WRITE)

    def waiting(self, records, day):
        return _held(records, day).filter(minutes="", day__lte=day - timedelta(days=DAYS_TO_WRITE))

    def upcoming(self, records, day):
        return _held(records, day).filter(minutes="", day__gt=day - timedelta(days=DAYS_TO_WRITE))

    def url(self, record):
        return reverse("committee_notes", args=[record.pk])


@awaiting.rule
class MinutesToAdopt(_OfMeetings):
    """Written, and for the next meeting of the committee to adopt."""

    code = "comptes-rendus-a-adopter"
    label = gettext_lazy("Comptes rendus à faire adopter")
    action = gettext_lazy("Faire adopter")
    since = F("day")
    due = F("next_day")

    def waiting(self, records, day):
        following = CommitteeMeeting.objects.filter(
            ~Q(state=CommitteeMeetingState.CANCELLED),
            committee=OuterRef("committee"),
            day__gt=OuterRef("day"),
        ).order_by("day")
        written = _held(records, day).exclude(minutes="")
        return written.annotate(next_day=Subquery(following.values("day")[:1]))

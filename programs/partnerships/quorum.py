"""Who is expected at a meeting, who came, and whether enough of those who vote were there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.lib.periods import today
from programs.partnerships.enums import PRESENT, Seat
from programs.partnerships.models import (
    Committee,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMember,
)


@dataclass(frozen=True)
class Place:
    """A member at a meeting, and what was noted of them there, if anything was."""

    member: CommitteeMember
    attendance: CommitteeAttendance | None

    @property
    def votes(self) -> bool:
        return self.member.seat != Seat.OBSERVER

    @property
    def is_present(self) -> bool:
        """Whether they came, or somebody in their place."""
        return self.attendance is not None and self.attendance.presence in PRESENT


@dataclass(frozen=True)
class Quorum:
    """How many who vote were there, of how many, and how many had to be; None where no quorum is asked."""

    present: int
    voting: int
    needed: int | None

    @property
    def is_met(self) -> bool:
        return self.needed is None or self.present >= self.needed

    def said(self) -> str:
        """« 5 membres présents sur 8 qui votent; quorum de 4 : atteint », in the language that is spoken."""
        counted = ngettext(
            "%(present)d membre présent sur %(voting)d qui votent",
            "%(present)d membres présents sur %(voting)d qui votent",
            self.present,
        ) % {"present": self.present, "voting": self.voting}
        if self.needed is None:
            return _("%(counted)s; aucun quorum n’est demandé") % {"counted": counted}
        words = {"counted": counted, "needed": self.needed}
        if self.is_met:
            return _("%(counted)s; quorum de %(needed)d : atteint") % words
        return _("%(counted)s; quorum de %(needed)d : non atteint") % words


def places_of(meeting: CommitteeMeeting) -> list[Place]:
    """Those who sit on the day of the meeting (today where it has none), and whoever was noted there. Two queries."""
    noted = {
        one.member_id: one for one in meeting.attendances.select_related("member__organization")
    }
    sitting = CommitteeMember.objects.filter(committee=meeting.committee_id).sitting_on(
        meeting.day or today()
    )
    members = {one.pk: one for one in sitting.select_related("organization")}
    members |= {pk: one.member for pk, one in noted.items() if pk not in members}
    order = list(Seat)
    found = [Place(member, noted.get(pk)) for pk, member in members.items()]
    return sorted(found, key=lambda place: (order.index(Seat(place.member.seat)), place.member.pk))


def quorum_of(meeting: CommitteeMeeting, places: list[Place] | None = None) -> Quorum:
    """As it stands: what was kept when the meeting was held, else what its committee asks on that day."""
    places = places_of(meeting) if places is None else places
    voting = [place for place in places if place.votes]
    needed = meeting.quorum_needed if meeting.is_over else quorum_on(meeting.committee, meeting.day)
    return Quorum(sum(place.is_present for place in voting), len(voting), needed)


def quorum_on(committee: Committee, day: date | None) -> int | None:
    """The quorum that a committee asked at the end of ``day``, by its history; its own where that is younger."""
    if day is None or day >= today():
        return committee.quorum
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_default_timezone())
    events = Committee.events.rel.related_model.objects.filter(
        pgh_obj=committee.pk, pgh_created_at__lt=end
    )
    last = events.order_by("-pgh_id").values_list("quorum", flat=True).first()
    return committee.quorum if last is None else last

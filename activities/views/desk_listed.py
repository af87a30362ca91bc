"""Which activities of a program an address asks for, and what each of them comes to: a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import BadRequest
from django.core.paginator import Page
from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.utils.translation import get_language

from activities import access
from activities.enums import (
    ActivityKind,
    ActivityState,
    ChangeState,
    OfferingState,
    RegistrationState,
    SessionState,
)
from activities.models import Activity, Session
from programs.asked import LONGEST_NUMBER, page_of
from programs.lib.periods import Period, today
from programs.models import Program
from programs.plans.access import visible_headings
from programs.plans.models import Action, Heading

PAGE = 50
ALL = "toutes"


@dataclass(frozen=True)
class Asked:
    """What an address asks for. ``year`` is the label of a fiscal year; empty is the one that one works in."""

    year: str = ""
    kind: str = ""
    state: str = ""
    axis: str = ""
    text: str = ""

    @classmethod
    def read(cls, query) -> "Asked":
        """Raises BadRequest for a kind, a state or an axis that is none."""
        asked = cls(
            year=query.get("annee", "")[:20],
            kind=query.get("nature", ""),
            state=query.get("etat", ""),
            axis=query.get("axe", ""),
            text=query.get("q", "")[:200].strip(),
        )
        is_key = asked.axis.isascii() and asked.axis.isdecimal()
        if asked.axis and not (is_key and len(asked.axis) <= LONGEST_NUMBER):
            raise BadRequest("an axis is none")
        if asked.kind and asked.kind not in ActivityKind.values:
            raise BadRequest("a kind is none")
        if asked.state and asked.state not in ActivityState.values:
            raise BadRequest("a state is none")
        return asked


class ActivityList:
    """The activities that are asked for, by the day of their first session; those without one come first."""

    def __init__(self, program: Program, user, asked: Asked):
        self.program, self.user, self.asked = program, user, asked
        self.calendar = program.calendar

    @cached_property
    def all(self) -> QuerySet[Activity]:
        return access.visible_activities(self.user).filter(program=self.program)

    @cached_property
    def has_any(self) -> bool:
        return self.all.exists()

    @cached_property
    def years(self) -> list[str]:
        """The fiscal years in which there are sessions, and the one that one works in, the last first."""
        ends = Session.objects.filter(offering__activity__in=self.all).aggregate(
            first=Min("day"), last=Max("day")
        )
        now = self.program.year_at(today())
        first, last = ends["first"] or now.start, ends["last"] or now.end
        found = self.calendar.years_between(min(first, now.start), max(last, now.end))
        return [self.calendar.name(year) for year in reversed(found)]

    @cached_property
    def period(self) -> Period | None:
        """The year that is asked for; None for all of them. Raises BadRequest for one that is none."""
        if self.asked.year == ALL:
            return None
        if not self.asked.year:
            return self.program.year_at(today())
        try:
            return self.calendar.year(self.asked.year)
        except ValueError:
            raise BadRequest("a year is none") from None

    @property
    def year(self) -> str:
        return ALL if self.period is None else self.calendar.name(self.period)

    @cached_property
    def axes(self) -> list[Heading]:
        """The first headings of the plans that its activities serve."""
        served = Action.objects.filter(activities__in=self.all)
        headings = visible_headings(self.user).filter(plan__in=served.values("plan"), parent=None)
        return list(headings.order_by("-plan__starts_on", "number_key", "pk"))

    @cached_property
    def activities(self) -> QuerySet[Activity]:
        asked = self.asked
        sessions = Session.objects.filter(offering__activity=OuterRef("pk"))
        first = sessions.order_by().values("offering__activity").annotate(first=Min("day"))
        found = self.all.annotate(first_day=Subquery(first.values("first")))
        if self.period:
            found = found.filter(
                Q(Exists(sessions.within(self.period))) | Q(first_day=None),
            )
        if asked.kind:
            found = found.filter(kind=asked.kind)
        if asked.state:
            found = found.filter(state=asked.state)
        if asked.axis:
            under = Action.objects.filter(plan__program=self.program).under(int(asked.axis))
            found = found.filter(action__in=under)
        if asked.text:
            found = found.filter(Q(title__matches=asked.text) | Q(code__icontains=asked.text))
        return found.order_by(F("first_day").asc(nulls_first=True), "title", "pk")

    def page(self, asked: str | None) -> Page:
        return page_of(self.activities.select_related("action"), PAGE, asked)

    def rows(self, activities: Sequence[Activity]) -> list[dict]:
        """What each comes to. Four queries."""
        keys = [one.pk for one in activities]
        offerings = access.visible_offerings(self.user).filter(
            activity__in=keys, state=OfferingState.OFFERED
        )
        seats = _by_activity(
            offerings,
            "activity",
            seats_taken=Sum("taken"),
            seats_offered=Sum("capacity"),
            unbounded=Count("pk", filter=Q(capacity=None)),
            number=Count("pk"),
        )
        sessions = _by_activity(
            access.visible_sessions(self.user).filter(offering__activity__in=keys),
            "offering__activity",
            number=Count("pk", filter=~Q(state=SessionState.CANCELLED)),
            last=Max("day"),
            next=Min("day", filter=Q(state=SessionState.SCHEDULED, day__gte=today())),
            to_note=Count("pk", filter=Q(state=SessionState.SCHEDULED, day__lt=today())),
        )
        waiting = _by_activity(
            access.visible_registrations(self.user).filter(
                offering__activity__in=keys, state=RegistrationState.WAITING
            ),
            "offering__activity",
            number=Count("pk"),
        )
        changes = _by_activity(
            access.visible_changes(self.user).filter(
                registration__offering__activity__in=keys, state=ChangeState.ASKED
            ),
            "registration__offering__activity",
            number=Count("pk"),
        )
        return [
            _row(
                one,
                seats.get(one.pk, {}),
                sessions.get(one.pk, {}),
                waiting.get(one.pk, {}).get("number", 0),
                changes.get(one.pk, {}).get("number", 0),
            )
            for one in activities
        ]


def _by_activity(records: QuerySet, path: str, **counted) -> dict[int, dict]:
    found = records.order_by().values(path).annotate(**counted)
    return {row[path]: row for row in found}


def _row(activity: Activity, seats: dict, sessions: dict, waiting: int, changes: int) -> dict:
    taken, is_bounded = seats.get("seats_taken") or 0, not seats.get("unbounded", 1)
    left = seats["seats_offered"] - taken if is_bounded else None
    return {
        "activity": activity,
        "taken": taken,
        "left": left,
        "is_full": left == 0,
        "takes_registrations": activity.takes_groups or activity.takes_persons,
        "sessions": sessions.get("number", 0),
        "day": sessions.get("next") or activity.first_day,
        "is_next": bool(sessions.get("next")),
        "to_note": sessions.get("to_note", 0),
        "waiting": waiting,
        "changes": changes,
    }


def language() -> str:
    return get_language() or "fr"

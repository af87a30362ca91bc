"""A plan as it is followed: each action with what its dates, its news and its obstacles come to on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from programs.lib.quantities import Quantity
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.plans.achieved import achieved
from programs.plans.enums import (
    ACTION_SETTLED,
    ActionState,
    Part,
    PlanState,
    ProgressState,
)
from programs.plans.models import (
    Action,
    ActionPlan,
    Heading,
    Involvement,
    Obstacle,
    ProgressUpdate,
)
from programs.plans.trees import Branch, grown

SILENCE = timedelta(days=60)
_SAID = (ProgressState.SUBMITTED, ProgressState.APPROVED)


@dataclass
class Followed:
    """An action on a day. ``above`` are the headings that it stands under, the widest first."""

    action: Action
    plan: ActionPlan
    day: date
    above: tuple[Heading, ...] = ()

    @property
    def pk(self) -> int:
        return self.action.pk

    @property
    def key(self) -> str:
        return f"A{self.action.pk}"

    @cached_property
    def url(self) -> str:
        """The page of the action. The addresses of its cells begin with it: a table asks for thousands of them."""
        return reverse("plan_action", args=[self.action.pk])

    @property
    def text(self) -> str:
        return localized(self.action, "text")

    @property
    def timeline(self) -> str:
        return localized(self.action, "timeline")

    @cached_property
    def news(self) -> list[ProgressUpdate]:
        """What was sent or approved by then, the last first."""
        return [
            one
            for one in self.action.updates.all()
            if one.state in _SAID and one.reported_on <= self.day
        ]

    @property
    def last(self) -> ProgressUpdate | None:
        return self.news[0] if self.news else None

    @cached_property
    def awaiting(self) -> int:
        """How many of its news await approval."""
        return sum(one.state == ProgressState.SUBMITTED for one in self.news)

    @cached_property
    def achieved(self) -> Quantity:
        return achieved(self.action, self.news, self.day)

    @cached_property
    def standing(self) -> list[Obstacle]:
        """What blocks it."""
        return [
            one
            for one in self.action.obstacles.all()
            if one.since <= self.day and (one.lifted_on is None or one.lifted_on > self.day)
        ]

    @cached_property
    def resumes(self) -> list[Obstacle]:
        """What no longer blocks it, and nobody has seen."""
        return [
            one
            for one in self.action.obstacles.all()
            if one.lifted_on is not None and one.lifted_on <= self.day and one.seen_on is None
        ]

    @cached_property
    def is_late(self) -> bool:
        return self.plan.state != PlanState.DRAFT and self.action.is_late_on(self.day)

    @property
    def is_blocked(self) -> bool:
        return self.action.is_open and bool(self.standing)

    @property
    def may_resume(self) -> bool:
        return self.action.is_open and bool(self.resumes)

    @cached_property
    def is_silent(self) -> bool:
        """Whether nothing was said of it for ``SILENCE``, while it should be carried out."""
        since = self.last.reported_on if self.last else self.plan.starts_on
        return self.plan.is_followed and self.action.is_open and since < self.day - SILENCE

    @property
    def is_settled(self) -> bool:
        return self.action.state in ACTION_SETTLED

    @cached_property
    def parts(self) -> list[Involvement]:
        """Its own, then those of the headings above it."""
        own = list(self.action.involvements.all())
        return own + [part for heading in self.above for part in heading.involvements.all()]

    def of(self, *parts: str) -> list[Involvement]:
        return [one for one in self.parts if one.part in parts]

    @property
    def responsible(self) -> list[Involvement]:
        return self.of(Part.RESPONSIBLE)

    @property
    def collaborators(self) -> list[Involvement]:
        return self.of(Part.COLLABORATOR)

    @property
    def concerned(self) -> list[Involvement]:
        return self.of(Part.CONCERNED)


@dataclass
class Tally:
    """How many actions of some there are in each case that is looked for."""

    all: int = 0
    done: int = 0
    settled: int = 0
    late: int = 0
    blocked: int = 0
    silent: int = 0
    awaiting: int = 0
    resuming: int = 0

    @classmethod
    def of(cls, rows: Iterable[Followed]) -> "Tally":
        found = cls()
        for row in rows:
            found.all += 1
            found.done += row.action.state == ActionState.DONE
            found.settled += row.is_settled
            found.late += row.is_late
            found.blocked += row.is_blocked
            found.silent += row.is_silent
            found.awaiting += bool(row.awaiting)
            found.resuming += row.may_resume
        return found


@dataclass
class Sheet:
    """A whole plan on a day: its tree, and its actions in the order of reading."""

    plan: ActionPlan
    day: date
    tree: Branch
    rows: list[Followed] = field(default_factory=list)

    @cached_property
    def by_key(self) -> dict[int, Followed]:
        return {row.pk: row for row in self.rows}

    def under(self, branch: Branch) -> Iterator[Followed]:
        return (self.by_key[action.pk] for action in branch.all_actions())


def with_news(actions: QuerySet[Action]) -> QuerySet[Action]:
    """``actions`` with all that ``Followed`` looks at, in as many queries however many they are."""
    parts = Involvement.objects.select_related("organization")
    updates = ProgressUpdate.objects.filter(state__in=_SAID).select_related("author")
    return actions.prefetch_related(
        Prefetch("involvements", parts),
        Prefetch("obstacles", Obstacle.objects.select_related("cause")),
        Prefetch("updates", updates.order_by("-reported_on", "-pk")),
    )


def sheet_of(plan: ActionPlan, day: date) -> Sheet:
    """``plan`` as it stands at the end of ``day``, in as many queries whatever its size."""
    parts = Prefetch("involvements", Involvement.objects.select_related("organization"))
    order = ("position", "number_key", "pk")
    headings = list(plan.headings.order_by(*order).prefetch_related(parts))
    actions = list(with_news(plan.actions.order_by(*order)))
    sheet = Sheet(plan, day, grown(headings, actions))
    sheet.rows = list(_rows(sheet, sheet.tree, ()))
    tell_apart(
        part.organization
        for line in (*headings, *actions)
        for part in line.involvements.all()
        if part.organization
    )
    return sheet


def _rows(sheet: Sheet, branch: Branch, above: tuple[Heading, ...]) -> Iterator[Followed]:
    here = (*above, branch.heading) if branch.heading else above
    for item in branch.items:
        if isinstance(item, Branch):
            yield from _rows(sheet, item, here)
        else:
            yield Followed(item, sheet.plan, sheet.day, here)


def followed(action: Action, day: date) -> Followed:
    """One action as it stands at the end of ``day``."""
    found = with_news(Action.objects.filter(pk=action.pk)).select_related(
        "plan__program__lead", "heading__parent__parent__parent"
    )
    one = found.get()
    above: list[Heading] = []
    heading = one.heading
    while heading is not None:
        above.insert(0, heading)
        heading = heading.parent
    row = Followed(one, one.plan, day, tuple(above))
    tell_apart(part.organization for part in row.parts if part.organization)
    return row


def tallies(plans: Iterable[ActionPlan], day: date) -> dict[int, Tally]:
    """What the actions of each of ``plans`` come to on ``day``, by its key: one query, whatever there are of them."""
    plans = {plan.pk: plan for plan in plans}
    said = Q(updates__state__in=_SAID, updates__reported_on__lte=day)
    sent = ProgressUpdate.objects.filter(state=ProgressState.SUBMITTED, reported_on__lte=day)
    lifted = Obstacle.objects.filter(lifted_on__lte=day, seen_on=None)
    here = {"action": OuterRef("pk")}
    rows = (
        Action.objects.filter(plan__in=plans)
        .order_by()
        .annotate(
            last=Max("updates__reported_on", filter=said),
            blocked=Exists(Obstacle.objects.standing_on(day).filter(**here)),
            resumes=Exists(lifted.filter(**here)),
            awaits=Exists(sent.filter(**here)),
        )
    )
    found = {pk: Tally() for pk in plans}
    for row in rows.only("plan", "state", "due_on"):
        plan, tally = plans[row.plan_id], found[row.plan_id]
        since = row.last or plan.starts_on
        tally.all += 1
        tally.done += row.state == ActionState.DONE
        tally.settled += row.state in ACTION_SETTLED
        tally.late += plan.state != PlanState.DRAFT and row.is_late_on(day)
        tally.blocked += row.is_open and row.blocked
        tally.resuming += row.is_open and row.resumes
        tally.silent += plan.is_followed and row.is_open and since < day - SILENCE
        tally.awaiting += row.awaits
    return found

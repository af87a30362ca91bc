"""Reads how an action plan stood on a day, once, in one language: after this, no query is left to run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from programs.lib.periods import Period
from programs.models.fields import localized
from programs.plans.achieved import achieved
from programs.plans.enums import ACTION_OPEN, ActionState, Level, Part, ProgressState
from programs.plans.models import (
    Action,
    ActionPlan,
    Heading,
    Indicator,
    Involvement,
    Obstacle,
    ProgressUpdate,
)
from programs.plans.placed import Places
from reporting.figures import FIGURES, Result, Scope, collect
from reporting.figures.plans import BY_RESPONSIBLE, late, planned
from reporting.indicator_facts import IndicatorFacts, indicator_facts
from reporting.kinds import Kind
from reporting.plan_facts import PlanIdentity, identity

CODES = tuple(code for code in FIGURES if code.startswith("plan."))
_OWN = ("plan.actions", "plan.maintained", "plan.done", "plan.late")


@dataclass(frozen=True)
class ActionLine:
    """An action on the day of the document. ``obstacles`` stood then; ``reason`` is that of its last step."""

    number: str
    text: str
    axis: str
    who: tuple[str, ...]
    due_on: date | None
    timeline: str
    state: str
    is_late: bool
    since: date | None
    reason: str
    planned: str
    achieved: str
    obstacles: tuple[str, ...]
    is_carried: bool


@dataclass(frozen=True)
class NewsLine:
    """Approved news of an action, of the period of the document."""

    number: str
    text: str
    on: date
    by: str
    achievements: str
    ongoing: str
    counted: str


@dataclass(frozen=True)
class OrganizationLine:
    """What an organisation is responsible for: one number for each of ``_OWN``."""

    label: str
    actions: int
    maintained: int
    done: int
    late: int


@dataclass(frozen=True)
class FollowFacts:
    """How a plan stood at the end of the day ``on``, and the news of it from the first day of ``period`` to then.

    ``revised_since`` is the day on which the revision was opened whose texts these are, None where they are adopted.
    """

    plan: PlanIdentity
    on: date
    period: Period
    results: dict[str, Result]
    organizations: tuple[OrganizationLine, ...]
    actions: tuple[ActionLine, ...]
    news: tuple[NewsLine, ...]
    indicators: tuple[IndicatorFacts, ...]
    state_labels: dict[str, str]
    revised_since: date | None

    @property
    def language(self) -> str:
        return self.plan.language

    def in_state(self, *states: str) -> list[ActionLine]:
        return [action for action in self.actions if action.state in states]

    @property
    def late(self) -> list[ActionLine]:
        return [action for action in self.actions if action.is_late]

    @property
    def blocked(self) -> list[ActionLine]:
        return [one for one in self.actions if one.obstacles and one.state in ACTION_OPEN]


def gather_follow_up(
    kind: Kind, plan: ActionPlan, language: str, as_of: date, *, on: date, period: Period
) -> FollowFacts:
    """The facts of ``plan`` on the day ``on``, in as many queries whatever its size."""
    # A plan is followed after its last day as well: it is counted in its own days, as they stood then.
    counted = Period(plan.starts_on, max(on, plan.starts_on))
    scope = Scope(program=plan.program, plan=plan, as_of=on)
    headings = {one.pk: one for one in Heading.ever.filter(plan=plan).prefetch_related(_involved())}
    actions = _read(scope, counted, on)
    news = list(_news(actions, Period(min(period.start, on), on), language))
    overdue = set(late(scope, counted).values_list("pk", flat=True))
    places = Places.on(on, [plan.pk])
    lines = tuple(
        _line(
            action,
            [headings[pk] for pk in places.headings(action.pk)],
            action.pk in overdue,
            on,
            language,
        )
        for action in actions
    )
    return FollowFacts(
        plan=identity(kind, plan, language, as_of),
        on=on,
        period=period,
        results=collect(scope, counted, CODES),
        organizations=tuple(_organizations(scope, counted)),
        actions=lines,
        news=tuple(news),
        indicators=indicator_facts(Indicator.objects.filter(plan=plan), on, language),
        state_labels={state.value: str(state.label) for state in ActionState},
        revised_since=plan.revised_since,
    )


def _involved() -> Prefetch:
    parts = Involvement.objects.filter(part=Part.RESPONSIBLE).select_related("organization")
    return Prefetch("involvements", parts)


def _read(scope: Scope, period: Period, on: date) -> list[Action]:
    standing = Obstacle.objects.standing_on(on).select_related("cause")
    said = ProgressUpdate.objects.filter(state=ProgressState.APPROVED, reported_on__lte=on)
    return list(
        planned(scope, period)
        .order_by("position", "number_key", "pk")
        .prefetch_related(
            _involved(),
            Prefetch("obstacles", standing),
            Prefetch("updates", said.select_related("organization", "author")),
            "moves",
        )
    )


def _line(
    action: Action, above: list[Heading], is_late: bool, on: date, language: str
) -> ActionLine:
    """``above`` are the headings that it stood under, the nearest first."""
    state = action.state_then or ActionState.UPCOMING
    steps = [move for move in action.moves.all() if move.effective_on <= on]
    last = max(steps, key=lambda move: (move.effective_on, move.pk), default=None)
    axis = next((one for one in above if one.level == Level.AXIS), None)
    reached = achieved(action, action.updates.all(), on)
    counted = localized(action, "counted", language)
    return ActionLine(
        number=action.number,
        text=localized(action, "text", language),
        axis=" – ".join(filter(None, (axis.number, localized(axis, "text", language))))
        if axis
        else "",
        who=tuple(_names([*action.involvements.all(), *_involvements(above)])),
        due_on=action.due_then,
        timeline=localized(action, "timeline", language),
        state=state,
        is_late=is_late,
        since=last.effective_on if last else None,
        reason=last.reason if last else "",
        planned=_counted(action.quantity, counted, language),
        achieved=_counted(reached, counted, language),
        obstacles=tuple(_obstacle(one, language) for one in action.obstacles.all()),
        is_carried=action.carried_from_id is not None,
    )


def _involvements(above: Iterable[Heading]) -> Iterator[Involvement]:
    return (part for heading in above for part in heading.involvements.all())


def _names(parts: Iterable[Involvement]) -> list[str]:
    return list(dict.fromkeys(str(part) for part in parts))


def _counted(quantity, counted: str, language: str) -> str:
    if not quantity.is_known:
        return ""
    return " ".join(filter(None, (quantity.display(language), counted)))


def _obstacle(obstacle: Obstacle, language: str) -> str:
    if obstacle.cause is None:
        return obstacle.text
    cause = obstacle.cause
    waited = " ".join(filter(None, (cause.number, localized(cause, "text", language))))
    return f"{waited} ({obstacle.text})" if obstacle.text else waited


def _news(actions: Iterable[Action], period: Period, language: str) -> Iterator[NewsLine]:
    """The approved news of ``period``, by action in the order of the plan, then by day."""
    for action in actions:
        told = [one for one in action.updates.all() if one.reported_on in period]
        for update in sorted(told, key=lambda one: (one.reported_on, one.pk)):
            yield NewsLine(
                number=action.number,
                text=localized(action, "text", language),
                on=update.reported_on,
                by=str(update.organization) if update.organization else update.said_by_whom,
                achievements=update.achievements,
                ongoing=update.ongoing,
                counted=_counted(update.quantity, localized(action, "counted", language), language),
            )


def _organizations(scope: Scope, period: Period) -> Iterator[OrganizationLine]:
    """What each responsible organisation has, those with most actions first; nobody's last."""
    found = {code: _by_responsible(code, scope, period) for code in _OWN}
    labels = BY_RESPONSIBLE.labels(list(found["plan.actions"]))
    counted = [
        (key, OrganizationLine(label, *(found[code].get(key, 0) for code in _OWN)))
        for key, label in labels.items()
    ]
    for _key, line in sorted(
        counted, key=lambda one: (one[0] == (None,), -one[1].actions, one[1].label)
    ):
        yield line


def _by_responsible(code: str, scope: Scope, period: Period) -> dict[tuple, int]:
    measured = BY_RESPONSIBLE.measured(FIGURES[code], scope, period, None)
    return {key: one.number for key, one in measured.items()}

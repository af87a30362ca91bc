"""The figures of the action plans: their actions, as they stood on the last day of a period, and their indicators.

A plan is counted once, under the program that it is filed under, in every period of which it covers a day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.enums import Service
from programs.lib.periods import Period
from programs.models.fields import localized
from programs.plans.enums import ACTION_OPEN, ActionState, Level, Part, PlanState
from programs.plans.feeds import with_computed
from programs.plans.measured import standing
from programs.plans.models import (
    Action,
    ActionPlan,
    ActionPlanMove,
    Heading,
    Indicator,
    Involvement,
)
from programs.plans.models.lines import HEADING_PATHS
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Key, Measured, Number, Scope, Share, Spread
from reporting.figures.labels import organization_labels

_SERVICES = (Service.PLANS,)
_PROGRAM = "plan__program"


# --- What is counted ---------------------------------------------------------------------------------


def plans(scope: Scope, period: Period) -> QuerySet[ActionPlan]:
    """The plans of a day of ``period`` that were adopted by its end, as the log says."""
    day = scope.last_day(period)
    moves = ActionPlanMove.objects.filter(plan=OuterRef("pk"), effective_on__lte=day)
    state_then = Subquery(moves.order_by("-effective_on", "-pk").values("to_state")[:1])
    own = ActionPlan.objects.filter(scope.of(service=Service.PLANS, by=period.end))
    own = own.filter(pk=scope.plan.pk) if scope.plan else own
    return own.covering(period).alias(state_then=state_then).exclude(_was_no_plan_yet())


def _was_no_plan_yet() -> Q:
    return Q(state_then=None) | Q(state_then=PlanState.DRAFT)


def planned(scope: Scope, period: Period) -> QuerySet[Action]:
    """The actions of these plans, each with ``state_then``, as the version that was in force had them.

    What a revision adds or takes out counts from its adoption on.
    """
    day = scope.last_day(period)
    return Action.ever.held_on(day, plans(scope, period).values("pk")).state_on(day)


def maintained(scope: Scope, period: Period) -> QuerySet[Action]:
    """Those that were not abandoned by then."""
    kept = Q(state_then=None) | ~Q(state_then=ActionState.ABANDONED)
    return planned(scope, period).filter(kept)


def done(scope: Scope, period: Period) -> QuerySet[Action]:
    return planned(scope, period).filter(state_then=ActionState.DONE)


def late(scope: Scope, period: Period) -> QuerySet[Action]:
    """Due before the last day, and still to be done then. Before its first step an action is yet to come."""
    still_open = Q(state_then__in=ACTION_OPEN) | Q(state_then=None)
    return planned(scope, period).filter(still_open, due_on__lt=scope.last_day(period))


def aimed(scope: Scope, period: Period) -> QuerySet[Indicator]:
    """The indicators of these plans that have a target which counts on the last day."""
    begun = Q(targets__starts_on__lte=scope.last_day(period))
    of_plans = Indicator.objects.filter(plan__in=plans(scope, period).values("pk"))
    return of_plans.filter(pk__in=Indicator.objects.filter(begun).values("pk"))


def met(scope: Scope, period: Period) -> QuerySet[Indicator]:
    """Those of which what was measured by the last day certainly reaches the target."""
    day = scope.last_day(period)
    read = aimed(scope, period).select_related("plan__program")
    read = read.prefetch_related("measurements", "targets")
    return Indicator.objects.filter(pk__in=[one.pk for one in read if reaches(one, day)])


def reaches(indicator: Indicator, day: date) -> bool | None:
    """Whether ``indicator``, its measurements and targets read, is met on ``day``; None where nobody can say."""
    found = with_computed(indicator, indicator.measurements.all(), day)
    held = standing(indicator, found, day)
    return held.is_met if held else None


# --- By axis, and by who is responsible --------------------------------------------------------------


class ByAxis(Breakdown):
    """The axis of an action stands some steps above it, or nowhere."""

    def measured(self, figure: Figure, scope: Scope, period: Period, whole: Number | None) -> dict:
        rows = _with_axis(figure.records(scope, period)).order_by()
        counted = rows.values("axis").annotate(**figure.measure.by_part)
        return {(row["axis"],): figure.measure.part(row) for row in counted}

    def records(self, figure: Figure, scope: Scope, period: Period, key: Key) -> QuerySet:
        (axis,) = key
        found = _with_axis(figure.records(scope, period))
        return found.filter(axis__isnull=True) if axis is None else found.filter(axis=axis)


def _with_axis(actions: QuerySet[Action]) -> QuerySet[Action]:
    steps = [
        Case(When(**{f"{path}__level": Level.AXIS, "then": F(f"{path}__pk")}))
        for path in HEADING_PATHS
    ]
    return actions.annotate(axis=Coalesce(*steps))


def axis_labels(keys: Iterable[Key]) -> dict[Key, str]:
    """« 1 – Communication », in the order of the plans; with the plan, where there are several."""
    axes = Heading.ever.filter(pk__in=[key[0] for key in keys if key[0] is not None])
    read = list(
        axes.select_related("plan").order_by(
            "plan__starts_on", "plan", "position", "number_key", "pk"
        )
    )
    several = len({axis.plan_id for axis in read}) > 1
    found = {(axis.pk,): _axis_label(axis, several) for axis in read}
    return found | ({(None,): str(_("Sans axe"))} if (None,) in set(keys) else {})


def _axis_label(axis: Heading, several: bool) -> str:
    named = " – ".join(filter(None, (axis.number, localized(axis, "text"))))
    if not several:
        return named
    return gettext("%(axis)s (%(plan)s)") % {"axis": named, "plan": localized(axis.plan, "title")}


class ByResponsible(Breakdown):
    """Who is responsible for an action, itself or by a heading above. Several are counted each: parts do not add up."""

    overlaps = True

    def measured(self, figure: Figure, scope: Scope, period: Period, whole: Number | None) -> dict:
        records = figure.records(scope, period).order_by()
        rows = list(records.values_list("pk", "heading", "plan"))
        holders = _Holders({plan for _action, _heading, plan in rows})
        counted = Counter(
            key for action, heading, _plan in rows for key in holders.of(action, heading)
        )
        return {(organization,): Measured(number) for organization, number in counted.items()}

    def records(self, figure: Figure, scope: Scope, period: Period, key: Key) -> QuerySet:
        (organization,) = key
        records = figure.records(scope, period)
        among = Q()
        for path, at in _PLACES:
            held = _responsible(figure.records(scope, period).order_by(), path)
            held = held if organization is None else held.filter(**{at: organization})
            among |= Q(pk__in=held.values("pk"))
        return records.exclude(among) if organization is None else records.filter(among)


class _Holders:
    """Who is responsible in ``plans``: read once, for a join a step above each action costs seconds at thousands."""

    def __init__(self, plans: set[int]):
        self.parents = dict(Heading.ever.filter(plan__in=plans).values_list("pk", "parent"))
        self.by_action, self.by_heading = defaultdict(set), defaultdict(set)
        known = Involvement.objects.filter(part=Part.RESPONSIBLE, organization__isnull=False)
        among = known.filter(Q(action__plan__in=plans) | Q(heading__plan__in=plans))
        for action, heading, organization in among.values_list("action", "heading", "organization"):
            where = self.by_heading[heading] if action is None else self.by_action[action]
            where.add(organization)

    def of(self, action: int, heading: int | None) -> set[int | None]:
        """The organisations responsible for an action under ``heading``; None alone where there is none."""
        found = set(self.by_action.get(action, ()))
        while heading is not None:
            found |= self.by_heading.get(heading, set())
            heading = self.parents[heading]
        return found or {None}


_PLACES = tuple(
    (path, f"{path}__organization")
    for path in ("involvements", *(f"{path}__involvements" for path in HEADING_PATHS))
)


def _responsible(actions: QuerySet[Action], path: str) -> QuerySet[Action]:
    known = {f"{path}__part": Part.RESPONSIBLE, f"{path}__organization__isnull": False}
    return actions.filter(**known)


BY_AXIS = ByAxis(by=("axis",), labels=axis_labels, as_labelled=True)
BY_RESPONSIBLE = ByResponsible(
    by=("organization",), labels=organization_labels(_("Sans organisme responsable"))
)
_OF_PLANS = {"services": _SERVICES}


def _spread(rows) -> dict:
    return _OF_PLANS | {"spread": (Spread(rows, _PROGRAM),)}


FIGURES = (
    Figure(
        "plan.actions",
        _("Actions prévues"),
        _(
            "Actions des plans adoptés au plus tard le dernier jour et qui couvrent au moins un jour de la période, "
            "abandonnées comprises; un plan compte une fois, dans le programme sous lequel il est classé."
        ),
        Unit.ACTIONS,
        planned,
        breakdown=BY_RESPONSIBLE,
        **_spread(planned),
    ),
    Figure(
        "plan.actions_by_axis",
        _("Actions prévues selon l’axe"),
        _(
            "Actions prévues, selon l’axe sous lequel le plan les place; « Sans axe » où il ne les place sous aucun."
        ),
        Unit.ACTIONS,
        planned,
        breakdown=BY_AXIS,
        **_spread(planned),
    ),
    Figure(
        "plan.maintained",
        _("Actions maintenues"),
        _("Actions prévues, sans celles qui étaient abandonnées le dernier jour de la période."),
        Unit.ACTIONS,
        maintained,
        breakdown=BY_AXIS,
        **_spread(maintained),
    ),
    Figure(
        "plan.done",
        _("Actions réalisées"),
        _(
            "Actions prévues qui étaient à l’état « réalisée » le dernier jour de la période, selon le journal de "
            "leurs étapes."
        ),
        Unit.ACTIONS,
        done,
        breakdown=BY_AXIS,
        **_spread(done),
    ),
    Figure(
        "plan.late",
        _("Actions en retard"),
        _(
            "Actions à venir, en cours ou en pause le dernier jour de la période, ou aujourd’hui si elle n’est pas "
            "finie, dont l’échéance était passée; une action reportée ou abandonnée n’est pas en retard."
        ),
        Unit.ACTIONS,
        late,
        breakdown=BY_AXIS,
        **_spread(late),
    ),
    Figure(
        "plan.progress_rate",
        _("Taux de réalisation"),
        _(
            "Actions réalisées sur actions maintenues, en pour cent, arrondi au dixième, demi vers le haut; une action "
            "abandonnée ne compte ni d’un côté ni de l’autre."
        ),
        Unit.PERCENT,
        done,
        measure=Share("plan.done", "plan.maintained"),
        **_spread(done),
    ),
    Figure(
        "plan.indicators",
        _("Indicateurs visés"),
        _(
            "Indicateurs des mêmes plans qui ont une cible dont la période avait commencé le dernier jour."
        ),
        Unit.INDICATORS,
        aimed,
        **_spread(aimed),
    ),
    Figure(
        "plan.indicators_met",
        _("Indicateurs atteints"),
        _(
            "Indicateurs visés dont les mesures des périodes finies au plus tard le dernier jour atteignent la cible "
            "de ce jour, dans le sens qu’elle dit; celui dont trop peu est connu ne l’est pas."
        ),
        Unit.INDICATORS,
        met,
        **_spread(met),
    ),
)

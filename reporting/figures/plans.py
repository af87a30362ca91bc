"""The figures of the action plans: their actions, as they stood on the last day of a period, and their indicators.

A plan is counted once, under the program that it is filed under, in every period of which it covers a day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.enums import Service
from programs.lib.periods import Period
from programs.models.fields import localized
from programs.plans.enums import ACTION_OPEN, ActionState, Part, PlanState
from programs.plans.feeds import with_computed
from programs.plans.measured import standing
from programs.plans.models import (
    Action,
    ActionPlan,
    ActionPlanMove,
    Heading,
    Indicator,
    Involvement,
    due_on_day,
)
from programs.plans.placed import Places
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
    """The actions of these plans, each with ``state_then`` and ``due_then``, as the version in force had them.

    What a revision adds or takes out counts from its adoption on.
    """
    day = scope.last_day(period)
    return (
        Action.ever.held_on(day, plans(scope, period).values("pk"))
        .state_on(day)
        .annotate(due_then=due_on_day(day))
    )


def maintained(scope: Scope, period: Period) -> QuerySet[Action]:
    """Those that were not abandoned by then."""
    kept = Q(state_then=None) | ~Q(state_then=ActionState.ABANDONED)
    return planned(scope, period).filter(kept)


def done(scope: Scope, period: Period) -> QuerySet[Action]:
    return planned(scope, period).filter(state_then=ActionState.DONE)


def late(scope: Scope, period: Period) -> QuerySet[Action]:
    """Due before the last day, and still to be done then. Before its first step an action is yet to come."""
    still_open = Q(state_then__in=ACTION_OPEN) | Q(state_then=None)
    day = scope.last_day(period)
    return planned(scope, period).filter(still_open).filter(due_then__lt=day)


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


class ByPlace(Breakdown):
    """The parts of actions that hang on where the version in force on the day has them.

    A subclass says of which parts an action is, given the headings above it.
    """

    def measured(self, figure: Figure, scope: Scope, period: Period, whole: Number | None) -> dict:
        found = self._parts(figure, scope, period)
        counted = Counter(key for keys in found.values() for key in keys)
        return {(key,): Measured(number) for key, number in counted.items()}

    def records(self, figure: Figure, scope: Scope, period: Period, key: Key) -> QuerySet:
        found = self._parts(figure, scope, period)
        own = [action for action, keys in found.items() if key[0] in keys]
        return figure.records(scope, period).filter(pk__in=own)

    def _parts(self, figure: Figure, scope: Scope, period: Period) -> dict[int, set[int | None]]:
        """The parts of each action of ``figure``, by primary keys."""
        rows = dict(figure.records(scope, period).order_by().values_list("pk", "plan"))
        if not rows:
            return {}
        plans = set(rows.values())
        return self._of_each(rows, plans, Places.on(scope.last_day(period), plans))

    def _of_each(self, actions: Iterable[int], plans: set[int], places: Places) -> dict:
        """The parts of each of ``actions``, which are of ``plans``: what a subclass says."""
        raise NotImplementedError


class ByAxis(ByPlace):
    """The axis of an action stands some steps above it, or nowhere."""

    def _of_each(self, actions: Iterable[int], plans: set[int], places: Places) -> dict:
        return {action: {places.axis(action)} for action in actions}


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


class ByResponsible(ByPlace):
    """Who is responsible for an action, itself or by a heading above. Several are counted each: parts do not add up."""

    overlaps = True

    def _of_each(self, actions: Iterable[int], plans: set[int], places: Places) -> dict:
        holders = _Holders(plans)
        return {action: holders.of(action, places) for action in actions}


class _Holders:
    """Who is responsible in ``plans``: read once, for a join a step above each action costs seconds at thousands."""

    def __init__(self, plans: set[int]):
        self.by_action, self.by_heading = defaultdict(set), defaultdict(set)
        known = Involvement.objects.filter(part=Part.RESPONSIBLE, organization__isnull=False)
        among = known.filter(Q(action__plan__in=plans) | Q(heading__plan__in=plans))
        for action, heading, organization in among.values_list("action", "heading", "organization"):
            where = self.by_heading[heading] if action is None else self.by_action[action]
            where.add(organization)

    def of(self, action: int, places: Places) -> set[int | None]:
        """The organisations responsible for an action; None alone where there is none."""
        found = set(self.by_action.get(action, ()))
        for heading in places.headings(action):
            found |= self.by_heading.get(heading, set())
        return found or {None}


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
            "finie, dont l’échéance d’alors était passée; une action reportée ou abandonnée n’est pas en retard."
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

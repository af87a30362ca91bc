"""The records behind the figures of action plans."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.plans import access
from programs.plans.models import Action, ActionPlan, Indicator, Measurement, ProgressUpdate
from programs.records import RecordList, listed


def _day(day) -> str:
    return format_date(day, get_language()) if day else "—"


def _plan(plan: ActionPlan) -> list[tuple[str, str]]:
    return [
        (_("Plan d’action"), str(plan)),
        (_("Début"), _day(plan.starts_on)),
        (_("Fin"), _day(plan.ends_on)),
        (_("État"), plan.get_state_display()),
    ]


def _action(action: Action) -> list[tuple[str, str]]:
    return [
        (_("Action"), str(action)),
        (_("Plan d’action"), str(action.plan)),
        (_("Échéance"), _day(action.due_on)),
        (_("État"), action.get_state_display()),
    ]


def _update(update: ProgressUpdate) -> list[tuple[str, str]]:
    return [
        (_("Nouvelle du"), _day(update.reported_on)),
        (_("Action"), str(update.action)),
        (_("Organisme"), str(update.organization or "—")),
        (_("État"), update.get_state_display()),
    ]


def _indicator(indicator: Indicator) -> list[tuple[str, str]]:
    return [
        (_("Indicateur"), str(indicator)),
        (_("Plan d’action"), str(indicator.plan)),
        (_("Fréquence"), indicator.get_cadence_display()),
    ]


def _measurement(measurement: Measurement) -> list[tuple[str, str]]:
    return [
        (_("Indicateur"), str(measurement.indicator)),
        (_("Du"), _day(measurement.starts_on)),
        (_("Au"), _day(measurement.ends_on)),
        (_("Groupe"), measurement.part or "—"),
        (_("Relevée le"), _day(measurement.measured_on)),
    ]


listed(RecordList(ActionPlan, access.visible_plans, _plan))
listed(RecordList(Action, access.visible_actions, _action, related=("plan",)))
listed(
    RecordList(ProgressUpdate, access.visible_updates, _update, related=("action", "organization"))
)
listed(RecordList(Indicator, access.visible_indicators, _indicator, related=("plan",)))
listed(
    RecordList(
        Measurement,
        access.visible_measurements,
        _measurement,
        related=("indicator",),
        opens=lambda measurement: measurement.indicator,
    )
)

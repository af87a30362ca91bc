"""The actions and the indicators behind a figure."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.plans.access import visible_actions, visible_indicators
from programs.plans.models import Action, Indicator
from programs.records import RecordList, listed


def _action(action: Action) -> list[tuple[str, str]]:
    due = format_date(action.due_on, get_language()) if action.due_on else ""
    return [
        (_("Action"), str(action)),
        (_("Plan d’action"), str(action.plan)),
        (_("Échéance"), due or action.timeline or "—"),
        (_("État"), action.get_state_display()),
    ]


def _indicator(indicator: Indicator) -> list[tuple[str, str]]:
    return [(_("Indicateur"), str(indicator)), (_("Plan d’action"), str(indicator.plan))]


listed(RecordList(Action, visible_actions, _action, related=("plan",)))
listed(RecordList(Indicator, visible_indicators, _indicator, related=("plan",)))

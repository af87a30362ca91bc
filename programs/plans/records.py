"""The actions and the indicators behind a figure."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.plans.access import actions_ever_visible, visible_indicators
from programs.plans.models import Action, ActionPlan, Indicator
from programs.records import RecordList, listed


def _action(action: Action) -> list[tuple[str, str]]:
    due = format_date(action.due_on, get_language()) if action.due_on else ""
    return [
        (_("Action"), str(action)),
        (_("Plan d’action"), str(action.plan)),
        (_("Échéance"), due or action.timeline or "—"),
        (_("État"), _state(action)),
    ]


def _state(action: Action) -> str:
    if action.removed_on is None:
        return action.get_state_display()
    day = format_date(action.removed_on, get_language())
    return _("%(state)s, retirée du plan le %(day)s") % {
        "state": action.get_state_display(),
        "day": day,
    }


def _opened(action: Action) -> Action | ActionPlan:
    """One that was taken out has no page of its own any more."""
    return action if action.removed_on is None else action.plan


def _indicator(indicator: Indicator) -> list[tuple[str, str]]:
    return [(_("Indicateur"), str(indicator)), (_("Plan d’action"), str(indicator.plan))]


listed(RecordList(Action, actions_ever_visible, _action, related=("plan",), opens=_opened))
listed(RecordList(Indicator, visible_indicators, _indicator, related=("plan",)))

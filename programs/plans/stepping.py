"""The steps of a plan, of its actions and of their news that are taken back."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.plans.access import own_updates, visible_actions, visible_plans, visible_updates
from programs.plans.actions import action_machine, plan_machine, progress_machine
from programs.plans.enums import PlanState
from programs.plans.models import Action, ActionPlan, ProgressUpdate
from programs.taking_back import Steps, declare


def _plan_page(user, plan: ActionPlan) -> str:
    return reverse("plan", args=[plan.pk])


def _action_page(user, action: Action) -> str:
    return reverse("plan_action", args=[action.pk])


def _updates(user) -> QuerySet[ProgressUpdate]:
    return visible_updates(user) | own_updates(user)


def _update_page(user, update: ProgressUpdate) -> str:
    if visible_updates(user).filter(pk=update.pk).exists():
        return reverse("plan_updates")
    return reverse("carried_action", args=[update.action_id])


declare(
    Steps(
        plan_machine,
        visible_plans,
        _plan_page,
        kept=(PlanState.ADOPTED,),
        why_kept=_("Un plan adopté a sa version : ouvrez plutôt une révision."),
    ),
    Steps(action_machine, visible_actions, _action_page, beside=(ProgressUpdate,)),
    Steps(progress_machine, _updates, _update_page),
)

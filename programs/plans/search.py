"""Plans and their actions, as the search finds them: for who coordinates them, and for who carries them out."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.access import coordinates
from programs.enums import Service
from programs.lib.text import excerpt
from programs.plans import access
from programs.plans.models import Action, ActionPlan
from programs.searching import Found, Kind, searched


def _plan(plan: ActionPlan) -> Found:
    return Found(
        str(plan),
        reverse("plan", args=[plan.pk]),
        (plan.code, str(plan.program), plan.get_state_display()),
    )


def _told(action: Action, address: str) -> Found:
    return Found(
        excerpt(action),
        reverse(address, args=[action.pk]),
        (str(action.plan), action.get_state_display()),
    )


_WORDS = ("number__matches", "text__matches", "text_en__matches", "code__matches")

searched(
    Kind(
        code="plans",
        label=_("Plans d’action"),
        shown_to=coordinates,
        service=Service.PLANS,
        visible=access.visible_plans,
        words=("title__matches", "title_en__matches", "code__matches"),
        number="code",
        related=("program",),
        tell=_plan,
        list_address="admin:plans_actionplan_changelist",
    ),
    Kind(
        code="actions",
        label=_("Actions"),
        shown_to=coordinates,
        service=Service.PLANS,
        visible=access.visible_actions,
        words=_WORDS,
        number="number",
        related=("plan",),
        tell=lambda action: _told(action, "plan_action"),
        list_address="admin:plans_action_changelist",
    ),
    Kind(
        code="mes-actions",
        label=_("Mes actions"),
        shown_to=menu.partners,
        visible=access.carried_actions,
        words=_WORDS,
        number="number",
        related=("plan",),
        tell=lambda action: _told(action, "carried_action"),
    ),
)

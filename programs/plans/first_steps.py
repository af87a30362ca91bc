"""What a program with an action plan does first."""

from django.utils.translation import gettext_lazy as _

from programs import first_steps
from programs.enums import Service
from programs.first_steps import Step
from programs.help import Section
from programs.plans.models import ActionPlan

first_steps.add(
    Step(
        label=_("Importer votre plan d’action"),
        why=_("Le document que vous avez devient un plan qui se suit, action par action."),
        done=first_steps.any_of(ActionPlan),
        address=first_steps.for_program("plan_import"),
        guide=Section("16-importer-un-plan", "envoyer-le-document"),
        service=Service.PLANS,
        rank=2,
    ),
)

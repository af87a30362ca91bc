"""What a program that holds activities does first."""

from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from programs import first_steps
from programs.enums import Service
from programs.first_steps import Step
from programs.help import Section

first_steps.add(
    Step(
        label=_("Créer une première activité"),
        why=_("Elle paraît au calendrier public, et les inscriptions se prennent d’elles-mêmes."),
        done=first_steps.any_of(Activity),
        address=first_steps.at("activity_new"),
        guide=Section("32-activites-et-seances", "en-une-minute"),
        service=Service.ACTIVITIES,
        rank=2,
    ),
)

"""What a program that grants bursaries does first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bursaries.enums import RoundState
from bursaries.models import BursaryRound
from programs import first_steps
from programs.enums import Service
from programs.first_steps import Step
from programs.help import Section
from programs.models import Program


def _where(program: Program) -> str:
    """The round that is being prepared; else the form that begins one."""
    begun = BursaryRound.objects.filter(program=program, state=RoundState.DRAFT).first()
    if begun:
        return reverse("bursary_round", args=[begun.pk])
    return first_steps.adding("bursaries_bursaryround")(program)


first_steps.add(
    Step(
        label=_("Publier un concours de bourses"),
        why=_("Dès qu’il est publié, chacun peut y poser sa candidature en ligne."),
        done=first_steps.any_of(BursaryRound, state__in=(RoundState.PUBLISHED, RoundState.ENDED)),
        address=_where,
        guide=Section("26-concours-de-bourses", "préparer-le-concours"),
        service=Service.BURSARIES,
        rank=2,
    ),
)

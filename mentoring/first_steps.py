"""What a program of mentoring does first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.enums import ParticipantState
from mentoring.models import Mentee, Mentor, Pairing
from programs import first_steps
from programs.enums import Service
from programs.first_steps import Step
from programs.help import Section
from programs.models import Program


def _where_to_pair(program: Program) -> str:
    """Of a mentor, then of a mentee, the record that is to be made available; then the mentors proposed for the mentee.

    Before there is anybody, the list to which they are added.
    """
    for model, name in ((Mentor, "mentor"), (Mentee, "mentee")):
        available = model.objects.filter(program=program, state=ParticipantState.AVAILABLE)
        if not available.exists():
            first = model.objects.filter(program=program).order_by("pk").first()
            if first is None:
                return reverse(f"admin:mentoring_{name}_changelist")
            return reverse(f"admin:mentoring_{name}_change", args=[first.pk])
    return reverse("match_mentee", args=[available.order_by("pk")[0].pk])


first_steps.add(
    Step(
        label=_("Inscrire un premier mentor"),
        why=_("Sa langue, sa région et ses domaines serviront à le proposer."),
        done=first_steps.any_of(Mentor),
        address=first_steps.adding("mentoring_mentor"),
        guide=Section("02-personnes-et-references", "inscrire-un-mentor"),
        service=Service.MENTORING,
        rank=2,
        imports="admin:mentoring_mentor_import",
    ),
    Step(
        label=_("Inscrire un premier mentoré"),
        why=_("Qui est inscrit peut être jumelé, et compte au bilan."),
        done=first_steps.any_of(Mentee),
        address=first_steps.adding("mentoring_mentee"),
        guide=Section("02-personnes-et-references", "inscrire-comme-mentoré"),
        service=Service.MENTORING,
        rank=2,
        imports="admin:mentoring_mentee_import",
    ),
    Step(
        label=_("Faire un premier jumelage"),
        why=_(
            "Rendez disponibles un mentor et un mentoré : Arrimage propose des paires et dit pourquoi, vous choisissez."
        ),
        done=first_steps.any_of(Pairing),
        address=_where_to_pair,
        guide=Section("06-jumeler", "chercher-un-mentor"),
        service=Service.MENTORING,
        rank=2,
    ),
)

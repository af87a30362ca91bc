"""The action plans: what they planned and what was done, by axis, and their indicators against their targets."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from reporting.documents import model, parts, plan_parts
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

_YEARLY = ("plan.actions", "plan.maintained", "plan.done", "plan.late", "plan.progress_rate")


def brief(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    done = facts.results["plan.done"]
    if facts.organization is None and done.number:
        marks = parts.points(done, facts.language)
        yield model.Chart(
            id="actions-realisees",
            form="bars",
            title=_("Actions réalisées selon l’axe, %(year)s") % {"year": facts.years},
            description=parts.spoken(marks),
            points=marks,
            unit=_("actions"),
        )


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from parts.prose(facts, "plan_achievements")
    if not facts.results["plan.actions"].number:
        yield model.Note(_("Aucune action n’était prévue à un plan adopté pour cette période."))
    else:
        yield model.Heading(_("L’avancement selon l’axe"))
        yield from plan_parts.axis_chart(facts.results, facts.language)
        yield plan_parts.by_axis(facts.results, facts.language, link)
        yield parts.year_by_year(
            facts, link, _YEARLY, id="plan-par-annee", caption=_("Le plan d’une année à l’autre")
        )
    if facts.indicators:
        yield model.Heading(_("Les indicateurs et leurs cibles"))
        yield from plan_parts.indicators(facts.indicators, facts.language)
    if facts.narratives.get("plan_extras"):
        yield model.Heading(_("Les petits plus"))
        yield from parts.prose(facts, "plan_extras")


CHAPTER = Chapter(
    id="plan-d-action",
    title=gettext_lazy("Le plan d’action"),
    service=Service.PLANS,
    codes=(
        "plan.actions",
        "plan.actions_by_axis",
        "plan.maintained",
        "plan.done",
        "plan.late",
        "plan.progress_rate",
        "plan.indicators",
        "plan.indicators_met",
    ),
    key_figures=("plan.actions", "plan.late", "plan.progress_rate"),
    arcs=("plan.progress_rate",),
    narratives=(
        Narrative(
            "plan_achievements",
            gettext_lazy("ce qui a été réalisé"),
            gettext_lazy("Ce que le plan d’action a permis, en quelques phrases."),
        ),
        Narrative(
            "plan_extras",
            gettext_lazy("petits plus du plan d’action"),
            gettext_lazy("Ce qui s’est ajouté sans être prévu au plan."),
        ),
    ),
    blocks=blocks,
    brief=brief,
    beside=(
        *_YEARLY,
        "plan.indicators",
        "plan.indicators_met",
    ),
)

"""What a program is, or a lead organisation and its programs; and whom they reached, all services together."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib.periods import format_date
from reporting.documents import model, parts, targets
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts, ProgramLine

REACHED = "people.reached"


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    program = facts.program
    yield from parts.prose(facts, "presentation")
    rows = [
        (_("Région"), (f"{program.region_code} {program.region_name}",)),
        (_("Cadre"), (program.framework,) if program.framework else ()),
        (_("Partenaires"), program.partners),
    ]
    yield model.Facts(tuple(model.Fact(label, lines) for label, lines in rows if lines))
    if program.objectives:
        yield model.Heading(_("Objectifs"))
        yield from parts.objectives(program)
    if program.targets:
        yield model.Heading(_("Engagements"))
        yield targets.table(facts, link)


def brief(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    if REACHED in facts.results:
        yield parts.year_by_year(
            facts,
            link,
            (REACHED,),
            id="personnes-jointes",
            caption=_("Personnes jointes par tous les services, sans double compte"),
        )
    yield from parts.prose(facts, "highlights")


# --- an organisation and its programs


def together(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    organization = facts.organization
    yield from parts.prose(facts, "presentation")
    if organization.region:
        yield model.Facts((model.Fact(_("Région"), (organization.region,)),))
    yield _programs(facts, link)
    yield from _calendars(facts)


def _programs(facts: BilanFacts, link: Link) -> model.Table:
    lines = facts.organization.programs
    counts = REACHED in facts.results
    columns = [
        model.Column(_("Programme")),
        model.Column(_("Sigle")),
        model.Column(_("Durée")),
        model.Column(_("Services")),
    ]
    if counts:
        columns.append(model.Column(_("Personnes jointes"), numeric=True))
    total = [model.Cell(_("Ensemble")), *[model.Cell("")] * 3] if counts else None
    if total:
        total.append(parts.result_cell(facts.results[REACHED], facts.language, link))
    return model.Table(
        id="programmes",
        caption=_("Programmes de l’organisme"),
        columns=tuple(columns),
        rows=tuple(model.Row(_cells(line, facts, link, counts)) for line in lines),
        total=model.Row(tuple(total)) if total else None,
        note=_programs_note(facts, counts),
    )


def _cells(line: ProgramLine, facts: BilanFacts, link: Link, counts: bool) -> tuple:
    cells = [
        model.Cell(line.title),
        model.Cell(line.code),
        model.Cell(_duration(line, facts.language)),
        model.Cell(", ".join(line.services) or "—"),
    ]
    if counts:
        cells.append(parts.line_cell(line, REACHED, facts.language, link))
    return tuple(cells)


def _duration(line: ProgramLine, language: str) -> str:
    if line.life is not None:
        return line.life.label
    return _("depuis le %(date)s") % {"date": format_date(line.starts_on, language)}


def _programs_note(facts: BilanFacts, counts: bool) -> str:
    sentences = []
    if len(facts.organization.running) < len(facts.organization.programs):
        sentences.append(
            _(
                "Un programme sans nombre n’était pas en cours pendant la période : rien n’en est compté ici."
            )
        )
    if counts and len(facts.organization.running) > 1:
        sentences.append(
            _("Une personne jointe par plusieurs programmes compte une fois dans l’ensemble.")
        )
    return " ".join(sentences)


def _calendars(facts: BilanFacts) -> Iterator[model.Note]:
    """Where the year of a program is not that of its lead, the same figures are counted over other months."""
    others = [line for line in facts.organization.running if line.months]
    if others:
        yield model.Note(
            _(
                "La période est l’exercice de l’organisme, de %(months)s. Ce n’est pas celui de : %(programs)s. "
                "Les chiffres de ces programmes peuvent donc différer de ceux de leur propre bilan."
            )
            % {
                "months": facts.organization.months,
                "programs": "; ".join(
                    _("%(program)s (%(months)s)") % {"program": line.title, "months": line.months}
                    for line in others
                ),
            }
        )


CHAPTER = Chapter(
    id="service",
    title=gettext_lazy("Le service"),
    blocks=blocks,
    narratives=(
        Narrative(
            "presentation",
            gettext_lazy("présentation"),
            gettext_lazy("Le service en quelques phrases, pour qui ne le connaît pas."),
        ),
        Narrative(
            "highlights", gettext_lazy("faits saillants"), gettext_lazy("Ce qui a marqué l’année.")
        ),
    ),
    brief=brief,
    together=together,
    together_title=gettext_lazy("L’organisme et ses programmes"),
)

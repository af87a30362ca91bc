"""The sheet of a program, and the catalogue of a region's sheets."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from programs.lib.markdown import to_html
from programs.lib.periods import format_date
from reporting.documents import bursary_parts, funders, model, parts, stated, targets
from reporting.documents.parts import Link, no_link
from reporting.enums import Unit
from reporting.gathering import FicheFacts


def build_fiche(facts: FicheFacts, link: Link = no_link) -> model.Document:
    """One program on its sheet: who leads it, its objectives, what it does, its budget by fiscal year."""
    program = facts.program
    identity = model.Section("identite", program.title, (_identity(facts),), heading_in_toc=False)
    return model.Document(
        kind=facts.kind,
        language=facts.language,
        title=program.title,
        period=_duration(facts),
        number=facts.number,
        version=None,
        publishable=False,
        program=program.title,
        organization=program.lead,
        sections=(
            identity,
            *(
                model.Section(id, title, tuple(blocks))
                for id, title, blocks in _chapters(facts, link)
            ),
        ),
        created=facts.as_of,
    )


def _duration(facts: FicheFacts) -> str:
    if facts.program.is_open_ended:
        start = format_date(facts.program.life.start, facts.language)
        return _("depuis le %(date)s") % {"date": start}
    return facts.program.life.display(facts.language)


def _identity(facts: FicheFacts, *, alone: bool = True) -> model.Facts:
    """Who and where. A sheet of its own has its lead organisation and its dates in its head already."""
    program = facts.program
    rows = [
        (_("Région"), f"{program.region_code} {program.region_name}"),
        (_("Cadre"), program.framework),
        (_("Bailleurs de fonds"), ", ".join(program.funders)),
        (_("Partenaires"), ", ".join(program.partners)),
    ]
    if not alone:
        rows[1:1] = [
            (_("Organisme responsable"), program.lead),
            (_("Durée"), _duration(facts)),
        ]
    return model.Facts(tuple(model.Fact(label, (line,)) for label, line in rows if line))


def _chapters(facts: FicheFacts, link: Link) -> Iterator[tuple[str, str, list[model.Block]]]:
    """The parts of a sheet as (id, title, blocks); those with nothing to say are left out."""
    program = facts.program
    aim = [model.Prose(to_html(program.aim))] if program.aim else []
    if objectives := [*aim, *parts.objectives(program)]:
        yield "objectifs", _("Objectifs"), objectives
    if program.description:
        yield "description", _("Description"), [model.Prose(to_html(program.description))]
    if program.targets:
        yield "engagements", _("Engagements"), [_targets(facts)]
    if facts.rounds:
        yield "bourses", _("Bourses"), [_rounds(facts)]
    yield "budget", _("Budget"), list(_budget(facts, link))
    if facts.stated:
        yield "enonce", _("Chiffres énoncés"), [_stated(facts)]


def _flowing(facts: FicheFacts) -> Iterator[model.Block]:
    """The sheet as one section of a catalogue."""
    yield _identity(facts, alone=False)
    for _id, title, blocks in _chapters(facts, no_link):
        yield model.Heading(title)
        yield from blocks


def _targets(facts: FicheFacts) -> model.Table:
    return model.Table(
        id=f"engagements-{facts.program.slug}",
        caption=_("Ce que le programme s’engage à faire"),
        columns=(
            model.Column(_("Engagement")),
            model.Column(_("Nombre"), numeric=True),
            model.Column(_("Fréquence")),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(target.label),
                    model.Cell(targets.counted(target, facts.language)),
                    model.Cell(target.per),
                )
            )
            for target in facts.program.targets
        ),
    )


def _rounds(facts: FicheFacts) -> model.Table:
    return bursary_parts.rounds(
        facts.rounds,
        facts.language,
        id=f"bourses-{facts.program.slug}",
        caption=_("Bourses accordées par concours"),
    )


def _stated(facts: FicheFacts) -> model.Table:
    return stated.of_other_dates(
        facts.stated,
        facts.language,
        id=f"enonce-{facts.program.slug}",
        caption=_("Chiffres énoncés par d’autres pour plusieurs exercices"),
    )


def _budget(facts: FicheFacts, link: Link) -> Iterator[model.Block]:
    if facts.allotted.has_budgets:
        yield from _allotted(facts)
        return
    years, granted = facts.results["funding.by_year"], facts.funders_by_year
    if not years.parts:
        yield model.Note(_("Aucun budget n’est inscrit."))
        return
    # Once an envelope is shared out, its years say more than the envelope.
    if not granted.is_shared:
        yield _by_year(facts, link)
    if funders.is_worth_a_table(granted):
        yield from funders.tables(
            granted,
            facts.language,
            id=f"bailleurs-{facts.program.slug}",
            caption=_("Financement par bailleur de fonds et par exercice"),
        )
    if any(part.number is None for part in years.parts) or years.partial:
        yield parts.abbreviations(facts.language)


def _allotted(facts: FicheFacts) -> Iterator[model.Block]:
    """What grants and budgets say of each year, each dollar once."""
    language, allotted = facts.language, facts.allotted
    heads = [funders.year_said(column) for column, _amount in allotted.years]
    cells = [
        parts.quantity_cell(amount, Unit.DOLLARS, language) for _column, amount in allotted.years
    ]
    if len(heads) > 1:
        heads.append(facts.program.life.label)
        cells.append(parts.quantity_cell(allotted.total, Unit.DOLLARS, language))
    yield model.Table(
        id=f"budget-{facts.program.slug}",
        caption=_("Budget alloué par exercice"),
        columns=tuple(model.Column(head, numeric=True, unit="CAD") for head in heads),
        rows=(model.Row(tuple(cells)),),
    )
    if not all(amount.is_exact and amount.is_known for _column, amount in allotted.years):
        yield parts.abbreviations(language)


def _by_year(facts: FicheFacts, link: Link) -> model.Table:
    years, total = facts.results["funding.by_year"], facts.results["funding.total"]
    columns = [model.Column(part.label, numeric=True, unit="CAD") for part in years.parts]
    cells = [parts.part_cell(years, part.key, facts.language, link) for part in years.parts]
    if [column.label for column in columns] != [facts.program.life.label]:
        columns.append(model.Column(facts.program.life.label, numeric=True, unit="CAD"))
        cells.append(parts.result_cell(total, facts.language, link))
    return model.Table(
        id=f"budget-{facts.program.slug}",
        caption=_("Budget alloué par exercice"),
        columns=tuple(columns),
        rows=(model.Row(tuple(cells)),),
    )


def build_recueil(
    region: str, sheets: Sequence[FicheFacts], language: str, as_of: date, *, kind: str, number: str
) -> model.Document:
    """The sheets of a region's programs behind one cover, with a table that sums them up."""
    sections = [
        model.Section(
            "programmes", _("Les programmes en un coup d’œil"), (_summary(sheets, language),)
        )
    ]
    for facts in sheets:
        sections.append(
            model.Section(
                f"fiche-{facts.program.slug}",
                facts.program.title,
                tuple(_flowing(facts)),
                new_page=True,
            )
        )
    day = format_date(as_of, language)
    return model.Document(
        kind=kind,
        language=language,
        title=region,
        period=day,
        number=number,
        version=None,
        publishable=False,
        program=region,
        organization="",
        sections=tuple(sections),
        created=as_of,
        cover=model.Cover(
            kind_label=_("Recueil des fiches de programme"),
            title=region,
            period=day,
            facts=(model.Fact(_("Programmes"), (str(len(sheets)),)),),
        ),
        toc=True,
    )


def _summary(sheets: Sequence[FicheFacts], language: str) -> model.Table:
    return model.Table(
        id="programmes",
        caption=_("Programmes de la région"),
        columns=(
            model.Column(_("Programme")),
            model.Column(_("Organisme responsable")),
            model.Column(_("Durée")),
            model.Column(_("Budget alloué"), numeric=True, unit="CAD"),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(facts.program.title),
                    model.Cell(facts.program.lead),
                    model.Cell(facts.program.life.label),
                    parts.result_cell(facts.results["funding.total"], language, no_link),
                )
            )
            for facts in sheets
        ),
    )

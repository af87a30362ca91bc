"""The figures of several programs side by side, and of all of them together."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from reporting.documents import model, parts
from reporting.documents.parts import Link
from reporting.enums import Unit
from reporting.gathering import BilanFacts, ProgramLine

# More columns than these do not stand on a page: the table is cut into parts of about the same width.
WIDEST = 5
# What is counted once over all the programs, or computed over all their records: never a sum of theirs.
_NOT_ADDED = {Unit.PERSONS, Unit.PERCENT, Unit.DAYS}


def tables(
    facts: BilanFacts, link: Link, id: str, caption: str, codes: Sequence[str]
) -> Iterator[model.Block]:
    """A row a figure of ``codes``, a column a program, and a last one for the whole."""
    lines = facts.organization.running
    codes = [code for code in codes if code in facts.results and not _is_nowhere(code, lines)]
    if not codes or not lines:
        return
    groups = list(_groups(lines))
    for number, group in enumerate(groups, start=1):
        place = {"number": number, "count": len(groups)}
        yield model.Table(
            id=f"{id}-par-programme" + (f"-{number}" if len(groups) > 1 else ""),
            caption=_("%(title)s, programme par programme") % {"title": caption}
            + (_(" (partie %(number)s de %(count)s)") % place if len(groups) > 1 else ""),
            columns=(
                model.Column(_("Chiffre")),
                *(model.Column(_head(line, lines), numeric=True) for line in group),
                *([model.Column(_("Ensemble"), numeric=True)] if len(lines) > 1 else []),
            ),
            rows=tuple(_row(facts, link, group, code) for code in codes),
            note=_note(facts, codes) if number == len(groups) else "",
        )


def _is_nowhere(code: str, lines: Sequence[ProgramLine]) -> bool:
    """Whether the figure is an amount of which no program has a record: a row of dashes says nothing."""
    found = [line.results[code] for line in lines if code in line.results]
    return all(result.is_empty and result.figure.unit == Unit.DOLLARS for result in found)


def _groups(lines: Sequence[ProgramLine]) -> Iterator[Sequence[ProgramLine]]:
    count = -(-len(lines) // WIDEST)
    size = -(-len(lines) // count)
    for start in range(0, len(lines), size):
        yield lines[start : start + size]


def _head(line: ProgramLine, lines: Sequence[ProgramLine]) -> str:
    """The short code of the program, which the list of programs explains; its title where two share one."""
    return line.code if [one.code for one in lines].count(line.code) == 1 else line.title


def _row(facts: BilanFacts, link: Link, group: Sequence[ProgramLine], code: str) -> model.Row:
    result = facts.results[code]
    cells = [
        model.Cell(str(result.figure.label)),
        *(parts.line_cell(line, code, facts.language, link) for line in group),
    ]
    if len(facts.organization.running) > 1:
        cells.append(parts.result_cell(result, facts.language, link))
    return model.Row(tuple(cells))


def _note(facts: BilanFacts, codes: Sequence[str]) -> str:
    """How the last column is made, by the units that the table has."""
    units = {facts.results[code].figure.unit for code in codes}
    running = facts.organization.running
    sentences = []
    if len(running) > 1:
        if Unit.PERSONS in units:
            sentences.append(
                _("« Ensemble » : une personne que servent plusieurs programmes y compte une fois.")
            )
        if units & {Unit.PERCENT, Unit.DAYS}:
            sentences.append(
                _(
                    "Les parts et les délais de l’ensemble sont calculés sur toutes les fiches réunies."
                )
            )
        if units <= {Unit.DOLLARS}:
            sentences.append(_("L’ensemble est la somme des programmes."))
        elif units - _NOT_ADDED:
            sentences.append(_("Les autres chiffres de l’ensemble s’additionnent."))
    if any(code not in line.results for line in running for code in codes):
        sentences.append(_("Un tiret marque un service que le programme n’offre pas."))
    elif any(
        line.results[code].is_empty and line.results[code].figure.unit == Unit.DOLLARS
        for line in running
        for code in codes
    ):
        sentences.append(_("Un tiret marque un programme où rien n’est inscrit."))
    return " ".join(sentences)

"""Pieces that several documents share: cells, tables and lists made out of figures."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.markdown import to_html
from reporting.documents import model
from reporting.enums import Unit
from reporting.figures import Result
from reporting.figures.display import display, display_part, display_result
from reporting.gathering import BilanFacts, ProgramLine

# Gives the address of the records behind a figure or one of its parts, of one ``program`` where it is named by
# its slug; "" where nothing opens.
Link = Callable[..., str]


def no_link(code: str, key: tuple = (), program: str = "") -> str:
    return ""


def number_cell(number, unit: str, language: str, href: str = "", *, partial=False) -> model.Cell:
    return model.Cell(display(number, unit, language, partial=partial), number, href)


def part_cell(result: Result, key: tuple, language: str, link: Link) -> model.Cell:
    """The cell of one part, or a zero where the figure has no such part."""
    part = result.part(key)
    if part is None:
        return number_cell(0, result.figure.unit, language)
    href = link(result.figure.code, key) if part.number else ""
    return model.Cell(display_part(part, result.figure.unit, language), part.number, href)


def result_cell(result: Result, language: str, link: Link) -> model.Cell:
    href = link(result.figure.code) if result.number else ""
    return model.Cell(display_result(result, language), result.number, href)


def line_cell(line: ProgramLine, code: str, language: str, link: Link) -> model.Cell:
    """The figure of one program among others: a dash where it did not run, or does not run that service.

    An amount of which nothing was recorded is a dash too: it is not unknown, there is none.
    """
    result = (line.results or {}).get(code)
    if result is None or (result.is_empty and result.figure.unit == Unit.DOLLARS):
        return model.Cell("—")
    href = link(code, program=line.slug) if result.number else ""
    return model.Cell(display_result(result, language), result.number, href)


def point(result: Result, language: str) -> model.Point:
    return model.Point(str(result.figure.label), result.number, display_result(result, language))


def prose(facts: BilanFacts, name: str) -> Iterator[model.Block]:
    """What was written as ``name``, where anything was."""
    if html := to_html(facts.narratives.get(name, "")):
        yield model.Prose(html)


def year_by_year(
    facts: BilanFacts, link: Link, codes: Iterable[str], *, id: str, caption: str
) -> model.Table:
    """Each figure of ``codes`` in the period, and a year before."""

    def before(code: str) -> model.Cell:
        result = facts.previous.get(code)
        return result_cell(result, facts.language, no_link) if result else model.Cell("—")

    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(_("Chiffre")),
            model.Column(facts.years, numeric=True),
            model.Column(_year_before(facts), numeric=True),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(str(facts.results[code].figure.label)),
                    result_cell(facts.results[code], facts.language, link),
                    before(code),
                )
            )
            for code in codes
        ),
    )


def _year_before(facts: BilanFacts) -> str:
    said = _("Un an plus tôt")
    return f"{said} ({facts.before})" if facts.before else said


def points(result: Result, language: str, *, shown=lambda part: True) -> tuple[model.Point, ...]:
    unit = result.figure.unit
    return tuple(
        model.Point(part.label, part.number, display_part(part, unit, language))
        for part in result.parts
        if shown(part)
    )


def labelled(label: str, value: str) -> str:
    """« Étiquette : valeur », with the spaces of the language."""
    return _("%(label)s : %(value)s") % {"label": label, "value": value}


def spoken(items: Iterable[model.Point]) -> str:
    """The text alternative of a chart: its points, read out."""
    return "; ".join(labelled(point.label, point.display) for point in items)


def with_shares(result: Result, language: str, link: Link, *, id: str, caption: str, head: str):
    """A table of the parts of a count with the share of each, and a note where shares do not add up."""
    shares = quantities.shares([part.number for part in result.parts])
    rows = tuple(
        model.Row(
            (
                model.Cell(part.label),
                part_cell(result, part.key, language, link),
                number_cell(share, Unit.PERCENT, language),
            )
        )
        for part, share in zip(result.parts, shares, strict=True)
    )
    adds_up = quantities.adds_up(shares) or not result.number
    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(head),
            model.Column(_("Nombre"), numeric=True),
            model.Column(_("Part"), numeric=True, unit="percent"),
        ),
        rows=rows,
        total=model.Row(
            (
                model.Cell(_("Total")),
                result_cell(result, language, link),
                number_cell(
                    quantities.percent(result.number, result.number), Unit.PERCENT, language
                ),
            )
        ),
        note="" if adds_up else _("Les parts sont arrondies : leur somme peut différer de 100 %."),
    )


def rules(results: dict[str, Result], codes: Iterable[str]) -> model.Rules:
    """The counting rules of the figures of ``codes``, in the order of their declaration."""
    wanted = set(codes)
    return model.Rules(
        tuple(
            model.Rule(
                code,
                str(result.figure.label),
                str(Unit(result.figure.unit).label),
                str(result.figure.rule),
            )
            for code, result in results.items()
            if code in wanted
        )
    )


def objectives(program) -> tuple[model.Block, ...]:
    if not program.objectives:
        return ()
    return (
        model.NumberedList(
            tuple(model.NumberedItem(number, text) for number, text in program.objectives)
        ),
    )


def abbreviations(language: str) -> model.Note:
    return model.Note(
        _(
            "%(unknown)s : non disponible. %(none)s : sans objet. Les montants sont en dollars canadiens."
        )
        % {
            "unknown": quantities.unknown(language),
            "none": quantities.not_applicable(language),
        }
    )

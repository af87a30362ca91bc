"""Pieces that several documents share: cells, tables and lists made out of figures."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from programs.lib import quantities
from reporting.documents import model
from reporting.enums import Unit
from reporting.figures import Result
from reporting.figures.display import display, display_part, display_result

# Gives the address of the records behind a figure or one of its parts; "" where nothing opens.
Link = Callable[..., str]


def no_link(code: str, key: tuple = ()) -> str:
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

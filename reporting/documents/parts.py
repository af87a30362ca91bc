"""Pieces that several documents share: cells, tables and lists made out of figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.markdown import to_html
from programs.lib.periods import format_date
from programs.lib.quantities import Quantity
from reporting.checking import Check
from reporting.documents import model
from reporting.enums import Unit
from reporting.figures import Part, Result
from reporting.figures.display import display, display_part, display_quantity, display_result
from reporting.gathering import BilanFacts, ProgramLine

# Gives the address of the records behind a figure or one of its parts, of one ``program`` where it is named by
# its slug; "" where nothing opens.
Link = Callable[..., str]


def no_link(code: str, key: tuple = (), program: str = "") -> str:
    return ""


def number_cell(number, unit: str, language: str, href: str = "") -> model.Cell:
    return model.Cell(display(number, unit, language), number, href)


def quantity_cell(quantity: Quantity | None, unit: str, language: str) -> model.Cell:
    """What is known of a number; « s. o. » where there can be none."""
    value = quantity.number if quantity is not None and quantity.is_exact else None
    return model.Cell(display_quantity(quantity, unit, language), value)


def known_cell(found: Result | Part, text: str, href: str) -> model.Cell:
    """A number of which the spreadsheet has no more than is known."""
    return model.Cell(text, found.number if found.known.is_exact else None, href)


def part_cell(result: Result, key: tuple, language: str, link: Link) -> model.Cell:
    """The cell of one part, or a zero where the figure has no such part."""
    part = result.part(key)
    if part is None:
        return number_cell(0, result.figure.unit, language)
    href = link(result.figure.code, key) if part.number else ""
    return known_cell(part, display_part(part, result.figure.unit, language), href)


def result_cell(result: Result, language: str, link: Link) -> model.Cell:
    href = link(result.figure.code) if result.number else ""
    return known_cell(result, display_result(result, language), href)


def line_cell(line: ProgramLine, code: str, language: str, link: Link) -> model.Cell:
    """The figure of one program among others: a dash where it did not run, or does not run that service.

    An amount of which nothing was recorded is a dash too: it is not unknown, there is none.
    """
    result = (line.results or {}).get(code)
    if result is None or (result.is_empty and result.figure.unit == Unit.DOLLARS):
        return model.Cell("—")
    href = link(code, program=line.slug) if result.number else ""
    return known_cell(result, display_result(result, language), href)


def point(result: Result, language: str) -> model.Point:
    return model.Point(str(result.figure.label), result.number, display_result(result, language))


def key_figure(results: Mapping[str, Result], code: str, language: str) -> model.KeyFigure:
    """The figure ``code`` as one large number, with both counts where it is a ratio."""
    result = results[code]
    counts = None
    if result.denominator:
        counts = tuple(result_cell(one, language, no_link) for one in result.between)
    shown = display_result(result, language)
    return model.KeyFigure(code, str(result.figure.label), shown, counts=counts)


def day_cell(day: date | None, language: str, otherwise: str = "") -> model.Cell:
    """A day; ``otherwise``, or a dash, where there is none."""
    return model.Cell(format_date(day, language), day) if day else model.Cell(otherwise or "—")


def pieces_cell(pieces: Iterable[model.Piece]) -> model.Cell:
    """Several paragraphs in one cell; a dash where there are none."""
    pieces = tuple(pieces)
    if not pieces:
        return model.Cell("—")
    lines = (" ".join(filter(None, (piece.number, piece.text))) for piece in pieces)
    return model.Cell("\n".join(lines), pieces=pieces)


def prose(facts: BilanFacts, name: str) -> Iterator[model.Block]:
    """What was written as ``name``, where anything was."""
    if html := to_html(facts.narratives.get(name, "")):
        yield model.Prose(html)


def year_by_year(
    facts: BilanFacts, link: Link, codes: Iterable[str], *, id: str, caption: str
) -> model.Table:
    """Each figure of ``codes`` in the period, a year before with what changed, and since the beginning."""
    language = facts.language
    columns = [model.Column(_("Chiffre")), model.Column(facts.years, numeric=True)]
    if facts.previous:
        columns.append(model.Column(_year_before(facts), numeric=True))
        columns.append(model.Column(_("Écart"), numeric=True, aside=_("en %")))
    if facts.cumulative:
        columns.append(model.Column(since(facts), numeric=True))

    def cells(code: str) -> Iterator[model.Cell]:
        result, before = facts.results[code], facts.previous.get(code)
        yield model.Cell(str(result.figure.label))
        yield result_cell(result, language, link)
        if facts.previous:
            yield result_cell(before, language, no_link) if before else model.Cell("—")
            yield change_cell(result, before, language) if before else model.Cell("—")
        if facts.cumulative:
            whole = facts.cumulative.get(code)
            yield result_cell(whole, language, no_link) if whole else model.Cell("—")

    return tidy(
        model.Table(
            id=id,
            caption=caption,
            columns=tuple(columns),
            rows=tuple(model.Row(tuple(cells(code))) for code in codes),
        )
    )


def since(facts: BilanFacts) -> str:
    """« Depuis le 1er juillet 2006 »: what heads the figures of all the years up to the end of the period."""
    return _("Depuis le %(date)s") % {"date": format_date(facts.since, facts.language)}


def change_cell(
    current: Result | Part, before: Result | Part, language: str, unit: str = ""
) -> model.Cell:
    """What one has more than the other, or less, with the percentage in grey beside it."""
    unit = unit or current.figure.unit
    grown = quantities.change(current.known, before.known)
    cell = model.Cell(signed(grown, unit, language), grown.number if grown.is_exact else None)
    if unit == Unit.PERCENT or not grown.is_known:
        return cell
    growth = quantities.growth(current.known, before.known)
    return with_aside(cell, growth, signed(growth, Unit.PERCENT, language))


def with_aside(cell: model.Cell, quantity: Quantity | None, text: str) -> model.Cell:
    """``cell`` with a percentage in grey beside it."""
    value = quantity.number if quantity is not None and quantity.is_exact else None
    return replace(cell, aside=text, aside_value=value)


def with_share(cell: model.Cell, share: Quantity | None, language: str) -> model.Cell:
    """``cell`` with its share of the whole beside it, where there is one to know."""
    if share is None or not share.is_known:
        return cell
    return with_aside(cell, share, display_quantity(share, Unit.PERCENT, language))


def signed(quantity: Quantity | None, unit: str, language: str) -> str:
    """« +8 », « −3 », « 0 »: a difference, which says its direction."""
    if quantity is None or not quantity.is_known:
        return display_quantity(quantity, unit, language)

    def write(number, language: str) -> str:
        return ("+" if number > 0 else "") + display(number, unit, language)

    return quantity.display(language, write)


def ratios(facts: BilanFacts, link: Link, *, id: str, caption: str) -> Iterator[model.Table]:
    """What one figure is to another, with both counts, and what it was a year before; those that are known."""
    shown = [
        result for result in facts.results.values() if result.between and result.number is not None
    ]
    if not shown:
        return
    language = facts.language
    columns = [
        model.Column(_("Taux ou rapport")),
        model.Column(_("Compté"), numeric=True),
        model.Column(_("Sur"), numeric=True),
        model.Column(facts.years, numeric=True),
    ]
    if facts.previous:
        columns.append(model.Column(_year_before(facts), numeric=True))

    def cells(result: Result) -> Iterator[model.Cell]:
        yield model.Cell(str(result.figure.label))
        for count in result.between:
            yield result_cell(count, language, link)
        yield result_cell(result, language, no_link)
        if facts.previous:
            before = facts.previous.get(result.figure.code)
            yield result_cell(before, language, no_link) if before else model.Cell("—")

    rows = tuple(model.Row(tuple(cells(result))) for result in shown)
    yield model.Table(id=id, caption=caption, columns=tuple(columns), rows=rows)


def tidy(table: model.Table) -> model.Table:
    """``table`` without the asides that none of its cells has."""
    filled = [
        any(row.cells[index].aside for row in table.all_rows) for index in range(len(table.columns))
    ]
    columns = (
        column if has_asides else replace(column, aside="")
        for column, has_asides in zip(table.columns, filled, strict=True)
    )
    return replace(table, columns=tuple(columns))


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
    """A table of the parts of a figure with the share of each, and a note where shares do not add up."""
    rows = tuple(
        model.Row((model.Cell(part.label), cell))
        for part, cell in zip(result.parts, shared_cells(result, language, link), strict=True)
    )
    (whole,) = quantities.shares_of([result.known])
    total = with_share(result_cell(result, language, link), whole, language)
    return tidy(
        model.Table(
            id=id,
            caption=caption,
            columns=(model.Column(head), shared_column(_("Nombre"))),
            rows=rows,
            total=model.Row((model.Cell(_("Total")), total)),
            note=rounding_note(result),
        )
    )


def shared_column(label: str, unit: model.Unit = "") -> model.Column:
    """A column of numbers with the share of each beside it."""
    return model.Column(label, numeric=True, unit=unit, aside=_("Part"))


def shared_cells(result: Result, language: str, link: Link) -> list[model.Cell]:
    """The number of each part of ``result``, with its share of the whole beside it; one part alone has none."""
    shares = [None] * len(result.parts)
    if len(result.parts) > 1:
        shares = quantities.shares_of([part.known for part in result.parts])
    return [
        with_share(part_cell(result, part.key, language, link), share, language)
        for part, share in zip(result.parts, shares, strict=True)
    ]


def rounding_note(result: Result) -> str:
    """What to say where the shares of the parts do not make 100 once they are rounded."""
    return rounded(quantities.shares_of([part.known for part in result.parts]))


def rounded(shares: Iterable[Quantity | None]) -> str:
    parts = [share.number for share in shares if share is not None]
    if quantities.adds_up([part for part in parts if part is not None]):
        return ""
    return _("Les parts sont arrondies : leur somme peut différer de 100 %.")


def checks(found: Sequence[Check], language: str) -> model.Table:
    """Both readings of each total, and what they differ by."""
    heads = (_("Un côté"), _("L’autre"), _("Différence"))
    unit: model.Unit = "CAD" if all(one.unit == Unit.DOLLARS for one in found) else ""
    return model.Table(
        id="controles",
        caption=_("Contrôles"),
        columns=(
            model.Column(_("Contrôle"), width=52),
            *(model.Column(head, numeric=True, unit=unit, width=16) for head in heads),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(check.name),
                    *(
                        number_cell(number, check.unit, language)
                        for number in (check.left, check.right, check.difference)
                    ),
                ),
                emphasis="" if check.agrees else "strong",
            )
            for check in found
        ),
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

"""Tables and gauges of balances: what each line, or each group of lines, has, holds, spent and has left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.budgets.reckoning import Balance, together
from programs.lib import quantities
from programs.lib.money import format_amount
from programs.lib.quantities import format_percent
from reporting.documents import model, parts
from reporting.documents.formulas import Sum, difference, ratio
from reporting.enums import Unit
from reporting.figures.display import display

# Of the label, of what is said of it where there is such a column, and of the six amounts, the last with two numbers.
_WIDTHS = ((24,), (11, 11, 11, 11, 11, 21))
_WIDTHS_WITH_DETAIL = ((21, 14), (9, 9, 9, 9, 9, 20))
# More rows than these are no picture any more.
MOST_GAUGED = 14


@dataclass(frozen=True)
class Entry:
    """A row of such a table: what it is called, and what else is said of it in a column of its own."""

    label: str
    balance: Balance
    detail: str = ""


def table(
    entries: Iterable[Entry], language: str, *, id: str, caption: str, heads: tuple[str, ...]
) -> model.Table:
    """A row an entry, and their total; the workbook computes what follows from the rest.

    ``heads`` are those of the labels, and of the details where there are any.
    """
    rows = list(entries)
    whole = together(entry.balance for entry in rows)
    return model.Table(
        id=id,
        caption=caption,
        columns=_columns(heads),
        rows=tuple(
            model.Row(
                (*_words(heads, entry.label, entry.detail), *_cells(entry.balance, language)),
                key=f"{id}-{number}",
            )
            for number, entry in enumerate(rows, start=1)
        ),
        total=model.Row(
            (*_words(heads, _("Total")), *_cells(whole, language, is_total=True)),
            key=f"{id}-total",
        ),
        note=_unknown_said(rows),
    )


def _columns(heads: tuple[str, ...]) -> tuple[model.Column, ...]:
    labels = (
        ("adopted", _("Adopté")),
        ("revised", _("Modifié")),
        ("engaged", _("Engagé")),
        ("spent", _("Dépensé")),
        ("remaining", _("Disponible")),
        ("variance", pgettext("budget", "Écart")),
    )
    of_words, of_amounts = _WIDTHS_WITH_DETAIL if len(heads) > 1 else _WIDTHS
    return (
        *(model.Column(head, width=width) for head, width in zip(heads, of_words, strict=True)),
        *(
            model.Column(
                label,
                numeric=True,
                unit="CAD",
                width=width,
                key=key,
                aside=_("en %") if key == "variance" else "",
            )
            for (key, label), width in zip(labels, of_amounts, strict=True)
        ),
    )


def _words(heads: tuple[str, ...], label: str, detail: str = "") -> list[model.Cell]:
    return [model.Cell(text) for text in (label, detail)[: len(heads)]]


def _cells(balance: Balance, language: str, *, is_total: bool = False) -> list[model.Cell]:
    """The total adds up what the rows say; what is left of it and its variance follow from its own numbers."""
    added = Sum() if is_total else None
    cells = [
        dollars(amount, language, added)
        for amount in (balance.adopted, balance.revised, balance.engaged, balance.spent)
    ]
    cells.append(dollars(balance.remaining, language, difference("revised", "engaged")))
    return [
        *cells,
        model.Cell(
            display(balance.variance, Unit.DOLLARS, language),
            balance.variance,
            aside=percent_said(balance, language),
            aside_value=share_of(balance),
            formula=difference("revised", "spent"),
            aside_formula=ratio("variance", "revised"),
        ),
    ]


def dollars(amount: Decimal | None, language: str, formula=None) -> model.Cell:
    return model.Cell(display(amount, Unit.DOLLARS, language), amount, formula=formula)


def in_cents(block: model.Block, language: str) -> model.Block:
    """A table with the cents of all its dollars where one has some, so that they stand in line."""
    if not isinstance(block, model.Table):
        return block
    dollars_at = [at for at, column in enumerate(block.columns) if column.unit == "CAD"]

    def has_cents(row: model.Row) -> bool:
        return any((row.cells[at].value or 0) % 1 for at in dollars_at)

    def even(row: model.Row) -> model.Row:
        cells = list(row.cells)
        for at in dollars_at:
            if (value := cells[at].value) is not None:
                display = format_amount(value, language, with_cents=True)
                cells[at] = replace(cells[at], display=display)
        return replace(row, cells=tuple(cells))

    printed = (*block.printed_rows, block.total) if block.total else block.printed_rows
    if not any(map(has_cents, printed)):
        return block
    rows = model.Built(block.rows, even) if block.is_cut else tuple(map(even, block.rows))
    return replace(block, rows=rows, total=block.total and even(block.total))


def share_of(balance: Balance) -> Decimal | None:
    return quantities.percent(balance.variance, balance.revised)


def percent_said(balance: Balance, language: str) -> str:
    """The variance in per cent of the budget as amended; « s. o. » of a budget of nothing."""
    if balance.variance is None:
        return quantities.unknown(language)
    return format_percent(share_of(balance), language)


def _unknown_said(rows: Sequence[Entry]) -> str:
    unknown = [entry.label for entry in rows if entry.balance.adopted is None]
    if not unknown:
        return ""
    return _(
        "Le budget n’est pas connu pour : %(names)s. Il n’entre dans aucune somme; ce qui y est dépensé y entre, et "
        "le disponible du total est un minimum."
    ) % {"names": ", ".join(unknown)}


def gauge(
    entries: Iterable[Entry], language: str, *, id: str, title: str, mark: model.Mark | None
) -> model.Chart | None:
    """What is taken of each budget that is known, against how much of the year is over; None where it is no picture."""
    shown = [entry for entry in entries if entry.balance.revised]
    if not 0 < len(shown) <= MOST_GAUGED:
        return None
    points = [point for entry in shown for point in _points(entry, language)]
    said = (parts.labelled(f"{one.label}, {one.series}", one.display) for one in points)
    return model.Chart(
        id=id,
        form="gauge",
        title=title,
        description="; ".join(said),
        points=tuple(points),
        table_below=True,
        mark=mark,
    )


def _points(entry: Entry, language: str) -> list[model.Point]:
    balance = entry.balance
    told = (
        (_("Dépensé"), balance.spent),
        (_("Engagements en cours"), balance.committed),
        (_("Budget modifié"), balance.revised),
        (_("Disponible"), balance.remaining),
    )
    return [
        model.Point(entry.label, amount, display(amount, Unit.DOLLARS, language), series)
        for series, amount in told
    ]

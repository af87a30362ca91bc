"""Funder by funder over the years, as a table with its totals both ways."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from programs.lib.quantities import Quantity
from reporting.documents import model, parts
from reporting.enums import Unit
from reporting.figures import FunderLine, FunderTable, YearColumn

# More funders than these do not stand side by side on a page: the table is cut into parts of about the same width.
WIDEST = 4


def is_worth_a_table(found: FunderTable) -> bool:
    """Whether it says more than the list of amounts by year: several funders, or an envelope that was shared."""
    return found.says_something and (len(found.lines) > 1 or found.is_shared)


def tables(found: FunderTable, language: str, *, id: str, caption: str) -> Iterator[model.Table]:
    """A row a year, a column a funder; the last part has the totals, and the share of each year."""
    count = -(-len(found.lines) // WIDEST)
    size = -(-len(found.lines) // count)
    for number in range(count):
        group = found.lines[number * size : (number + 1) * size]
        place = {"number": number + 1, "count": count}
        table = model.Table(
            id=id if count == 1 else f"{id}-{number + 1}",
            caption=caption + (_(" (partie %(number)s de %(count)s)") % place if count > 1 else ""),
            columns=_columns(found, group, is_last=number == count - 1),
            rows=tuple(
                model.Row(tuple(_cells(found, group, index, language, number == count - 1)))
                for index in range(len(found.columns))
            ),
            total=_total(found, group, language, is_last=number == count - 1),
            note=_note(found) if number == count - 1 else "",
        )
        yield parts.tidy(table)


def _columns(found: FunderTable, group, *, is_last: bool) -> tuple[model.Column, ...]:
    columns = [model.Column(_("Exercice"))]
    columns += [parts.shared_column(line.label, "CAD") for line in group]
    if _has_total(found) and is_last:
        columns.append(parts.shared_column(_("Total"), "CAD"))
    return tuple(columns)


def _has_total(found: FunderTable) -> bool:
    return len(found.lines) > 1


def _cells(
    found: FunderTable, group: Sequence[FunderLine], index: int, language: str, is_last: bool
) -> Iterator[model.Cell]:
    yield model.Cell(year_said(found.columns[index]))
    cells = [_amount(line.amounts[index], language) for line in group]
    if _has_total(found) and is_last:
        cells.append(_amount(found.totals[index], language))
    if is_last:
        cells[-1] = parts.with_share(cells[-1], found.shares[index], language)
    yield from cells


def _total(
    found: FunderTable, group: Sequence[FunderLine], language: str, *, is_last: bool
) -> model.Row:
    cells = [
        parts.with_share(_amount(line.total, language), line.share, language)
        if _has_total(found)
        else _amount(line.total, language)
        for line in group
    ]
    if _has_total(found) and is_last:
        cells.append(_amount(found.whole, language))
    return model.Row((model.Cell(_("Total")), *cells))


def year_said(column: YearColumn) -> str:
    label = column.period.label
    return _("%(years)s, non réparti") % {"years": label} if column.is_unshared else label


def _amount(amount: Quantity | None, language: str) -> model.Cell:
    return parts.quantity_cell(amount, Unit.DOLLARS, language) if amount else model.Cell("—")


def _note(found: FunderTable) -> str:
    sentences = []
    if any(amount is None for line in found.lines for amount in line.amounts):
        sentences.append(_("Un tiret marque une année pour laquelle rien n’est inscrit."))
    by_funder = [line.share for line in found.lines]
    if rounding := parts.rounded(found.shares) or parts.rounded(by_funder):
        sentences.append(rounding)
    return " ".join(sentences)

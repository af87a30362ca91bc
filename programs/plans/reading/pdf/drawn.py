"""Ruled tables: cells with their paragraphs, and one table again of what the ends of pages cut apart."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from programs.lib.text import normalise
from programs.plans.reading.blocks import Cell, Paragraph
from programs.plans.reading.drafts import typed
from programs.plans.reading.pdf.pages import Box, Grid
from programs.plans.reading.pdf.paragraphs import BEGINS, Joiner, is_cut

_NEARLY = 4  # points


@dataclass
class Drawn:
    """A table as it grows from page to page."""

    place: str
    edges: tuple[float, ...]
    rows: list[list[Cell]] = field(default_factory=list)

    def takes(self, grid: Grid) -> bool:
        """Whether what is drawn at the top of the next page has the very same columns."""
        return len(grid.edges) == len(self.edges) and all(
            abs(one - other) <= _NEARLY for one, other in zip(grid.edges, self.edges, strict=True)
        )

    def go_on(self, rows: list[list[Cell]], joiner: Joiner) -> None:
        """Add the rows of the next page, without the headings that it says again."""
        heading = [normalise(cell.text) for cell in self.rows[0]] if self.rows else []
        if any(heading) and rows and [normalise(cell.text) for cell in rows[0]] == heading:
            rows = rows[1:]
        if self.rows and rows and _is_rest(self.rows[-1], rows[0]):
            pairs = zip(self.rows[-1], rows[0], strict=True)
            self.rows[-1] = [_whole(cell, rest, joiner) for cell, rest in pairs]
            rows = _under(self.rows[-1], rows[1:])
        self.rows += rows


def rows_of(grid: Grid, place: str, joiner: Joiner) -> list[list[Cell]]:
    """The rows of a grid, each cell with its paragraphs wherever it stretches to."""
    width = len(grid.edges) - 1
    rows: list[list[Cell]] = [
        [Cell((), _place(place, row, column)) for column in range(width)]
        for row in range(grid.height)
    ]
    for box in grid.boxes:
        paragraphs = _paragraphs(box, _place(place, box.row, box.column), joiner)
        for row in range(box.row, min(box.row + box.rows, grid.height)):
            for column in range(box.column, min(box.column + box.columns, width)):
                is_first = (row, column) == (box.row, box.column)
                rows[row][column] = Cell(paragraphs, _place(place, row, column), not is_first)
    return rows


def _place(table: str, row: int, column: int) -> str:
    return _("%(table)s, rangée %(row)d, colonne %(column)d") % {
        "table": table,
        "row": row + 1,
        "column": column + 1,
    }


def _paragraphs(box: Box, place: str, joiner: Joiner) -> tuple[Paragraph, ...]:
    if not box.lines:
        return ()
    # What is blank on the left of its text is blank on the right.
    padding = max(min(line.x0 for line in box.lines) - box.left, 0)
    right = max(box.right - padding, max(line.x1 for line in box.lines))
    blocks = joiner.join(box.lines, lambda line: (box.left + padding, right))
    texts = (typed(block.text) for block in blocks)
    return tuple(Paragraph(text, place) for text in texts if text)


def _is_rest(above: list[Cell], row: list[Cell]) -> bool:
    """Whether a row is what the end of a page cut off the one above: its first cell is blank, and a text goes on."""
    if row[0].paragraphs or row[0].is_continued:
        return False
    goes_on = False
    for cell, rest in zip(above, row, strict=True):
        if not rest.text:
            continue
        if not cell.text or BEGINS.match(rest.text):
            return False
        goes_on |= is_cut(cell.text, rest.text)
    return goes_on


def _under(above: list[Cell], rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows below one that the end of a page cut: its merged cells go on in them, and are drawn blank there."""
    held: list[Cell | None] = list(above)
    made = []
    for row in rows:
        for at, cell in enumerate(row):
            over = held[at]
            held[at] = None
            if over is not None and cell.is_continued and not cell.paragraphs:
                held[at] = Cell(over.paragraphs, cell.place, is_continued=True)
        made.append([one or cell for one, cell in zip(held, row, strict=True)])
    return made


def _whole(cell: Cell, rest: Cell, joiner: Joiner) -> Cell:
    if not rest.paragraphs:
        return cell
    *before, last = cell.paragraphs
    first, *after = rest.paragraphs
    if is_cut(last.text, first.text):
        return replace(
            cell,
            paragraphs=(*before, replace(last, text=joiner.joined(last.text, first.text)), *after),
        )
    return replace(cell, paragraphs=(*cell.paragraphs, *rest.paragraphs))

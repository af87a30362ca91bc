"""A document as one stream: its lines of text, and the rows of the tables whose headings are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from programs.plans.enums import Level
from programs.plans.outlines import columns as headings
from programs.plans.outlines.columns import LEVELS, Column
from programs.plans.outlines.marks import LISTED, mark
from programs.plans.outlines.texts import Places, Row, Text, means, settle, texts
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table

_PAGES = 0.8


def stream_of(source: Source, places: Places) -> list[Text | Row]:
    """The stream of a document. Tables without known headings are read as text, cell by cell."""
    stream: list[Text | Row] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            stream += places.texts([block])
        else:
            before = stream[-1].columns if stream and isinstance(stream[-1], Row) else ()
            stream += _Table(block, places, before).read()
    texts = iter(settle([one for one in stream if isinstance(one, Text)]))
    return [next(texts) if isinstance(one, Text) else one for one in stream]


@dataclass
class _Table:
    table: Table
    places: Places
    # The columns of the table just above: a page break cuts one in two.
    before: Sequence[Column]
    columns: Sequence[Column] = ()
    last: dict[int, list[Text]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.headings = [_headings(row) for row in self.table.rows]

    def read(self) -> Iterator[Text | Row]:
        if self._is_of_contents():
            yield from self._contents()
            return
        is_cut = self.before and not any(self.headings)
        if is_cut and {len(row) for row in self.table.rows} == {len(self.before)}:
            self.columns = self.before
        for row, found in zip(self.table.rows, self.headings, strict=True):
            if found:
                self.columns, self.last = found, {}
            elif any(cell.paragraphs for cell in row):
                yield from self._row(row)

    def _row(self, row: Sequence[Cell]) -> Iterator[Text | Row]:
        if self.columns and not _is_section(row):
            yield self._under_columns(row)
        else:
            yield from self._loose(row)

    def _under_columns(self, row: Sequence[Cell]) -> Row:
        cells: list[list[Text]] = []
        above, unsure = set(), {}
        for index, cell in enumerate(row):
            if _goes_on_from_left(row, index):
                cells.append([])
            elif cell.is_continued and index in self.last:
                above.add(index)
                cells.append(self.last[index])
            elif self.columns[index].name in LEVELS:
                found = means(
                    settle(texts(cell.paragraphs)), self.columns[index].name == Level.ACTION
                )
                cells.append([self.places.told(text) for text in found.texts])
                unsure[index] = found.unsure
            else:
                cells.append(self.places.texts(cell.paragraphs))
        self.last = dict(enumerate(cells))
        places = [cell.place for cell in row]
        return Row(
            self.columns, cells, places, frozenset(above), self.table.is_sure, row[0].place, unsure
        )

    # --- Without headings -------------------------------------------------------------------------

    def _loose(self, row: Sequence[Cell]) -> Iterator[Text]:
        """The lines of a row whose columns nobody named: those that say themselves what they are."""
        cells = [
            self.places.texts(cell.paragraphs)
            for index, cell in enumerate(row)
            if cell.paragraphs and not cell.is_continued
        ]
        cells = [cell for cell in cells if cell]
        if (
            len(cells) == 2
            and len(cells[0]) == 1
            and (first := _announces(cells[0][0], cells[1][0]))
        ):
            yield first
            yield from cells[1][1:]
            return
        for cell in cells:
            is_read = len(cells) == 1 or (cell[0].mark.kind and cell[0].mark.name not in LISTED)
            for text in cell:
                yield text if is_read or text.is_told else replace(text, is_astray=True)

    def _is_of_contents(self) -> bool:
        rows = self.table.rows
        if len(rows) < 2 or len(rows[0]) < 2:
            return False
        paged = sum(_page(row).isdigit() for row in rows)
        return paged >= _PAGES * len(rows) and not any(self.headings) and self._rises()

    def _rises(self) -> bool:
        pages = [int(page) for row in self.table.rows if (page := _page(row)).isdigit()]
        return pages == sorted(pages)

    def _contents(self) -> Iterator[Text]:
        for row in self.table.rows:
            filled = [cell.text for cell in row if not cell.is_continued and cell.text.strip()]
            said = "\t".join(" ".join(text.split()) for text in filled)
            yield from self.places.texts([Paragraph(said, row[0].place)])


def _headings(row: Sequence[Cell]) -> list[Column]:
    return headings.columns(["" if cell.is_continued else cell.text for cell in row])


def _goes_on_from_left(row: Sequence[Cell], index: int) -> bool:
    return (
        index > 0 and row[index].is_continued and row[index].paragraphs == row[index - 1].paragraphs
    )


def _is_section(row: Sequence[Cell]) -> bool:
    """Whether one merged cell is the whole row, as the name of an axis between two parts of a table."""
    filled = [cell for cell in row if cell.paragraphs]
    return (
        len(filled) > 1
        and all(cell.is_continued for cell in filled[1:])
        and not filled[0].is_continued
    )


def _page(row: Sequence[Cell]) -> str:
    filled = [cell.text.strip() for cell in row if not cell.is_continued and cell.text.strip()]
    return filled[-1] if len(filled) > 1 and len(filled[-1]) <= 4 and filled[-1].isascii() else ""


def _announces(first: Text, second: Text) -> Text | None:
    """One line of a cell that only names what the next one says: « Objectif 1 », « Responsable »."""
    if first.is_told or second.is_told:
        return None
    if first.mark.kind and not first.mark.text:
        return replace(first, mark=mark(f"{first.raw} {second.raw}"))
    name = first.raw.rstrip(" :\u00a0")
    if headings.named(name) in headings.DETAILS:
        return replace(first, mark=mark(f"{name} : {second.raw}"))
    return None

"""Workbooks and CSV files: each sheet that is seen is a table, of cells as people see them.

The titles above its headings, rows with one cell only, are paragraphs; so are all rows of a sheet of one column,
which is an outline. Where several sheets are filled the name of each stands above it.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter

from programs.importing import delimited, ods, sheets, xlsx
from programs.importing.errors import UnreadableFile
from programs.importing.sheets import Book, Line, Merge, Sheet, Tab, Unread
from programs.plans.reading.blocks import Cell, Paragraph, Source
from programs.plans.reading.drafts import MOST_LINES, Draft, too_long, typed
from programs.plans.reading.kinds import CSV, ODS, XLSX
from programs.plans.reading.tags import pieces

# No plan has more columns; a cell that stands beyond them is a slip of the hand, and is said.
_WIDEST = 60
# The names that a program gives to sheets which nobody named.
_UNNAMED = re.compile(r"(?:feuil(?:le)?|sheet|tab(?:le)?|tableau)\s*[0-9]*", re.IGNORECASE)
_LOOKED_AT = 50
_FEWEST_ROWS = _FEWEST_CELLS = 3
_LONGEST_NAME = 60
_TOP = 10_000  # characters


def read_xlsx(content: bytes) -> Source:
    return _read_book(xlsx.open_book(sheets.open_zip(content)), XLSX)


def read_ods(content: bytes) -> Source:
    return _read_book(ods.open_book(sheets.open_zip(content)), ODS)


def read_delimited(text: delimited.Text) -> Source:
    """The rows of a CSV file, cut at what cuts its first rows into the most cells of the same number."""
    draft = Draft()
    sheet = delimited.cut(text, _delimiter(text))
    _Reader(draft, sheet, "").read()
    if text.encoding == delimited.WINDOWS:
        draft.note(
            _("document"),
            _(
                "Ce fichier CSV est à un ancien encodage : vérifiez que ses lettres accentuées sont justes."
            ),
        )
    return draft.source(CSV)


def is_delimited(text: delimited.Text) -> bool:
    """Whether a text is surely a CSV file: three rows or more with the same number of cells, under names of columns.

    Rows apart by tabs are one where a quote holds the lines of a cell together, as a workbook that is pasted has it;
    of any others ``text`` makes what it can.
    """
    delimiter = _delimiter(text)
    records = _first_records(text, delimiter)
    if len(records) < _FEWEST_ROWS or _width(records) < _FEWEST_CELLS:
        return False
    if delimiter == "\t":
        return any(record.lines > 1 for record in records)
    return all(map(_names_column, records[0].cells))


def _names_column(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST_NAME and not cell[0].isspace() and not cell[0].isdigit()


def _delimiter(text: delimited.Text) -> str:
    top = text.content[:_TOP]
    return max(
        delimited.DELIMITERS,
        key=lambda one: (_width(_first_records(text, one)), top.count(one)),
    )


def _first_records(text: delimited.Text, delimiter: str) -> list[delimited.Record]:
    try:
        records = list(islice(delimited.records(text.content, delimiter), _LOOKED_AT))
    except UnreadableFile:
        return []
    return [record for record in records if any(record.cells)]


def _width(records: list[delimited.Record]) -> int:
    """How many cells each row has, 1 where that differs."""
    widths = {len(record.cells) for record in records}
    return widths.pop() if len(widths) == 1 else 1


def _read_book(book: Book, kind: str) -> Source:
    draft = Draft()
    filled = [tab for tab in book.tabs if tab.count()]
    seen = [tab for tab in filled if not tab.is_hidden]
    for tab in seen:
        if tab.count() > MOST_LINES:
            raise too_long()
        if len(seen) > 1 and not _UNNAMED.fullmatch(tab.name.strip()):
            draft.add(Paragraph(typed(tab.name), _of_sheet(tab), heading=1))
        _Reader(draft, tab.open(), _of_sheet(tab)).read()
    for tab in filled:
        if tab.is_hidden:
            draft.note(_of_sheet(tab), _("Cette feuille est masquée : elle n’est pas lue."))
    return draft.source(kind)


def _of_sheet(tab: Tab) -> str:
    return _("feuille « %(name)s »") % {"name": tab.name}


class _Reader:
    """Puts one sheet into ``draft``. ``where`` names it, "" where the file is but one."""

    def __init__(self, draft: Draft, sheet: Sheet, where: str):
        self._draft, self._sheet, self._where = draft, sheet, where
        self._beyond = 0

    def read(self) -> None:
        lines = self._lines()
        columns = sorted({column for line in lines for column in line.cells})
        is_outline = len(columns) == 1
        titles = lines if is_outline else list(takewhile(lambda line: len(line.cells) == 1, lines))
        for line in titles:
            for paragraph in self._paragraphs(line, columns[0] if is_outline else min(line.cells)):
                self._draft.add(paragraph)
        rows = [self._row(line, columns) for line in lines[len(titles) :]]
        place = self._where or _("tableau")
        self._draft.add_rows(self._merged(rows, lines[len(titles) :], columns), place)
        self._say(lines)

    def _lines(self) -> list[Line]:
        lines = list(islice(self._sheet.lines, MOST_LINES + 1))
        if len(lines) > MOST_LINES:
            raise too_long()
        kept = []
        for line in lines:
            cells = {column: cell for column, cell in line.cells.items() if column < _WIDEST}
            self._beyond += len(line.cells) - len(cells)
            if cells:
                kept.append(Line(line.number, cells, line.is_hidden))
        return kept

    def _place(self, number: int, column: int) -> str:
        cell = f"{get_column_letter(column + 1)}{number}"
        return f"{self._where}, {cell}" if self._where else _("cellule %(cell)s") % {"cell": cell}

    def _row(self, line: Line, columns: list[int]) -> list[Cell]:
        return [
            Cell(tuple(self._paragraphs(line, column)), self._place(line.number, column))
            for column in columns
        ]

    def _paragraphs(self, line: Line, column: int) -> Iterator[Paragraph]:
        cell = line.cells.get(column)
        place = self._place(line.number, column)
        if isinstance(cell, Unread):
            self._draft.note(place, f"{cell.text} : {cell.why}")
        for part in shown(cell).split("\n"):
            for piece in pieces(part):
                if text := typed(piece.text):
                    yield Paragraph(text, place, depth=piece.depth)

    def _merged(
        self, rows: list[list[Cell]], lines: list[Line], columns: list[int]
    ) -> list[list[Cell]]:
        """The rows, each place that a merged cell covers with what that cell holds."""
        at_row = {line.number: at for at, line in enumerate(lines)}
        at_column = {column: at for at, column in enumerate(columns)}
        for merge in self._sheet.merges:
            first = _find(rows, at_row, at_column, merge)
            if first is None:
                continue
            for number in range(merge.first_row, min(merge.last_row, lines[-1].number) + 1):
                for column in range(merge.first_column, min(merge.last_column, columns[-1]) + 1):
                    row, at = at_row.get(number), at_column.get(column)
                    if row is not None and at is not None and rows[row][at] is not first:
                        place = self._place(number, column)
                        rows[row][at] = Cell(first.paragraphs, place, is_continued=True)
        return rows

    def _say(self, lines: list[Line]) -> None:
        where = self._where or _("document")
        if hidden := sum(line.is_hidden for line in lines):
            self._draft.note(where, _hidden_rows(hidden))
        if self._sheet.hidden_columns & {column for line in lines for column in line.cells}:
            self._draft.note(where, _("Des colonnes masquées sont lues comme les autres."))
        if self._beyond:
            self._draft.note(where, _beyond(self._beyond))
        for number in self._sheet.odd_rows:
            self._draft.note_odd_line(number)


def _find(
    rows: list[list[Cell]], at_row: Mapping[int, int], at_column: Mapping[int, int], merge: Merge
) -> Cell | None:
    row, column = at_row.get(merge.first_row), at_column.get(merge.first_column)
    return None if row is None or column is None else rows[row][column]


def _hidden_rows(count: int) -> str:
    return ngettext(
        "%(count)d rangée masquée est lue comme les autres.",
        "%(count)d rangées masquées sont lues comme les autres.",
        count,
    ) % {"count": count}


def _beyond(count: int) -> str:
    return ngettext(
        "%(count)d cellule loin à droite du tableau n’est pas lue.",
        "%(count)d cellules loin à droite du tableau ne sont pas lues.",
        count,
    ) % {"count": count}


def shown(cell: object) -> str:
    """A cell as people see it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("Oui") if cell else _("Non")
    if isinstance(cell, datetime):
        is_day = cell.time() == time()
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return str(cell)

"""ODS workbooks, read as a stream: repeated cells and rows are counted, never spelt out without need."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import repeat
from math import isfinite

from openpyxl.utils import get_column_letter

from programs.importing import markup
from programs.importing.sheets import (
    FORMULA_ERROR,
    HEADING_WITHIN,
    LAST_COLUMN,
    LAST_ROW,
    MAX_CHARACTERS,
    MAX_MERGES,
    MAX_SHEETS,
    Book,
    Line,
    Merge,
    Sheet,
    Tab,
    Unread,
    gives_error,
    in_unit,
    never_computed,
    password_protected,
    plain,
    too_big,
    too_many_rows,
)
from programs.importing.xlsx import iso_day

MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"

_NAMESPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_CELLS = ("table:table-cell", "table:covered-table-cell")
# What is written beside a cell, or drawn over it.
_ASIDE = ("office:annotation", "table:shapes", "table:detective")
_CURRENCIES = {"EUR": "€", "GBP": "£"}
_UNSEEN = ("collapse", "filter")
_MOST_SPACES = 1000


def is_ods(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    return "mimetype" in names and archive.read("mimetype").strip().startswith(MEDIA_TYPE)


def open_book(archive: zipfile.ZipFile) -> Book:
    """All sheets lie in one file: it is gone through once to know them, and once more for the one that is read."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise password_protected()
    survey = _Survey()
    for _line in _through(archive, survey):
        pass
    tabs = [_tab(archive, index, found) for index, found in enumerate(survey.found)]
    return Book(tabs, is_since_1904=survey.is_since_1904)


@dataclass
class _Found:
    """What the first look at a sheet tells."""

    name: str
    is_hidden: bool
    count: int = 0
    first: list[Line] = field(default_factory=list)


def _tab(archive: zipfile.ZipFile, index: int, found: _Found) -> Tab:
    return Tab(
        found.name,
        found.is_hidden,
        count=lambda: found.count,
        first=lambda: found.first,
        open=partial(_sheet, archive, index),
    )


def _sheet(archive: zipfile.ZipFile, index: int) -> Sheet:
    reader = _Reader(index)
    return Sheet(
        _through(archive, reader), merges=reader.merges, hidden_columns=reader.hidden_columns
    )


def _through(archive: zipfile.ZipFile, reader: "_Walk") -> Iterator[Line]:
    with archive.open("content.xml") as stream:
        for _piece in markup.feed(stream, reader.opened, reader.closed, reader.text):
            for line, times in reader.ready:
                yield line
                for further in range(1, times):
                    yield Line(line.number + further, line.cells, line.is_hidden)
            reader.ready.clear()


class _Walk:
    """Follows the XML and makes a line of each filled row: what becomes of it, a subclass says."""

    def __init__(self):
        self.ready: list[tuple[Line, int]] = []
        self.is_since_1904 = False
        self._names = markup.Names(_short)
        self._sheet = -1
        self._number = 0
        self._row: dict[str, str] = {}
        self._cells: dict[int, object] = {}
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._pieces: list[str] | None = None
        self._aside = 0
        self._room = MAX_CHARACTERS

    def wants(self) -> bool:
        """Whether the cells of the current sheet are to be read."""
        raise NotImplementedError

    def begin_sheet(self, attributes: dict[str, str]) -> None:
        """A sheet begins."""

    def add_line(self, line: Line, times: int) -> None:
        """A filled row stands there so many ``times``."""

    def add_merge(self, number: int, column: int, attributes: dict[str, str]) -> None:
        """A cell stretches over others."""

    def other(self, name: str, attributes: dict[str, str]) -> None:
        """Something that is neither row nor cell opens."""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if self._aside or name in _ASIDE or name.startswith("draw:"):
            self._aside += 1
        elif name in _CELLS:
            self._cell, self._paragraphs = self._shortened(attributes), []
        elif name == "table:table-row":
            self._row, self._cells, self._column = self._shortened(attributes), {}, 0
        elif name == "table:table":
            self._sheet, self._number = self._sheet + 1, 0
            self.begin_sheet(self._shortened(attributes))
        elif self._cell is None:
            self.other(name, self._shortened(attributes))
        elif name.startswith("text:"):
            self._open_text(name, self._shortened(attributes))

    def _open_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:p":
            self._pieces = []
        elif self._pieces is None:
            return
        elif name == "text:s":
            self._pieces.append(" " * min(int(attributes.get("text:c", 1)), _MOST_SPACES))
        elif name == "text:tab":
            self._pieces.append("\t")
        elif name == "text:line-break":
            self._pieces.append("\n")

    def text(self, text: str) -> None:
        if self._pieces is not None and not self._aside:
            self._room -= len(text)
            if self._room < 0:
                raise too_big()
            self._pieces.append(text)

    def closed(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
            return
        name = self._names[name]
        if name == "text:p" and self._pieces is not None:
            self._paragraphs.append("".join(self._pieces))
            self._pieces = None
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()

    def _end_cell(self) -> None:
        cell, self._cell = self._cell or {}, None
        times = int(cell.get("table:number-columns-repeated", 1))
        if self.wants():
            self.add_merge(self._number + 1, self._column, cell)
            value = _value(cell, "\n".join(self._paragraphs))
            if value is not None:
                last = min(self._column + times, LAST_COLUMN)
                self._cells.update(zip(range(self._column, last), repeat(value), strict=False))
        self._column += times

    def _end_row(self) -> None:
        times = int(self._row.get("table:number-rows-repeated", 1))
        if self._cells:
            is_hidden = self._row.get("table:visibility") in _UNSEEN
            self.add_line(Line(self._number + 1, self._cells, is_hidden), times)
        self._number += times
        if self._number > LAST_ROW:
            raise too_many_rows()

    def _shortened(self, attributes: dict[str, str]) -> dict[str, str]:
        names = self._names
        return {names[name]: value for name, value in attributes.items()}


class _Survey(_Walk):
    """The first look: the sheets, how many rows they fill and what stands at their tops."""

    def __init__(self):
        super().__init__()
        self.found: list[_Found] = []
        self._style = ""
        self._hidden_styles: set[str] = set()

    def wants(self) -> bool:
        return True

    def begin_sheet(self, attributes: dict[str, str]) -> None:
        is_hidden = attributes.get("table:style-name") in self._hidden_styles
        self.found.append(_Found(attributes.get("table:name", ""), is_hidden))
        if len(self.found) > MAX_SHEETS:
            raise too_big()

    def add_line(self, line: Line, times: int) -> None:
        found = self.found[-1]
        found.count += times
        room = HEADING_WITHIN - line.number + 1
        found.first += [
            Line(line.number + further, line.cells, line.is_hidden)
            for further in range(min(times, max(room, 0)))
        ]

    def other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table:null-date":
            self.is_since_1904 = attributes.get("table:date-value", "").startswith("1904")


class _Reader(_Walk):
    """The rows of one sheet, the ``wanted``-th."""

    def __init__(self, wanted: int):
        super().__init__()
        self.merges: list[Merge] = []
        self.hidden_columns: set[int] = set()
        self._wanted = wanted
        self._columns = 0

    def wants(self) -> bool:
        return self._sheet == self._wanted

    def add_line(self, line: Line, times: int) -> None:
        self.ready.append((line, times))

    def add_merge(self, number: int, column: int, attributes: dict[str, str]) -> None:
        width = int(attributes.get("table:number-columns-spanned", 1))
        height = int(attributes.get("table:number-rows-spanned", 1))
        if width < 2 and height < 2:
            return
        right, bottom = min(column + width, LAST_COLUMN), number + height - 1
        letters = get_column_letter(column + 1), get_column_letter(right)
        text = f"{letters[0]}{number}:{letters[1]}{bottom}"
        self.merges.append(Merge(text, number, bottom, column, right - 1))
        if len(self.merges) > MAX_MERGES:
            raise too_big()

    def other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-column" and self.wants():
            times = int(attributes.get("table:number-columns-repeated", 1))
            if attributes.get("table:visibility") in _UNSEEN:
                last = min(self._columns + times, LAST_COLUMN)
                self.hidden_columns.update(range(self._columns, last))
            self._columns += times


def _short(name: str) -> str:
    """A name with the usual prefix of its namespace."""
    space, _between, local = name.rpartition(" ")
    return f"{_NAMESPACES.get(space, '')}:{local}"


def _value(cell: dict[str, str], text: str):
    kind = cell.get("office:value-type")
    # Where a workbook does not say that it is an error, its number is 0.
    if cell.get("calcext:value-type") == "error" or FORMULA_ERROR.fullmatch(text):
        return gives_error(text)
    if kind in ("float", "currency", "percentage"):
        number = _number(cell.get("office:value", ""))
        if isinstance(number, Unread) or kind == "float":
            return number
        currency = _CURRENCIES.get(cell.get("office:currency", ""), "$")
        return in_unit(number, "%" if kind == "percentage" else currency)
    if kind == "date":
        return iso_day(cell.get("office:date-value", ""))
    if kind == "boolean":
        return cell.get("office:boolean-value") == "true"
    if not kind and not text and "table:formula" in cell:
        return never_computed(cell["table:formula"].partition("=")[2])
    return plain(text or cell.get("office:string-value", ""))


def _number(text: str) -> float | Unread:
    try:
        number = float(Decimal(text))
    except InvalidOperation:
        return gives_error(text)
    return number if isfinite(number) else gives_error(text)

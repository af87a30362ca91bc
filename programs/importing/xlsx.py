"""XLSX workbooks, read as a stream: cells by the values that their formulas had, and what else the sheet says."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, partial

from django.utils.translation import gettext as _
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import range_boundaries

from programs.importing import markup
from programs.importing.errors import UnreadableFile
from programs.importing.markup import local
from programs.importing.sheets import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_MERGES,
    Book,
    Line,
    Merge,
    Sheet,
    Tab,
    Unread,
    damaged,
    false_day,
    gives_error,
    in_unit,
    near_the_top,
    never_computed,
    plain,
    too_big,
    too_many_rows,
)
from programs.importing.workbook import UNITS, Part, Workbook, unescaped

_CHUNK = 1 << 20
_TOKEN = re.compile(rb"<(?:\w+:)?(?:(row)|(v|is))[ />]")
# Long enough for a name that lies across two chunks.
_OVERLAP = 16
_SAID = ("1", "true")


def open_book(archive: zipfile.ZipFile) -> Book:
    members = set(archive.namelist())
    if "[Content_Types].xml" not in members or not any(name.startswith("xl/") for name in members):
        raise damaged()
    if "xl/workbook.bin" in members:
        raise UnreadableFile(
            _(
                "Ce classeur est au format XLSB : enregistrez-le au format XLSX, puis envoyez-le de nouveau."
            )
        )
    workbook = Workbook(archive)
    tabs = [_tab(workbook, part) for part in workbook.parts]
    return Book(tabs, is_since_1904=workbook.is_since_1904)


def _tab(workbook: Workbook, part: Part) -> Tab:
    opening = partial(_sheet, workbook, part.path)
    return Tab(
        part.name,
        part.is_hidden,
        count=cache(partial(_count, workbook.archive, part.path)),
        first=lambda: near_the_top(opening().lines),
        open=opening,
    )


def _count(archive: zipfile.ZipFile, path: str) -> int:
    """How many rows of a sheet have a value, at a quick look."""
    count, is_filled, tail = 0, True, b""  # nothing is counted before the first row
    with archive.open(path) as stream:
        while chunk := stream.read(_CHUNK):
            block = tail + chunk
            end = block.rfind(b"<")
            for row, _value in _TOKEN.findall(block, 0, end):
                if row:
                    is_filled = False
                elif not is_filled:
                    is_filled = True
                    count += 1
            tail = block[end:] if len(block) - end < _OVERLAP else b""
    return count


def _sheet(workbook: Workbook, path: str) -> Sheet:
    reader = _Reader(workbook)
    return Sheet(
        _lines(workbook.archive, path, reader),
        merges=reader.merges,
        hidden_columns=reader.hidden_columns,
    )


def _lines(archive: zipfile.ZipFile, path: str, reader: "_Reader") -> Iterator[Line]:
    with archive.open(path) as stream:
        for _piece in markup.feed(stream, reader.opened, reader.closed, reader.text):
            yield from reader.ready
            reader.ready.clear()


class _Reader:
    """Makes lines out of what opens and closes in the XML of a sheet."""

    def __init__(self, workbook: Workbook):
        self.ready: list[Line] = []
        self.merges: list[Merge] = []
        self.hidden_columns: set[int] = set()
        self._workbook = workbook
        self._columns: dict[str, int] = {}
        self._names = markup.Names(local)
        self._number = 0
        self._cells: dict[int, object] = {}
        self._is_hidden = False
        self._column = -1
        self._kind = self._style = ""
        self._formula: str | None = None
        self._pieces: list[str] | None = None
        self._value: list[str] = []
        self._has_value = False
        self._is_aside = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._pieces = None if self._is_aside else self._value
            self._has_value = True
        elif name == "f":
            self._formula, self._pieces = "", []
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._is_aside = True
        elif name == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _SAID:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))

    def text(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def closed(self, name: str) -> None:
        name = self._names[name]
        if name in ("v", "t"):
            self._pieces = None
        elif name == "c":
            self._end_cell()
        elif name == "f":
            self._formula, self._pieces = "".join(self._pieces or ()), None
        elif name == "rPh":
            self._is_aside = False
        elif name == "row" and self._cells:
            self.ready.append(Line(self._number, self._cells, self._is_hidden))
            self._cells = {}

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r", self._number + 1))
        if self._number > LAST_ROW:
            raise too_many_rows()
        self._cells, self._column = {}, -1
        has_no_height = attributes.get("ht") == "0" and attributes.get("customHeight") in _SAID
        self._is_hidden = attributes.get("hidden") in _SAID or has_no_height

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        if not letters:
            self._column += 1
        else:
            if letters not in self._columns:
                self._columns[letters] = column_index_from_string(letters) - 1
            self._column = self._columns[letters]
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._formula, self._value, self._has_value = None, [], False

    def _end_cell(self) -> None:
        value = plain(self._read("".join(self._value)))
        if value is not None:
            self._cells[self._column] = value

    def _read(self, text: str):
        """The value of a cell of any kind, out of what its XML holds."""
        if self._kind in ("str", "inlineStr") and (self._has_value or self._formula is None):
            # A formula whose text is empty has a value all the same.
            return unescaped(text)
        if not text:
            return None if self._formula is None else never_computed(self._formula)
        if self._kind == "s":
            return self._workbook.texts[int(text)]
        if self._kind == "b":
            return text in _SAID
        if self._kind == "e":
            return gives_error(text)
        if self._kind == "d":
            return iso_day(text)
        return self._read_number(text)

    def _read_number(self, text: str):
        number = float(text) if any(mark in text for mark in ".eE") else int(text)
        formats = self._workbook.formats
        shown = formats[int(self._style)] if self._style and formats else ""
        if not shown:
            return number
        if shown in UNITS:
            return in_unit(number, shown)
        try:
            return self._workbook.moment(number, shown)
        except (OverflowError, ValueError):
            return false_day(text)

    def _add_merge(self, text: str) -> None:
        left, top, right, bottom = range_boundaries(text)
        self.merges.append(Merge(text, top, bottom, left - 1, right - 1))
        if len(self.merges) > MAX_MERGES:
            raise too_big()


def iso_day(text: str) -> date | datetime | Unread:
    """A day as ISO 8601 writes it: the day that stands there, whatever zone is said after it."""
    try:
        if "T" in text:
            return datetime.fromisoformat(text).replace(tzinfo=None)
        return date.fromisoformat(text)
    except ValueError:
        return false_day(text)

"""CSV and TSV files: any of ; , tab; UTF-8 with or without its mark, UTF-16 or Windows-1252.

A quote that cannot be one is a letter; one that would swallow what looks like rows is refused where it opens.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

from django.utils.translation import gettext as _

from programs.importing.columns import Headings
from programs.importing.errors import UnreadableFile
from programs.importing.sheets import (
    LAST_ROW,
    Book,
    Line,
    Sheet,
    Tab,
    damaged,
    is_near_the_top,
    near_the_top,
    plain,
    too_many_rows,
)

WINDOWS = "cp1252"
DELIMITERS = ";,\t"

_LONGEST_CELL = 100_000
# From so many cells on, a line of a text has as many delimiters as a row only where it is one.
_WIDE = {";": 3, "\t": 3, ",": 4}
# What an export puts before text that a spreadsheet would run as a formula.
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
# « ="007" » keeps a spreadsheet from taking a text for a number.
_KEPT_AS_TEXT = re.compile('="([^"]*)"')
# « É » and other capitals of Windows-1252 before « ’ », « … », « » » or a blank also spell a letter in UTF-8, one that
# no name has.
_CAPITALS_OF_WINDOWS = re.compile(
    rb"(?:[\x00-\x7f]++|[\xc7-\xcb\xce\xcf\xd4\xd9\xdb][\x85\x92\xa0\xbb](?![\x80-\xff]))++"
)
# Letters of French as UTF-8 spells them. In Windows-1252 they would be « Ã© », « Â« », « Å“ », « â€™ ».
_SURELY_UTF8 = re.compile(rb"[\xc2\xc3\xc5][\x80-\xbf]|\xe2[\x80-\xbf]{2}")


@dataclass(frozen=True)
class Text:
    """The text of a file, how it was encoded, and the lines of it, counted from 1, with bytes of another encoding."""

    content: str
    encoding: str
    odd_lines: frozenset[int] = frozenset()


def decode(data: bytes) -> Text:
    """The text of a file. Raises UnreadableFile for what is no text."""
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return Text(_decode(data, encoding), encoding)
    if b"\x00" in data or data.startswith(b"%PDF"):
        raise damaged()
    is_marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    if not (is_marked or data.isascii()) and _CAPITALS_OF_WINDOWS.fullmatch(data):
        return Text(_decode(data, WINDOWS), WINDOWS)
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        if is_marked or _SURELY_UTF8.search(data):
            return _patched(data)
        return Text(_decode(data, WINDOWS), WINDOWS)


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise damaged() from error


def _patched(data: bytes) -> Text:
    """UTF-8 in which some bytes are of Windows-1252: a file that two programs wrote in turn."""
    odd = set()
    pieces = []
    lines = data.splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        try:
            pieces.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            pieces.append(_patched_line(line, number))
            odd.add(number)
    return Text("".join(pieces), "utf-8", frozenset(odd))


def _patched_line(line: bytes, number: int) -> str:
    text, rest = "", line
    while rest:
        try:
            return text + rest.decode("utf-8")
        except UnicodeDecodeError as error:
            odd = rest[error.start : error.end]
            text += rest[: error.start].decode("utf-8") + _odd_letter(odd, number)
            rest = rest[error.end :]
    return text


def _odd_letter(odd: bytes, number: int) -> str:
    try:
        return odd.decode(WINDOWS)
    except UnicodeDecodeError:
        raise UnreadableFile(
            _(
                "La ligne %(line)d de ce fichier contient un caractère qui n’en est un dans aucun encodage connu : "
                "retapez-la, ou enregistrez le fichier au format XLSX."
            )
            % {"line": number}
        ) from None


def open_book(text: Text, name: str, headings: Headings) -> Book:
    """The rows of ``text``, cut at the delimiter under which the most headings are recognised."""

    def score(delimiter: str) -> int:
        best = 0
        try:
            # One by one: the headings count, whatever cannot be read below them.
            for line in takewhile(is_near_the_top, cut(text, delimiter).lines):
                best = max(best, headings.recognised(line.cells.values()))
        except UnreadableFile:
            return best
        return best

    if not text.content.strip():
        raise UnreadableFile(_("Ce fichier est vide : il ne contient aucun caractère à lire."))
    opening = partial(cut, text, max(DELIMITERS, key=score))
    tab = Tab(
        name, False, count=lambda: 1, first=lambda: near_the_top(opening().lines), open=opening
    )
    return Book([tab], encoding=text.encoding)


def cut(text: Text, delimiter: str) -> Sheet:
    """The rows of ``text``, cut at that ``delimiter``."""
    sheet = Sheet(iter(()))
    sheet.lines = _lines(text, delimiter, sheet)
    return sheet


def _lines(text: Text, delimiter: str, sheet: Sheet) -> Iterator[Line]:
    line = 1
    for number, record in enumerate(records(text.content, delimiter), start=1):
        after = line + record.lines
        if text.odd_lines and not text.odd_lines.isdisjoint(range(line, after)):
            sheet.odd_rows.append(number)
        if record.may_hold_rows:
            sheet.long_rows.append(number)
        line = after
        cells = {
            index: value
            for index, cell in enumerate(record.cells)
            if cell and (value := _cell(cell)) is not None
        }
        if cells:
            yield Line(number, cells)


def _cell(text: str) -> str | None:
    if kept := _KEPT_AS_TEXT.fullmatch(text):
        return plain(kept[1])
    return plain(text[1:] if _GUARDED.match(text) else text)


@dataclass
class Record:
    """One row: its cells, the lines of text that it takes, and whether one of those could be another row."""

    cells: list[str] = field(default_factory=list)
    lines: int = 1
    may_hold_rows: bool = False

    def swallowed(self) -> Iterator[str]:
        """The lines that lie in a cell which opens on a line above."""
        if self.lines > 1:
            for cell in self.cells:
                yield from cell.splitlines()[1:]


class _Broken(Exception):
    """A quote that opens in a row does not close as a quote does."""


def records(content: str, delimiter: str) -> Iterator[Record]:
    """The rows of ``content``. Raises UnreadableFile naming the row whose quote swallows what follows."""
    source = io.StringIO(content, newline="")
    widest = 0
    for number, line in enumerate(source, start=1):
        if number > LAST_ROW:
            raise too_many_rows()
        cutter = _Cutter(line, source, delimiter)
        try:
            record = cutter.record()
        except _Broken:
            raise _unclosed(number) from None
        if cutter.swallows(record, widest):
            raise _swallowing(number)
        widest = max(widest, len(record.cells))
        yield record


class _Cutter:
    """Cuts one row into cells, taking from ``source`` the lines that its quotes take."""

    def __init__(self, line: str, source: Iterator[str], delimiter: str):
        self.text = line.rstrip("\r\n")
        self._end_of_line = line[len(self.text) :]
        self._source = source
        self._delimiter = delimiter
        self._following: list[str] = []
        self._first = self.text

    def record(self) -> Record:
        cells = list(self._cells())
        if len(self.text) > _LONGEST_CELL and max(map(len, cells)) > _LONGEST_CELL:
            raise _Broken
        record = Record(cells, 1 + len(self._following))
        record.may_hold_rows = any(self._delimiter in line for line in record.swallowed())
        return record

    def swallows(self, record: Record, widest: int) -> bool:
        """Whether its lines, their quotes taken for letters, would be rows as wide as those before."""
        if not widest or '"' not in self._first:
            return False
        # Whoever quotes a text of several lines writes the cells beside it too.
        if record.may_hold_rows and len(record.cells) < widest:
            return True
        # So many delimiters never stand in one line of a text by chance.
        swallowed = record.swallowed() if widest >= _WIDE[self._delimiter] else ()
        if any(self._width(line) == widest for line in swallowed):
            return True
        are_rows = all(self._width(line) == widest for line in (self._first, *self._following))
        return are_rows and (bool(self._following) or len(record.cells) < widest)

    def _width(self, line: str) -> int:
        return line.count(self._delimiter) + 1

    def _cells(self) -> Iterator[str]:
        if '"' not in self.text:
            yield from self.text.split(self._delimiter)
            return
        at = 0
        while True:
            cell, end = self._quoted(at) if self.text.startswith('"', at) else self._bare(at)
            yield cell
            if end >= len(self.text):
                return
            at = end + 1

    def _bare(self, at: int) -> tuple[str, int]:
        end = self.text.find(self._delimiter, at)
        end = len(self.text) if end < 0 else end
        return self.text[at:end], end

    def _quoted(self, at: int) -> tuple[str, int]:
        lines = len(self._following)
        close = self._closing(at)
        end = close + 1
        while self.text.startswith(" ", end):
            end += 1
        if end == len(self.text) or self.text.startswith(self._delimiter, end):
            return self.text[at + 1 : close].replace('""', '"'), end
        if len(self._following) > lines:
            raise _Broken
        # « "Chez Nous" inc. »: what follows the quote shows that it is a letter.
        return self._bare(at)

    def _closing(self, at: int) -> int:
        """Where the quote that opens at ``at`` closes, with as many more lines as that takes."""
        look = at + 1
        while look - at <= _LONGEST_CELL:
            close = self.text.find('"', look)
            if close < 0:
                look = len(self.text)
                self._take_line()
            elif self.text.startswith('""', close):
                look = close + 2
            else:
                return close
        raise _Broken

    def _take_line(self) -> None:
        line = next(self._source, None)
        if line is None:
            raise _Broken
        body = line.rstrip("\r\n")
        self.text += self._end_of_line + body
        self._end_of_line = line[len(body) :]
        self._following.append(body)


def _unclosed(number: int) -> UnreadableFile:
    return UnreadableFile(
        _(
            "La ligne %(line)d de ce fichier CSV ne peut pas être lue : un guillemet y est sans doute "
            "ouvert et jamais fermé."
        )
        % {"line": number}
    )


def _swallowing(number: int) -> UnreadableFile:
    return UnreadableFile(
        _(
            "Un guillemet s’ouvre à la ligne %(line)d de ce fichier CSV et avale ce qui ressemble à d’autres "
            "cellules : retirez-le, ou enregistrez le fichier au format XLSX si c’est bien un seul texte."
        )
        % {"line": number}
    )

"""What the cells of an XLSX workbook refer to: its sheets, its shared texts, what its formats show as days."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from programs.importing import markup
from programs.importing.markup import local
from programs.importing.sheets import (
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    damaged,
    too_big,
)

# As many as Excel takes.
_MAX_FORMATS = 65_536
_MAX_TEXTS = MAX_ROWS * MAX_COLUMNS
UNITS = ("%", "$", "€", "£")
# In a format of numbers: a blank as wide as a letter, a letter that fills the cell; a currency and its language.
_NOT_SHOWN = re.compile(r"[_*].")
_CURRENCY = re.compile(r"\[\$([^]-]*)[^]]*\]")
_LITERAL = re.compile(r'"[^"]*"|\\.')
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """``text`` with the characters that XML cannot hold, which Excel writes ``_x000D_``."""
    if "_x" not in text:
        return text
    spelt = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
    return spelt.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True)
class Part:
    """A sheet of the workbook: its name, its file in the archive, and whether the workbook shows it."""

    name: str
    path: str
    is_hidden: bool


@dataclass
class Workbook:
    """The parts of a workbook, each read once and only where it is needed."""

    archive: zipfile.ZipFile
    parts: list[Part] = field(default_factory=list)
    is_since_1904: bool = False

    def __post_init__(self):
        main = next(
            (
                path
                for kind, path in _targets(self.archive, "").values()
                if kind == "officeDocument"
            ),
            "xl/workbook.xml",
        )
        self._targets = _targets(self.archive, main)
        self._read_main(main)

    def _read_main(self, main: str) -> None:
        def opened(name, attributes):
            if local(name) == "workbookPr":
                self.is_since_1904 = attributes.get("date1904") in ("1", "true")
            elif local(name) == "sheet":
                self._add(attributes)

        with self.archive.open(main) as stream:
            markup.read(stream, opened)

    def _add(self, attributes: dict[str, str]) -> None:
        key = next((value for name, value in attributes.items() if local(name) == "id"), "")
        kind, path = self._targets.get(key, ("", ""))
        if kind != "worksheet":
            return
        is_hidden = attributes.get("state", "visible") != "visible"
        self.parts.append(Part(attributes.get("name", ""), path, is_hidden))
        if len(self.parts) > MAX_SHEETS:
            raise too_big()

    def _member(self, kind: str) -> str:
        """The file of this ``kind`` that the workbook refers to, where the archive has it."""
        path = next((path for one, path in self._targets.values() if one == kind), "")
        return path if path in self.archive.namelist() else ""

    @cached_property
    def texts(self) -> list[str]:
        """The texts that cells name by their index."""
        path = self._member("sharedStrings")
        if not path:
            return []
        reader = _Texts()
        with self.archive.open(path) as stream:
            markup.read(stream, reader.opened, reader.closed, reader.text)
        return reader.found

    @cached_property
    def formats(self) -> list[str]:
        """What each format of cells shows a number as: "day", "length" of time, a unit, or "" for a number."""
        path = self._member("styles")
        if not path:
            return []
        reader = _Formats()
        with self.archive.open(path) as stream:
            markup.read(stream, reader.opened, reader.closed)
        return reader.shown

    def moment(self, number: float, shown: str):
        """What the cell of a ``number`` shows. Raises OverflowError, ValueError."""
        epoch = CALENDAR_MAC_1904 if self.is_since_1904 else CALENDAR_WINDOWS_1900
        if shown == "length":
            return timedelta(days=number)
        return from_excel(number, epoch)


class _Texts:
    """The shared texts: what is written, without how it is pronounced."""

    def __init__(self):
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._is_read = self._is_aside = False
        self._room = MAX_CHARACTERS

    def opened(self, name, _attributes) -> None:
        name = local(name)
        if name == "t":
            self._is_read = not self._is_aside
        elif name == "rPh":
            self._is_aside = True

    def text(self, text: str) -> None:
        if self._is_read:
            self._room -= len(text)
            if self._room < 0:
                raise too_big()
            self._pieces.append(text)

    def closed(self, name) -> None:
        name = local(name)
        if name == "t":
            self._is_read = False
        elif name == "rPh":
            self._is_aside = False
        elif name == "si":
            self._add(unescaped("".join(self._pieces)))

    def _add(self, text: str) -> None:
        if len(self.found) >= _MAX_TEXTS:
            raise too_big()
        self.found.append(text)
        self._pieces = []


class _Formats:
    """The formats of cells, which name a format of numbers each."""

    def __init__(self):
        self.shown: list[str] = []
        self._codes: dict[str, str] = {str(key): code for key, code in BUILTIN_FORMATS.items()}
        self._is_of_cells = False

    def opened(self, name, attributes) -> None:
        name = local(name)
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_of_cells = True
        elif name == "xf" and self._is_of_cells:
            self.shown.append(_shown(self._codes.get(attributes.get("numFmtId", "0"), "")))
        if max(len(self._codes), len(self.shown)) > _MAX_FORMATS:
            raise damaged()

    def closed(self, name) -> None:
        if local(name) == "cellXfs":
            self._is_of_cells = False


def _shown(code: str) -> str:
    if is_timedelta_format(code):
        return "length"
    if is_date_format(code):
        return "day"
    code = _CURRENCY.sub(r"\1", _NOT_SHOWN.sub("", code))
    if "%" in _LITERAL.sub("", code):
        return "%"
    return next((unit for unit in UNITS[1:] if unit in code), "")


def _targets(archive: zipfile.ZipFile, of: str) -> dict[str, tuple[str, str]]:
    """The kind and the path of each file that the member ``of`` refers to, by its key there."""
    folder, name = posixpath.split(of)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive.namelist():
        return {}
    found = {}

    def opened(name, attributes):
        if local(name) == "Relationship":
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
        if len(found) > _MAX_FORMATS:
            raise damaged()

    with archive.open(path) as stream:
        markup.read(stream, opened)
    return found

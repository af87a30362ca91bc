"""CSV and TSV files: any of ; , tab; UTF-8 with or without its mark, UTF-16 or Windows-1252."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from programs.importing.columns import Headings
from programs.importing.errors import UnreadableFile
from programs.importing.sheets import Sheet, damaged, plain

_DELIMITERS = ";,\t"
_LONGEST_CELL = 100_000
# What an export puts before text that a spreadsheet would run as a formula.
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def decode(data: bytes) -> str:
    """The text of a file. Raises UnreadableFile for what is no text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\x00" in data or data.startswith(b"%PDF"):
        raise damaged()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1252")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise damaged() from error


def open_sheet(text: str, name: str, headings: Headings, heading_within: int) -> Sheet:
    """The rows of ``text``, cut at the delimiter under which the most headings are recognised."""

    def score(delimiter: str) -> int:
        try:
            first = list(islice(_rows(text, delimiter), heading_within))
        except UnreadableFile:
            return -1
        return max((headings.recognised(cells) for cells in first), default=0)

    if not text.strip():
        raise UnreadableFile(_("Ce fichier est vide : il ne contient aucun caractère à lire."))
    return Sheet(name, _rows(text, max(_DELIMITERS, key=score)))


def _rows(text: str, delimiter: str) -> Iterator[list]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield [_cell(cell) for cell in cells]
    except csv.Error as error:
        raise UnreadableFile(
            _(
                "La ligne %(line)d de ce fichier CSV ne peut pas être lue : un guillemet y est sans doute "
                "ouvert et jamais fermé."
            )
            % {"line": reader.line_num}
        ) from error


def _cell(text: str):
    text = text[1:] if _GUARDED.match(text) else text
    return plain(text)

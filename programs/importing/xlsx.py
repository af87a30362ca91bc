"""XLSX workbooks: read as a stream, counted before they are read, formulas by their cached values."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from programs.importing.errors import UnreadableFile
from programs.importing.sheets import (
    MAX_COLUMNS,
    MAX_ROWS,
    Merge,
    Sheet,
    choose,
    damaged,
    plain,
    too_many_rows,
)
from programs.lib.text import normalise

_CHUNK = 1 << 20
_TOKEN = re.compile(rb"<(?:\w+:)?(?:(row)|(v|is))[ >]")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
# A formula whose text is empty has a value all the same: its cell is of type "str".
_UNCACHED = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]+[0-9]+)"(?:(?! t="str")[^>])*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Long enough for a cell that lies across two chunks.
_OVERLAP = 4096


@dataclass
class _Survey:
    """What a quick look at the XML of a sheet tells before any cell is parsed."""

    filled_rows: int = 0
    merges: list[Merge] = field(default_factory=list)
    uncached: str = ""


def open_sheet(data: bytes, archive: zipfile.ZipFile, wanted: set[str]) -> Sheet:
    """The sheet named after the records, else the first that holds anything."""
    members = set(archive.namelist())
    if "[Content_Types].xml" not in members or not any(name.startswith("xl/") for name in members):
        raise damaged()
    if "xl/workbook.bin" in members:
        raise UnreadableFile(
            _(
                "Ce classeur est au format XLSB : enregistrez-le au format XLSX, puis envoyez-le de nouveau."
            )
        )
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheets = {sheet.title: sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"}
    for title in choose(list(sheets), wanted, normalise):
        survey = _survey(archive, sheets[title]._worksheet_path)
        if not survey.filled_rows:
            continue
        _refuse(survey)
        return Sheet(title, _rows(sheets[title]), survey.merges)
    raise UnreadableFile(_("Ce classeur est vide : aucune de ses feuilles visibles n’est remplie."))


def _refuse(survey: _Survey) -> None:
    # A title and the headings may stand above as many rows as are allowed.
    if survey.filled_rows > MAX_ROWS + 20:
        raise too_many_rows()
    if survey.uncached:
        raise UnreadableFile(
            _(
                "La cellule %(cell)s contient une formule qui n’a pas encore été calculée : ouvrez le "
                "classeur dans votre tableur, enregistrez-le, puis envoyez-le de nouveau."
            )
            % {"cell": survey.uncached}
        )


def _survey(archive: zipfile.ZipFile, path: str) -> _Survey:
    survey = _Survey()
    ranges: set[str] = set()
    filled = True  # nothing is counted before the first row
    tail = b""
    with archive.open(path) as stream:
        while chunk := stream.read(_CHUNK):
            for row, _value in _TOKEN.findall(tail[-12:] + chunk if tail else chunk):
                if row:
                    filled = False
                elif not filled:
                    filled = True
                    survey.filled_rows += 1
            block = tail + chunk
            ranges |= {found.decode() for found in _MERGE.findall(block)}
            if not survey.uncached and (found := _UNCACHED.search(block)):
                survey.uncached = found[1].decode()
            tail = block[-_OVERLAP:]
    survey.merges = sorted(map(_merge, ranges), key=lambda merge: (merge.first_row, merge.range))
    return survey


def _merge(text: str) -> Merge:
    _left, top, _right, bottom = range_boundaries(text)
    return Merge(text, top, bottom)


def _rows(sheet) -> Iterator[list]:
    # The dimension that a file declares may be wrong: what is there counts.
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True):
        # A cell far below makes a million blank rows.
        is_blank = cells.count(None) == len(cells)
        yield [] if is_blank else [plain(cell) for cell in cells]

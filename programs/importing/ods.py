"""ODS workbooks, read as a stream: repeated cells and rows are counted, never spelt out without need."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from programs.importing.errors import UnreadableFile
from programs.importing.sheets import (
    MAX_COLUMNS,
    Merge,
    Sheet,
    choose,
    password_protected,
    plain,
)
from programs.lib.text import normalise

MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MERGES_WITHIN = 20


def is_ods(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    return "mimetype" in names and archive.read("mimetype").strip().startswith(MEDIA_TYPE)


def open_sheet(archive: zipfile.ZipFile, wanted: set[str]) -> Sheet:
    """The sheet named after the records, else the first that holds anything."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise password_protected()
    filled = _filled_sheets(archive)
    if not filled:
        raise UnreadableFile(_("Ce classeur est vide : aucune de ses feuilles n’est remplie."))
    name = choose(filled, wanted, normalise)[0]
    merges: list[Merge] = []
    rows = _rows(archive, name, merges)
    # Merged cells lie in the rows themselves: those near the headings are wanted before the rest.
    first = [row for row, _number in zip(rows, range(_MERGES_WITHIN), strict=False)]
    return Sheet(name, _chain(first, rows), merges)


def _chain(first: list[list], rest: Iterator[list]) -> Iterator[list]:
    yield from first
    yield from rest


def _filled_sheets(archive: zipfile.ZipFile) -> list[str]:
    names: list[str] = []
    current = ""
    with archive.open("content.xml") as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if element.tag == f"{_TABLE}table" and event == "start":
                current = element.get(f"{_TABLE}name") or ""
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                element.clear()
            elif event == "end" and element.tag == f"{_TEXT}p" and current not in names:
                names.append(current)
    return names


def _rows(archive: zipfile.ZipFile, name: str, merges: list[Merge]) -> Iterator[list]:
    inside = False
    number = 0
    with archive.open("content.xml") as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if element.tag == f"{_TABLE}table":
                inside = event == "start" and element.get(f"{_TABLE}name") == name
            elif inside and event == "end" and element.tag == f"{_TABLE}table-row":
                cells = _cells(element, number + 1, merges)
                times = int(element.get(f"{_TABLE}number-rows-repeated") or 1)
                number += times
                # Blank rows only keep the count; a sheet ends with a million of them.
                yield from repeat(cells, times if cells else min(times, 1 << 20))
                element.clear()


def _cells(row, number: int, merges: list[Merge]) -> list:
    cells: list = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
        _note_merge(cell, number, len(cells), merges)
        room = MAX_COLUMNS + 1 - len(cells)
        cells += repeat(_value(cell), max(0, min(times, room)))
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _note_merge(cell, number: int, index: int, merges: list[Merge]) -> None:
    width = int(cell.get(f"{_TABLE}number-columns-spanned") or 1)
    height = int(cell.get(f"{_TABLE}number-rows-spanned") or 1)
    if width > 1 or height > 1:
        first, last = get_column_letter(index + 1), get_column_letter(min(index + width, 16_384))
        merges.append(
            Merge(f"{first}{number}:{last}{number + height - 1}", number, number + height - 1)
        )


def _value(cell):
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        return float(Decimal(cell.get(f"{_OFFICE}value")))
    if kind == "date":
        return _day(cell.get(f"{_OFFICE}date-value"))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return plain("\n".join(_paragraph(child) for child in cell if child.tag == f"{_TEXT}p"))


def _day(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _paragraph(element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c") or 1), 1000))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag.startswith(_TEXT):
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)

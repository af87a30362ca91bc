"""A file given back as a workbook with its cells marked: each where it stands in the file, with a word on it."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from programs.importing.reading import Table
from programs.importing.writing import CELL_WIDTH, spreadsheet_cell

# What is said of a cell, by its row and its place in the row.
Marks = dict[tuple[int, int], list[str]]

_FILL = PatternFill("solid", fgColor="FBE5E7")
_AUTHOR = "Arrimage"
# What a comment may hold, and the box that it is read in.
_LONGEST = 1000
_BOX = (110, 380)
# The title of a sheet, as every spreadsheet takes it.
_TITLE = 31


def marked(table: Table, marks: Marks) -> bytes:
    """The rows of ``table`` as XLSX, their cells where they were, with those of ``marks`` coloured and commented."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(sheet_title(table.sheet))
    for place in table.places:
        sheet.column_dimensions[place.letter].width = CELL_WIDTH
    width = max(place.index for place in table.places) + 1
    at = _headings_at(table)
    rows = {at: [(place.index, place.heading) for place in table.places]}
    for number, cells in table.rows:
        rows[number] = [
            (place.index, cell) for place, cell in zip(table.places, cells, strict=True)
        ]
    for number in range(1, max(rows) + 1):
        sheet.append(_row(sheet, width, number, rows.get(number, ()), marks, bold=number == at))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def marks_of_errors(table: Table, errors: Iterable) -> Marks:
    """The refused cells of ``table``; a row that is refused as a whole is marked at its first column."""
    indexes = {place.letter: place.index for place in table.places}
    first = min(indexes.values())
    found: Marks = {}
    for error in errors:
        found.setdefault((error.row, indexes.get(error.letter, first)), []).append(error.message)
    return found


def marks_of_changes(table: Table, changed: Iterable) -> Marks:
    """The cells of ``table`` that change what is there, each with what it replaces."""
    indexes = {place.column.name: place.index for place in table.places}
    first = min(indexes.values())
    found: Marks = {}
    for row in changed:
        for change in row.changes:
            place = (row.number, indexes.get(change.column, first))
            found.setdefault(place, []).append(
                f"{change.heading} : {change.before or '∅'} → {change.after or '∅'}"
            )
    return found


def _headings_at(table: Table) -> int:
    """The row of the headings: the last one above the records."""
    return max(1, table.rows[0][0] - 1)


def _row(sheet, width: int, number: int, cells, marks: Marks, *, bold: bool) -> list:
    row: list = [None] * width
    for index, value in cells:
        said = marks.get((number, index))
        if value is None and said is None:
            continue
        cell = WriteOnlyCell(sheet, None) if value is None else spreadsheet_cell(sheet, value)
        if bold:
            cell.font = Font(bold=True)
        if said is not None:
            cell.fill = _FILL
            cell.comment = Comment("\n".join(said)[:_LONGEST], _AUTHOR, *_BOX)
        row[index] = cell
    return row


def sheet_title(sheet: str) -> str:
    """The sheet's own name, or as much of it as every spreadsheet takes: a CSV lends the name of its file."""
    kept = "".join(letter for letter in sheet if letter not in r"\/*?:[]").strip("' ")[:_TITLE]
    return kept or "Feuille1"

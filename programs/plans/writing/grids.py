"""The tables of actions of a Word document."""

from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Length
from docx.table import _Cell

from programs.plans.writing import styles, words

_NUMBER_WIDTH = Inches(0.7)
_TEXT_WIDTH = Inches(1.8)
# Of a heading that stands on one line: its letters, and the edges of its cell.
_LETTER_WIDTH = Inches(0.075)
_EDGES = Inches(0.16)
_LEAST_LETTERS = 11
# What each column has of the width that is left.
_WEIGHTS = {"number": 0, "text": 18, "achievements": 12, "ongoing": 12, "responsible": 3}
_WEIGHT = 1
_HEADING_FILL = "1F3864"
_BAND_FILL = "E7EDF5"


class Grids:
    """The tables of one document, all of the same columns. Made once and copied: Word's styles are slow to find."""

    def __init__(self, document, columns: list[str], width: int):
        self._body = document.element.body
        self._columns = {**words.OF_ACTIONS, **{name: words.DETAILS[name] for name in columns}}
        self._table = document.add_table(rows=1, cols=len(self._columns), style="Table Grid")
        self._table.autofit = False
        for column, each in zip(self._table.columns, _widths(self._columns, width), strict=True):
            column.width = Length(each)
        self._blank = deepcopy(self._table.rows[0]._tr)
        self._write_headings()
        for cell in self._blank.tc_lst:
            _write(_Cell(cell, self._table), "", styles.CELL)
        self._body.remove(self._table._tbl)

    def _write_headings(self) -> None:
        row = self._table.rows[0]
        for cell, heading in zip(row.cells, self._columns.values(), strict=True):
            _write(cell, str(heading), styles.COLUMN)
            _shade(cell, _HEADING_FILL)
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def open(self) -> "Grid":
        """Begin a table at the end of the document."""
        table = deepcopy(self._table._tbl)
        self._body.insert_element_before(table, "w:sectPr")
        return Grid(table, self._table, list(self._columns), self._blank)


class Grid:
    """A table of actions, with its headings on each page, fixed widths, and bands for what stands between."""

    def __init__(self, element, parent, columns: list[str], blank):
        self._element = element
        self._parent = parent
        self._columns = columns
        self._blank = blank

    def add_row(self, said: dict[str, str]) -> None:
        row = self._add(deepcopy(self._blank))
        for name, cell in zip(self._columns, row.tc_lst, strict=True):
            if text := said.get(name):
                cell.p_lst[0].add_r().text = text

    def add_band(self) -> "Band":
        """Add a row of one cell as wide as the table."""
        row = self._add(deepcopy(self._blank))
        first, *others = row.tc_lst
        first.width = Length(sum(cell.width for cell in row.tc_lst))
        for cell in others:
            row.remove(cell)
        first.grid_span = len(self._columns)
        cell = _Cell(first, self._parent)
        _shade(cell, _BAND_FILL)
        return Band(cell)

    def _add(self, row):
        self._element.append(row)
        return row


class Band:
    """A cell that begins with the first paragraph that is added to it."""

    def __init__(self, cell):
        self._cell = cell
        self._is_empty = True

    def add_paragraph(self, text: str = "", style: str | None = None):
        if not self._is_empty:
            return self._cell.add_paragraph(text, style)
        self._is_empty = False
        _write(self._cell, text, style)
        return self._cell.paragraphs[0]


def _widths(columns: dict, width: int) -> list[int]:
    """As much as each heading needs, and more for what is long."""
    needed = {name: _needed(name, str(heading)) for name, heading in columns.items()}
    weights = {name: _WEIGHTS.get(name, _WEIGHT) for name in columns}
    left = (width - sum(needed.values())) / sum(weights.values())
    if left < 0:
        return [int(each * width / sum(needed.values())) for each in needed.values()]
    return [int(needed[name] + weights[name] * left) for name in columns]


def _needed(name: str, heading: str) -> int:
    longest = max(_LEAST_LETTERS, *map(len, heading.split()))
    least = {"number": _NUMBER_WIDTH, "text": _TEXT_WIDTH}
    return least.get(name, longest * _LETTER_WIDTH + _EDGES)


def _write(cell, text: str, style: str | None) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if text:
        paragraph.add_run(text)


def _shade(cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)

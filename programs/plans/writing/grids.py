"""The tables of actions of a Word document."""

from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Length
from docx.table import _Cell

from programs.plans.writing import styles, words

_NUMBER_WIDTH = Inches(0.7)
# What the other columns have of the width, one beside another.
_WEIGHTS = {
    "text": 32,
    "achievements": 20,
    "ongoing": 20,
    "timeline": 11,
    "planned": 10,
    "tags": 10,
}
_WEIGHT = 14
_HEADING_FILL = "1F3864"
_BAND_FILL = "E7EDF5"


class Grid:
    """A table of actions, with its headings on each page, fixed widths, and bands for what stands between."""

    def __init__(self, document, columns: list[str], width: int):
        self._columns = {
            **words.OF_ACTIONS,
            **{name: words.DETAILS[name] for name in columns},
        }
        self._widths = _widths(self._columns, width)
        self._table = document.add_table(rows=1, cols=len(self._columns), style="Table Grid")
        self._table.autofit = False
        for column, each in zip(self._table.columns, self._widths, strict=True):
            column.width = Length(each)
        self._blank = deepcopy(self._table.rows[0]._tr)
        self._write_headings()

    def _write_headings(self) -> None:
        row = self._table.rows[0]
        for cell, name in zip(row.cells, self._columns, strict=True):
            _write(cell, str(self._columns[name]), styles.COLUMN)
            _shade(cell, _HEADING_FILL)
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def add_row(self, said: dict[str, str]) -> None:
        row = deepcopy(self._blank)
        self._table._tbl.append(row)
        for name, cell in zip(self._columns, row.tc_lst, strict=True):
            _write(_Cell(cell, self._table), said.get(name, ""), styles.CELL)

    def add_band(self) -> "Band":
        """Add a row of one cell as wide as the table."""
        row = deepcopy(self._blank)
        first, *others = row.tc_lst
        for cell in others:
            row.remove(cell)
        first.grid_span = len(self._columns)
        first.width = Length(sum(self._widths))
        self._table._tbl.append(row)
        cell = _Cell(first, self._table)
        _shade(cell, _BAND_FILL)
        return Band(cell)


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
    weights = {name: _WEIGHTS.get(name, _WEIGHT) for name in columns if name != "number"}
    share = (width - _NUMBER_WIDTH) / sum(weights.values())
    return [_NUMBER_WIDTH, *(int(weight * share) for weight in weights.values())]


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

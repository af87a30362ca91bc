"""A document as a workbook: its figures on a first sheet, then a sheet a table, with live formulas.

What a person typed never becomes a formula: every text cell has the type of a text. Formulas are those that the
document declares, and each comes with what it was computed to, for whoever opens the file without computing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from django.utils import translation
from django.utils.translation import gettext as _

from reporting.documents.formulas import Formula
from reporting.documents.model import Chart, Document, Table
from reporting.documents.recomputing import Places, Spot
from reporting.rendering.formulas import FIRST_ROW, Writer
from reporting.rendering.html import LOCALES, table_of
from reporting.rendering.tables import (
    FORMULA_STARTS,
    UNIT,
    figure_heads,
    figure_rows,
    row_values,
    table_heads,
    worded,
)

# A format is written the American way in the file; the reader's spreadsheet adapts it.
_FORMATS = {
    "fr": {"CAD": '#,##0.00"\u00a0$"', "percent": "0.0"},
    "en": {"CAD": '"$"#,##0.00', "percent": "0.0"},
}
_UNITS = {"$": "CAD", "CAD": "CAD", "dollars": "CAD", "%": "percent", "percent": "percent"}
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# A formula as openpyxl writes it, without what it comes to.
_FORMULA = re.compile(rb'<c r="(\w+)"([^>]*)><f>(.*?)</f><v\s*/?>(?:</v>)?</c>', re.DOTALL)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_WIDEST = 60
_LONGEST_NAME = 31
# Words with which the name of a sheet does not end.
_LEADING_ON = re.compile(
    "a|à|au|aux|avec|d’|dans|de|des|du|en|et|l’|la|le|les|leurs?|ou|par|pendant|pour|qui|sans|selon|sur|tous|toutes|"
    "une?|all|and|by|during|for|from|in|of|on|or|per|the|their|to|with",
    re.IGNORECASE,
)


class _Written(NamedTuple):
    """A cell of a sheet: ``display`` is printed where ``value`` is no number; ``formula`` what it is computed from."""

    value: object
    display: str
    unit: str
    formula: str = ""


def render_xlsx(
    document: Document, figures: Mapping[str, Any], *, units: Mapping[str, str] | None = None
) -> bytes:
    """A workbook: the figures on a first sheet, then a sheet a table. Same input, same bytes.

    ``units`` are the words of the document's language for the codes of units.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    with translation.override(LOCALES[document.language]):
        rows = [
            [_Written(value, "", str(row[UNIT])) for value in worded(row, units)]
            for row in figure_rows(figures)
        ]
        _sheet(book, _("Chiffres"), figure_heads(), rows, document.language)
        known: dict[str, dict[str, _Written]] = {}
        tables = list(_tables(document))
        names = _sheet_names([table.caption for table in tables], book.sheetnames)
        sheets = {table.id: name for table, name in zip(tables, names, strict=True)}
        writer = Writer(Places(tables), sheets, document.language)
        for table, name in zip(tables, names, strict=True):
            heads, rows = list(table_heads(table)), list(_table_rows(table, writer))
            sheet = _sheet(book, name, heads, rows, document.language)
            _write_below(sheet, table, len(rows))
            known[name] = _computed(rows)
    book.properties.title = _legal(f"{document.title}, {document.period}")
    book.properties.creator = _legal(document.organization)
    book.properties.created = datetime.combine(document.created, time())
    return _save(book, datetime.combine(document.created, time()), known)


def _tables(document: Document) -> Iterator[Table]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Chart) and not block.table_below:
            yield block.table or table_of(block)


def _table_rows(table: Table, writer: Writer) -> Iterator[list[_Written]]:
    for index, row in enumerate(table.all_rows):
        formulas = _formulas(table, index, writer)
        yield [
            _Written(*cell, formula)
            for cell, formula in zip(row_values(row, table), formulas, strict=True)
        ]


def _formulas(table: Table, index: int, writer: Writer) -> Iterator[str]:
    """The formulas of one row, in the order of the columns of its sheet; "" where there is none."""

    def written(formula: Formula | None, column: int, aside: bool) -> str:
        return writer.written(formula, Spot(table.id, index, column, aside)) if formula else ""

    for place, cell in enumerate(table.all_rows[index].cells):
        yield written(cell.formula, place, False)
        if table.columns[place].aside:
            yield written(cell.aside_formula, place, True)


def _sheet(book, name: str, heads: list[str], rows: list[list[_Written]], language: str):
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    widths = [len(head) for head in heads]
    for index, head in enumerate(heads, 1):
        _write_text(sheet.cell(1, index), head)
        sheet.cell(1, index).font = Font(bold=True)
        sheet.cell(1, index).alignment = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(rows, FIRST_ROW):
        for index, written in enumerate(row, 1):
            length = _write(sheet.cell(number, index), written, language)
            widths[index - 1] = max(widths[index - 1], length)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = min(width + 2, _WIDEST)
    _set_up_page(sheet)
    return sheet


def _computed(rows: list[list[_Written]]) -> dict[str, _Written]:
    """The cells that are computed, by their addresses."""
    from openpyxl.utils import get_column_letter

    return {
        f"{get_column_letter(index)}{number}": written
        for number, row in enumerate(rows, FIRST_ROW)
        for index, written in enumerate(row, 1)
        if written.formula
    }


def _write(cell, written: _Written, language: str) -> int:
    """Write a cell; gives how many characters wide it is, about."""
    from openpyxl.styles import Alignment

    is_number = isinstance(written.value, int | Decimal)
    if written.formula:
        cell.value = f"={written.formula}"
    elif is_number or isinstance(written.value, date):
        cell.value = written.value
    else:
        text = written.display or str(written.value or "")
        _write_text(cell, text)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return len(text)
    if is_number or written.formula:
        cell.number_format = _FORMATS[language].get(_UNITS.get(written.unit, ""), "General")
    if written.formula and not is_number:
        cell.alignment = Alignment(horizontal="right")
    return len(str(written.value)) + 4


def _write_below(sheet, table: Table, rows: int) -> None:
    """What stands under a table: its note, and its caption where the sheet could not be called so."""
    from openpyxl.styles import Font

    below = [table.note, table.caption if sheet.title != table.caption else ""]
    for line, text in enumerate(filter(None, below), rows + FIRST_ROW + 1):
        _write_text(sheet.cell(line, 1), text)
        sheet.cell(line, 1).font = Font(italic=True)


def _set_up_page(sheet) -> None:
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_text(cell, text: str) -> None:
    """Write a text that stays one, whatever it begins with and even once edited."""
    if not text:
        return
    cell.value = _legal(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)


def _legal(text: str) -> str:
    """Without the control characters that a workbook cannot hold."""
    return _ILLEGAL.sub("", text)[:32767]


def _sheet_names(captions: list[str], taken: list[str]) -> list[str]:
    """A name of its own for the sheet of each caption, beside those that are ``taken``."""
    names: list[str] = []
    for caption in captions:
        names.append(_sheet_name(caption, [*taken, *names]))
    return names


def _sheet_name(caption: str, taken: list[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\\s]+", " ", _legal(caption))
    base = plain.strip(" '") or _("Tableau")
    name, number = _shortened(base, _LONGEST_NAME), 1
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        ending = f" {number}"
        name = _shortened(base, _LONGEST_NAME - len(ending)) + ending
    return name


def _shortened(text: str, length: int) -> str:
    """As many whole words of ``text`` as fit, up to one that does not ask for the next; the sheet has it whole."""
    if len(text) <= length:
        return text
    words = text[: length + 1].split(" ")[:-1]
    while words and _LEADING_ON.fullmatch(words[-1].rstrip(",;:")):
        words.pop()
    return " ".join(words).rstrip(" ',;:") or text[:length].rstrip("'")


def _save(book, stamp: datetime, known: Mapping[str, Mapping[str, _Written]]) -> bytes:
    """The workbook with the hours of its making replaced by ``stamp``, and beside each formula what it comes to."""
    from openpyxl.writer.excel import ExcelWriter

    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        ExcelWriter(book, archive).save()
    # A sheet has its path once it is written.
    computed = {sheet.path.lstrip("/"): known.get(sheet.title) for sheet in book.worksheets}
    out = BytesIO()
    moment = f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, content)
            if cells := computed.get(name):
                content = _with_values(content, cells)
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()


def _with_values(sheet: bytes, cells: Mapping[str, _Written]) -> bytes:
    """A sheet whose formulas have their values: a mail, a telephone or a protected view compute nothing."""

    def valued(found: re.Match[bytes]) -> bytes:
        address, style, formula = found.groups()
        written = cells[address.decode()]
        is_number = isinstance(written.value, int | Decimal)
        value = str(written.value) if is_number else escape(_legal(written.display))
        kind = b"" if is_number else b' t="str"'
        text = value.encode("ascii", "xmlcharrefreplace")
        return b'<c r="%b"%b%b><f>%b</f><v>%b</v></c>' % (address, style, kind, formula, text)

    return _FORMULA.sub(valued, sheet)

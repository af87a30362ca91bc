"""The figures and tables of a document as spreadsheets: XLSX and CSV, and the figures as JSON.

What a person typed never becomes a formula: in XLSX every text cell has the type of a text, in
CSV an apostrophe stands before a text that a spreadsheet would take for one.

``figures`` is the mapping of the JSON report: ``{"kind", "program", "period", "figures":
{code: {"label", "value", "display", "unit", "rule", "breakdown": [{"label", "value",
"display"}]}}}``; what is not known exactly has its "qualifier", "minimum" and "maximum" too.
Of an organisation it has "organization" instead, and the figures of its "programs" beside; of a
catalogue ``{"programs": [several of those]}`` alone. A value is a number, its text ("14300.00")
or ``None`` where it is unknown.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from programs.lib.quantities import Qualifier
from reporting.documents.model import Chart, Document, Row, Table
from reporting.rendering.html import LOCALES, table_of

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# A format is written the American way in the file; the reader's spreadsheet adapts it.
_FORMATS = {
    "fr": {"CAD": '#,##0.00"\u00a0$"', "percent": "0.0"},
    "en": {"CAD": '"$"#,##0.00', "percent": "0.0"},
}
_UNITS = {"$": "CAD", "CAD": "CAD", "dollars": "CAD", "%": "percent", "percent": "percent"}
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_WIDEST = 60
_LONGEST_NAME = 31
# Words with which the name of a sheet does not end.
_LEADING_ON = re.compile(
    "a|à|au|aux|avec|d’|dans|de|des|du|en|et|l’|la|le|les|leurs?|ou|par|pendant|pour|qui|sans|selon|sur|tous|toutes|"
    "une?|all|and|by|during|for|from|in|of|on|or|per|the|their|to|with",
    re.IGNORECASE,
)


# --- JSON


def render_json(data: Mapping[str, Any]) -> bytes:
    """``data`` as UTF-8 JSON, indented, keys in order; decimals as texts, so none is rounded."""
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, default=_plain)
    return (text + "\n").encode("utf-8")


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not for JSON: {value!r}")


# --- CSV


def render_csv(
    figures: Mapping[str, Any], *, language: str, units: Mapping[str, str] | None = None
) -> bytes:
    """One row a figure and one a part of its breakdown, for a spreadsheet to open by itself.

    UTF-8 with its mark and ``;`` in French, where the comma is that of the decimals; ``,`` in
    English. ``units`` are the words of the language for the codes of units.
    """
    french = language == "fr"
    with translation.override(LOCALES[language]):
        out = StringIO(newline="")
        writer = csv.writer(out, delimiter=";" if french else ",")
        writer.writerow(_heads())
        for row in _figure_rows(figures):
            writer.writerow([_csv_cell(cell, french) for cell in _worded(row, units)])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: object, french: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return str(value).replace(".", ",") if french else str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


# --- rows of figures, the same for both


def _heads() -> list[str]:
    return [
        _("Programme"),
        _("Code"),
        _("Chiffre"),
        _("Détail"),
        _("Valeur"),
        _("Affichage"),
        _("Unité"),
        _("Règle"),
        _("Précision"),
    ]


_UNIT = 6  # where the unit stands in a row


def _figure_rows(figures: Mapping[str, Any]) -> Iterator[list[object]]:
    whole = (figures,) if "figures" in figures else ()
    for report in (*whole, *figures.get("programs", ())):
        about = report.get("program") or report["organization"]
        for code, figure in report["figures"].items():
            start = [about, code, figure["label"]]
            yield [*start, "", *_shown(figure), figure["unit"], figure["rule"], _known(figure)]
            for part in figure.get("breakdown") or ():
                yield [*start, part["label"], *_shown(part), figure["unit"], "", _known(part)]


def _worded(row: list[object], units: Mapping[str, str] | None) -> list[object]:
    """A row with its unit as the word that ``units`` has for it."""
    unit = str(row[_UNIT])
    return [*row[:_UNIT], (units or {}).get(unit, unit), *row[_UNIT + 1 :]]


def _shown(item: Mapping[str, Any]) -> list[object]:
    return [_number(item["value"]), item["display"]]


def _known(item: Mapping[str, Any]) -> str:
    """How a value is known, where it is not known exactly."""
    said = item.get("qualifier", "")
    return str(Qualifier(said).label) if said else ""


def _number(value: object) -> object:
    """The number that a figure's value says; a value that is none stays as it is."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        try:
            return Decimal(value)
        except InvalidOperation:
            return value
    if isinstance(value, float):
        return Decimal(str(value))
    return value


# --- XLSX


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
        figure_rows = [
            [(v, "", row[_UNIT]) for v in _worded(row, units)] for row in _figure_rows(figures)
        ]
        _sheet(book, _("Chiffres"), _heads(), figure_rows, document.language)
        for table in _tables(document):
            heads = list(_table_heads(table))
            _sheet(book, table.caption, heads, _table_rows(table), document.language, table.note)
    book.properties.title = _legal(f"{document.title}, {document.period}")
    book.properties.creator = _legal(document.organization)
    book.properties.created = datetime.combine(document.created, time())
    return _save(book, datetime.combine(document.created, time()))


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Chart) and not block.table_below:
                yield block.table or table_of(block)


def _table_heads(table: Table) -> Iterator[str]:
    """The heads of the columns; what stands beside numbers has a column of its own."""
    for column in table.columns:
        yield column.label
        if column.aside:
            yield f"{column.label} ({column.aside})"


def _table_rows(table: Table) -> list[list[tuple[object, str, str]]]:
    rows = (*table.rows, table.total) if table.total else table.rows
    return [list(_table_cells(row, table)) for row in rows]


def _table_cells(row: Row, table: Table) -> Iterator[tuple[object, str, str]]:
    for cell, column in zip(row.cells, table.columns, strict=True):
        yield cell.value, cell.display, column.unit
        if column.aside:
            yield cell.aside_value, cell.aside, "percent"


def _sheet(book, name: str, heads: list[str], rows: list, language: str, note: str = "") -> None:
    """A sheet; each cell is (value, what is printed where the value is no number, unit). ``note`` ends it."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_sheet_name(name, book.sheetnames))
    widths = [len(head) for head in heads]
    for index, head in enumerate(heads, 1):
        _write_text(sheet.cell(1, index), head)
        sheet.cell(1, index).font = Font(bold=True)
        sheet.cell(1, index).alignment = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(rows, 2):
        for index, (value, display, unit) in enumerate(row, 1):
            cell = sheet.cell(number, index)
            if isinstance(value, int | Decimal | date):
                cell.value = value
                if not isinstance(value, date):
                    cell.number_format = _FORMATS[language].get(_UNITS.get(unit, ""), "General")
                widths[index - 1] = max(widths[index - 1], len(str(value)) + 4)
                continue
            text = display or str(value or "")
            _write_text(cell, text)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            widths[index - 1] = max(widths[index - 1], len(text))
    below = [text for text in (note, name if sheet.title != name else "") if text]
    for line, text in enumerate(below, len(rows) + 3):
        _write_text(sheet.cell(line, 1), text)
        sheet.cell(line, 1).font = Font(italic=True)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = min(width + 2, _WIDEST)
    _set_up_page(sheet)


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
    cell.quotePrefix = text.startswith(_FORMULA_STARTS)


def _legal(text: str) -> str:
    """Without the control characters that a workbook cannot hold."""
    return _ILLEGAL.sub("", text)[:32767]


def _sheet_name(caption: str, taken: list[str]) -> str:
    base = re.sub(r"[\[\]:*?/\\]", " ", _legal(caption)).strip(" '") or _("Tableau")
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
    return " ".join(words).rstrip(" ',;:") or text[:length]


def _save(book, stamp: datetime) -> bytes:
    """The workbook with the hours of its making replaced by ``stamp``."""
    from openpyxl.writer.excel import ExcelWriter

    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        ExcelWriter(book, archive).save()
    out = BytesIO()
    moment = f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, content)
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()

"""Exports as XLSX, CSV and ODS. Text stays text: nothing that was typed runs as a formula in a spreadsheet."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import get_language
from import_export.formats.base_formats import Format
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from programs.importing.ods import MEDIA_TYPE as ODS_MEDIA_TYPE
from programs.lib.text import is_english

# What a spreadsheet takes for the start of a formula, after any guard that is already there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
# What Excel, and we, would read as one character: « _x000D_ ».
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = range(10, 45)
CELL_WIDTH = 22


class RecordFormat(Format):
    """A file format of exports, as import-export calls it. ``dataset.title`` names the sheet."""

    title: str
    extension: str
    content_type: str

    def get_title(self) -> str:
        return self.title

    def get_extension(self) -> str:
        return self.extension

    def get_content_type(self) -> str:
        return self.content_type

    def can_export(self) -> bool:
        return True


class Xlsx(RecordFormat):
    title = "XLSX (Excel)"
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export_data(self, dataset, **kwargs) -> bytes:
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet(dataset.title)
        sheet.freeze_panes = "A2"
        for index, width in enumerate(_column_widths(dataset)):
            sheet.column_dimensions[get_column_letter(index + 1)].width = width
        sheet.append([self._heading(sheet, heading) for heading in dataset.headers])
        for row in dataset:
            sheet.append([spreadsheet_cell(sheet, value) for value in row])
        stream = io.BytesIO()
        workbook.save(stream)
        return stream.getvalue()

    def _heading(self, sheet, heading: str):
        cell = spreadsheet_cell(sheet, heading)
        cell.font = Font(bold=True)
        return cell


def spreadsheet_cell(sheet, value) -> WriteOnlyCell:
    """A cell of a workbook that holds ``value`` as it is: text never runs."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, _ESCAPE.sub("_x005F_", _printable(value)))
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


class Csv(RecordFormat):
    """Semicolons and the mark of UTF-8, so that Excel in French opens it as it is."""

    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def export_data(self, dataset, **kwargs) -> bytes:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(dataset.headers)
        for row in dataset:
            writer.writerow(map(self._cell, row, dataset.is_text))
        return stream.getvalue().encode("utf-8-sig")

    def _cell(self, value, is_text: bool) -> str:
        if isinstance(value, Decimal):
            return _decimal(value)
        text = str(value)
        return f"'{text}" if is_text and _FORMULA.match(text) else text


class Ods(RecordFormat):
    title = "ODS (LibreOffice)"
    extension = "ods"
    content_type = ODS_MEDIA_TYPE.decode()

    def export_data(self, dataset, **kwargs) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            # The media type comes first and uncompressed, so that the file is known by its content.
            archive.writestr("mimetype", ODS_MEDIA_TYPE, zipfile.ZIP_STORED)
            archive.writestr("content.xml", "".join(_content(dataset)))
            archive.writestr("META-INF/manifest.xml", _MANIFEST)
        return stream.getvalue()


FORMATS = (Xlsx, Csv, Ods)

_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_MEDIA_TYPE.decode()}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""

_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet>"""


def _content(dataset) -> Iterable[str]:
    yield _CONTENT
    yield f"<table:table table:name={quoteattr(dataset.title)}>"
    for row in [dataset.headers, *dataset]:
        yield "<table:table-row>"
        yield from map(_ods_cell, row)
        yield "</table:table-row>\n"
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _ods_cell(value) -> str:
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, (int, Decimal)):
        kind = f'office:value-type="float" office:value="{value}"'
    elif value == "":
        return "<table:table-cell/>"
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}>{_ods_text(str(value))}</table:table-cell>"


def _ods_text(text: str) -> str:
    """Paragraphs of OpenDocument, which would otherwise take runs of spaces for one."""
    lines = _printable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(
        "<text:p>"
        + re.sub(
            " {2,}|^ | $",
            lambda run: f'<text:s text:c="{len(run[0])}"/>',
            escape(line),
        ).replace("\t", "<text:tab/>")
        + "</text:p>"
        for line in lines
    )


def _printable(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def _decimal(value: Decimal) -> str:
    return str(value) if is_english(get_language() or "fr") else str(value).replace(".", ",")


def _column_widths(dataset) -> list[int]:
    longest = [len(heading) for heading in dataset.headers]
    for row in dataset[:200]:
        longest = [max(width, len(str(value))) for width, value in zip(longest, row, strict=True)]
    return [min(max(width + 2, _WIDTHS[0]), _WIDTHS[-1]) for width in longest]

"""Files as people send them, and short ways to import them."""

import io
import zipfile

from openpyxl import Workbook

from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.errors import UnreadableFile
from programs.importing.reading import read_table
from programs.importing.results import RecordResult
from programs.tests.read_here import read_here


def csv_of(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def xlsx_of(*rows, title: str = "Feuille1", change=None) -> bytes:
    """A workbook with one sheet; ``change`` may do more to the workbook before it is saved."""
    workbook = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    if change:
        change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def ods_of(rows: str, *, name: str = "Feuille1", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument workbook whose one sheet holds the XML ``rows``."""
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": ods_content(rows, name=name),
            "META-INF/manifest.xml": manifest,
        }
    )


def ods_content(rows: str, *, name: str = "Feuille1") -> str:
    return (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def ods_row(*cells: str) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def zip_of(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts_of_workbook(sheet: str) -> dict[str, str]:
    """The files inside an XLSX workbook whose one sheet holds the XML ``sheet``."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet_type}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet_type}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Gens" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }


def import_as(name: str, data: bytes | list[str], *, program=None, **options) -> RecordResult:
    """Import ``data``, a file or the lines of a CSV, with the resource ``name``."""
    scope = options.pop("scope", None) or Scope(program=program)
    content = data if isinstance(data, bytes) else csv_of(*data)
    with read_here():
        return registry.get(name)(scope).import_file(
            content, options.pop("file", "f.csv"), **options
        )


def counts(result: RecordResult) -> tuple[int, int, int, int]:
    """New, updated, unchanged and refused rows."""
    found = result.counts
    return found.new, found.updated, found.unchanged, found.refused


def spaced(text: object) -> str:
    """French text with ordinary spaces, so that a test can be read."""
    return str(text).replace("\u00a0", " ")


def refusals(result: RecordResult) -> list[str]:
    return [spaced(error) for error in result.cell_errors]


def table_of(data: bytes, name: str = "people", file: str = "f.csv"):
    """The rows that are read out of ``data`` for a resource."""
    return read_table(data, file, registry.get(name)())


def sentence_of(data: bytes, name: str = "people", file: str = "f.csv") -> str:
    """The sentence with which ``data`` is refused as a whole."""
    try:
        table_of(data, name, file)
    except UnreadableFile as error:
        assert len(error.messages) == 1
        return spaced(error.sentence)
    raise AssertionError("the file was read")

"""Workbooks and text files that unfold to something huge."""

from collections.abc import Iterable
from itertools import chain, pairwise

from programs.tests.bombs import archive
from programs.tests.importing.files import ods_content, ods_row, parts_of_workbook

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "xl/worksheets/sheet1.xml"
_MARK = "<!-- here -->"

Pieces = Iterable[bytes]


def texts(number: int, text: str) -> bytes:
    return b'<row r="%d"><c t="inlineStr"><is><t>%s</t></is></c></row>' % (number, text.encode())


HEADINGS, ROW = texts(1, "nom"), texts(2, "Inventée")
# What makes the shared texts, or the formats, be looked at.
SHARED_ROW = b'<row r="2"><c t="s"><v>0</v></c></row>'
FORMATTED_ROW = b'<row r="2"><c s="1"><v>12</v></c></row>'


def xlsx(rows: Pieces, after: Pieces = (), **members: Pieces) -> bytes:
    """A workbook with these ``rows``, and more ``members`` that it refers to by their names."""
    head, tail = parts_of_workbook(f"<sheetData>{_MARK}</sheetData>")[_SHEET].split(_MARK)
    end_of_rows, end = tail[: len("</sheetData>")], tail[len("</sheetData>") :]
    parts = {name: [text.encode()] for name, text in parts_of_workbook("").items()}
    parts[_SHEET] = chain([head.encode()], rows, [end_of_rows.encode()], after, [end.encode()])
    for name, pieces in members.items():
        parts[f"xl/{name}.xml"] = pieces
        _refer(parts, name.encode())
    return archive(parts)


def _refer(parts: dict, name: bytes) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml" % name
    override = b'<Override PartName="/xl/%s.xml" ContentType="%s"/></Types>' % (name, kind)
    relation = b'<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/></Relationships>'
    for part, end, more in (
        ("[Content_Types].xml", b"</Types>", override),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", relation % (name, _OFFICE, name, name)),
    ):
        (text,) = parts[part]
        parts[part] = [text.replace(end, more)]


def shared(strings: Pieces) -> Pieces:
    return chain([b'<sst xmlns="%s">' % MAIN], strings, [b"</sst>"])


def styles(formats: Pieces) -> Pieces:
    return chain(
        [b'<styleSheet xmlns="%s"><cellXfs>' % MAIN], formats, [b"</cellXfs></styleSheet>"]
    )


def laughs() -> Pieces:
    """Ten times ten times ten… laughs."""
    names = b"abcdefghij"
    entities = [
        b'<!ENTITY %c "%s">' % (name, b"&%c;" % before * 10) for before, name in pairwise(names)
    ]
    text = b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(entities)
    return [text, b'<sst xmlns="%s"><si><t>&j;</t></si></sst>' % MAIN]


def ods(rows: Pieces) -> bytes:
    head, end = ods_content(_MARK).split(_MARK)
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": chain([head.encode()], rows, [end.encode()]),
        }
    )


ODS_HEADINGS, ODS_ROW = ods_row("nom").encode(), ods_row("Inventée").encode()


def ods_repeated(times: int, text: str = "Inventée") -> bytes:
    """A row that says that it is there so many times."""
    start = b"<table:table-row table:number-rows-repeated='%d'>" % times
    return ods_row(text).encode().replace(b"<table:table-row>", start)

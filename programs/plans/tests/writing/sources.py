"""What a reader of files makes of our prints, at its least: nothing is kept of styles, indents and empty lines."""

import io

import openpyxl
from docx import Document
from docx.table import Table as WordTable

from programs.importing.workbook import unescaped
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table


def of_text(text: str) -> Source:
    lines = enumerate(text.splitlines(), start=1)
    blocks = [Paragraph(line.strip(), f"ligne {number}") for number, line in lines if line.strip()]
    return Source("txt", tuple(blocks))


def of_docx(content: bytes) -> Source:
    blocks: list[Paragraph | Table] = []
    for number, block in enumerate(Document(io.BytesIO(content)).iter_inner_content(), start=1):
        place = f"bloc {number}"
        if isinstance(block, WordTable):
            rows = [_cells(row, place) for row in block.rows]
            blocks.append(Table(tuple(rows), place))
        elif block.text.strip():
            blocks.append(Paragraph(block.text.strip(), place))
    return Source("docx", tuple(blocks))


def _cells(row, place: str) -> tuple[Cell, ...]:
    cells, previous = [], None
    for cell in row.cells:
        paragraphs = tuple(Paragraph(each.text, place) for each in cell.paragraphs)
        cells.append(Cell(paragraphs, place, is_continued=cell._tc is previous))
        previous = cell._tc
    return tuple(cells)


def of_xlsx(content: bytes) -> Source:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    tables = []
    for sheet in workbook:
        rows = []
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s"}
            rows.append(tuple(_cell(sheet, cell) for cell in row))
        tables.append(Table(tuple(rows), sheet.title))
    return Source("xlsx", tuple(tables))


def _cell(sheet, cell) -> Cell:
    place = f"{sheet.title}, {cell.coordinate}"
    lines = (line.strip() for line in unescaped(cell.value or "").split("\n"))
    return Cell(tuple(Paragraph(line, place) for line in lines if line), place)

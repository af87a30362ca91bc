"""Documents of the tests: paragraphs and tables with the places that readers give them."""

import re
from collections.abc import Iterator
from itertools import count

from programs.plans.enums import Level
from programs.plans.outlines import Outline, recognise
from programs.plans.outlines.model import Line
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table

# In a table of a test: a cell that goes on from the one above, or from the one to its left.
BELOW, BESIDE = "↑", "←"


def text(content: str) -> Source:
    """A plain text, a paragraph a line, as ``ligne 3``."""
    lines = enumerate(content.splitlines(), start=1)
    return Source(
        "txt", tuple(Paragraph(said.strip(), f"ligne {at}") for at, said in lines if said.strip())
    )


def document(*blocks: Paragraph | Table) -> Source:
    return Source("docx", blocks)


def styled(*texts: str | tuple[str, dict]) -> Source:
    """Paragraphs with what a word processor knows of them, as ``paragraphe 2``."""
    pairs = ((one, {}) if isinstance(one, str) else one for one in texts)
    numbered = zip(count(1), pairs)
    return document(*(Paragraph(said, f"paragraphe {at}", **more) for at, (said, more) in numbered))


def table(*rows: str, is_sure: bool = True, place: str = "tableau 1") -> Table:
    """A table whose cells stand between bars, with a slash of its own between paragraphs: « a | b // c »."""
    grid: list[tuple[Cell, ...]] = []
    for at, row in enumerate(rows, start=1):
        cells: list[Cell] = []
        for column, said in enumerate(map(str.strip, row.split("|"))):
            where = f"{place}, rangée {at}, colonne {column + 1}"
            if said == BELOW:
                cells.append(Cell(grid[-1][column].paragraphs, where, is_continued=True))
            elif said == BESIDE:
                cells.append(Cell(cells[-1].paragraphs, where, is_continued=True))
            else:
                pieces = [piece.strip() for piece in said.split("//") if piece.strip()]
                cells.append(Cell(tuple(Paragraph(piece, where) for piece in pieces), where))
        grid.append(tuple(cells))
    return Table(tuple(grid), place, is_sure)


def tree(outline: Outline) -> list[str]:
    """The tree on a few lines: « axis 1 Emploi », « . action 1.1 Bouger »."""
    return [line for one in outline.lines for line in _tree(one, 0)]


def tree_of(content: str) -> list[str]:
    return tree(recognise(text(content)))


def codes(outline: Outline) -> list[tuple[str, str]]:
    return [(warned.code, warned.place) for warned in outline.warnings]


def the(outline: Outline, number: str) -> Line:
    (line,) = [line for line in outline.walk() if line.number == number]
    return line


def count_of(outline: Outline) -> dict[Level, int]:
    return {level: found for level in Level if (found := len(outline.of(level)))}


def _tree(line: Line, depth: int) -> Iterator[str]:
    yield f"{'. ' * depth}{line.level} {line.number} {line.text}".replace("  ", " ")
    for other in line.lines:
        yield from _tree(other, depth + 1)


def flattened(content: str) -> Source:
    """A text whose tables tabs separate, with marks of HTML in some cells, as an extraction leaves it."""
    blocks: list[Paragraph | Table] = []
    rows: list[tuple[Cell, ...]] = []
    for at, line in enumerate(content.splitlines(), start=1):
        if line.count("\t") > 1:
            rows.append(tuple(_cells(line, at)))
            continue
        blocks += [Table(tuple(rows), rows[0][0].place, is_sure=False)] if rows else []
        rows = []
        blocks += [Paragraph(line.strip(), f"ligne {at}")] if line.strip() else []
    blocks += [Table(tuple(rows), rows[0][0].place, is_sure=False)] if rows else []
    return Source("txt", tuple(blocks))


def _cells(line: str, at: int) -> Iterator[Cell]:
    for column, said in enumerate(line.split("\t"), start=1):
        place = f"ligne {at}, colonne {column}"
        pieces = (
            re.sub(r"<[^>]*>", "", piece).strip()
            for piece in re.split(r"</?(?:p|ul|li)\b[^>]*>", said)
        )
        yield Cell(tuple(Paragraph(piece, place) for piece in pieces if piece), place)

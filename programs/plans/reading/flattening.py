"""A table inside a cell, which a grid cannot hold: each of its rows becomes one paragraph."""

from collections.abc import Iterator, Sequence

from programs.plans.reading.blocks import Cell, Paragraph


def flattened(rows: Sequence[Sequence[Cell]]) -> Iterator[Paragraph]:
    """One paragraph a row, its cells apart by tabs, what merged cells cover left blank."""
    for row in rows:
        texts = ["" if cell.is_continued else cell.text for cell in row]
        text = "\t".join(texts).strip()
        if text:
            yield Paragraph(text, row[0].place.rpartition(",")[0] or row[0].place)

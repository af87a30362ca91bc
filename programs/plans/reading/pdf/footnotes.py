"""The notes at the foot of a PDF's pages, and the raised numbers that lead to them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from programs.plans.reading.pdf.glyphs import Glyph, Line, Span

# Of the usual size of letters: the notes are smaller than that, and so is a number that leads to one.
_SMALLER = 0.93
_RAISED = 0.75
_NOTE = re.compile(r"([1-9][0-9]?)[.)]?\s*[^\W\d_]")


def part(
    lines: list[Line], usual: float, in_tables: Iterable[Line]
) -> tuple[list[Line], list[Line]]:
    """The lines of one page: its text without the numbers of its notes, then its notes.

    They are such only where a raised number leads to one, of the text or of what stands ``in_tables``.
    """
    first = len(lines)
    while first and lines[first - 1].size < _SMALLER * usual:
        first -= 1
    text, notes = lines[:first], lines[first:]
    marks = {found[1] for line in notes if (found := _NOTE.match(line.text))}
    if not marks & {mark for line in (*text, *in_tables) for mark in _raised(line)}:
        return lines, []
    return [_without(line, marks) for line in text], notes


def _raised(line: Line) -> Iterator[str]:
    """The small numbers in a line."""
    runs = groupby(line.glyphs, key=lambda glyph: _is_raised(glyph, line.size))
    yield from ("".join(glyph.text for glyph in run) for is_raised, run in runs if is_raised)


def _is_raised(glyph: Glyph, size: float) -> bool:
    return glyph.size < _RAISED * size and glyph.text.isdigit()


def _without(line: Line, marks: set[str]) -> Line:
    spans = (Span(tuple(_kept(span.glyphs, marks, line.size))) for span in line.spans)
    return replace(line, spans=tuple(spans))


def _kept(glyphs: Iterable[Glyph], marks: set[str], size: float) -> Iterator[Glyph]:
    raised: list[Glyph] = []
    for glyph in glyphs:
        if _is_raised(glyph, size):
            raised.append(glyph)
            continue
        yield from _unless_mark(raised, marks)
        raised = []
        yield glyph
    yield from _unless_mark(raised, marks)


def _unless_mark(raised: list[Glyph], marks: set[str]) -> list[Glyph]:
    """The raised numbers; of one that leads to a note, only the room that it takes."""
    if "".join(glyph.text for glyph in raised) in marks:
        return [replace(glyph, text="") for glyph in raised]
    return raised

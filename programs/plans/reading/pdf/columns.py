"""Pages of two columns: the left one is read first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean

from programs.plans.reading.pdf.glyphs import Line, Span

# There are two where this many lines stand on either side of a blank, each this much of the page, and few cross it.
_FEWEST_LINES = 6
_COLUMN = 0.25
_CROSSING = 0.25
_MIDDLE = (0.35, 0.65)
# In heights of a letter: a blank that is wider than between two words.
_BLANK = 0.6
_TRIED = 200


@dataclass(frozen=True)
class _Sides:
    """The pieces of a line to the left and to the right of a place; ``crosses`` says that it goes through there."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    crosses: bool

    @property
    def is_parted(self) -> bool:
        return bool(self.left and self.right) and not self.crosses


def in_columns(lines: list[Line], left: float, width: float) -> tuple[list[Line], bool]:
    """The lines in the order of reading, and whether a blank parts them into two columns."""
    gutter = _gutter(lines, left, width)
    if gutter is None:
        return lines, False
    ordered: list[Line] = []
    parts = [(line, _sides(line, gutter)) for line in lines]
    for crosses, group in groupby(parts, key=lambda part: part[1].crosses):
        band = list(group)
        if crosses:
            ordered += [line for line, _parts in band]
            continue
        ordered += [Line(sides.left, line.page, 1) for line, sides in band if sides.left]
        ordered += [Line(sides.right, line.page, 2) for line, sides in band if sides.right]
    return ordered, True


def _gutter(lines: list[Line], left: float, width: float) -> float | None:
    """Where the blank between two columns stands, None where there is but one."""
    if len(lines) < _FEWEST_LINES:
        return None
    low, high = (left + part * width for part in _MIDDLE)
    tried = {round(x) for line in lines for x in _blanks(line) if low < x < high}
    best, most = None, 0
    for x in sorted(tried)[:_TRIED]:
        parted = sum(_sides(line, x).is_parted for line in lines)
        if parted > most:
            best, most = x, parted
    if best is None or most < _FEWEST_LINES:
        return None
    parts = [_sides(line, best) for line in lines]
    crossing = sum(sides.crosses for sides in parts)
    if crossing > _CROSSING * (crossing + most):
        return None
    for side in ([one.left for one in parts], [one.right for one in parts]):
        widths = [spans[-1].x1 - spans[0].x0 for spans in side if spans]
        if len(widths) < _FEWEST_LINES or fmean(widths) < _COLUMN * width:
            return None
    return best


def _blanks(line: Line) -> Iterator[float]:
    """The middles of the wide blanks of a line."""
    for before, after in pairwise(line.glyphs):
        if after.x0 - before.x1 > _BLANK * line.size:
            yield (before.x1 + after.x0) / 2


def _sides(line: Line, x: float) -> _Sides:
    left = [glyph for glyph in line.glyphs if (glyph.x0 + glyph.x1) / 2 < x]
    right = [glyph for glyph in line.glyphs if (glyph.x0 + glyph.x1) / 2 >= x]
    crosses = bool(left and right) and right[0].x0 - left[-1].x1 <= _BLANK * line.size
    return _Sides(_spans(left), _spans(right), crosses)


def _spans(glyphs: list) -> tuple[Span, ...]:
    return (Span(tuple(glyphs)),) if glyphs else ()

"""How far to the left and to the right the lines of a PDF go."""

from collections.abc import Sequence

from programs.plans.reading.pdf.glyphs import Line
from programs.plans.reading.pdf.pages import Page
from programs.plans.reading.pdf.paragraphs import Margins as Pair

# Where so many lines end as near the margin as this part of the page, lines were wrapped there.
_FEWEST = 3
_NEARLY = 0.05
# So many of all lines may stand over the margin: an address that no blank breaks.
_OVER = 0.03


class Margins:
    """The margins of each column, of the pages of each width: those of one document are all alike."""

    def __init__(self, pages: Sequence[Page], lines: Sequence[Line]):
        self._widths = {page.number: page.width for page in pages}
        by_column: dict[tuple[float, int], list[Line]] = {}
        for line in lines:
            by_column.setdefault(self._key(line), []).append(line)
        self._found = {key: _margins(key, group) for key, group in by_column.items()}

    def of(self, line: Line) -> Pair:
        return self._found[self._key(line)]

    def _key(self, line: Line) -> tuple[float, int]:
        return round(self._widths[line.page]), line.column


def _margins(key: tuple[float, int], lines: list[Line]) -> Pair:
    width, column = key
    left = min(line.x0 for line in lines)
    ends = sorted((line.x1 for line in lines), reverse=True)
    right = ends[int(_OVER * len(ends))]
    near = sum(line.x1 > right - _NEARLY * width for line in lines)
    if near < _FEWEST and not column:
        # Short lines only: the blank on the right is that of the left.
        right = max(right, width - left)
    return left, right

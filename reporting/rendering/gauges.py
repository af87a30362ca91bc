"""Gauges: how much of a whole is taken, row by row, by parts laid end to end, and how far one should be.

Every row is as long as its own whole, so that one upright line says the same of all of them. What goes beyond it
passes the limit, and is said beside the row.
"""

from __future__ import annotations

from dataclasses import dataclass

from reporting.documents.model import Chart, Point
from reporting.rendering.canvas import (
    BOLD,
    GAP,
    INK,
    INK_SOFT,
    LINE,
    PAPER,
    SERIES,
    TRACKS,
    Canvas,
    Layout,
    widest,
)

LEAST_SERIES = 3
# How far beyond its whole a row is drawn; what is longer has an arrow.
FURTHEST = 1.5
BEYOND = SERIES[3]
MARK_DASH = "4 2"
_THICK = 18
_OVER = 4  # that a limit stands out above and below its bar


@dataclass(frozen=True)
class Row:
    label: str
    parts: tuple[Point, ...]
    whole: Point
    said: Point

    @property
    def taken(self) -> float:
        return sum(_length(part) for part in self.parts)

    @property
    def reach(self) -> float:
        """How many times its whole is taken; zero where there is none to compare with."""
        return self.taken / _length(self.whole) if _length(self.whole) else 0.0


def _length(point: Point) -> float:
    return max(float(point.value or 0), 0.0)


def rows_of(chart: Chart) -> list[Row]:
    """The rows of a gauge, one from each point of the first series on: the parts, the whole, what is said of it."""
    found: list[list[Point]] = []
    for point in chart.points:
        if point.series == chart.points[0].series:
            found.append([])
        found[-1].append(point)
    return [Row(parts[0].label, tuple(parts), whole, said) for *parts, whole, said in found]


def goes_beyond(chart: Chart) -> bool:
    """Whether a row takes more than its whole."""
    return any(row.reach > 1 for row in rows_of(chart))


def draw(canvas: Canvas, chart: Chart) -> None:
    """Draw the rows of ``chart``, with its mark across each."""
    rows = rows_of(chart)
    layout = Layout.of([row.label for row in rows], canvas.width)
    reserve = 0 if layout.above else widest([row.said.display for row in rows], BOLD) + GAP + 2
    canvas.height = _OVER + 1
    room = canvas.width - layout.left - reserve
    unit = room / min(max([1.0, *(row.reach for row in rows)]), FURTHEST)
    for index, row in enumerate(rows):
        y = layout.place(canvas, index, _THICK, 14)
        _draw_row(canvas, chart, row, layout.left, y, unit)
        _say(canvas, row, layout, y)
    canvas.height -= 8


def _draw_row(canvas: Canvas, chart: Chart, row: Row, left: float, y: float, unit: float) -> None:
    whole = _length(row.whole)
    if not whole:
        return
    canvas.rect(left, y, unit, _THICK, TRACKS[chart.tone])
    canvas.outline(left, y, unit, _THICK, INK_SOFT)
    x = left
    for rank, part in enumerate(row.parts):
        length = min(_length(part) / whole * unit, left + unit - x)
        if length > 0:
            _draw_part(canvas, rank, x, y, length)
            x += length
    if row.reach > 1:
        _draw_beyond(canvas, left + unit, y, (min(row.reach, FURTHEST) - 1) * unit, row.reach)
    if chart.mark:
        at = left + float(chart.mark.share) * unit
        canvas.rect(at - 2, y, 4, _THICK, PAPER)
        canvas.upright(at, y - _OVER, y + _THICK + _OVER, MARK_DASH)


def _draw_part(canvas: Canvas, rank: int, x: float, y: float, length: float) -> None:
    colour = SERIES[rank % len(SERIES)]
    if rank % 2 == 0:
        canvas.rect(x, y, length, _THICK, colour)
    else:
        canvas.rect(x, y, length, _THICK, PAPER)
        canvas.hatch(x, y, length, _THICK, colour)


def _draw_beyond(canvas: Canvas, x: float, y: float, length: float, reach: float) -> None:
    canvas.rect(x, y, length, _THICK, BEYOND)
    canvas.upright(x, y - _OVER, y + _THICK + _OVER)
    if reach > FURTHEST:
        tip = x + length - 5
        middle = y + _THICK / 2
        canvas.path([(tip - 5, middle - 5), (tip, middle), (tip - 5, middle + 5)], PAPER)


def _say(canvas: Canvas, row: Row, layout: Layout, y: float) -> None:
    fill = INK if _length(row.whole) else INK_SOFT
    if layout.above:
        below = y + _THICK + _OVER + LINE / 2
        canvas.text(0, below, row.said.display, weight=BOLD, fill=fill)
        canvas.height += LINE
    else:
        middle = y + _THICK / 2
        canvas.text(canvas.width, middle, row.said.display, anchor="end", weight=BOLD, fill=fill)

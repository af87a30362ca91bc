"""Charts: a ``Chart`` to an SVG text.

Every mark carries its own label and number, so that no axis, grid or colour is needed to read
it. Labels are measured in the document's own face and wrapped, which no automatic layout of a
chart library does; the drawing itself is then a few shapes and texts. It is the same bytes each
time, keeps its text as text, has no style attribute (a strict content policy lets it through)
and no address to follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from django.utils.translation import gettext as _

from reporting.documents.model import Chart, Point
from reporting.rendering import gauges
from reporting.rendering.canvas import (
    BOLD,
    DASHES,
    GAP,
    INK,
    INK_SOFT,
    LINE,
    PAPER,
    SERIES,
    SIZE,
    TONES,
    TRACKS,
    WIDE,
    Canvas,
    Layout,
    number,
    widest,
    wrap,
)
from reporting.rendering.fonts import SANS, composed, other_families, text_width
from reporting.rendering.typography import isolated

ROOMY = 12  # rows; beyond, bars are thinner
TALLEST = 660  # beyond, a chart would not fit a page under its titles: its table stands alone
_THICK, _THIN = 20, 14  # a bar
_TALL = 120  # the drawing area of columns and lines
_MIN_COLUMN = 54  # narrower than this, labels would touch: the same is drawn as bars


# --- entry points


def series_of(chart: Chart) -> tuple[str, ...]:
    """The names of the series, in the order in which they first come."""
    return tuple(dict.fromkeys(point.series for point in chart.points))


def rows_of(chart: Chart) -> int:
    """How many rows or columns the chart has."""
    return len(_rows(chart))


@dataclass(frozen=True)
class Key:
    """What a legend names; ``css`` draws it as the chart does."""

    css: str
    name: str


def legend(chart: Chart) -> tuple[Key, ...]:
    """What a legend must name: only stacked charts and gauges cannot name their parts beside them.

    Call it under the document's language.
    """
    series = series_of(chart)
    if _is_gauge(chart):
        return tuple(_gauge_legend(chart, series))
    if chart.form != "stacked" or len(series) < 2:
        return ()
    return tuple(Key(f"series-{rank}", name) for rank, name in enumerate(series, 1))


def _is_gauge(chart: Chart) -> bool:
    return chart.form == "gauge" and len(series_of(chart)) >= gauges.LEAST_SERIES


def _gauge_legend(chart: Chart, series: tuple[str, ...]) -> Iterator[Key]:
    *parts, whole, _said = series
    for rank, name in enumerate(parts, 1):
        yield Key(f"series-{rank}" if rank % 2 else f"series-{rank} hatched", name)
    yield Key("track", whole)
    if gauges.goes_beyond(chart):
        yield Key("series-4", _("Au-delà"))
    if chart.mark:
        yield Key("mark", chart.mark.label)


def height_of(chart: Chart, *, width: int = WIDE) -> float:
    """How tall the chart is drawn, in user units."""
    return _drawn(chart, width).height if chart.points else 0


def _drawn(chart: Chart, width: int) -> Canvas:
    canvas = Canvas(width)
    chart = _as_printed(chart)
    _FORMS[_form(chart, width)](canvas, chart)
    return canvas


def render_svg(chart: Chart, *, width: int = WIDE) -> str:
    """The chart as an ``<svg>`` element ``width`` units wide, or "" where it has no points."""
    if not chart.points:
        return ""
    canvas = _drawn(chart, width)
    name = escape(f"fig-{chart.id}-{width}")
    height = number(canvas.height)
    # Its title stands in the caption beside it; a PDF takes its text alternative from <title>.
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}"'
        f' font-family="{", ".join((SANS, *other_families()))}" font-size="{SIZE}">'
        f'<title id="{name}">{escape(chart.description or chart.title)}</title>'
        f"{''.join(canvas.elements)}</svg>"
    )


def _as_printed(chart: Chart) -> Chart:
    """The same as it is printed: each letter one with its accents, what is written from the right set apart."""
    points = tuple(
        replace(
            point,
            label=isolated(composed(point.label)),
            display=composed(point.display),
            series=isolated(composed(point.series)),
        )
        for point in chart.points
    )
    return replace(chart, points=points)


def _form(chart: Chart, width: float) -> str:
    several = len(series_of(chart)) > 1
    labels = len(dict.fromkeys(point.label for point in chart.points))
    cramped = width / max(labels, 1) < _MIN_COLUMN
    if chart.form in ("columns", "line") and not several and cramped:
        return "bars"
    if chart.form == "columns" and several:
        return "bars"
    if chart.form == "gauge" and not _is_gauge(chart):
        return "bars"
    return chart.form


# --- what the forms share


def _rows(chart: Chart) -> list[tuple[str, list[Point]]]:
    """Points by row: one each, or where there are several series one row a label."""
    if len(series_of(chart)) == 1:
        return [(point.label, [point]) for point in chart.points]
    rows: dict[str, list[Point]] = {}
    for point in chart.points:
        rows.setdefault(point.label, []).append(point)
    return list(rows.items())


def _bounds(points: tuple[Point, ...]) -> tuple[float, float]:
    """The range of the scale: always holds zero, never empty."""
    values = [float(point.value) for point in points if point.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    return (low, high) if high > low else (0.0, 1.0)


def _colour(chart: Chart, series: str) -> str:
    names = series_of(chart)
    return TONES[chart.tone] if len(names) == 1 else SERIES[names.index(series) % len(SERIES)]


# --- forms


def _bars(canvas: Canvas, chart: Chart) -> None:
    """Horizontal bars, one a row or one a series in each row; a funnel shows its whole behind."""
    rows = _rows(chart)
    several = len(series_of(chart)) > 1
    layout = Layout.of([label for label, _points in rows], canvas.width)
    ends = [_end_text(point, several) for point in chart.points]
    reserve = widest(ends, BOLD) + GAP + 2
    low, high = _bounds(chart.points)
    start = layout.left + (reserve if low < 0 else 0)
    scale = max(canvas.width - reserve - start, 20) / (high - low)
    zero = start - low * scale
    each = _THIN if len(rows) > ROOMY or several else _THICK
    gap = 4 if len(rows) > ROOMY else 10
    for index, (_label, points) in enumerate(rows):
        top = layout.place(canvas, index, each * len(points) + 2 * (len(points) - 1), gap)
        for rank, point in enumerate(points):
            y = top + rank * (each + 2)
            if chart.form == "funnel":
                canvas.rect(zero, y, high * scale, each, TRACKS[chart.tone])
            _bar(canvas, chart, point, zero, y, each, scale)
    canvas.height -= gap - 2


def _bar(
    canvas: Canvas, chart: Chart, point: Point, zero: float, y: float, thick: float, scale: float
) -> None:
    length = 0.0 if point.value is None else float(point.value) * scale
    if length:
        colour = _colour(chart, point.series)
        canvas.rect(min(zero, zero + length), y, abs(length), thick, colour)
    text = _end_text(point, len(series_of(chart)) > 1)
    side = -GAP if length < 0 else GAP
    canvas.text(
        zero + length + side,
        y + thick / 2,
        text,
        anchor="end" if length < 0 else "start",
        weight=BOLD,
        fill=INK_SOFT if point.value is None else INK,
    )


def _end_text(point: Point, several: bool) -> str:
    return f"{point.display} {point.series}".strip() if several else point.display


def _columns(canvas: Canvas, chart: Chart) -> None:
    """Vertical bars, labels under them and numbers above."""
    step = canvas.width / len(chart.points)
    thick = min(step * 0.62, 72)
    labels = [wrap(point.label, step - 8) for point in chart.points]
    low, high = _bounds(chart.points)
    scale = _TALL / (high - low)
    top = LINE + 6
    zero = top + high * scale
    bottom = top + _TALL + (LINE + 6 if low < 0 else 0)
    canvas.rule(0, canvas.width, zero)
    for index, point in enumerate(chart.points):
        middle = (index + 0.5) * step
        length = 0.0 if point.value is None else float(point.value) * scale
        if length:
            y = zero - max(length, 0)
            canvas.rect(middle - thick / 2, y, thick, abs(length), TONES[chart.tone])
        at = zero - length + (-GAP - 3 if length >= 0 else GAP + 4)
        fill = INK_SOFT if point.value is None else INK
        canvas.text(middle, at, point.display, anchor="middle", weight=BOLD, fill=fill)
        canvas.lines(middle, bottom + LINE * 0.85, labels[index], anchor="middle")
    canvas.height = bottom + max(len(lines) for lines in labels) * LINE + 8


def _line(canvas: Canvas, chart: Chart) -> None:
    """A line a series, broken where a value is unknown."""
    names = series_of(chart)
    several = len(names) > 1
    labels = list(dict.fromkeys(point.label for point in chart.points))
    ends = {name: _last_known(chart, name) for name in names}
    reserve = 0.0
    if several:
        reserve = widest([_line_end(end, name) for name, end in ends.items()], BOLD) + GAP + 6
        reserve = min(reserve, canvas.width * 0.45)
    step = (canvas.width - reserve) / len(labels)
    low, high = _bounds(chart.points)
    top, bottom = LINE + 8, LINE + 8 + _TALL
    scale = _TALL / (high - low)
    zero = top + high * scale
    canvas.rule(0, canvas.width - reserve, zero)

    def place(point: Point) -> tuple[float, float]:
        return (labels.index(point.label) + 0.5) * step, zero - float(point.value or 0) * scale

    for rank, name in enumerate(names):
        points = [point for point in chart.points if point.series == name]
        _draw_line(canvas, chart, points, place, rank)
        if not several:
            for point in points:
                x, y = place(point)
                fill = INK_SOFT if point.value is None else INK
                canvas.text(x, y - 14, point.display, anchor="middle", weight=BOLD, fill=fill)
    if several:
        _name_lines(canvas, chart, ends, place, top, bottom)
    wrapped = [wrap(label, step - 6) for label in labels]
    for index, lines in enumerate(wrapped):
        canvas.lines((index + 0.5) * step, bottom + LINE, lines, anchor="middle")
    canvas.height = bottom + max(len(lines) for lines in wrapped) * LINE + 10


def _draw_line(canvas: Canvas, chart: Chart, points: list[Point], place, rank: int) -> None:
    colour = _colour(chart, points[0].series)
    for before, after in pairwise(points):
        if before.value is not None and after.value is not None:
            canvas.path([place(before), place(after)], colour, DASHES[rank % len(DASHES)])
    for point in points:
        if point.value is not None:
            canvas.dot(*place(point), colour, rank)


def _last_known(chart: Chart, name: str) -> Point | None:
    known = [p for p in chart.points if p.series == name and p.value is not None]
    return known[-1] if known else None


def _line_end(end: Point | None, name: str) -> str:
    return f"{end.display} {name}" if end else name


def _name_lines(canvas: Canvas, chart: Chart, ends, place, top: float, bottom: float) -> None:
    """Name each line at its end, pushed apart where two lines end close together."""
    known = [(place(end), name, end) for name, end in ends.items() if end]
    known.sort(key=lambda item: item[0][1])
    floor = top - LINE
    for rank, ((x, y), name, end) in enumerate(known):
        below = len(known) - rank - 1
        floor = min(max(y, floor + LINE), bottom - below * LINE)
        colour = _colour(chart, name)
        canvas.text(x + GAP + 3, floor, _line_end(end, name), weight=BOLD, fill=colour)


def _stacked(canvas: Canvas, chart: Chart) -> None:
    """Parts of a whole, one row a label; a part says its number where there is room for it."""
    rows = _rows(chart)
    layout = Layout.of([label for label, _points in rows], canvas.width)
    totals = [
        sum(float(p.value or 0) for p in points if (p.value or 0) > 0) for _label, points in rows
    ]
    room = canvas.width - layout.left
    scale = room / (max(totals) or 1)
    thick = _THICK + 6
    for index, (_label, points) in enumerate(rows):
        x, y = layout.left, layout.place(canvas, index, thick)
        for point in points:
            length = max(float(point.value or 0), 0) * scale
            if not length:
                continue
            canvas.rect(x, y, max(length - 1.5, 0.5), thick, _colour(chart, point.series))
            if text_width(point.display, SIZE, BOLD) + 6 <= length:
                canvas.text(
                    x + length / 2 - 0.75,
                    y + thick / 2,
                    point.display,
                    anchor="middle",
                    weight=BOLD,
                    fill=PAPER,
                )
            x += length
        if all(point.value is None for point in points):
            canvas.text(x + GAP, y + thick / 2, points[0].display, weight=BOLD, fill=INK_SOFT)
    canvas.height -= 8


_FORMS = {
    "bars": _bars,
    "funnel": _bars,
    "gauge": gauges.draw,
    "columns": _columns,
    "line": _line,
    "stacked": _stacked,
}

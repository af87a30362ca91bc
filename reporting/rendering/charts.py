"""Charts: a ``Chart`` to an SVG text.

Every mark carries its own label and number, so that no axis, grid or colour is needed to read
it. Labels are measured in the document's own face and wrapped, which no automatic layout of a
chart library does; the drawing itself is then a few shapes and texts. It is the same bytes each
time, keeps its text as text, has no style attribute (a strict content policy lets it through)
and no address to follow.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise

from reporting.documents.model import Chart, Point
from reporting.rendering.fonts import SANS, composed, is_rare, other_families, text_width
from reporting.rendering.typography import isolated

WIDE = 640  # user units: the width of the text on paper and on a desk
NARROW = 340  # a telephone held upright

SIZE = 13  # of text, in user units
LINE = 16
GAP = 7  # between a mark and its text
MAX_LINES = 4
BOLD = 600

INK, INK_SOFT, PAPER, RULE = "#1d2733", "#52606d", "#ffffff", "#d9d2c5"
TONES = {"pine": "#0b4f4a", "amber": "#b4540a"}
TRACKS = {"pine": "#e3eeeb", "amber": "#fbe9d7"}
# White text on each of these has a contrast of at least 4.5. document.css names them too.
SERIES = ("#0b4f4a", "#b4540a", "#2a6f97", "#8c2f55", "#52606d", "#1d2733")
DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 4", "12 3")

ROOMY = 12  # rows; beyond, bars are thinner
TALLEST = 660  # beyond, a chart would not fit a page under its titles: its table stands alone
_THICK, _THIN = 20, 14  # a bar
_TALL = 120  # the drawing area of columns and lines
_MIN_COLUMN = 54  # narrower than this, labels would touch: the same is drawn as bars


@dataclass
class Canvas:
    """Collects SVG elements. All measures are user units from the upper left corner."""

    width: float
    height: float = 0
    elements: list[str] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        radius = ' rx="2"' if min(width, height) >= 4 else ""
        self.elements.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
            f'{radius} fill="{fill}"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: str = "start",
        weight: int = 400,
        fill: str = INK,
    ) -> None:
        """Write one line centred on the height ``y``."""
        bold = f' font-weight="{weight}"' if weight != 400 else ""
        face = f' font-family="{", ".join(other_families())}"' if is_rare(text) else ""
        self.elements.append(
            f'<text x="{_n(x)}" y="{_n(y + SIZE * 0.34)}" text-anchor="{anchor}"{bold}{face}'
            f' fill="{fill}">{escape(text, quote=False)}</text>'
        )

    def lines(self, x: float, y: float, lines: tuple[str, ...], *, anchor: str = "start") -> None:
        """Write several lines, the first one centred on the height ``y``."""
        for index, line in enumerate(lines):
            self.text(x, y + index * LINE, line, anchor=anchor)

    def path(self, points: list[tuple[float, float]], stroke: str, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        steps = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self.elements.append(
            f'<polyline points="{steps}" fill="none" stroke="{stroke}" stroke-width="2.2"'
            f' stroke-linejoin="round"{dashes}/>'
        )

    def rule(self, x1: float, x2: float, y: float) -> None:
        self.elements.append(
            f'<line x1="{_n(x1)}" y1="{_n(y)}" x2="{_n(x2)}" y2="{_n(y)}" stroke="{RULE}"/>'
        )

    def dot(self, x: float, y: float, fill: str, shape: int = 0) -> None:
        """A point of a line; the shape tells series apart as the colour does."""
        if shape % 3 == 0:
            body = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4"'
        elif shape % 3 == 1:
            body = f'<rect x="{_n(x - 3.6)}" y="{_n(y - 3.6)}" width="7.2" height="7.2"'
        else:
            body = f'<path d="M{_n(x)} {_n(y - 5)}l5 5l-5 5l-5 -5z"'
        self.elements.append(f'{body} fill="{fill}" stroke="{PAPER}" stroke-width="1.5"/>')


def _n(value: float) -> str:
    """A length as short text: two decimals are finer than any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


# --- entry points


def series_of(chart: Chart) -> tuple[str, ...]:
    """The names of the series, in the order in which they first come."""
    return tuple(dict.fromkeys(point.series for point in chart.points))


def rows_of(chart: Chart) -> int:
    """How many rows or columns the chart has."""
    return len(_rows(chart))


def legend(chart: Chart) -> tuple[str, ...]:
    """What a legend must name: only a stacked chart cannot name its parts beside them."""
    series = series_of(chart)
    return series if chart.form == "stacked" and len(series) > 1 else ()


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
    height = _n(canvas.height)
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
    return chart.form


# --- what the forms share


def wrap(text: str, width: float, weight: int = 400) -> tuple[str, ...]:
    """Cut a label into lines that fit ``width``; beyond ``MAX_LINES`` it ends with an ellipsis.

    Only ordinary spaces break a line: an amount stays beside its dollar sign.
    """
    lines: list[str] = []
    for word in text.split(" "):
        candidate = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(candidate, SIZE, weight) <= width:
            lines[-1] = candidate
        else:
            lines += _pieces(word, width, weight)
    lines = lines or [""]
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1].rstrip(" ,;:") + "…"]
    return tuple(lines)


def _pieces(word: str, width: float, weight: int) -> list[str]:
    """A word, cut where even alone it is wider than the line."""
    pieces = [""]
    for character in word:
        apart = not unicodedata.category(character).startswith("M")
        if pieces[-1] and apart and text_width(pieces[-1] + character, SIZE, weight) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _widest(texts: list[str], weight: int = 400) -> float:
    return max((text_width(text, SIZE, weight) for text in texts), default=0)


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


@dataclass(frozen=True)
class _Layout:
    """Where rows of bars go: ``left`` is the labels' room, bars fill ``top`` to ``thick``."""

    labels: list[tuple[str, ...]]
    left: float
    above: bool

    @classmethod
    def of(cls, names: list[str], width: float) -> _Layout:
        above = width <= NARROW
        room = width if above else width * 0.36
        labels = [wrap(name, room) for name in names]
        widest = _widest([line for lines in labels for line in lines])
        return cls(labels, 0 if above else widest + GAP + 2, above)

    def place(self, canvas: Canvas, index: int, thick: float, gap: float = 10) -> float:
        """Write the label of a row below what is drawn; gives the top of its bars."""
        lines = self.labels[index]
        tall = len(lines) * LINE
        y = canvas.height
        if self.above:
            canvas.lines(0, y + LINE / 2, lines)
            canvas.height = y + tall + 3 + thick + gap + 2
            return y + tall + 3
        row = max(thick, tall)
        middle = y + row / 2
        canvas.lines(self.left - GAP - 2, middle - (tall - LINE) / 2, lines, anchor="end")
        canvas.height = y + row + gap
        return middle - thick / 2


# --- forms


def _bars(canvas: Canvas, chart: Chart) -> None:
    """Horizontal bars, one a row or one a series in each row; a funnel shows its whole behind."""
    rows = _rows(chart)
    several = len(series_of(chart)) > 1
    layout = _Layout.of([label for label, _ in rows], canvas.width)
    ends = [_end_text(point, several) for point in chart.points]
    reserve = _widest(ends, BOLD) + GAP + 2
    low, high = _bounds(chart.points)
    start = layout.left + (reserve if low < 0 else 0)
    scale = max(canvas.width - reserve - start, 20) / (high - low)
    zero = start - low * scale
    each = _THIN if len(rows) > ROOMY or several else _THICK
    gap = 4 if len(rows) > ROOMY else 10
    for index, (_, points) in enumerate(rows):
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
        reserve = _widest([_line_end(end, name) for name, end in ends.items()], BOLD) + GAP + 6
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
    layout = _Layout.of([label for label, _ in rows], canvas.width)
    totals = [sum(float(p.value or 0) for p in points if (p.value or 0) > 0) for _, points in rows]
    room = canvas.width - layout.left
    scale = room / (max(totals) or 1)
    thick = _THICK + 6
    for index, (_, points) in enumerate(rows):
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
    "columns": _columns,
    "line": _line,
    "stacked": _stacked,
}

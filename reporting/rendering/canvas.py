"""What charts are drawn on: shapes and texts of an SVG, the colours that have contrast, labels cut into lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from html import escape

from reporting.rendering.fonts import is_rare, other_families, text_width

WIDE = 640  # user units: the width of the text on paper and on a desk
NARROW = 340  # a telephone held upright

SIZE = 13  # of text, in user units
LINE = 16
GAP = 7  # between a mark and its text
MAX_LINES = 4
HATCH = 5  # between two slanted lines
BOLD = 600

INK, INK_SOFT, PAPER, RULE = "#1d2733", "#52606d", "#ffffff", "#d9d2c5"
TONES = {"pine": "#0b4f4a", "amber": "#b4540a"}
TRACKS = {"pine": "#e3eeeb", "amber": "#fbe9d7"}
# White text on each of these has a contrast of at least 4.5. document.css names them too.
SERIES = ("#0b4f4a", "#b4540a", "#2a6f97", "#8c2f55", "#52606d", "#1d2733")
DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 4", "12 3")


@dataclass
class Canvas:
    """Collects SVG elements. All measures are user units from the upper left corner."""

    width: float
    height: float = 0
    elements: list[str] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        radius = ' rx="2"' if min(width, height) >= 4 else ""
        self.elements.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
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
            f'<text x="{number(x)}" y="{number(y + SIZE * 0.34)}" text-anchor="{anchor}"{bold}{face}'
            f' fill="{fill}">{escape(text, quote=False)}</text>'
        )

    def lines(self, x: float, y: float, lines: tuple[str, ...], *, anchor: str = "start") -> None:
        """Write several lines, the first one centred on the height ``y``."""
        for index, line in enumerate(lines):
            self.text(x, y + index * LINE, line, anchor=anchor)

    def path(self, points: list[tuple[float, float]], stroke: str, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        steps = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.elements.append(
            f'<polyline points="{steps}" fill="none" stroke="{stroke}" stroke-width="2.2"'
            f' stroke-linejoin="round"{dashes}/>'
        )

    def outline(self, x: float, y: float, width: float, height: float, stroke: str) -> None:
        self.elements.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
            f' rx="2" fill="none" stroke="{stroke}" stroke-width="1.2"/>'
        )

    def hatch(self, x: float, y: float, width: float, height: float, stroke: str) -> None:
        """Fill a rectangle with slanted lines, so that it is told from another one without its colour."""
        steps = []
        for index in range(1, int((width + height) / HATCH) + 1):
            foot = index * HATCH  # where the line would cross the lower edge, from the left
            start = (x + max(foot - height, 0), y + max(height - foot, 0))
            end = (x + min(foot, width), y + height - max(foot - width, 0))
            steps.append(
                f"M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}"
            )
        self.elements.append(
            f'<path d="{"".join(steps)}" fill="none" stroke="{stroke}" stroke-width="1.6"/>'
        )
        self.outline(x, y, width, height, stroke)

    def upright(self, x: float, y1: float, y2: float, dash: str = "") -> None:
        """A line from top to bottom that stands for a limit."""
        self.path([(x, y1), (x, y2)], INK, dash)

    def rule(self, x1: float, x2: float, y: float) -> None:
        self.elements.append(
            f'<line x1="{number(x1)}" y1="{number(y)}" x2="{number(x2)}" y2="{number(y)}" stroke="{RULE}"/>'
        )

    def dot(self, x: float, y: float, fill: str, shape: int = 0) -> None:
        """A point of a line; the shape tells series apart as the colour does."""
        if shape % 3 == 0:
            body = f'<circle cx="{number(x)}" cy="{number(y)}" r="4"'
        elif shape % 3 == 1:
            body = f'<rect x="{number(x - 3.6)}" y="{number(y - 3.6)}" width="7.2" height="7.2"'
        else:
            body = f'<path d="M{number(x)} {number(y - 5)}l5 5l-5 5l-5 -5z"'
        self.elements.append(f'{body} fill="{fill}" stroke="{PAPER}" stroke-width="1.5"/>')


def number(value: float) -> str:
    """A length as short text: two decimals are finer than any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


# --- texts


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


def widest(texts: list[str], weight: int = 400) -> float:
    return max((text_width(text, SIZE, weight) for text in texts), default=0)


@dataclass(frozen=True)
class Layout:
    """Where rows of bars go: ``left`` is the labels' room, bars fill ``top`` to ``thick``."""

    labels: list[tuple[str, ...]]
    left: float
    above: bool

    @classmethod
    def of(cls, names: list[str], width: float) -> Layout:
        above = width <= NARROW
        room = width if above else width * 0.36
        labels = [wrap(name, room) for name in names]
        taken = widest([line for lines in labels for line in lines])
        return cls(labels, 0 if above else taken + GAP + 2, above)

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

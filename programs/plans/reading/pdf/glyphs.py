"""The letters of a page and the lines that they make."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

# In heights of a letter: a blank between two words, and one that stands only between columns or before a page number.
_BLANK = 0.15
_GULF = 2.2
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*…[…\s.]{2,}|\s*_{4,}\s*")
# Other blanks are known by the room that they take.
_TYPED_BLANKS = ("\u00a0", "\u202f")
UP, DOWN, ACROSS = "up", "down", "across"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter, with the box that it stands in as it is read: turned where it runs up or down the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    runs: str = ACROSS

    @property
    def on_page(self) -> tuple[float, float]:
        """Where its middle stands on the page, however it is turned."""
        x = (self.x0 + self.x1) / 2
        if self.runs == ACROSS:
            return x, self.middle
        return (self.middle, -x) if self.runs == UP else (-self.middle, x)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, eq=False)
class Span:
    """A piece of a line without a gulf in it."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        written, before = "", None
        for glyph in self.glyphs:
            if before is not None and glyph.x0 - before.x1 > _BLANK * min(before.size, glyph.size):
                written += " "
            written += glyph.text
            before = glyph
        return written

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


@dataclass(frozen=True, eq=False)
class Line:
    """One line of text, left to right, of the page ``page`` counted from 1, and of a column of it, 0 for no column."""

    spans: tuple[Span, ...]
    page: int
    column: int = 0

    @cached_property
    def glyphs(self) -> list[Glyph]:
        return [glyph for span in self.spans for glyph in span.glyphs]

    @property
    def x0(self) -> float:
        return self.spans[0].x0

    @property
    def x1(self) -> float:
        return self.spans[-1].x1

    @cached_property
    def top(self) -> float:
        return median(glyph.top for glyph in self.glyphs)

    @cached_property
    def bottom(self) -> float:
        return median(glyph.bottom for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The height of most of its letters: a number raised after a word does not count."""
        return round(median(glyph.size for glyph in self.glyphs), 1)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of it is, but for the odd mark."""
        letters = [glyph for glyph in self.glyphs if glyph.text.isalnum()]
        return sum(glyph.is_bold for glyph in letters) > 0.9 * len(letters) if letters else False

    @cached_property
    def text(self) -> str:
        """Its pieces apart by tabs, as the dots that lead to a page number are."""
        return _LEADERS.sub("\t", "\t".join(span.text for span in self.spans)).strip()

    @cached_property
    def has_leaders(self) -> bool:
        """Whether dots lead to a number at its end, as in a table of contents."""
        written = "\t".join(span.text for span in self.spans)
        return _LEADERS.search(written) is not None and self.text[-1:].isdigit()

    @cached_property
    def first_word(self) -> float:
        """How wide the first of its words is."""
        glyphs = self.spans[0].glyphs
        end = glyphs[0].x1
        for before, glyph in pairwise(glyphs):
            if glyph.x0 - before.x1 > _BLANK * glyph.size:
                break
            end = glyph.x1
        return end - self.x0


def glyphs_of(chars: Iterable[dict]) -> list[Glyph]:
    """What pdfplumber calls chars, each the way round that it is read."""
    return [_glyph(char) for char in chars if char["text"]]


def _glyph(char: dict) -> Glyph:
    box = char["x0"], char["x1"], char["top"], char["bottom"]
    runs = ACROSS
    if not char["upright"]:
        x0, x1, top, bottom = box
        runs = UP if char["matrix"][1] > 0 else DOWN
        box = (-bottom, -top, x0, x1) if runs == UP else (top, bottom, -x1, -x0)
    size = char["size"] or box[3] - box[2]
    return Glyph(char["text"], *box, size, bool(_BOLD.search(char["fontname"] or "")), runs)


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines of ``glyphs``, from the top down: a letter is of the line that its middle lies in."""
    lines = []
    for row in _rows(glyphs):
        spans = tuple(_spans(row))
        if spans:
            lines.append(Line(spans, page))
    return sorted(lines, key=lambda line: (line.top, line.x0))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    tallest: Glyph | None = None
    waiting = sorted(
        (glyph for glyph in glyphs if not glyph.text.isspace() or glyph.text in _TYPED_BLANKS),
        key=lambda one: one.middle,
    )
    for glyph in waiting:
        if tallest is not None and not _share_a_line(glyph, tallest):
            yield row
            row, tallest = [], None
        if tallest is None or glyph.size > tallest.size:
            tallest = glyph
        row.append(glyph)
    if row:
        yield row


def _share_a_line(one: Glyph, other: Glyph) -> bool:
    return one.top <= other.middle <= one.bottom or other.top <= one.middle <= other.bottom


def _spans(row: list[Glyph]) -> Iterator[Span]:
    span: list[Glyph] = []
    for glyph in sorted(row, key=lambda one: one.x0):
        if span and glyph.x0 - span[-1].x1 > _GULF * max(glyph.size, span[-1].size):
            yield Span(tuple(span))
            span = []
        span.append(glyph)
    if span:
        yield Span(tuple(span))

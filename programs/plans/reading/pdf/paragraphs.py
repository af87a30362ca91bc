"""Lines that a page broke, joined into the paragraphs that were typed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from programs.plans.reading.pdf.glyphs import Line

_LEVELS = [
    "axe",
    "objectif",
    "chantier",
    "volet",
    "thème",
    "mesure",
    "moyen",
    "action",
    "activité",
    "orientation",
    "priorité",
]
_LEVEL = "|".join(word for level in _LEVELS for word in (level.capitalize(), level.upper()))
# What begins a line of its own: « 1.1 », « 2) », « b. », « M 8 - », « AXE 1 », « Objectif II », « • ».
BEGINS = re.compile(
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})+\.?|[0-9]{1,3}[.)]|[a-zA-Z][.)]|(?:[ivx]{1,5}|[IVX]{1,5})[.)])(?:\s|$)"
    r"|[A-Z]{1,2}\s?-?[0-9]{1,3}\b"
    r"|(?:[-–—•▪◦●○■□✓➢*]|o(?=[\t ]))\s"
    rf"|(?:{_LEVEL})\s+(?:d[’']intervention\s+|spécifique\s+|n[o°º]\s*)?(?:[0-9]{{1,3}}|[IVX]{{1,5}})\b"
)
_FINISHED = (".", "!", "?", ":", ";", "…")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# In heights of a letter: how far apart two lines of a paragraph may stand.
_LEADING = 1.5
# In heights of a letter: a blank, and as much again for what a word may stand over the margin.
_BLANK = 0.5
_NEARLY = 3  # points

# How far to the left and to the right lines may go.
Margins = tuple[float, float]


@dataclass
class Block:
    """The lines of one paragraph."""

    lines: list[Line] = field(default_factory=list)
    text: str = ""

    @property
    def first(self) -> Line:
        return self.lines[0]


class Joiner:
    """Joins the lines of one document; its words tell which hyphens at the end of a line belong to a word."""

    def __init__(self, lines: Iterable[Line]):
        lines = list(lines)
        self._words = {word.lower() for line in lines for word in _WORD.findall(line.text)}
        self._leading = _usual_leading(lines)

    def join(self, lines: Sequence[Line], margins: Callable[[Line], Margins]) -> list[Block]:
        """The paragraphs of ``lines``, each of which may go as far as its ``margins``."""
        blocks: list[Block] = []
        for line in lines:
            last = blocks[-1].lines[-1] if blocks else None
            if last is not None and self._goes_on(blocks[-1], last, line, margins(last)):
                blocks[-1].text = self.joined(blocks[-1].text, line.text)
                blocks[-1].lines.append(line)
            else:
                blocks.append(Block([line], line.text))
        return blocks

    def joined(self, text: str, more: str) -> str:
        """``text`` and the line after it, with a blank or without one, as the hyphen at its end is."""
        if not text.endswith(("-", "\u2010", "\u00ad")) or not more[:1].islower():
            return f"{text} {more}"
        head = _WORD.findall(text[:-1])[-1:]
        tail = _WORD.findall(more)[:1]
        if not head or not text[:-1].endswith(head[0]) or not tail:
            return text + more
        is_soft = not text.endswith("-") or (head[0] + tail[0]).lower() in self._words
        return (text[:-1] if is_soft else text) + more

    def _goes_on(self, block: Block, last: Line, line: Line, margins: Margins) -> bool:
        if last.has_leaders or line.has_leaders or BEGINS.match(line.text):
            return False
        if abs(last.size - line.size) > 0.6 or last.is_bold != line.is_bold:
            return False
        if (last.page, last.column) != (line.page, line.column):
            return is_cut(block.text, line.text)
        distance = line.top - last.top
        if not 0 < distance <= max(_LEADING * line.size, 1.08 * self._leading.get(line.size, 0)):
            return False
        return _is_full(last, line, margins) and not _is_outdented(block, line)


def is_cut(text: str, more: str) -> bool:
    """Whether a text that ends with a page surely goes on: neither ends nor begins a sentence there."""
    return not text.endswith(_FINISHED) and more[:1].islower() and not BEGINS.match(more)


def _is_full(last: Line, line: Line, margins: Margins) -> bool:
    """Whether the first word of a line had no room at the end of the one above it."""
    left, right = margins
    needed = line.first_word + _BLANK * line.size
    if last.x1 + needed > right:
        return True
    # Centred lines have a blank on either side.
    if last.x0 - left < _NEARLY:
        return False
    is_centred = abs((last.x0 - left) - (right - last.x1)) < _NEARLY
    return is_centred and last.x1 - last.x0 + needed > right - left


def _is_outdented(block: Block, line: Line) -> bool:
    """Whether it begins further left than a paragraph whose lines were all further right."""
    starts = [one.x0 for one in block.lines]
    return len(starts) > 1 and line.x0 < min(starts) - 3 * line.size


def _usual_leading(lines: list[Line]) -> dict[float, float]:
    """For each size of letters, how far apart most lines stand."""
    found: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        distance = round(below.top - above.top, 1)
        if above.page == below.page and above.size == below.size and 0 < distance < 3 * below.size:
            found.setdefault(below.size, Counter())[distance] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in found.items()}

"""What a PDF repeats at the top and the bottom of its pages: titles that run along, and the numbers of pages."""

import re
from collections import Counter

from programs.lib.text import normalise
from programs.plans.reading.pdf.glyphs import Line
from programs.plans.reading.pdf.pages import Page

# The parts of a page, from its top and its bottom, that such lines stand in; and how far apart two of them may be.
_ZONE = 0.12
_NEARLY = 4
# At most so many lines of a zone are such.
_MOST = 4
_PAGE = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.)\s*)?[0-9]{1,4}\s*(?:(?:/|de|sur|of)\s*[0-9]{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\bpage\s*[0-9]+(?:\s*(?:/|de|sur|of)\s*[0-9]+)?|(?:\t|\|\s*)[0-9]+$|^[0-9]+(?:\t|\s*\|)", re.I
)


def running_lines(pages: list[Page]) -> set[Line]:
    """The lines that run along. What stands on one page only is text, unless it is but the number of that page."""
    at_edges = [line for page in pages for line in _at_edges(page)]
    counts: Counter[tuple[str, bool]] = Counter()
    heights = {page.number: page.height for page in pages}
    keyed: dict[tuple[str, bool], list[Line]] = {}
    for line in at_edges:
        key = (_key(line), line.top < heights[line.page] / 2)
        counts[key] += 1
        keyed.setdefault(key, []).append(line)
    found = {
        line
        for line in at_edges
        if _PAGE.fullmatch(line.text) and _is_last_of_its_edge(line, pages)
    }
    for lines in keyed.values():
        if _repeats(lines, len(pages)):
            found.update(lines)
    return found


def _key(line: Line) -> str:
    """Its text, without the number of a page."""
    return normalise(_NUMBERED.sub(" page ", line.text))


def _repeats(lines: list[Line], pages: int) -> bool:
    """Whether it stands at the same height of several pages, and of half of those of a longer document."""
    on = {line.page for line in lines}
    if len(on) < 2 or len(on) * 2 < pages - 1:
        return False
    return max(line.top for line in lines) - min(line.top for line in lines) <= _NEARLY


def _at_edges(page: Page) -> list[Line]:
    top = [line for line in page.lines if line.bottom < page.height * _ZONE]
    bottom = [line for line in page.lines if line.top > page.height * (1 - _ZONE)]
    return [
        *sorted(top, key=lambda line: line.top)[:_MOST],
        *sorted(bottom, key=lambda line: line.top)[-_MOST:],
    ]


def _is_last_of_its_edge(line: Line, pages: list[Page]) -> bool:
    """Whether nothing stands further out."""
    page = next(page for page in pages if page.number == line.page)
    tops = [one.top for one in page.lines]
    return line.top in (min(tops), max(tops))

"""What a PDF repeats at the top and the bottom of its pages: titles that run along, and the numbers of pages."""

import re
from itertools import takewhile
from statistics import median

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
# The number of a page beside other words: « Page 3 de 12 », or apart from them.
_NUMBERED = re.compile(
    r"\bpage\s*([0-9]+)(?:\s*(?:/|de|sur|of)\s*[0-9]+)?|(?:\t|\|\s*)([0-9]+)$|^([0-9]+)(?:\t|\s*\|)",
    re.IGNORECASE,
)

Edge = tuple[bool, list[Line]]


def running_lines(pages: list[Page]) -> set[Line]:
    """The lines that run along. What stands on one page only is text, unless it is but the number of that page.

    Those of a page are the outermost: where one that does not run along stands, the text has begun.
    """
    edges = [edge for page in pages for edge in _edges(page)]
    known = _repeated(edges, len(pages)) | _counting(edges, len(pages))
    found: set[Line] = set()
    for _is_top, lines in edges:
        found.update(takewhile(lambda line: _PAGE.fullmatch(line.text) or line in known, lines))
    return found


def _repeated(edges: list[Edge], pages: int) -> set[Line]:
    """Those that say the same at the same height of several pages, and of half of those of a longer document."""
    alike: dict[tuple[str, bool], list[Line]] = {}
    for is_top, lines in edges:
        for line in lines:
            text = normalise(_NUMBERED.sub(" page ", line.text))
            alike.setdefault((text, is_top), []).append(line)
    found: set[Line] = set()
    for lines in alike.values():
        height = median(line.top for line in lines)
        level = [line for line in lines if abs(line.top - height) <= _NEARLY]
        if _is_often(len({line.page for line in level}), pages):
            found.update(level)
    return found


def _counting(edges: list[Edge], pages: int) -> set[Line]:
    """Those whose numbers count the pages, whatever chapter they name beside them."""
    steps: dict[int, list[Line]] = {}
    for _is_top, lines in edges:
        for line in lines:
            if not line.has_leaders and (number := _NUMBERED.search(line.text)):
                said = int(next(filter(None, number.groups())))
                steps.setdefault(said - line.page, []).append(line)
    often = (
        lines for lines in steps.values() if _is_often(len({one.page for one in lines}), pages)
    )
    return {line for lines in often for line in lines}


def _is_often(on: int, pages: int) -> bool:
    return on > 1 and on * 2 >= pages - 1


def _edges(page: Page) -> list[Edge]:
    """The lines near the top and near the bottom of a page, outermost first."""
    down = sorted(page.lines, key=lambda line: line.top)
    top = [line for line in down if line.bottom < page.height * _ZONE]
    bottom = [line for line in reversed(down) if line.top > page.height * (1 - _ZONE)]
    return [(True, top[:_MOST]), (False, bottom[:_MOST])]

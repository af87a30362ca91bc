"""What a PDF repeats at the top and the bottom of its pages: titles that run along, and the numbers of pages."""

import re
from itertools import takewhile

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
    """The lines that run along. What stands on one page only is text, unless it is but the number of that page.

    Those of a page are the outermost: where one that does not run along stands, the text has begun.
    """
    edges = [edge for page in pages for edge in _edges(page)]
    alike: dict[tuple[str, bool], list[Line]] = {}
    for is_top, lines in edges:
        for line in lines:
            alike.setdefault((_key(line), is_top), []).append(line)
    repeated = {key for key, lines in alike.items() if _repeats(lines, len(pages))}
    found = set()
    for is_top, lines in edges:
        found.update(
            takewhile(
                lambda line, is_top=is_top: (
                    _PAGE.fullmatch(line.text) or (_key(line), is_top) in repeated
                ),
                lines,
            )
        )
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


def _edges(page: Page) -> list[tuple[bool, list[Line]]]:
    """The lines near the top and near the bottom of a page, outermost first."""
    down = sorted(page.lines, key=lambda line: line.top)
    top = [line for line in down if line.bottom < page.height * _ZONE]
    bottom = [line for line in reversed(down) if line.top > page.height * (1 - _ZONE)]
    return [(True, top[:_MOST]), (False, bottom[:_MOST])]

"""What of a periodical fits its two pages, measured in the faces of the document before anything is printed.

The sizes are those of print.css, in millimetres. Measures are a little larger than what is printed, so that what is
said to fit does; what does not is named to whoever makes the document, and nothing is ever cut.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from django.utils.translation import gettext as _

from reporting.documents import model
from reporting.documents.periodical import Issue, entries_named, figures_shown, story
from reporting.figures.display import display_result
from reporting.highlight_facts import MOST_STORIES, HighlightFacts
from reporting.rendering import canvas, charts
from reporting.rendering.fonts import text_width

MM = 72 / 25.4  # points
PAGE = 252.0
WHOLE, COLUMN = 187.0, 90.0
HEAD, TITLE = 45.0, 9.5  # the masthead, the title of a section
TEXT, LEADING = 9.5, 1.42
WIDE_PICTURE, TALL_PICTURE, SMALL_PICTURE, CREDIT = 68.0, 78.0, 35.0, 5.0
BESIDE_TALL = 118.0
AIR = 5.5  # between two blocks
KEY, KEYS = 36.0, 19.0  # the words of a key figure are so wide; all but them is so tall
# « au moins environ 219 » goes on to another line, set as the compact key figures of static/css/document.css are.
LONG_VALUE, VALUE_LEADING = 16.0, 1.3
CHART = 72.0  # the width at which the words of a chart are as small as those of a caption
LEAST_SAID = 45.0  # what outreach may always take
# What a line holds less than its letters say: kerning, bold, hyphens that are not there.
_HELD = 0.94
_SERIF = 1.1
_BLOCK = re.compile(r"</(?:p|li|h\d|tr|blockquote|pre)>|<br\s*/?>|<hr\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_INSET = re.compile(r"<(?:li|blockquote|tr|pre|code)\b")


def lines(text: str, width: float, size: float = TEXT, weight: int = 400) -> int:
    """How many lines ``text`` takes in ``width`` millimetres, set in ``size`` points."""
    room = width * MM * _HELD
    number, filled = 1, 0.0
    for word in text.split():
        wide = text_width(f"{word} ", size, weight)
        if filled and filled + wide > room:
            number, filled = number + 1, 0.0
        if wide > room:
            number += math.ceil(wide / room) - 1
        filled += wide
    return number


def height(text: str, width: float, size: float = TEXT, weight: int = 400) -> float:
    return lines(text, width, size, weight) * size * LEADING / MM


def prose_height(html: str, width: float) -> float:
    """How tall a sanitised text is in ``width``."""
    total = 0.0
    for part in _BLOCK.split(html):
        text = unescape(_TAG.sub(" ", part)).strip()
        if text:
            narrowed = width * 0.85 if _INSET.search(part) else width
            total += height(text, narrowed, weight=700 if "<strong>" in part else 400) + 2.7
    return total


def story_height(told: model.Story) -> float:
    """How tall a story is in a column."""
    title = lines(told.title, COLUMN / _SERIF, 12.5, 600) * 12.5 * 1.25 / MM
    picture = 0.0
    if told.picture:
        picture = SMALL_PICTURE + (CREDIT if told.picture.credit else 2.0)
    return picture + title + 6.0 + prose_height(told.text.html, COLUMN) + AIR


def lead_height(told: model.Story) -> float:
    """How tall the story is that leads: under its picture in two columns, or beside a tall one."""
    title = lines(told.title, WHOLE / _SERIF, 19, 600) * 19 * 1.25 / MM + 7.0
    if told.picture and told.picture.is_tall:
        narrow = lines(told.title, BESIDE_TALL / _SERIF, 19, 600) * 19 * 1.25 / MM + 7.0
        beside = narrow + prose_height(told.text.html, BESIDE_TALL)
        return max(beside, TALL_PICTURE + CREDIT) + AIR
    picture = WIDE_PICTURE + CREDIT if told.picture else 0.0
    # Two columns are as even as paragraphs let them be.
    text = prose_height(told.text.html, COLUMN) / 2 + 3 * TEXT * LEADING / MM
    return picture + title + text + AIR


@dataclass
class Columns:
    """Two columns of one page, ``room`` millimetres tall, and what was put into each."""

    room: float
    taken: list[float] = field(default_factory=lambda: [0.0, 0.0])
    stories: tuple[list[model.Story], list[model.Story]] = field(default_factory=lambda: ([], []))

    def put(self, told: model.Story) -> bool:
        """Put a story into the column that has more room; False where neither has enough."""
        tall = story_height(told)
        index = 0 if self.taken[0] <= self.taken[1] else 1
        if self.taken[index] + tall > self.room:
            return False
        self.taken[index] += tall
        self.stories[index].append(told)
        return True

    @property
    def height(self) -> float:
        return max(self.taken)

    def frozen(self) -> tuple[tuple[model.Story, ...], ...]:
        return tuple(tuple(column) for column in self.stories)


def fit(facts: HighlightFacts) -> tuple[Issue, tuple[str, ...]]:
    """What is printed of ``facts``, and a sentence for each thing that is not. Call it under its language."""
    told = [story(one) for one in facts.stories]
    remarks: list[str] = []
    lead, others = _lead(told[:MOST_STORIES], remarks)
    first = Columns(PAGE - HEAD - TITLE - (lead_height(lead) if lead else 10.0) - AIR)
    room = PAGE - figures_height(facts) - contact_height(facts)
    said = said_height(facts, None)
    second = Columns(room - min(said, LEAST_SAID) - TITLE)
    for one in others:
        _place(one, (first, second), remarks)
    for one in told[MOST_STORIES:]:
        remarks.append(_left_out(one))
    used = second.height + TITLE if second.height else 0.0
    named = _named(facts, room - used, remarks)
    return Issue(lead, first.frozen(), second.frozen(), named), tuple(remarks)


def _lead(told: Sequence[model.Story], remarks: list[str]) -> tuple[model.Story | None, list]:
    """The first story that has room above the fold, without its picture where it has none with it; and the others."""
    room = PAGE - HEAD - TITLE - AIR
    for index, one in enumerate(told):
        for tried in _tried(one):
            if lead_height(tried) <= room:
                if tried is not one:
                    remarks.append(_without_picture(one))
                return tried, list(told[index + 1 :])
        remarks.append(_left_out(one))
    return None, []


def _tried(one: model.Story) -> Iterator[model.Story]:
    yield one
    if one.picture:
        yield replace(one, picture=None)


def _place(one: model.Story, pages: Sequence[Columns], remarks: list[str]) -> None:
    for tried in _tried(one):
        if any(page.put(tried) for page in pages):
            if tried is not one:
                remarks.append(_without_picture(one))
            return
    remarks.append(_left_out(one))


def _left_out(one: model.Story) -> str:
    return _(
        "« %(title)s » ne tient pas dans les deux pages : raccourcissez un texte, ou choisissez moins de points."
    ) % {"title": one.title}


def _without_picture(one: model.Story) -> str:
    return _("« %(title)s » est imprimé sans sa photo, qui n’y tient pas.") % {"title": one.title}


# --- the second page


def figures_height(facts: HighlightFacts) -> float:
    """How tall the key figures are with the charts beside one another."""
    blocks = list(figures_shown(facts))
    drawn = [_chart_height(block) for block in blocks if isinstance(block, model.Chart)]
    return TITLE + _keys_height(facts) + max(drawn, default=0.0)


def _keys_height(facts: HighlightFacts) -> float:
    results = [facts.results[code] for code in facts.key_figures]
    words = (height(str(one.figure.label), KEY, 8.5) for one in results)
    values = (lines(display_result(one, facts.language), KEY, LONG_VALUE, 700) for one in results)
    further = max(values, default=1) - 1
    return KEYS + max(words, default=0.0) + further * LONG_VALUE * VALUE_LEADING / MM


def _chart_height(chart: model.Chart) -> float:
    scale = CHART / canvas.NARROW
    caption = height(f"Figure 9. {chart.title} ({chart.unit})", COLUMN, TEXT, 700)
    return charts.height_of(chart, width=canvas.NARROW) * scale + caption + 7.0


def contact_height(facts: HighlightFacts) -> float:
    return height(" · ".join(facts.contact), WHOLE - 12, 10.5, 600) + 10.0


def said_height(facts: HighlightFacts, named: int | None) -> float:
    """How tall what was said is in two columns, with ``named`` entries of each kind."""
    if not facts.outreach:
        return 0.0
    tall = [_kind_height(one, named) for one in facts.outreach]
    return TITLE + sum(tall) / 2 + max(tall) / 2 + AIR


def _kind_height(one, named: int | None) -> float:
    label = height(f"{one.label} · {one.said}", COLUMN, 9, 600)
    return label + sum(height(text, COLUMN, 9) for text in entries_named(one.entries, named)) + 2.0


def _named(facts: HighlightFacts, room: float, remarks: list[str]) -> int | None:
    """How many entries of each kind are named: as many as there is room for; None for all."""
    if said_height(facts, None) <= room:
        return None
    most = max(len(one.entries) for one in facts.outreach)
    named = next((n for n in range(most - 1, 0, -1) if said_height(facts, n) <= room), 0)
    lacking = [text for one in facts.outreach for text in one.entries[named:]]
    remarks.append(
        _("Parutions qui ne sont pas nommées, faute de place, mais sont comptées : %(entries)s.")
        % {"entries": " ; ".join(lacking)}
    )
    return named

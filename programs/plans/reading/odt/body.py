"""The blocks of a document: paragraphs, headings, lists, tables, in the order of reading."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from lxml import etree

from programs.plans.reading.blocks import Paragraph
from programs.plans.reading.drafts import Draft, typed
from programs.plans.reading.flattening import flattened
from programs.plans.reading.odt.grids import Grid, Paragraphs
from programs.plans.reading.odt.lists import Counter, Levels, Lists, advance
from programs.plans.reading.odt.names import count, get, short
from programs.plans.reading.odt.spans import Found, Spans, look_at_drawing
from programs.plans.reading.odt.styles import Styles
from programs.plans.reading.remarks import Remarks

_INDEXES = (
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:user-index",
    "text:alphabetical-index",
    "text:bibliography",
)
_WRAPPERS = ("text:index-body", "text:index-title", "text:section")

Put = Callable[[Paragraph], None]


@dataclass
class _Item:
    """The item of a list whose first paragraph is still to come."""

    counter: Counter
    levels: Levels
    style: str
    level: int
    is_header: bool = False
    start: str = ""
    is_counted: bool = False


class Body:
    def __init__(self, draft: Draft, styles: Styles):
        self._draft, self._styles = draft, styles
        self._lists = Lists(styles.lists, styles.outline)
        self._spans = Spans(styles)
        self._remarks = Remarks(draft)
        self._paragraphs = self._tables = self._contents = 0

    def read(self, body: etree._Element) -> None:
        self._blocks(body, self._draft.add, self._place)
        self._remarks.finish()

    def _place(self) -> str:
        return _("paragraphe %(number)d") % {"number": max(self._paragraphs, 1)}

    def _blocks(self, parent: etree._Element, put: Put, place: Callable[[], str]) -> None:
        for one in parent.iterchildren(etree.Element):
            self._block(one, put, place, None)

    def _block(
        self, one: etree._Element, put: Put, place: Callable[[], str], item: _Item | None
    ) -> None:
        name = short(one)
        if name in ("text:p", "text:h"):
            self._paragraph(one, put, place, item)
        elif name == "text:list":
            self._list(one, put, place, item)
        elif name == "text:numbered-paragraph":
            self._numbered(one, put, place)
        elif name == "table:table":
            self._table(one, put)
        elif name == "text:tracked-changes":
            self._count_changes(one)
        elif name in _INDEXES:
            self._contents += 1
            self._blocks(one, put, place)
            self._contents -= 1
        elif name.startswith("draw:"):
            found = Found()
            look_at_drawing(one, found)
            self._beside(found, put, place)
        elif name in _WRAPPERS:
            self._section(one, put, place)

    def _section(self, section: etree._Element, put: Put, place: Callable[[], str]) -> None:
        if get(section, "text:display") == "none":
            self._remarks.hidden(place(), typed(" ".join(section.itertext())))
        else:
            self._blocks(section, put, place)

    def _count_changes(self, changes: etree._Element) -> None:
        for region in changes.iterchildren(etree.Element):
            for change in region.iterchildren(etree.Element):
                self._remarks.insertions += short(change) == "text:insertion"
                self._remarks.deletions += short(change) == "text:deletion"

    def _list(
        self, element: etree._Element, put: Put, place: Callable[[], str], outer: _Item | None
    ) -> None:
        own = get(element, "text:style-name")
        style = own or (outer.style if outer else "") or self._style_inside(element)
        counter = outer.counter if outer else self._lists.begin(element, style)
        level = outer.level + 1 if outer else 1
        for one in element.iterchildren(etree.Element):
            is_header = short(one) == "text:list-header"
            if not is_header and short(one) != "text:list-item":
                continue
            start = get(one, "text:start-value")
            item = _Item(counter, self._lists.levels(style), style, level, is_header, start)
            for block in one.iterchildren(etree.Element):
                self._block(block, put, place, item)

    def _style_inside(self, element: etree._Element) -> str:
        """The list style of the first paragraph, for a list that names none."""
        for one in element.iter(etree.Element):
            if short(one) in ("text:p", "text:h"):
                return self._styles.list_of(get(one, "text:style-name"))
        return ""

    def _numbered(self, element: etree._Element, put: Put, place: Callable[[], str]) -> None:
        style = get(element, "text:style-name") or self._style_inside(element)
        counter = self._lists.of_paragraphs(get(element, "text:list-id") or style)
        start = get(element, "text:start-value")
        level = count(element, "text:level")
        item = _Item(counter, self._lists.levels(style), style, level, start=start)
        for one in element.iterchildren(etree.Element):
            self._block(one, put, place, item)

    def _paragraph(
        self, element: etree._Element, put: Put, place: Callable[[], str], item: _Item | None
    ) -> None:
        found = self._spans.read(element)
        heading = count(element, "text:outline-level") if short(element) == "text:h" else 0
        number = self._number(element, heading, item)
        if text := typed(found.text):
            if place == self._place:
                self._paragraphs += 1
            depth = item.level if item and not heading else 0
            put(Paragraph(text, place(), number, heading, depth, is_contents=self._contents > 0))
        self._beside(found, put, place)

    def _number(self, element: etree._Element, heading: int, item: _Item | None) -> str:
        if item is None:
            return self._lists.heading(element, heading) if heading else ""
        if item.is_header or item.is_counted:
            return ""
        item.is_counted = True
        return advance(item.counter, item.levels, item.level, item.start)

    def _beside(self, found: Found, put: Put, place: Callable[[], str]) -> None:
        """What is tied to a paragraph: text boxes come after it, the rest becomes notes."""
        where = place()
        for kind, text in found.asides:
            if text:
                self._remarks.aside(where, kind, text)
        if hidden := typed("".join(found.hidden)):
            self._remarks.hidden(where, hidden)
        self._remarks.add_pictures(where, found)
        for box in found.boxes:
            self._remarks.box(where)
            where_box = _("zone de texte, après : %(place)s") % {"place": where}
            self._blocks(box, put, partial(str, where_box))

    def _table(self, table: etree._Element, put: Put) -> None:
        if put == self._draft.add:
            self._tables += 1
            place = _("tableau %(number)d") % {"number": self._tables}
            self._draft.add_rows(Grid(place, self._cell).rows(table), place)
            return
        place = _("tableau %(number)d, tableau imbriqué") % {"number": self._tables}
        self._remarks.nested(place)
        for paragraph in flattened(Grid(place, self._cell).rows(table)):
            put(paragraph)

    def _cell(self, cell: etree._Element, place: str) -> Paragraphs:
        paragraphs: list[Paragraph] = []
        self._blocks(cell, paragraphs.append, lambda: place)
        return tuple(paragraphs)

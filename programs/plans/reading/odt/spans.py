"""The text of a paragraph, and what is tied to it."""

import re
from dataclasses import dataclass, field

from lxml import etree

from programs.plans.reading.drafts import typed
from programs.plans.reading.odt.names import count, full, get, short
from programs.plans.reading.odt.styles import Styles

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_LEFT_OUT = (
    "text:ruby-text",
    "text:placeholder",
    "text:script",
    "office:event-listeners",
    "text:note-citation",
)
_PARAGRAPHS = ("text:p", "text:h")


@dataclass
class Found:
    """What a paragraph holds. ``asides`` are the kind and the text of each of its notes and comments."""

    pieces: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    asides: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    has_diagram: bool = False
    has_image: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Spans:
    def __init__(self, styles: Styles):
        self._styles = styles

    def read(self, paragraph: etree._Element) -> Found:
        found = Found()
        is_hidden = self._styles.is_hidden("paragraph", get(paragraph, "text:style-name"))
        self._walk(paragraph, found, is_hidden)
        return found

    def _walk(self, element: etree._Element, found: Found, is_hidden: bool) -> None:
        pieces = found.hidden if is_hidden else found.pieces
        pieces.append(_BLANKS.sub(" ", element.text or ""))
        for one in element.iterchildren(etree.Element):
            self._one(one, short(one), found, is_hidden)
            pieces.append(_BLANKS.sub(" ", one.tail or ""))

    def _one(self, one: etree._Element, name: str, found: Found, is_hidden: bool) -> None:
        pieces = found.hidden if is_hidden else found.pieces
        if name == "text:s":
            pieces.append(" " * min(count(one, "text:c"), _MOST_SPACES))
        elif name == "text:tab":
            pieces.append("\t")
        elif name == "text:line-break":
            pieces.append("\n")
        elif name == "office:annotation":
            found.asides.append(("comments", self._inside(one)))
        elif name == "text:note":
            kind = "endnotes" if get(one, "text:note-class") == "endnote" else "footnotes"
            found.asides.append((kind, self._inside(one)))
        elif name.startswith("draw:"):
            look_at_drawing(one, found)
        elif name in ("text:hidden-text", "text:hidden-paragraph"):
            found.hidden.append(get(one, "text:string-value") or "".join(one.itertext()))
        elif name == "text:span":
            own = self._styles.is_hidden("text", get(one, "text:style-name"))
            self._walk(one, found, is_hidden or own)
        elif name not in _LEFT_OUT:
            self._walk(one, found, is_hidden)

    def _inside(self, element: etree._Element) -> str:
        """The text of a note or of a comment, without who wrote it and when."""
        texts = (typed(self.read(one).text) for one in element.iter(*map(full, _PARAGRAPHS)))
        return "\n".join(filter(None, texts))


def look_at_drawing(element: etree._Element, found: Found) -> None:
    """The boxes of text in a drawing, and the shapes that somebody wrote on."""
    name = short(element)
    if name == "draw:text-box" or any(
        short(one) in _PARAGRAPHS for one in element.iterchildren(etree.Element)
    ):
        found.boxes.append(element)
        return
    found.has_image |= name == "draw:image"
    found.has_diagram |= name in ("draw:object", "draw:object-ole")
    for one in element.iterchildren(etree.Element):
        if short(one).startswith("draw:"):
            look_at_drawing(one, found)

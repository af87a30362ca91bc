"""Marks of HTML that an extraction leaves in a text: ends of paragraphs and items of lists, no more."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_INLINE = ("u", "b", "i", "em", "strong", "span", "a", "sup", "sub", "small", "font", "s", "strike")
_BLOCKS = "p|div|br|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote"
_TAG = re.compile(rf"<(/?)({_BLOCKS}|{'|'.join(_INLINE)})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LISTS = ("ul", "ol")


@dataclass(frozen=True)
class Piece:
    """One paragraph of a text, and how deep in lists it stands."""

    text: str
    depth: int = 0


def pieces(text: str) -> Iterator[Piece]:
    """The paragraphs of ``text``: one, where it holds no mark."""
    if not _TAG.search(text):
        if text.strip():
            yield Piece(text)
        return
    at = depth = lists = 0
    written = ""
    for tag in _TAG.finditer(text):
        written += text[at : tag.start()]
        at = tag.end()
        name, closes = tag[2].lower(), bool(tag[1])
        if name in _INLINE:
            continue
        if written.strip():
            yield Piece(html.unescape(written), depth)
        written = ""
        if name in _LISTS:
            lists = max(lists + (-1 if closes else 1), 0)
        if name in ("li", *_LISTS):
            depth = max(lists, 1) if name == "li" and not closes else 0
    if (written := written + text[at:]).strip():
        yield Piece(html.unescape(written), depth)

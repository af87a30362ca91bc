"""Narratives and letters: the coordinator's Markdown to the only HTML that a document inserts as it is.

Two walls, each enough alone: the Markdown parser lets no HTML through, and what it makes is
filtered by a list of allowed elements. Links go only to ``https:`` and ``mailto:``; no image,
no style, no frame, so that nothing in a narrative makes a reader's machine fetch anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import nh3
from markdown_it import MarkdownIt

HIGHEST_HEADING = 3  # a narrative stands inside a section, whose title is of level 2
HIGHEST_IN_LETTER = 2  # a letter has one title

_TAGS = {
    "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a",
    "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES: Mapping[str, set[str]] = {"a": {"href"}, "ol": {"start"}}
_HEADING = re.compile(r"h[1-6]")
_ADDRESS = re.compile(r"https://[^/]|mailto:[^/]", re.IGNORECASE)
_BREAKING_BEFORE = re.compile(r"(?<=\S) (?=[:;!?»])|(?<=«) |(?<=\d) (?=[$%])|(?<=\d) (?=\d{3}\b)")


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False})
        .enable(["table", "strikethrough"])
        .disable("image")
    )


@cache
def _letter_parser() -> MarkdownIt:
    """Paragraphs, lists, bold, italics, headings; what else Markdown knows is printed as it is typed."""
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
        [
            "image",
            "link",
            "reference",
            "autolink",
            "backticks",
            "code",
            "fence",
            "blockquote",
            "lheading",
        ]
    )


def to_html(text: str) -> str:
    """Safe HTML of a Markdown ``text``; "" for a blank one. Never raises on what a user typed."""
    if not text.strip():
        return ""
    tokens = _parser().parse(text)
    _demote_headings(tokens, HIGHEST_HEADING)
    return _rendered(tokens, _parser())


def letter_html(texts: Sequence[str]) -> list[str]:
    """Safe HTML of the ``texts`` of one letter, whose headings have their levels together.

    A line that is ended stays ended: whoever writes a letter types an address on several lines. Nothing in it
    is a link, for paper has none.
    """
    parser = _letter_parser()
    parts = [parser.parse(text) for text in texts]
    _demote_headings([token for tokens in parts for token in tokens], HIGHEST_IN_LETTER)
    return [_rendered(tokens, parser) for tokens in parts]


def _rendered(tokens: list, parser: MarkdownIt) -> str:
    _keep_together(tokens)
    return nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=_TAGS,
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_keep_attribute,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Of addresses keep the absolute ones alone: a document is read away from the site."""
    if name == "href" and not _ADDRESS.match(value):
        return None
    return value


def _demote_headings(tokens: list, highest: int) -> None:
    """The highest heading used becomes ``highest``, the next one below it…: no level is skipped."""
    headings = [token for token in tokens if _HEADING.fullmatch(token.tag)]
    levels = sorted({int(token.tag[1]) for token in headings})
    for token in headings:
        level = min(highest + levels.index(int(token.tag[1])), 6)
        token.tag = f"h{level}"


def _keep_together(tokens: list) -> None:
    """No line ends between a number and its sign, or before a French colon."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _BREAKING_BEFORE.sub("\u00a0", child.content)

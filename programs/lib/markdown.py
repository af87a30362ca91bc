"""Narratives: the coordinator's Markdown to the only HTML that a document inserts as it is.

Two walls, each enough alone: the Markdown parser lets no HTML through, and what it makes is
filtered by a list of allowed elements. Links go only to ``https:`` and ``mailto:``; no image,
no style, no frame, so that nothing in a narrative makes a reader's machine fetch anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import nh3
from markdown_it import MarkdownIt

HIGHEST_HEADING = 3  # a narrative stands inside a section, whose title is of level 2

_TAGS = {
    "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a",
    "ul", "ol", "li", "h3", "h4", "h5", "h6",
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


def to_html(text: str) -> str:
    """Safe HTML of a Markdown ``text``; "" for a blank one. Never raises on what a user typed."""
    if not text.strip():
        return ""
    tokens = _parser().parse(text)
    _demote_headings(tokens)
    _keep_together(tokens)
    html = _parser().renderer.render(tokens, _parser().options, {})
    return nh3.clean(
        html,
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


def _demote_headings(tokens: list) -> None:
    """The highest heading used becomes h3, the next h4…: no level is skipped."""
    headings = [token for token in tokens if _HEADING.fullmatch(token.tag)]
    levels = sorted({int(token.tag[1]) for token in headings})
    for token in headings:
        level = min(HIGHEST_HEADING + levels.index(int(token.tag[1])), 6)
        token.tag = f"h{level}"


def _keep_together(tokens: list) -> None:
    """No line ends between a number and its sign, or before a French colon."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _BREAKING_BEFORE.sub("\u00a0", child.content)

"""The chapters of docs/guide: Markdown that we keep, to the HTML of a page.

What is rendered is kept as long as its file does not change.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nh3
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from programs.help import of_page
from programs.lib.text import normalise

FOLDER = Path(settings.BASE_DIR, "docs", "guide")
CONTENTS = "README"
PAGES = ("guide", "guide_chapter")
# Where the pictures stand among the static files.
PICTURES = "guide"
# A picture of a whole page, which is opened to be read on a phone.
WIDE = 600

_CHAPTER = re.compile(r"\d{2}-[a-z0-9-]+")
_LINK = re.compile(r"(?P<file>[A-Za-z0-9-]+)\.md(?P<anchor>#.*)?")
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
_TAGS = {
    "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a", "img", "div",
    "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "table": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}


@dataclass(frozen=True)
class Part:
    """What stands under one heading: ``text`` as it is written, in Markdown, and ``words`` as they are searched."""

    title: str
    anchor: str
    level: int
    text: str
    words: str


@dataclass(frozen=True)
class Chapter:
    """A chapter, or the contents; ``parts`` begins with what stands before the first heading."""

    name: str
    title: str
    html: SafeString
    parts: tuple[Part, ...]

    @property
    def url(self) -> str:
        return address_of(self.name)

    @property
    def anchors(self) -> set[str]:
        return {part.anchor for part in self.parts}

    @property
    def headings(self) -> list[Part]:
        return [part for part in self.parts if part.level == 2]


def address_of(name: str, anchor: str = "") -> str:
    path = reverse("guide") if name == CONTENTS else reverse("guide_chapter", args=[name])
    return f"{path}#{anchor}" if anchor else path


def help_for(page: str, user) -> str:
    """Where « Aide » leads to from the address named ``page``: its chapter, or the contents; "" inside the guide."""
    if page in PAGES or not (FOLDER / f"{CONTENTS}.md").is_file():
        return ""
    section = of_page(page, user)
    return address_of(section.chapter, section.anchor) if section else address_of(CONTENTS)


def names() -> list[str]:
    """The chapters in their order, the contents apart; none where the folder is not there."""
    found = (path.stem for path in FOLDER.glob("*.md"))
    return sorted(name for name in found if _CHAPTER.fullmatch(name))


def read(name: str) -> Chapter | None:
    """A chapter or the contents; None where there is no such file."""
    path = FOLDER / f"{name}.md"
    if not (name == CONTENTS or _CHAPTER.fullmatch(name)) or not path.is_file():
        return None
    return _rendered(name, path.stat().st_mtime_ns)


def anchor_of(heading: str) -> str:
    """The anchor by which GitHub, and so a link of the guide, knows a heading."""
    return _NOT_IN_ANCHORS.sub("", heading.lower()).replace(" ", "-")


@lru_cache(maxsize=128)
def _rendered(name: str, changed: int) -> Chapter:
    source = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    tokens = parser.parse(source)
    parts = _parts(tokens, source)
    # The title, three tokens, is the heading of the page.
    return Chapter(name, parts[0].title, _html(parser, tokens[3:]), tuple(parts))


def _parts(tokens: list[Token], source: str) -> list[Part]:
    """The headings, each given its anchor, with what stands under it."""
    lines = source.splitlines()
    found, anchors = [], set()
    headings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    starts = [tokens[place].map[0] for place in headings] + [len(lines)]
    for number, place in enumerate(headings):
        title = _text(tokens[place + 1])
        anchor = _new(anchor_of(title), anchors) if number else ""
        tokens[place].attrSet("id", anchor)
        text = "\n".join(lines[starts[number] : starts[number + 1]])
        found.append(Part(title, anchor, int(tokens[place].tag[1]), text, normalise(text)))
    return found


def _new(anchor: str, taken: set[str]) -> str:
    """The anchor, told apart from those of headings that read alike."""
    number, found = 0, anchor
    while found in taken:
        number += 1
        found = f"{anchor}-{number}"
    taken.add(found)
    return found


def _text(inline: Token) -> str:
    return "".join(
        child.content for child in inline.children or () if child.type in ("text", "code_inline")
    )


def _html(parser: MarkdownIt, tokens: list[Token]) -> SafeString:
    """Two walls, as in ``programs/lib/markdown.py``: the parser lets no HTML through, the filter a list of elements."""
    for token in tokens:
        if token.children:
            token.children = _inline(token.children)
    html = parser.renderer.render(_boxed(tokens), parser.options, {})
    return mark_safe(nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None))


def _boxed(tokens: list[Token]) -> list[Token]:
    """Each table in a box of its own, which scrolls in the place of the page, and is told apart from the others."""
    found, number = [], 0
    for token in tokens:
        if token.type == "table_open":
            number += 1
            token.attrSet("class", "data")
            label = f"Tableau {number}"
            found.append(
                _markup(f'<div class="scroll-box" tabindex="0" role="region" aria-label="{label}">')
            )
        found.append(token)
        if token.type == "table_close":
            found.append(_markup("</div>"))
    return found


def _markup(html: str) -> Token:
    return Token("html_block", "", 0, content=f"{html}\n")


def _inline(children: list[Token]) -> list[Token]:
    """Links to chapters and pictures as this site has them; a link that leads elsewhere is its text alone."""
    found: list[Token] = []
    shown = True
    for child in children:
        if child.type == "link_open":
            address = _address(str(child.attrGet("href")))
            child.attrSet("href", address)
            shown = bool(address)
        if child.type == "image":
            found += _picture(child)
        elif shown or child.type not in ("link_open", "link_close"):
            found.append(child)
    return found


def _address(href: str) -> str:
    """Where a link of the guide leads to in the site, "" for what the site does not show."""
    if href.startswith(("#", "https://", "mailto:")):
        return href
    link = _LINK.fullmatch(href)
    if link is None or not (FOLDER / f"{link['file']}.md").is_file():
        return ""
    return address_of(link["file"], (link["anchor"] or "#")[1:])


def _picture(image: Token) -> list[Token]:
    """A picture in its measures, so that no section moves when it comes; a wide one opens in full."""
    source = FOLDER / str(image.attrGet("src"))
    if not source.is_file():
        return []
    with Image.open(source) as picture:
        width, height = picture.size
    address = static(f"{PICTURES}/{source.name}")
    for name, value in (
        ("src", address),
        ("width", width),
        ("height", height),
        ("loading", "lazy"),
    ):
        image.attrSet(name, value)
    if width < WIDE:
        return [image]
    opening, closing = Token("link_open", "a", 1), Token("link_close", "a", -1)
    opening.attrSet("href", address)
    return [opening, image, closing]

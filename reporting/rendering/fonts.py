"""The product's type: its files, the style rules that load them, the width of a text.

``static/css/tokens.css`` is the one place that names the faces; what is read here comes from it.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLESHEETS = ("tokens.css", "document.css", "print.css")

_FONT_NAME = re.compile(r"[a-z0-9-]+\.woff2")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}\n?")
_RANGE = re.compile(r"\s*unicode-range:[^;]*;")
_FACE_FILE = re.compile(r'url\("\.\./fonts/([a-z0-9-]+\.woff2)"\)')
_MEASURED = {
    400: "source-sans-3-full-400-normal.woff2",
    600: "source-sans-3-full-600-normal.woff2",
}
# A character that the font lacks (an emoji, say) is drawn by another, at most about an em wide.
_UNKNOWN_ADVANCE = 1.0


@cache
def font_bytes(name: str) -> bytes:
    """The content of a font file of ``static/fonts``. Raises ValueError for any other name."""
    if not _FONT_NAME.fullmatch(name):
        raise ValueError(f"not a font file: {name!r}")
    return (STATIC / "fonts" / name).read_bytes()


@cache
def data_uri(name: str) -> str:
    """The same as a ``data:`` address, for a file that must stand alone."""
    return "data:font/woff2;base64," + base64.b64encode(font_bytes(name)).decode("ascii")


@cache
def _advances(weight: int) -> dict[int, float]:
    """Width in ems of each character of the text face."""
    from fontTools.ttLib import TTFont

    with TTFont(STATIC / "fonts" / _MEASURED[weight], lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of a line set in the text face, in the unit of ``size``, without kerning."""
    advances = _advances(weight)
    return size * sum(advances.get(ord(character), _UNKNOWN_ADVANCE) for character in text)


@cache
def _small_face_characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(STATIC / "fonts" / "source-sans-3-latin-400-normal.woff2", lazy=True) as font:
        return frozenset(font.getBestCmap())


def needs_whole_faces(text: str) -> bool:
    """Whether ``text`` holds a visible character that the small Latin faces lack.

    Spaces are not: they are drawn alike by any font, and the narrow no-break space of French
    numbers would otherwise ask for the whole faces in every document.
    """
    small = _small_face_characters()
    return any(
        ord(character) not in small and unicodedata.category(character)[0] not in "CZ"
        for character in set(text)
    )


def stylesheet(text: str, face_url: Callable[[str], str] = data_uri) -> str:
    """The style rules of a document that shows ``text``.

    ``face_url`` gives the address of a font file from its name. A document takes one set of
    faces: the small ones, or where the text needs it the whole ones, five times as large.
    """
    rules = "".join(_rules(name) for name in STYLESHEETS)
    unwanted = "-latin-" if needs_whole_faces(text) else "-full-"

    def keep(match: re.Match[str]) -> str:
        return "" if unwanted in match[0] else _RANGE.sub("", match[0])

    return _FACE_FILE.sub(lambda match: f'url("{face_url(match[1])}")', _FACE.sub(keep, rules))


@cache
def _rules(name: str) -> str:
    return (STATIC / "css" / name).read_text(encoding="utf-8")

"""The product's type: its files, the style rules that load them, which letters it has, the width of a text.

``static/css/tokens.css`` is the one place that names the faces; what is read here comes from it.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLESHEETS = ("tokens.css", "document.css", "print.css")
SANS, SERIF = "Source Sans 3", "Source Serif 4"

_FONT_NAME = re.compile(r"[a-z0-9-]+\.woff2")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}\n?")
_RANGE = re.compile(r"\s*unicode-range:[^;]*;")
_FACE_FILE = re.compile(r'url\("\.\./fonts/([a-z0-9-]+\.woff2)"\)')
_FACE_FAMILY = re.compile(r'font-family:\s*"([^"]+)"')
_FACE_WEIGHT = re.compile(r"font-weight:\s*(\d+)")
_LETTERS = re.compile(r"--letters:([^;]*);")
# What joins letters, turns their direction or chooses among their shapes, and has none of its own.
_SHAPELESS = re.compile(
    "[\t\n\f\r\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
# Ends of lines that no font draws as one.
_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")
_QUOTED = re.compile(r'"([^"]+)"')
# A character that no face of ours has is drawn on screen by another, at most about an em wide.
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


# --- the faces, as tokens.css names them


@cache
def other_families() -> tuple[str, ...]:
    """The families that write what our own two cannot, in the order in which they are asked."""
    return tuple(_QUOTED.findall(_LETTERS.search(_rules("tokens.css"))[1]))


@cache
def _upright_files() -> dict[tuple[str, int], str]:
    """The file of each upright face, the whole one where there is a small one too, by family and weight."""
    files = {}
    for face in _FACE.findall(_rules("tokens.css")):
        name = _FACE_FILE.search(face)[1]
        if "-latin-" not in name and "italic" not in name:
            files[_FACE_FAMILY.search(face)[1], int(_FACE_WEIGHT.search(face)[1])] = name
    return files


def _file_of(family: str, weight: int) -> str:
    """The file that writes ``weight`` of ``family``: the nearest that there is."""
    weights = [known for name, known in _upright_files() if name == family]
    return _upright_files()[family, min(weights, key=lambda known: abs(known - weight))]


@cache
def _advances(name: str) -> dict[int, float]:
    """Width in ems of each character of a font file."""
    from fontTools.ttLib import TTFont

    with TTFont(STATIC / "fonts" / name, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of a line set in the text face, in the unit of ``size``, without kerning."""
    return size * sum(_advance(character, weight) for character in text)


@cache
def _advance(character: str, weight: int) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    family = family_of(character)
    if family is None:
        return _UNKNOWN_ADVANCE
    known = _advances(_file_of(family, weight))
    return known.get(ord(character)) or sum(known[ord(part)] for part in _apart(character))


# --- which letters they have


@cache
def characters_of(family: str) -> frozenset[str]:
    """What a family can write, in each of its weights."""
    return frozenset(map(chr, _advances(_file_of(family, 400))))


@cache
def family_of(character: str) -> str | None:
    """The first of our families that has ``character``, or the letter and the accents that it is made of."""
    for parts in (character, _apart(character)):
        for family in (SANS, *other_families()):
            if characters_of(family).issuperset(parts):
                return family
    return None


def _apart(character: str) -> str:
    return unicodedata.normalize("NFD", character)


def composed(text: str) -> str:
    """``text`` as it is printed: a letter and its accents are one character where there is one.

    Never of markup: the « > » that ends a tag would take an accent that follows it.
    """
    return unicodedata.normalize("NFC", text).translate(_LINE_ENDS)


def is_rare(text: str) -> bool:
    """Whether the text face lacks some of ``text`` and the first of the other families has all of it."""
    lacking = visible(text) - characters_of(SANS)
    return bool(lacking) and visible(text) <= characters_of(other_families()[0])


def needs_plain_face(title: str) -> bool:
    """Whether the text face has a letter of ``title`` that the face of titles lacks."""
    return bool((visible(title) - characters_of(SERIF)) & characters_of(SANS))


def is_invisible(character: str) -> bool:
    """Whether ``character`` leaves no ink in any font: a space, a mark of direction or of variation."""
    return unicodedata.category(character) == "Zs" or _SHAPELESS.match(character) is not None


def visible(text: str) -> set[str]:
    """The characters of ``text`` that leave ink."""
    return {character for character in set(text) if not is_invisible(character)}


@cache
def _small_face_characters() -> frozenset[str]:
    return frozenset(map(chr, _advances("source-sans-3-latin-400-normal.woff2")))


def needs_whole_faces(text: str) -> bool:
    """Whether ``text`` holds a visible character that the small Latin faces lack and the whole ones have.

    Spaces are not: they are drawn alike by any font, and the narrow no-break space of French
    numbers would otherwise ask for the whole faces in every document.
    """
    rare = visible(text) - _small_face_characters()
    return bool(rare & characters_of(SANS))


def other_families_for(text: str) -> set[str]:
    """The other families that a document asks for, where it shows ``text``."""
    found = {family_of(character) for character in visible(text)}
    return found & set(other_families())


# --- style rules


def stylesheet(
    text: str, face_url: Callable[[str], str] = data_uri, sheets: Iterable[str] = STYLESHEETS
) -> str:
    """The style rules of a document that shows ``text``, those of ``sheets``.

    ``face_url`` gives the address of a font file from its name. A document takes one set of our own
    faces: the small ones, or where the text needs it the whole ones, five times as large. It takes
    of the other families those alone that the text needs.
    """
    rules = "".join(_rules(name) for name in sheets)
    unwanted = "-latin-" if needs_whole_faces(text) else "-full-"
    wanted = {SANS, SERIF, *other_families_for(text)}

    def keep(match: re.Match[str]) -> str:
        if _FACE_FAMILY.search(match[0])[1] not in wanted or unwanted in match[0]:
            return ""
        return _RANGE.sub("", match[0])

    return _FACE_FILE.sub(lambda match: f'url("{face_url(match[1])}")', _FACE.sub(keep, rules))


@cache
def _rules(name: str) -> str:
    return (STATIC / "css" / name).read_text(encoding="utf-8")

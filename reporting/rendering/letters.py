"""Which letters of a document none of our fonts has, and where they stand: on paper they would be boxes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.letters.model import Letter
from reporting.documents.model import Document, Prose, Table
from reporting.rendering.fonts import composed, family_of, visible

# What a document holds and no page shows.
_NOT_SHOWN = {
    "kind",
    "language",
    "id",
    "form",
    "tone",
    "level",
    "emphasis",
    "code",
    "href",
    "url",
    "value",
    "description",
    "key",
    "group",
    "formula",
    "aside_formula",
}
_TAG = re.compile(r"<[^>]*>")
_AROUND = 24  # characters of a text shown on each side of a letter
_MOST_TOLD = 6


@dataclass(frozen=True)
class Missing:
    """A letter that cannot be printed, the text where it first stands, and the part of the document."""

    letter: str
    text: str
    part: str

    @property
    def code(self) -> str:
        return f"U+{ord(self.letter):04X}"

    @property
    def name(self) -> str:
        """The letter, its code and what Unicode calls it."""
        shown = f"◌{self.letter}" if unicodedata.category(self.letter)[0] == "M" else self.letter
        called = ", ".join(filter(None, (self.code, unicodedata.name(self.letter, ""))))
        return _("« %(letter)s » (%(code)s)") % {"letter": shown, "code": called}


def missing_from(text: str) -> list[str]:
    """The letters of ``text`` that no font of ours has, each once, in the order of the text."""
    lacking = {letter for letter in visible(text) if family_of(letter) is None}
    return [letter for letter in dict.fromkeys(text) if letter in lacking] if lacking else []


def missing_in(document: Document) -> tuple[Missing, ...]:
    """The letters of ``document`` that no font of ours has, each with the first place where it stands."""
    return _missing_among(_shown(document))


def missing_in_letter(letter: Letter) -> tuple[Missing, ...]:
    """The same of a letter to somebody."""
    part = _("lettre « %(title)s »") % {"title": letter.title}
    return _missing_among((text, part) for text in _texts(letter))


def _missing_among(shown: Iterable[tuple[str, str]]) -> tuple[Missing, ...]:
    found: dict[str, Missing] = {}
    for text, part in shown:
        printed = composed(text)
        for letter in missing_from(printed):
            if letter not in found:
                found[letter] = Missing(letter, _around(printed, letter), part)
    return tuple(found.values())


def told(missing: Iterable[Missing]) -> str:
    """What is to be done about letters that cannot be printed: a sentence that names them."""
    all_of_them = tuple(missing)
    by_place = groupby(all_of_them[:_MOST_TOLD], key=lambda one: (one.text, one.part))
    named = [
        _("%(letters)s dans « %(text)s », %(part)s")
        % {"letters": ", ".join(one.name for one in found), "text": text, "part": part}
        for (text, part), found in by_place
    ]
    if len(all_of_them) > _MOST_TOLD:
        named.append(_("et %(count)s autres") % {"count": len(all_of_them) - _MOST_TOLD})
    return ngettext(
        "Aucune police du document n’a cette lettre, qui s’imprimerait comme une case vide : %(letters)s. "
        "Remplacez-la, puis recommencez.",
        "Aucune police du document n’a ces lettres, qui s’imprimeraient comme des cases vides : %(letters)s. "
        "Remplacez-les, puis recommencez.",
        len(all_of_them),
    ) % {"letters": "; ".join(named)}


def _around(text: str, letter: str) -> str:
    """The piece of ``text`` about its first ``letter``, on one line."""
    at = text.index(letter)
    start, end = max(at - _AROUND, 0), at + _AROUND + 1
    piece = " ".join(text[start:end].split())
    return ("…" if start else "") + piece + ("…" if end < len(text) else "")


def _shown(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that a page shows, and the part where it stands."""
    for section in document.sections:
        part = _("partie « %(title)s »") % {"title": section.title}
        for text in _texts(section):
            yield text, part
    for text in _texts(document, without="sections"):
        yield text, _("page de titre")


def _texts(part: object, without: str = "") -> Iterator[str]:
    if isinstance(part, Table):
        yield from _texts((part.caption, part.columns, part.printed_rows, part.note))
        yield from _texts((part.total, part.left_out if part.is_cut else ""))
    elif isinstance(part, str):
        yield part
    elif isinstance(part, Prose):
        yield unescape(_TAG.sub(" ", part.html))
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in _NOT_SHOWN and field.name != without:
                yield from _texts(getattr(part, field.name))

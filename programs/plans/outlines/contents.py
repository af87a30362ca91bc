"""Tables of contents: what they hold is not read twice, and says which headings the document lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from programs.lib.text import normalise
from programs.plans.outlines.marks import Mark, mark
from programs.plans.outlines.texts import Row, Text

_TITLE = re.compile(r"(?:table des matieres|sommaire|contents|table of contents)")
_PAGE = re.compile(r"(?:[0-9]{1,4}|[ivxl]{1,6})$")
# What sets a page number apart: a tab, dots or several spaces. One space does so only under a title.
_APART = ("\t", "..", ". .", "…", "   ")
_NUMERIC = tuple("0123456789.,-–/")
_DIGITS = 4
_FEWEST = 2
# What stands in tables of contents and is no part of a plan.
_AROUND = re.compile(
    r"(?:introduction|conclusion|annexe|appendix|appendice|bibliographie|references|glossaire|lexique|remerciements"
    r"|mot d|avant propos|contexte|preambule|liste des|presentation|table des|sommaire|contents).*"
)


@dataclass(frozen=True)
class Entry:
    """A line of a table of contents, without its page number."""

    mark: Mark
    place: str
    raw: str

    @cached_property
    def said(self) -> str:
        """What it says, as it is matched."""
        return normalise(self.mark.text)

    @property
    def is_around(self) -> bool:
        return not self.said or _AROUND.fullmatch(self.said) is not None


@dataclass(frozen=True)
class Contents:
    """The entries, and the places of all lines that belong to the table of contents, its title included."""

    entries: tuple[Entry, ...] = ()
    places: frozenset[str] = frozenset()

    @cached_property
    def titles(self) -> frozenset[str]:
        """What headings without a number are called in it."""
        return frozenset(entry.said for entry in self.entries if entry.said and not entry.mark.kind)


def contents_of(stream: Sequence[Text | Row]) -> Contents:
    """The table of contents of the document: generated, or typed as lines that end in a page number."""
    entries: list[Entry] = []
    places: list[str] = []
    at = 0
    while at < len(stream):
        text = stream[at]
        if isinstance(text, Row):
            at += 1
            continue
        is_title = _TITLE.fullmatch(normalise(text.raw)) is not None
        run = _run(stream, at + is_title, is_title)
        if is_title or run:
            places += [text.place] if is_title else []
            places += [one.place for one, _entry in run]
            # One that a person gave a level is a line of the plan already, or none.
            entries += [entry for one, entry in run if entry and not one.is_told]
        at += max(len(run) + is_title, 1)
    return Contents(tuple(entries), frozenset(places))


def _run(stream: Sequence[Text | Row], at: int, is_titled: bool) -> list[tuple[Text, Entry | None]]:
    """The lines of a table of contents from there on, each with its entry; a page number alone has none."""
    run: list[tuple[Text, Entry | None]] = []
    page = 0
    for index in range(at, len(stream)):
        text = stream[index]
        if isinstance(text, Row):
            break
        raw, found = _paged(text.raw, is_titled)
        if not found and is_titled:
            found = _alone(stream[index + 1]) if index + 1 < len(stream) else ""
        number = int(found) if found.isdigit() else page
        if not text.is_contents and (not found or number < page):
            break
        page = number
        run.append((text, _entry(text, raw) if raw else None))
    is_one = any(text.is_contents for text, _entry in run) or len(run) >= (
        1 if is_titled else _FEWEST
    )
    return run if is_one else []


def _alone(text: Text | Row) -> str:
    """The page number that a line is, and nothing else: the end of the entry above it."""
    said = text.raw.strip() if isinstance(text, Text) else ""
    return said if said.isdigit() and said.isascii() and len(said) < _DIGITS else ""


def _paged(raw: str, is_titled: bool) -> tuple[str, str]:
    """What a line says, and the page number at its end, "" where it ends in none."""
    said = raw.rstrip()
    found = _PAGE.search(said)
    before = said[: found.start()] if found else ""
    is_apart = before.rstrip(" ").endswith(_APART) or before.endswith(_APART)
    # Below the title, a space sets the page number apart, or nothing at all: a PDF loses the tab.
    is_near = is_titled and found is not None and found[0].isdigit() and len(found[0]) < _DIGITS
    if found is None or not (is_apart or (is_near and not before.endswith(_NUMERIC))):
        return raw, ""
    return before.rstrip(" .\t…\u00a0"), found[0]


def _entry(text: Text, raw: str) -> Entry:
    begun = text.mark
    if not begun.kind:
        return Entry(mark(raw), text.place, raw)
    # The page number is no part of the text, nor is the number that the word processor made part of the raw line.
    return Entry(replace(begun, text=_paged(begun.text, True)[0].rstrip()), text.place, raw)

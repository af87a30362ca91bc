"""What the guide says of some words."""

import re
from dataclasses import dataclass

from config.guide.chapters import Chapter, Part, address_of
from programs.lib.text import normalise

# Nobody reads further, nor looks for more words at once.
SHOWN = 30
WORDS = 8
# Of an excerpt, how many words stand before the one that was looked for, and how many it has.
_BEFORE, _LONG = 8, 26
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`#|>]+|-{3,}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Found:
    chapter: str
    title: str
    url: str
    excerpt: str


def search(chapters: list[Chapter], asked: str) -> list[Found]:
    """The sections that say most words of ``asked``, all of them if any does; those first whose headings do."""
    words = normalise(asked).split()[:WORDS]
    if not words:
        return []
    parts = [(chapter, part) for chapter in chapters for part in chapter.parts]
    said = [sum(word in part.words for word in words) for _chapter, part in parts]
    most = max(said, default=0)
    if not most:
        return []
    best = [one for one, count in zip(parts, said, strict=True) if count == most]
    best.sort(key=lambda one: -sum(word in normalise(one[1].title) for word in words))
    return [_found(chapter, part, words) for chapter, part in best[:SHOWN]]


def _found(chapter: Chapter, part: Part, words: list[str]) -> Found:
    url = address_of(chapter.name, part.anchor)
    return Found(chapter.title, part.title, url, _excerpt(part, words))


def _excerpt(part: Part, words: list[str]) -> str:
    """Some words around the first one that was looked for, as it is read and not as it is marked."""
    body = part.text.partition("\n")[2]
    said = _SPACES.sub(" ", _MARKS.sub(r"\1", body)).strip().split(" ")
    place = next(
        (n for n, one in enumerate(said) if any(word in normalise(one) for word in words)), 0
    )
    start, end = max(place - _BEFORE, 0), max(place - _BEFORE, 0) + _LONG
    return f"{'… ' if start else ''}{' '.join(said[start:end])}{' …' if end < len(said) else ''}"

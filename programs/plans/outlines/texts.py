"""Lines of text as the document has them: each with its own place, and how it begins."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from programs.plans.enums import Level
from programs.plans.outlines.columns import Column
from programs.plans.outlines.marks import Key, Mark, mark, settled
from programs.plans.reading.blocks import Paragraph

# Words that speak of another line: « voir 2.1.2 ».
_POINTS_ELSEWHERE = re.compile(
    r"(?:\b(?:voir|cf|et|ou|à|a|au|aux|de|des|du|le|la|les|l|d|moyens?|actions?|objectifs?|points?|activités?|see|and|or"
    r"|to|of)['’.]?|\()\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:!?)»\"”\n…]\s*$")
_A_NUMBER = re.compile(
    r"(?<![0-9.(])(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})+\.?)[ \t\u00a0]+(?=[A-ZÀ-ÝŒ«“\"'])"
)


@dataclass(frozen=True)
class Text:
    """One line. ``level`` is what a person said of it where ``is_told``: None leaves it out.

    ``is_supplied`` says that it stands only in the table of contents, ``is_astray`` that it is a cell of which no
    heading says what it is.
    """

    mark: Mark
    place: str
    heading: int = 0
    is_contents: bool = False
    is_told: bool = False
    level: Level | None = None
    is_supplied: bool = False
    is_astray: bool = False

    @property
    def raw(self) -> str:
        return self.mark.raw or self.mark.text


@dataclass(frozen=True)
class Row:
    """One row of a table under its columns: the lines of each cell, by the index of its column.

    ``above`` are the indices whose cell only goes on from the row above. ``unsure`` are numbers at which a cell could
    be cut, but not for certain.
    """

    columns: Sequence[Column]
    cells: Sequence[Sequence[Text]]
    places: Sequence[str]
    above: frozenset[int]
    is_sure: bool
    place: str
    unsure: Mapping[int, Sequence[str]]

    def text(self, index: int) -> str:
        return "\n".join(text.raw for text in self.cells[index])


class Places:
    """Gives each line a place of its own, so that a person may correct it alone: « ligne 84, colonne 3 · 2 »."""

    def __init__(self, levels: dict[str, Level | None]):
        self._levels = levels
        self._met: dict[str, int] = {}

    def texts(self, paragraphs: Iterable[Paragraph]) -> list[Text]:
        """The lines of the paragraphs, each with a place of its own."""
        return [self.told(text) for text in texts(paragraphs)]

    def told(self, text: Text) -> Text:
        """The line with a place that no other has, and with what a person said of it."""
        met = self._met[text.place] = self._met.get(text.place, 0) + 1
        place = text.place if met == 1 else f"{text.place} · {met}"
        return replace(
            text, place=place, is_told=place in self._levels, level=self._levels.get(place)
        )


def texts(paragraphs: Iterable[Paragraph]) -> list[Text]:
    """The lines of the paragraphs: a break within one begins another where a mark follows it."""
    return [
        Text(found, paragraph.place, paragraph.heading, paragraph.is_contents)
        for paragraph in paragraphs
        for found in _marks(paragraph)
    ]


def _marks(paragraph: Paragraph) -> Iterator[Mark]:
    first, *others = _broken(paragraph.text)
    if first.strip() or paragraph.number.strip():
        yield mark(first, paragraph.number, paragraph.depth)
    for other in others:
        yield mark(other)


def _broken(text: str) -> list[str]:
    """The text, cut at the line breaks that begin a line with a mark."""
    pieces: list[str] = []
    for line in text.split("\n"):
        if pieces and not (line.strip() and mark(line).kind):
            pieces[-1] += "\n" + line
        else:
            pieces.append(line)
    return [piece.strip("\n") for piece in pieces]


def settle(texts: Sequence[Text]) -> list[Text]:
    """The lines with the marks that the whole of them bears out."""
    marks = settled(text.mark for text in texts)
    return [replace(text, mark=found) for text, found in zip(texts, marks, strict=True)]


@dataclass
class Means:
    """What a cell of actions holds. ``unsure`` are the numbers at which it could be cut, but not for certain."""

    texts: list[Text]
    unsure: list[str]


def means(cell: Sequence[Text], is_each: bool) -> Means:
    """The lines of a cell: cut at the numbers that go on from one another, or at its marks.

    Where ``is_each``, paragraphs without a mark are lines of their own, too. Those that are cut out of one paragraph
    share its place.
    """
    found = Means([], [])
    is_each &= not any(text.mark.is_dotted or text.mark.is_word for text in cell)
    for text in cell:
        if found.texts and not _begins(text, found.texts[-1], is_each):
            found.texts[-1] = longer(found.texts[-1], text)
            continue
        pieces, unsure = _cut(text)
        found.texts += pieces
        found.unsure += unsure
    return found


def longer(text: Text, more: Text) -> Text:
    """The line with another one as its continuation."""
    return replace(text, mark=replace(text.mark, text=f"{text.mark.text}\n{more.raw}".strip()))


def _begins(text: Text, before: Text, is_each: bool) -> bool:
    if text.mark.is_dotted or text.mark.is_word:
        return True
    if not is_each or not text.raw:
        return False
    if text.mark.kind:
        # A list that a colon announces is a detail of what announces it.
        return before.mark.kind is not None or not before.raw.split("\n")[0].rstrip().endswith(":")
    return before.mark.kind is None and not text.raw[:1].islower()


def _cut(text: Text) -> tuple[list[Text], list[str]]:
    if not text.mark.is_dotted:
        return [text], []
    whole, key = text.mark.text, text.mark.key
    spots: dict[str, list[re.Match[str]]] = {}
    for spot in _A_NUMBER.finditer(whole):
        spots.setdefault(spot["number"].rstrip("."), []).append(spot)
    cuts, at, number = [0], 0, _after(key)
    while ahead := [spot for spot in spots.get(number, ()) if spot.start() >= at]:
        begins, is_certain = _beginning(whole, ahead)
        if not is_certain:
            return _pieces(text, cuts), [number] if begins else []
        cuts.append(begins[0].start())
        at, number = begins[0].end(), _after(tuple(number.split(".")))
    return _pieces(text, cuts), []


def _pieces(text: Text, cuts: list[int]) -> list[Text]:
    whole, ends = text.mark.text, [*cuts[1:], len(text.mark.text)]
    first, *others = [whole[start:end].strip() for start, end in zip(cuts, ends, strict=True)]
    raw = f"{text.mark.number} {first}" if others else text.mark.raw
    begun = replace(text, mark=replace(text.mark, text=first, raw=raw))
    return [begun, *(Text(mark(piece), text.place) for piece in others)]


def _after(key: Key) -> str:
    return ".".join((*key[:-1], str(int(key[-1]) + 1)))


def _beginning(text: str, spots: list[re.Match[str]]) -> tuple[list[re.Match[str]], bool]:
    """The spots at which a line may begin, and whether it is certain at which."""
    after_an_end = [spot for spot in spots if _ENDS.search(_before(text, spot))]
    found = after_an_end or [
        spot for spot in spots if not _POINTS_ELSEWHERE.search(_before(text, spot))
    ]
    return found, len(found) == 1


def _before(text: str, spot: re.Match[str]) -> str:
    return text[max(0, spot.start() - 20) : spot.start()]

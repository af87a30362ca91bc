"""Headings that a document lost, and that its table of contents still has."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from programs.lib.text import normalise
from programs.plans.enums import Level
from programs.plans.outlines.contents import Contents, Entry
from programs.plans.outlines.marks import Key, Kind
from programs.plans.outlines.scheme import Scheme
from programs.plans.outlines.texts import Row, Text


@dataclass
class Supplied:
    """The stream with the headings that were lost.

    ``unknown`` are the entries of which nothing could be made, ``differing`` those that the document words otherwise,
    each with the document's own words.
    """

    stream: list[Text | Row]
    unknown: list[Entry] = field(default_factory=list)
    differing: list[tuple[Entry, str]] = field(default_factory=list)


def supply(stream: Sequence[Text | Row], contents: Contents, scheme: Scheme) -> Supplied:
    """Put axes and themes that stand only in the table of contents where their objectives are."""
    if not contents.entries:
        return Supplied(list(stream))
    return _Supplying(stream, contents, scheme).supplied()


@dataclass
class _Body:
    """Where the document says what: by its text, by its mark, and where numbers of several parts begin."""

    texts: dict[str, int] = field(default_factory=dict)
    marks: dict[tuple[Kind, Key], tuple[int, str]] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)


class _Supplying:
    def __init__(self, stream: Sequence[Text | Row], contents: Contents, scheme: Scheme):
        self._stream, self._contents, self._scheme = stream, contents, scheme
        self._entries = contents.entries
        self._body = self._said()
        self._at = [self._place_of(entry) for entry in self._entries]
        self._before = self._places_after()
        self._put: dict[int, list[Text]] = defaultdict(list)
        self._unknown: list[Entry] = []
        self._differing: list[tuple[Entry, str]] = []

    def supplied(self) -> Supplied:
        axis: Entry | None = None
        for index, entry in enumerate(self._entries):
            is_axis = self._is_axis(entry)
            axis = entry if is_axis else axis
            if self._at[index] is not None:
                self._compare(entry)
            elif is_axis:
                self._add(entry, self._of_axis(index), Level.AXIS)
            elif axis and not entry.mark.kind and not entry.is_around:
                self._add(entry, self._of_theme(index), Level.THEME)
            else:
                self._unknown.append(entry)
        stream: list[Text | Row] = []
        for index, one in enumerate(self._stream):
            stream += [*self._put.get(index, ()), one]
        stream += self._put.get(len(self._stream), ())
        return Supplied(stream, self._unknown, self._differing)

    def _said(self) -> _Body:
        body = _Body()
        for index, one in enumerate(self._stream):
            if isinstance(one, Text) and one.place in self._contents.places:
                continue
            for text in (
                [one] if isinstance(one, Text) else [text for cell in one.cells for text in cell]
            ):
                body.texts.setdefault(normalise(text.mark.text), index)
                body.texts.setdefault(normalise(text.raw), index)
                if text.mark.kind and text.mark.key:
                    body.marks.setdefault((text.mark.kind, text.mark.key), (index, text.mark.text))
                if len(text.mark.key) > 1:
                    body.parts.setdefault(text.mark.key[0], index)
        return body

    def _is_axis(self, entry: Entry) -> bool:
        return (
            entry.mark.kind is not None and self._scheme.levels.get(entry.mark.kind) == Level.AXIS
        )

    def _place_of(self, entry: Entry) -> int | None:
        """Where the document has the entry itself."""
        at = self._by_text(entry)
        if at is None and entry.mark.kind and entry.mark.key:
            at, _text = self._body.marks.get((entry.mark.kind, entry.mark.key), (None, ""))
        return at

    def _places_after(self) -> list[int]:
        """For each entry, where the document has the first of those after it."""
        found = len(self._stream)
        places = []
        for at in reversed(self._at):
            places.append(found)
            found = found if at is None else at
        return places[::-1]

    def _by_text(self, entry: Entry) -> int | None:
        said = self._body.texts.get(entry.said) if entry.said else None
        return self._body.texts.get(normalise(entry.raw)) if said is None else said

    def _compare(self, entry: Entry) -> None:
        """Note an entry that the document says under the same number, in other words."""
        if entry.said and self._by_text(entry) is None and entry.mark.kind:
            _at, text = self._body.marks[entry.mark.kind, entry.mark.key]
            self._differing.append((entry, text))

    def _of_axis(self, index: int) -> int:
        key = self._entries[index].mark.key
        at = self._body.parts.get(key[0]) if key else None
        if at is None:
            return self._before[index]
        while at and self._is_title(self._stream[at - 1]):
            at -= 1
        return at

    def _of_theme(self, index: int) -> int:
        """Right after its axis where it is the first there; else before what follows it."""
        at = self._at[index - 1]
        is_first = at is not None and self._is_axis(self._entries[index - 1])
        return at + 1 if is_first and at is not None else self._before[index]

    def _is_title(self, one: Text | Row) -> bool:
        return (
            isinstance(one, Text)
            and not one.mark.kind
            and one.place not in self._contents.places
            and normalise(one.raw) in self._contents.titles
        )

    def _add(self, entry: Entry, at: int, level: Level) -> None:
        found = Text(entry.mark, entry.place, is_supplied=True, level=level)
        self._put[at].append(replace(found, mark=replace(found.mark, raw=entry.raw)))

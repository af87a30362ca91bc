"""Which line of the plan each line of a document is.

What people follow hangs on a line of the plan: to take one for another would give somebody's news to another action.
So a line is known again by its text first, whatever its number became; then, among those whose text was edited, by
its number; then by a text that is much alike. Under one and the same heading first, in the whole plan afterwards.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from programs.lib.numbering import natural_key
from programs.lib.text import normalise
from programs.plans.enums import Level

# Words in common of those that either has: an edited sentence keeps about so many.
_ALIKE = 0.6
# Beyond so many comparisons under one heading, what is left is new.
_MOST_COMPARED = 250_000


@dataclass(eq=False)
class Item:
    """A line of either side: of the document (``subject`` a Line) or of the plan (a record)."""

    subject: Any
    level: str
    number: str
    text: str
    above: "Item | None" = None
    below: list["Item"] = field(default_factory=list)
    other: "Item | None" = None

    def __post_init__(self) -> None:
        self.number_key = natural_key(self.number)
        self.text_key = normalise(self.text)
        self.words = frozenset(self.text_key.split())
        if self.above:
            self.above.below.append(self)

    def walk(self) -> Iterator["Item"]:
        """Those under it, in the order of reading."""
        for item in self.below:
            yield item
            yield from item.walk()


def top() -> Item:
    """Above all lines of one side."""
    return Item(None, "", "", "")


def pair(document: Item, plan: Item) -> None:
    """Set ``other`` of each line of the document, and of the line of the plan that it is."""
    document.other, plan.other = plan, document
    _pair_under(document, plan)
    # What was moved under another heading: with its own text, or with its number and much of its text.
    free = [item for item in document.walk() if not item.other]
    left = [item for item in plan.walk() if not item.other]
    for key in (_by_all, _by_text):
        _meet(free, left, key, only_once=True)
    _meet(free, left, _by_number, only_once=True, may_be=_are_alike)
    _meet(
        [item for item in free if item.level != Level.ACTION],
        [item for item in left if item.level != Level.ACTION],
        _by_text_alone,
        only_once=True,
    )
    # What stands under a heading that was found only now.
    for item in document.walk():
        if item.other:
            _meet_all(item.below, item.other.below)


def _pair_under(document: Item, plan: Item) -> None:
    _meet_all(document.below, plan.below)
    for item in document.below:
        if item.other:
            _pair_under(item, item.other)


def _meet_all(lines: Sequence[Item], records: Sequence[Item]) -> None:
    for key in (_by_all, _by_text, _by_number):
        _meet(lines, records, key)
    _meet_alike(lines, records)


Key = Callable[[Item], Hashable]


def _by_all(item: Item) -> Hashable:
    return (item.level, item.number_key, item.text_key) if item.text_key else None


def _by_text(item: Item) -> Hashable:
    return (item.level, item.text_key) if item.text_key else None


def _by_text_alone(item: Item) -> Hashable:
    return item.text_key or None


def _by_number(item: Item) -> Hashable:
    return (item.level, item.number_key) if item.number_key else None


def _meet(
    lines: Sequence[Item],
    records: Sequence[Item],
    key: Key,
    *,
    only_once: bool = False,
    may_be: Callable[[Item, Item], bool] = lambda line, record: True,
) -> None:
    """Pair those of one key: two of one number go to the records that read most like them, then in their order."""
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for record in records:
        if not record.other and (found := key(record)) is not None:
            groups[found].append(record)
    wanting: dict[Hashable, list[Item]] = defaultdict(list)
    for line in lines:
        if not line.other and (found := key(line)) is not None and found in groups:
            wanting[found].append(line)
    for found, some in wanting.items():
        others = groups[found]
        if only_once and (len(some), len(others)) != (1, 1):
            continue
        for line, record in _most_alike(some, others):
            if may_be(line, record):
                line.other, record.other = record, line


def _most_alike(lines: list[Item], records: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Each with another, those first that have most words in common; in their order where they have as many."""
    if len(lines) == len(records) == 1 or len(lines) * len(records) > _MOST_COMPARED:
        yield from zip(lines, records, strict=False)
        return
    ranked = sorted(
        (
            (likeness(line, record), at, to)
            for at, line in enumerate(lines)
            for to, record in enumerate(records)
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    taken_lines, taken_records = set(), set()
    for _likeness, at, to in ranked:
        if at not in taken_lines and to not in taken_records:
            taken_lines.add(at)
            taken_records.add(to)
            yield lines[at], records[to]


def _meet_alike(lines: Sequence[Item], records: Sequence[Item]) -> None:
    """Pair what is left of one level where the texts are much alike: the best first."""
    free = [line for line in lines if not line.other]
    left = [record for record in records if not record.other]
    if len(free) * len(left) > _MOST_COMPARED:
        return
    for level in {line.level for line in free}:
        some = [line for line in free if line.level == level]
        others = [record for record in left if record.level == level]
        for line, record in _most_alike(some, others):
            if _are_alike(line, record):
                line.other, record.other = record, line


def _are_alike(line: Item, record: Item) -> bool:
    return likeness(line, record) >= _ALIKE


def likeness(one: Item, other: Item) -> float:
    """From 0 to 1: the share of the words of both that either has."""
    together = len(one.words) + len(other.words)
    return 2 * len(one.words & other.words) / together if together else 1.0

"""Which level each kind of line has in a document, worked out from all of it.

« 1.1 » is an objective under « Axe 1 », a specific objective under « Objectif 1 » where 1.1.1 follow, and an action
where nothing narrower does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines import marks
from programs.plans.outlines.marks import LISTED, WIDE_WORDS, Kind
from programs.plans.outlines.texts import Text

_FIXED = {
    marks.THEME: Level.THEME,
    marks.OBJECTIVE: Level.OBJECTIVE,
    marks.SPECIFIC: Level.SPECIFIC,
    marks.ACTION: Level.ACTION,
}
# What is given to kinds without a word, from the widest to the narrowest, below the narrowest word above them.
_BELOW: dict[Level | None, tuple[tuple[Level, ...], ...]] = {
    None: (
        (Level.ACTION,),
        (Level.OBJECTIVE, Level.ACTION),
        (Level.AXIS, Level.OBJECTIVE, Level.ACTION),
        (Level.AXIS, Level.OBJECTIVE, Level.SPECIFIC, Level.ACTION),
        tuple(Level),
    ),
    Level.AXIS: (
        (Level.OBJECTIVE,),
        (Level.OBJECTIVE, Level.ACTION),
        (Level.OBJECTIVE, Level.SPECIFIC, Level.ACTION),
        (Level.THEME, Level.OBJECTIVE, Level.SPECIFIC, Level.ACTION),
    ),
    Level.THEME: (
        (Level.OBJECTIVE,),
        (Level.OBJECTIVE, Level.ACTION),
        (Level.OBJECTIVE, Level.SPECIFIC, Level.ACTION),
    ),
    Level.OBJECTIVE: ((Level.ACTION,), (Level.SPECIFIC, Level.ACTION)),
    Level.SPECIFIC: ((Level.ACTION,),),
}
# The same where a word names the actions.
_BETWEEN: dict[Level | None, tuple[tuple[Level, ...], ...]] = {
    None: (
        (Level.OBJECTIVE,),
        (Level.AXIS, Level.OBJECTIVE),
        (Level.AXIS, Level.OBJECTIVE, Level.SPECIFIC),
    ),
    Level.AXIS: (
        (Level.OBJECTIVE,),
        (Level.OBJECTIVE, Level.SPECIFIC),
        (Level.THEME, Level.OBJECTIVE, Level.SPECIFIC),
    ),
    Level.THEME: ((Level.OBJECTIVE,), (Level.OBJECTIVE, Level.SPECIFIC)),
    Level.OBJECTIVE: ((Level.SPECIFIC,),),
    Level.SPECIFIC: (),
}
_HEADING = "heading"
# « Orientation » and « But » without a number say something of the plan or of the line above, and are no lines.
LABELS: tuple[Kind, ...] = (("orientation", 0), (marks.GOAL, 0))


@dataclass
class Scheme:
    """The level of each kind of line. ``asked`` are the kinds that could as well have another."""

    levels: dict[Kind, Level] = field(default_factory=dict)
    asked: list[Kind] = field(default_factory=list)

    def level(self, text: Text) -> Level | None:
        """The level of a line by its mark or by the style of its heading, None where it has none."""
        kind = text.mark.kind or (_HEADING, text.heading)
        return self.levels.get(kind)

    def has(self, level: Level) -> bool:
        return level in self.levels.values()


def scheme_of(
    texts: Sequence[Text], columns: Mapping[Kind, Level], extra: Sequence[Kind] = ()
) -> Scheme:
    """The scheme of the lines of a document.

    ``columns`` are the kinds whose level the columns of a table say; ``extra`` those of lines that stand elsewhere
    only, in the table of contents.
    """
    return _Making(texts, columns, extra).scheme()


class _Making:
    def __init__(self, texts: Sequence[Text], columns: Mapping[Kind, Level], extra: Sequence[Kind]):
        self._texts = texts
        self._columns = columns
        self._first: dict[Kind, int] = {}
        for index, text in enumerate(self._texts):
            if text.mark.kind:
                self._first.setdefault(text.mark.kind, index)
        for kind in extra:
            self._first.setdefault(kind, -1)
        for kind in LABELS:
            self._first.pop(kind, None)
        self._scheme = Scheme()

    def scheme(self) -> Scheme:
        levels = self._scheme.levels
        levels |= self._of_words()
        levels |= {kind: level for kind, level in self._columns.items() if kind not in levels}
        levels |= self._without_their_word()
        free = [kind for kind in self._others() if kind not in levels]
        base = self._base()
        above = [kind for kind in free if self._stands_above(kind, base)]
        levels |= zip(above, (Level.AXIS, Level.THEME), strict=False)
        self._give([kind for kind in free if kind not in levels], base)
        return self._scheme

    # --- Words ----------------------------------------------------------------------------------

    def _of_words(self) -> dict[Kind, Level]:
        found = {kind: self._of_word(kind) for kind in self._words()}
        return {kind: level for kind, level in found.items() if level}

    def _words(self) -> list[Kind]:
        return sorted((kind for kind in self._first if kind[0] in marks.WORDS), key=self._order)

    def _of_word(self, kind: Kind) -> Level | None:
        name = kind[0]
        wide = self._wide()
        if name in WIDE_WORDS:
            return self._of_wide(kind, wide)
        if name == marks.GOAL:
            return self._of_goal(wide)
        if name == marks.STRATEGY:
            return (
                Level.SPECIFIC
                if self._has(marks.ACTION) and not self._has(marks.SPECIFIC)
                else Level.ACTION
            )
        if name == marks.OBJECTIVE and (
            self._is_second(kind) or self._is_below_goal(wide) or len(wide) > 2
        ):
            return Level.SPECIFIC
        return _FIXED[name]

    def _wide(self) -> list[str]:
        """The words of what is wider than an objective, from the widest."""
        return list(dict.fromkeys(name for name, _parts in self._words() if name in WIDE_WORDS))

    def _of_wide(self, kind: Kind, wide: list[str]) -> Level | None:
        place = wide.index(kind[0]) + self._is_second(kind)
        if place > 1:
            self._scheme.asked.append(kind)
        return (Level.AXIS, Level.THEME, Level.OBJECTIVE)[min(place, 2)]

    def _of_goal(self, wide: list[str]) -> Level:
        return Level.AXIS if self._has(marks.OBJECTIVE) and not wide else Level.OBJECTIVE

    def _is_below_goal(self, wide: list[str]) -> bool:
        return bool(wide) and self._has(marks.GOAL)

    def _is_second(self, kind: Kind) -> bool:
        """Whether it is the « Objectif 2.1 » of a document that has « Objectif 2 » as well."""
        return kind[1] > 1 and (kind[0], 1) in self._first

    def _has(self, name: str) -> bool:
        return any(kind[0] == name for kind in self._first)

    def _without_their_word(self) -> dict[Kind, Level]:
        """« 1.2 » beside « Objectif 1.1 » is an objective, too."""
        said = {kind[1]: level for kind, level in self._scheme.levels.items() if kind[1] > 1}
        bare = [
            kind
            for kind in self._first
            if kind[0] == marks.NUMBER and kind not in self._scheme.levels
        ]
        return {kind: said[kind[1]] for kind in bare if kind[1] in said}

    # --- Numbers, letters, lists and styles of headings --------------------------------------------

    def _others(self) -> list[Kind]:
        """The kinds without a word, from the widest to the narrowest, without those that are but details."""
        kinds = [kind for kind in self._first if kind[0] not in marks.WORDS]
        numbers = [kind for kind in kinds if kind[0] not in LISTED]
        lists = [kind for kind in kinds if kind[0] in LISTED]
        found = self._headings(numbers) + self._in_order(numbers)
        for kind in sorted(
            lists, key=lambda kind: (kind[0] == marks.BULLET, kind[1], self._first[kind])
        ):
            if self._is_level(kind, found):
                found.append(kind)
        return found

    def _in_order(self, kinds: list[Kind]) -> list[Kind]:
        """By where each begins, but a longer number never before a shorter one."""
        begun = sorted(kinds, key=self._order)
        dotted = iter(sorted(kind for kind in begun if kind[0] == marks.NUMBER))
        return [next(dotted) if kind[0] == marks.NUMBER else kind for kind in begun]

    def _headings(self, numbers: list[Kind]) -> list[Kind]:
        """The styles of headings, where no number and no word says the levels: lists of one number do not."""
        says = [kind for kind in numbers if kind[1] > 1 or kind in self._columns]
        words = {Level.OBJECTIVE, Level.SPECIFIC, Level.THEME} & set(self._scheme.levels.values())
        if says or words:
            return []
        counts: dict[int, int] = {}
        for index, text in enumerate(self._texts):
            if text.heading and not text.mark.kind and index:
                counts[text.heading] = counts.get(text.heading, 0) + 1
                self._first.setdefault((_HEADING, text.heading), index)
        return [(_HEADING, heading) for heading in sorted(counts)]

    def _is_level(self, kind: Kind, wider: list[Kind]) -> bool:
        """Whether a list has lines of the plan, and no details of those above."""
        if self._has(marks.ACTION) or Level.ACTION in self._columns.values():
            return False
        if wider and wider[-1][0] == kind[0] == marks.BULLET:
            return False
        if wider and wider[-1][0] == _HEADING:
            return True
        if len(wider) < (1 if self._base() in (Level.OBJECTIVE, Level.SPECIFIC) else 2):
            return True
        return 3 * self._followed(wider[-1], kind) >= 2 * self._count(wider[-1])

    def _followed(self, kind: Kind, by: Kind) -> int:
        following = zip(self._texts, self._texts[1:], strict=False)
        return sum(_kind(one) == kind and _kind(other) == by for one, other in following)

    def _count(self, kind: Kind) -> int:
        return sum(_kind(text) == kind for text in self._texts)

    def _base(self) -> Level | None:
        """The narrowest level wider than an action that a word names."""
        named = [level for level in self._of_headings() if level != Level.ACTION]
        return max(named, key=DEPTHS.__getitem__, default=None)

    def _of_headings(self) -> Iterator[Level]:
        for kind, level in self._scheme.levels.items():
            if kind[0] in marks.WORDS:
                yield level

    def _stands_above(self, kind: Kind, base: Level | None) -> bool:
        """Whether lines of a kind come before the widest words, and so hold them."""
        words = [
            (kind, level)
            for kind, level in self._scheme.levels.items()
            if kind[0] in marks.WORDS and level not in (Level.AXIS, Level.THEME)
        ]
        if base is None or Level.AXIS in self._of_headings():
            return False
        first = min((self._first[kind] for kind, _level in words), default=-1)
        longest = max((kind[1] for kind, _level in words), default=0)
        return self._first[kind] < first and kind[0] not in LISTED and kind[1] <= max(longest, 1)

    def _give(self, kinds: list[Kind], base: Level | None) -> None:
        has_actions = Level.ACTION in self._scheme.levels.values()
        rows = (_BETWEEN if has_actions else _BELOW)[base]
        if not kinds or not rows:
            return
        given = rows[min(len(kinds), len(rows)) - 1]
        # « 1.1.1 » right under an axis: what it skips is missing, and it is an action all the same.
        if base == Level.AXIS and len(kinds) == 1 and kinds[0][1] > 2 and not has_actions:
            given = (Level.ACTION,)
        self._scheme.levels |= zip(kinds, given, strict=False)
        is_open = base is None or (base == Level.AXIS and len(kinds) == 1 and not has_actions)
        # The tree of three kinds of numbers is what everybody writes.
        is_usual = (
            base is None and len(kinds) > 2 and not any(kind[0] == _HEADING for kind in kinds)
        )
        if is_open and not is_usual:
            self._scheme.asked += kinds[: len(given)]

    def _order(self, kind: Kind) -> tuple[int, int]:
        return self._first[kind], kind[1]


def _kind(text: Text) -> Kind:
    return text.mark.kind or (_HEADING, text.heading)

"""The numbers that LibreOffice generates, of lists and of headings."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from programs.plans.reading import counting
from programs.plans.reading.odt.names import count, full, get, short

_LEVELS = 10
_NUMBERED = ("text:list-level-style-number", "text:outline-level-style")
_COUNTS: dict[str, Callable[[int], str]] = {
    "i": counting.roman,
    "I": counting.upper(counting.roman),
    "a": counting.columns_letter,
    "A": counting.upper(counting.columns_letter),
    "01": counting.padded(2),
    "001": counting.padded(3),
    "1st": counting.ordinal,
}
_PLACE = re.compile(r"%([0-9]{1,2})%")


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts from where, and what it prints, with how many of those above."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""
    is_doubled: bool = False

    def count(self, number: int) -> str:
        if not self.form:
            return ""
        if self.is_doubled and self.form in "aA":
            letter = counting.repeated_letter(number)
            return letter.upper() if self.form == "A" else letter
        return _COUNTS.get(self.form, counting.decimal)(number)


@dataclass
class Counter:
    """Where one list has come to, at each of its levels."""

    reached: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


Levels = dict[int, Level]


def levels_of(style: etree._Element | None) -> Levels:
    """The levels of a list style, from 1 on; those of bullets print no number."""
    levels = {}
    for one in () if style is None else style.iterchildren(etree.Element):
        if short(one) in _NUMBERED:
            levels[count(one, "text:level")] = Level(
                form=get(one, "style:num-format"),
                prefix=get(one, "style:num-prefix"),
                suffix=get(one, "style:num-suffix"),
                shown=count(one, "text:display-levels"),
                start=count(one, "text:start-value"),
                pattern=get(one, "loext:num-list-format"),
                is_doubled=get(one, "style:num-letter-sync") == "true",
            )
    return levels


def advance(counter: Counter, levels: Levels, level: int, start: str = "") -> str:
    """Count one more item at ``level``, or begin at ``start``. Returns what is printed before it."""
    if not 0 < level <= _LEVELS:
        return ""
    reached = counter.reached[level - 1]
    own = levels.get(level, Level())
    if start.isdigit() and len(start) < 10:
        counter.reached[level - 1] = int(start)
    else:
        counter.reached[level - 1] = own.start if reached is None else reached + 1
    counter.reached[level:] = [None] * (_LEVELS - level)
    return _printed(counter, levels, level)


def _printed(counter: Counter, levels: Levels, level: int) -> str:
    own = levels.get(level)
    if own is None:
        return ""
    numbers = {}
    for at in range(1, level + 1):
        one = levels.get(at, Level())
        reached = counter.reached[at - 1]
        numbers[at] = one.count(one.start if reached is None else reached)
    if own.pattern:
        return _PLACE.sub(lambda place: numbers.get(int(place[1]), ""), own.pattern).strip()
    if not own.form:
        return (own.prefix + own.suffix).strip()
    shown = [numbers[at] for at in range(max(level - own.shown + 1, 1), level + 1)]
    return (own.prefix + ".".join(filter(None, shown)) + own.suffix).strip()


class Lists:
    """The lists of one document, which may go on from each other."""

    def __init__(self, styles: dict[str, Levels], outline: Levels):
        self._styles, self._outline = styles, outline
        self._by_id: dict[str, Counter] = {}
        self._last_of_style: dict[str, Counter] = {}
        self._headings = Counter()

    def levels(self, style: str) -> Levels:
        return self._outline if style == "Outline" else self._styles.get(style, {})

    def begin(self, element: etree._Element, style: str) -> Counter:
        """The counter of a list that begins: a new one, or that of the list which it says that it continues."""
        counter = self._by_id.get(get(element, "text:continue-list"))
        if counter is None and get(element, "text:continue-numbering") == "true":
            counter = self._last_of_style.get(style)
        counter = counter or Counter()
        self._last_of_style[style] = counter
        if key := element.get(full("xml:id")):
            self._by_id[key] = counter
        return counter

    def of_paragraphs(self, key: str) -> Counter:
        """The counter that paragraphs which are numbered one by one share."""
        return self._by_id.setdefault(key, Counter())

    def heading(self, element: etree._Element, level: int) -> str:
        """The number of a heading outside of lists."""
        if get(element, "text:is-list-header") == "true":
            return ""
        start = (
            get(element, "text:start-value")
            if get(element, "text:restart-numbering") == "true"
            else ""
        )
        return advance(self._headings, self._outline, level, start)

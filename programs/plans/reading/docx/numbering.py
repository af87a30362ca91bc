"""The numbers that Word generates: its lists, their levels, what each paragraph of them is numbered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from programs.plans.reading import counting
from programs.plans.reading.docx.names import W, child, children, is_on, number, value
from programs.plans.reading.docx.styles import Style, Styles

_LEVELS = 9
_COUNTS: dict[str, Callable[[int], str]] = {
    "decimalZero": counting.padded(2),
    "lowerRoman": counting.roman,
    "upperRoman": counting.upper(counting.roman),
    "lowerLetter": counting.repeated_letter,
    "upperLetter": counting.upper(counting.repeated_letter),
    "ordinal": counting.ordinal,
    "none": lambda number: "",
}


@dataclass
class _Level:
    """One level of a list: where it starts, how it counts, what it prints, and after which levels it starts again."""

    start: int = 1
    count: Callable[[int], str] = counting.decimal
    pattern: str = ""
    is_mark: bool = False
    is_decimal: bool = False
    restart: int | None = None


@dataclass
class _Counter:
    """Where the paragraphs of one abstract list have come to, whatever lists share it."""

    reached: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    started: set[tuple[str, int]] = field(default_factory=set)


@dataclass(frozen=True)
class Numbered:
    """What Word prints before a paragraph: its number, "" for a bullet, and its level as ``Paragraph.depth`` is."""

    text: str = ""
    depth: int = 0


class Numbering:
    def __init__(self, root: etree._Element | None, styles: Styles):
        self._styles = styles
        self._lists = {one.get(f"{W}numId", ""): one for one in children(root, "num")}
        self._abstract = {
            one.get(f"{W}abstractNumId", ""): one for one in children(root, "abstractNum")
        }
        self._counters: dict[str, _Counter] = {}
        self._levels: dict[str, list[_Level]] = {}

    def next(self, properties: etree._Element | None, style: Style) -> Numbered:
        """What the next paragraph with these ``properties`` is numbered; it counts from now on."""
        list_id, level = self._place(properties, style)
        abstract = self._abstract_of(list_id)
        if abstract is None or not 0 <= level < _LEVELS:
            return Numbered()
        levels = self._levels_of(list_id, abstract)
        counter = self._counters.setdefault(abstract.get(f"{W}abstractNumId", ""), _Counter())
        self._count(counter, levels, list_id, level)
        return Numbered(_printed(counter, levels, level), level + 1)

    def _place(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        own = child(properties, "numPr")
        own_list, own_level = value(own, "numId"), number(own, "ilvl")
        if own_list:
            return own_list, own_level or 0
        if own_level is None:
            own_level = self._level_of_style(style)
        return style.list_id, own_level

    def _level_of_style(self, style: Style) -> int:
        abstract = self._abstract_of(style.list_id)
        for one in children(abstract, "lvl"):
            if value(one, "pStyle") == style.list_style:
                return number_of_level(one)
        return style.level or 0

    def _abstract_of(self, list_id: str) -> etree._Element | None:
        """What is behind a list; where that only names a style of lists, what is behind that style's."""
        if list_id in ("", "0"):
            return None
        abstract = self._abstract.get(value(self._lists.get(list_id), "abstractNumId"))
        link = value(abstract, "numStyleLink")
        if not link:
            return abstract
        linked = self._lists.get(self._styles.list_of(link))
        return self._abstract.get(value(linked, "abstractNumId"), abstract)

    def _levels_of(self, list_id: str, abstract: etree._Element) -> list[_Level]:
        if list_id not in self._levels:
            levels = [_Level(pattern="") for _level in range(_LEVELS)]
            for one in children(abstract, "lvl"):
                _put(levels, one)
            for override in children(self._lists.get(list_id), "lvlOverride"):
                if (own := child(override, "lvl")) is not None:
                    _put(levels, own)
                at, start = number_of_level(override), number(override, "startOverride")
                if start is not None and 0 <= at < _LEVELS:
                    levels[at].start = start
            self._levels[list_id] = levels
        return self._levels[list_id]

    def _count(self, counter: _Counter, levels: list[_Level], list_id: str, level: int) -> None:
        self._start_anew(counter, list_id, levels)
        reached = counter.reached[level]
        counter.reached[level] = levels[level].start if reached is None else reached + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart
            if restart is None or level < restart:
                counter.reached[below] = None

    def _start_anew(self, counter: _Counter, list_id: str, levels: list[_Level]) -> None:
        """A list that says where its levels start begins there when its first paragraph comes."""
        for override in children(self._lists.get(list_id), "lvlOverride"):
            at = number_of_level(override)
            key = (list_id, at)
            if child(override, "startOverride") is None or key in counter.started:
                continue
            counter.started.add(key)
            if 0 <= at < _LEVELS:
                counter.reached[at:] = [None] * (_LEVELS - at)


def number_of_level(element: etree._Element) -> int:
    text = element.get(f"{W}ilvl", "")
    return int(text) if text.isdigit() and len(text) < 3 else -1


def _put(levels: list[_Level], element: etree._Element) -> None:
    at = number_of_level(element)
    if not 0 <= at < _LEVELS:
        return
    start = number(element, "start")
    form, custom = _format_of(element)
    levels[at] = _Level(
        start=0 if start is None else start,
        count=counting.padded(len(custom)) if custom else _COUNTS.get(form, counting.decimal),
        pattern=value(element, "lvlText"),
        is_mark=form == "bullet",
        is_decimal=bool(is_on(element, "isLgl")),
        restart=number(element, "lvlRestart"),
    )


def _format_of(element: etree._Element) -> tuple[str, str]:
    """How a level counts; for « 001, 002, 003… » also the first of its numbers."""
    found = next(element.iter(f"{W}numFmt"), None)
    if found is None:
        return "decimal", ""
    first = found.get(f"{W}format", "").partition(",")[0].strip()
    return found.get(f"{W}val", "decimal"), first if first.isdigit() else ""


def _printed(counter: _Counter, levels: list[_Level], level: int) -> str:
    if levels[level].is_mark:
        return ""
    numbers = {}
    for at in range(level + 1):
        reached = counter.reached[at]
        count = counting.decimal if levels[level].is_decimal else levels[at].count
        # A level that no paragraph has reached yet stands at its start.
        numbers[at + 1] = count(levels[at].start if reached is None else reached)
    return counting.filled(levels[level].pattern, numbers).strip()

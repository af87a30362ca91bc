"""What looks wrong in a whole tree: numbers that miss, repeat or are written otherwise, names and years that differ."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.lib.text import normalise
from programs.plans.enums import Level
from programs.plans.outlines.building import continues
from programs.plans.outlines.marks import Key, key_of
from programs.plans.outlines.model import Line, Warned
from programs.plans.outlines.notes import quoted

_ACRONYM = re.compile(r"\b[A-ZÀ-Ý]{3,}\b")
_YEARS = re.compile(r"(?<![0-9-])((?:19|20)[0-9]{2})\s?[-–—/]\s?((?:19|20)[0-9]{2})(?![0-9-])")
_WORDS_BEFORE = 4
_SHORTEST_WORD = 4
# The letters of « M 8 ».
_LETTERS = re.compile(r"^[A-Z]{1,3}\s?-?(?=[0-9])")
_FEW = 5


@dataclass(frozen=True)
class _Placed:
    """A line, its number in parts, the line that it stands under, and the next one above that has a number."""

    line: Line
    key: Key
    parent: Line | None
    numbered: Line | None
    numbered_key: Key

    @property
    def goes_on(self) -> bool:
        """Whether its number begins with that of the line above."""
        return continues(self.key, self.numbered_key)


def check(lines: Sequence[Line]) -> list[Warned]:
    """Everything that looks wrong, in the order of the rules."""
    placed = list(_placed(lines))
    return [
        *_counted(placed),
        *_styles(placed),
        *_spellings([one.line for one in placed]),
        *_years([one.line for one in placed]),
    ]


def _placed(lines: Sequence[Line]) -> Iterator[_Placed]:
    waiting = [_place(line, None, None, ()) for line in reversed(lines)]
    while waiting:
        one = waiting.pop()
        yield one
        above, key = (one.line, one.key) if one.key else (one.numbered, one.numbered_key)
        waiting += [_place(line, one.line, above, key) for line in reversed(one.line.lines)]


def _place(line: Line, parent: Line | None, numbered: Line | None, numbered_key: Key) -> _Placed:
    key = key_of(_LETTERS.sub("", line.number))
    return _Placed(line, key, parent, numbered, numbered_key)


# --- Numbers ---------------------------------------------------------------------------------------


def _counted(placed: Sequence[_Placed]) -> Iterator[Warned]:
    """Numbers that are there twice, and those that are not there."""
    for series in _series(placed):
        met: dict[Key, Line] = {}
        for one in series:
            if one.key in met:
                yield _duplicate(one.line, met[one.key])
            met.setdefault(one.key, one.line)
        yield from _gaps(met)


def _series(placed: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """The lines whose numbers go on from one another."""
    by_level: dict[tuple[Level, int], list[_Placed]] = defaultdict(list)
    for one in placed:
        if one.key:
            by_level[one.line.level, len(one.key)].append(one)
    for lines in by_level.values():
        begins_anew = _begins_anew([one for one in lines if not one.goes_on])
        twice = _headings_twice(lines)
        found: dict[object, list[_Placed]] = defaultdict(list)
        for one in lines:
            is_apart = one.numbered_key in twice if one.goes_on else begins_anew
            found[id(one.numbered if one.goes_on else one.parent) if is_apart else None].append(one)
        yield from found.values()


def _begins_anew(lines: Sequence[_Placed]) -> bool:
    """Whether numbers begin again under each heading: some are there again, and most headings have the same first."""
    parents: dict[Key, set[int]] = defaultdict(set)
    firsts: dict[int, Key] = {}
    for one in lines:
        parents[one.key].add(id(one.parent))
        firsts.setdefault(id(one.parent), one.key)
    counted = Counter(firsts.values()).values()
    return any(len(found) > 1 for found in parents.values()) and 2 * max(counted) > len(firsts)


def _headings_twice(lines: Sequence[_Placed]) -> set[Key]:
    """The numbers that several headings of these lines have."""
    headings: dict[Key, set[int]] = defaultdict(set)
    for one in lines:
        if one.goes_on:
            headings[one.numbered_key].add(id(one.numbered))
    return {key for key, found in headings.items() if len(found) > 1}


def _gaps(met: dict[Key, Line]) -> Iterator[Warned]:
    around: dict[Key, list[tuple[int, Line]]] = defaultdict(list)
    for key, line in met.items():
        last = _count(key[-1])
        if last:
            around[key[:-1]].append((last, line))
    for beginning, numbers in around.items():
        before = 0
        for last, line in sorted(numbers, key=lambda one: one[0]):
            if last > before + 1:
                yield _gap(beginning, key_of(line.number)[-1].isdigit(), before + 1, last - 1, line)
            before = last


def _count(part: str) -> int:
    if part.isdigit():
        return int(part)
    return ord(part) - ord("a") + 1 if len(part) == 1 else 0


def _gap(beginning: Key, is_digit: bool, first: int, last: int, line: Line) -> Warned:
    def said(number: int) -> str:
        return ".".join((*beginning, str(number) if is_digit else chr(ord("a") + number - 1)))

    count = last - first + 1
    message = ngettext(
        "Il manque le numéro %(first)s avant « %(line)s ». S’il a été retiré du plan, il n’y a rien à faire ; sinon, "
        "ajoutez la ligne au document.",
        "Il manque les numéros %(first)s à %(last)s avant « %(line)s ». S’ils ont été retirés du plan, il n’y a rien à "
        "faire ; sinon, ajoutez les lignes au document.",
        count,
    ) % {"first": said(first), "last": said(last), "line": quoted(line.number, line.text)}
    return Warned("gap", line.place, message)


def _duplicate(line: Line, first: Line) -> Warned:
    message = _(
        "Le numéro %(number)s est déjà celui de « %(first)s » (%(place)s) : les deux lignes sont gardées. Corrigez le "
        "numéro de l’une d’elles."
    ) % {"number": line.number, "first": quoted("", first.text), "place": first.place}
    return Warned("duplicate", line.place, message)


def _styles(placed: Sequence[_Placed]) -> Iterator[Warned]:
    """Numbers with a dot at their end beside numbers without."""
    kinds: dict[tuple[Level, int], dict[bool, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for one in placed:
        if len(one.key) > 1:
            kinds[one.line.level, len(one.key)][one.line.number.endswith(".")].append(one.line)
    for found in kinds.values():
        if len(found) < 2:
            continue
        few, many = sorted(found.values(), key=len)
        shown = ", ".join(f"« {line.number} »" for line in few[:_FEW]) + (
            " …" if len(few) > _FEW else ""
        )
        yield Warned(
            "number",
            few[0].place,
            _(
                "%(shown)s ne sont pas écrits comme « %(other)s » : les numéros sont gardés tels quels. Choisissez une "
                "seule manière d’écrire le point final."
            )
            % {"shown": shown, "other": many[0].number},
        )


# --- Names and years ---------------------------------------------------------------------------------


def _spellings(lines: Sequence[Line]) -> Iterator[Warned]:
    """Acronyms that are a tag but for two letters that changed places."""
    tags = Counter(tag for line in lines for tag in line.tags if _ACRONYM.fullmatch(tag))
    counts: Counter[str] = Counter()
    places: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        for acronym in _ACRONYM.findall(f"{line.text} {line.aim}"):
            counts[acronym] += 1
            places[acronym].append(line.place)
    by_letters: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for acronym in places:
        by_letters[tuple(sorted(acronym))].append(acronym)
    for tag in tags:
        for other in by_letters[tuple(sorted(tag))]:
            is_rarer = other not in tags or (counts[other], other) < (counts[tag], tag)
            if is_rarer and _is_swapped(tag, other):
                yield _spelling(tag, other, places[other])


def _is_swapped(one: str, other: str) -> bool:
    at = [
        index for index, (left, right) in enumerate(zip(one, other, strict=True)) if left != right
    ]
    return len(at) == 2 and at[1] == at[0] + 1


def _spelling(tag: str, other: str, places: Sequence[str]) -> Warned:
    shown = ", ".join(list(dict.fromkeys(places))[:_FEW])
    message = _(
        "« %(other)s » (%(places)s) ressemble à « %(tag)s » : s’agit-il du même organisme ? Les deux sont gardés tels "
        "quels. Corrigez le document si c’est une faute de frappe."
    ) % {"other": other, "places": shown, "tag": tag}
    return Warned("spelling", places[0], message)


@dataclass(frozen=True)
class _Range:
    years: str
    words: frozenset[str]
    place: str


def _years(lines: Sequence[Line]) -> Iterator[Warned]:
    """Ranges of several years that differ though the same words stand before them."""
    ranges = [found for line in lines for found in _ranges(line)]
    counts = Counter(found.years for found in ranges)
    by_words: dict[frozenset[str], dict[str, _Range]] = defaultdict(dict)
    said: set[frozenset[str]] = set()
    for found in ranges:
        for pair in _pairs(found.words):
            for other in by_words[pair].values():
                both = frozenset((found.years, other.years))
                if found.years != other.years and both not in said:
                    said.add(both)
                    yield _disagreement(*sorted((found, other), key=lambda one: counts[one.years]))
            if len(by_words[pair]) < _FEW:
                by_words[pair].setdefault(found.years, found)


def _ranges(line: Line) -> Iterator[_Range]:
    for found in _YEARS.finditer(line.text):
        # Years that follow one another are told one after the other; a framework of five has but one name.
        if int(found[2]) - int(found[1]) > 1:
            words = normalise(line.text[max(0, found.start() - 80) : found.start()]).split()
            said = [word for word in words if len(word) >= _SHORTEST_WORD and not word.isdigit()]
            yield _Range(f"{found[1]}-{found[2]}", frozenset(said[-_WORDS_BEFORE:]), line.place)


def _pairs(words: frozenset[str]) -> Iterator[frozenset[str]]:
    ordered = sorted(words)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            yield frozenset((one, other))


def _disagreement(one: _Range, other: _Range) -> Warned:
    message = _(
        "« %(one)s » ici, mais « %(other)s » pour la même chose (%(place)s) : les deux sont gardés tels quels. "
        "Corrigez celui qui n’est plus le bon."
    ) % {"one": one.years, "other": other.years, "place": other.place}
    return Warned("year", one.place, message)

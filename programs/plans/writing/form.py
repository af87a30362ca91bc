"""One printed line: how it is said, and how it is read.

« Objectif 1.1 – Texte » is a line of the plan, « Action de l’axe 1.4 – Texte » one that says what it stands under,
« Échéancier : Juin » a detail of the line above. What would be read otherwise is spelt by the code of its character,
``\\{3b}``: a semicolon in a name of a list, a dash in a number. Texts that people write hardly ever need one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines.model import Line, Outline
from programs.plans.writing import words

DASH = " – "
# Begins a line of text that goes on with the one above: neither spaces nor empty lines can be counted on.
CONTINUES = "↳"
_CODE = re.compile(r"\\\{([0-9a-f]{1,6})\}")
# What reads as a code of ours, or of Office (« _x000D_ »); ends of lines that are none of ours; what
# readers drop, as what hyphenation leaves; what XML cannot hold.
_UNSAFE = re.compile(
    r"\\(?=\{[0-9a-f]{1,6}\})|_(?=x[0-9A-Fa-f]{4}_)|[\u00ad\u2028\u2029\ufffe\uffff]"
)
_IN_NUMBER = re.compile(r"(?<!\S)[–—-](?!\S)|:(?!\S)|\n")
_SEPARATOR = r"(?:\s+[–—-]|\s*:)(?=\s|$)"


@dataclass(frozen=True)
class Placed:
    """A line of the plan, and what it stands under where that is not the nearest line that may hold it."""

    line: Line
    parent: str | None
    under: Line | None
    axis: Line | None


@dataclass(frozen=True)
class Head:
    """A line of the plan, as read. ``parent`` is a level or ``words.PLAN``, None for the nearest that may hold it."""

    level: Level
    parent: str | None
    number: str
    text: str


@dataclass(frozen=True)
class Detail:
    """Something said of the plan, where ``is_of_plan``, or of the line above."""

    name: str
    value: str
    is_of_plan: bool = False


@dataclass(frozen=True)
class Lead:
    """« Actions de l’axe »: what the actions of the rows below stand under."""

    parent: str


# --- Writing ----------------------------------------------------------------------------------


def placed(outline: Outline) -> Iterator[Placed]:
    """The lines of the plan in the order of reading, each with what must be said of its place."""
    path: list[Line] = []
    for line, above in _paths(outline.lines, []):
        nearest = next((one for one in reversed(path) if holds(one.level, line.level)), None)
        under = above[-1] if above else None
        parent = None if nearest is under else (under.level.value if under else words.PLAN)
        path = [*above, line]
        axis = next((one for one in path if one.level == Level.AXIS), None)
        yield Placed(line, parent, under, axis)


def _paths(lines: list[Line], above: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    for line in lines:
        yield line, above
        yield from _paths(line.lines, [*above, line])


def holds(one: str, other: str) -> bool:
    """Whether a line of level ``one`` may hold one of level ``other``."""
    return DEPTHS[one] < DEPTHS[other]


def head(one: Placed) -> str:
    """« Objectif 1.1 – Texte »."""
    line = one.line
    number = _IN_NUMBER.sub(coded, safe(line.number))
    if number and _is_read_otherwise(one, number):
        number = code(number[0]) + number[1:]
    return f"{_beginning(one, number)}{DASH}{safe(line.text)}".rstrip()


def level_words(one: Placed) -> str:
    """« Action », or « Action de l’axe » where that must be said."""
    word = str(one.line.level.label)
    return word if one.parent is None else f"{word} {words.OF_PARENT[one.parent]}"


def lead(parent: str) -> str:
    return f"{words.ACTIONS} {words.OF_PARENT[parent]}"


def details(line: Line) -> dict[str, str]:
    """What is said of a line, by attribute, the names of a list one a line."""
    found = {}
    for name in words.DETAILS:
        value = getattr(line, name)
        said = _names(value) if name in words.LISTS else safe(value)
        if said:
            found[name] = said
    return found


def of_plan(outline: Outline) -> dict[str, str]:
    """What is said of the plan, by attribute, but for its title."""
    found = {name: safe(getattr(outline, name)) for name in words.OF_PLAN if name != "title"}
    return {name: said for name, said in found.items() if said}


def label(name: str) -> str:
    """« Échéancier : », which is followed by what is said."""
    return _("%(word)s :") % {"word": words.DETAILS.get(name) or words.OF_PLAN[name]}


def beside(name: str, said: str) -> str:
    """What is said, as it stands beside its label: names on one line."""
    return said.replace("\n", " ; ") if name in words.LISTS else said


def detail(name: str, said: str) -> str:
    """« Échéancier : Juin »."""
    return f"{label(name)} {beside(name, said)}"


def title(outline: Outline) -> str:
    """The title as it stands alone, which must not begin like a line of the plan."""
    said = safe(outline.title)
    if said and (said.startswith(CONTINUES) or read(said) is not None):
        return code(said[0]) + said[1:]
    return said


def safe(text: str) -> str:
    """The text with « \\n » as its only end of line, and codes for what no file keeps."""
    return _UNSAFE.sub(coded, text.replace("\r\n", "\n").replace("\r", "\n"))


def code(character: str) -> str:
    return f"\\{{{ord(character):x}}}"


def coded(found: re.Match[str]) -> str:
    """The code of the one character that was found."""
    return code(found[0])


def _beginning(one: Placed, number: str) -> str:
    return f"{level_words(one)} {number}".rstrip()


def _is_read_otherwise(one: Placed, number: str) -> bool:
    found = read(f"{_beginning(one, number)}{DASH}-")
    said = (one.line.level, one.parent, decoded(number))
    return not isinstance(found, Head) or (found.level, found.parent, found.number) != said


def _names(names: tuple[str, ...]) -> str:
    return "\n".join(re.sub("[;\n]", coded, safe(name)) for name in names)


# --- Reading ----------------------------------------------------------------------------------


def read(text: str) -> Head | Detail | Lead | None:
    """What a printed line says, None where it does not begin like any."""
    return _detail(text) or _lead(text) or _head(text)


def level_of(text: str) -> tuple[Level, str | None] | None:
    """The level that a cell names, and what the line stands under where it says so."""
    found = _head(text + DASH)
    return (found.level, found.parent) if found and not found.number else None


def names(text: str) -> tuple[str, ...]:
    """The names of a list, one a line or with semicolons between."""
    return tuple(decoded(name) for part in re.split("[;\n]", text) if (name := part.strip()))


def value_of(name: str, text: str) -> str | tuple[str, ...]:
    return names(text) if name in words.LISTS else decoded(text.strip())


def decoded(text: str) -> str:
    return _CODE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    is_one = number < 0xD800 or 0xDFFF < number <= 0x10FFFF
    return chr(number) if is_one else found[0]


def _detail(text: str) -> Detail | None:
    for kind in ("details", "plan"):
        for name, expression in _labels(kind).items():
            if found := expression.match(text):
                return Detail(name, text[found.end() :].strip(), kind == "plan")
    return None


@cache
def _labels(kind: str) -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?:{spelt.pattern})\s*:(?=\s|$)", re.IGNORECASE)
        for name, spelt in words.expressions(kind).items()
    }


def _lead(text: str) -> Lead | None:
    found = words.expressions("actions")["actions"].match(text)
    parent = words.named("parents", text[found.end() :]) if found else None
    return None if parent is None else Lead(parent)


def _head(text: str) -> Head | None:
    for level, expression in _heads().items():
        if found := expression.fullmatch(text):
            parent = words.named("parents", found["of"]) if found["of"] else None
            number, said = (found["number"] or "").strip(), found["text"].strip()
            return Head(Level(level), parent, decoded(number), decoded(said))
    return None


@cache
def _heads() -> dict[str, re.Pattern[str]]:
    parents = words.spellings(words.OF_PARENT.values())
    rest = rf"(?:\s+(?P<of>{parents}))?(?:\s+(?P<number>\S.*?))??{_SEPARATOR}(?P<text>.*)"
    return {
        level: re.compile(f"(?:{spelt.pattern}){rest}", re.IGNORECASE | re.DOTALL)
        for level, spelt in words.expressions("levels").items()
    }

"""Tags: what stands in brackets at the end of lines, where it is one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from programs.lib.text import normalise
from programs.plans.outlines.model import Line

_LAST_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,60})\)[\s.;]*$")
_BETWEEN = re.compile(r"\s*(?:,|/|;|\bet\b|\band\b)\s*")
_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&]+(?:-[A-ZÀ-Ý0-9]{2,})?")
# A phrase in small letters, such as « collaboration interconseils »: an explanation has more words, or other signs.
_PHRASE = re.compile(r"[^\W\d_][\w'’ -]*")
_EXPLAINS = re.compile(
    r"(?:p ex|par ex|ex|etc|voir|cf|incluant|excluant|inclut|notamment|dont|y compris|soit|suite|e g|i e|see|including"
    r"|en|dans|pour|avec|par|selon|a|de|si|facultatif|optionnel)\b.*|.*\betc"
)
_MOST_WORDS = 3
_FEWEST = 2


def tag(lines: Sequence[Line], known: Iterable[str]) -> None:
    """Give each line the tags that end it. They stay in its text.

    An acronym is one, but where it abbreviates the words before it; a phrase, where several lines end in it or it goes
    on from one that does; anything that ``known``, the names of organisations, has.
    """
    inside = {id(line): found for line in lines if (found := _brackets(line.text))}
    counted = Counter(normalise(text) for text in inside.values())
    names = {normalise(name) for name in known} - {""}
    often = {
        said for said, count in counted.items() if count >= _FEWEST and _is_phrase(said, inside)
    }
    for line in lines:
        if text := inside.get(id(line)):
            line.tags = _tags(line.text, text, counted, often, names)


def _brackets(text: str) -> str:
    found = _LAST_BRACKETS.search(text[-80:])
    return " ".join(found["inside"].split()) if found else ""


def _is_phrase(said: str, inside: dict[int, str]) -> bool:
    return bool(said) and len(said.split()) <= _MOST_WORDS and not _EXPLAINS.fullmatch(said)


def _tags(
    whole: str, text: str, counted: Counter, often: set[str], names: set[str]
) -> tuple[str, ...]:
    said = normalise(text)
    if said in names:
        return (text,)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if all(_is_acronym(piece, names) for piece in pieces):
        is_one = len(pieces) > 1 or counted[said] >= _FEWEST or not _abbreviates(whole, text)
        return tuple(dict.fromkeys(pieces)) if is_one else ()
    if not _PHRASE.fullmatch(text) or len(pieces) > 1:
        return ()
    goes_on = any(said.startswith(f"{one} ") for one in often) and len(said.split()) <= _MOST_WORDS
    return (text,) if said in often or goes_on else ()


def _is_acronym(piece: str, names: set[str]) -> bool:
    return _ACRONYM.fullmatch(piece) is not None or normalise(piece) in names


def _abbreviates(whole: str, acronym: str) -> bool:
    """Whether the words before the brackets begin with the letters of the acronym, which explains them."""
    before = normalise(whole[: whole.rindex("(")]).split()[-3 * len(acronym) :]
    initials = iter(word[0] for word in before)
    return all(letter in initials for letter in normalise(acronym) if letter.isalpha())

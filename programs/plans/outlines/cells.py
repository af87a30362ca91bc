"""What cells and labels say of a line: names of organisations, dates, and which mean they are about."""

import re
from collections.abc import Sequence

from programs.lib.text import normalise
from programs.plans.outlines.marks import BULLET
from programs.plans.outlines.texts import Text

_SHORT = 3
_LONGEST_TIME = 6
_MONTHS = (
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april"
    r"|may|june|july|august|september|october|november|december"
)
_TIME = re.compile(
    rf"(?:en )?(?:cours|continu)|continu|(?:a|au) (?:court|moyen|long)(?: et (?:moyen|long))? terme"
    rf"|a (?:poursuivre|venir|determiner)|termine|complete|annuel(?:lement)?|mensuel(?:lement)?|trimestriel(?:lement)?"
    rf"|ongoing|completed"
    rf"|(?:d ici |avant |fin |debut |en |by |depuis )?(?:(?:le |la )?(?:[0-9]{{1,2}}|1er) )?(?:(?:{_MONTHS}|printemps"
    rf"|ete|automne|hiver|spring|summer|fall|winter) )?(?:19|20)[0-9]{{2}}(?: (?:a |au )?(?:(?:19|20)?[0-9]{{2}}))?"
    rf"|(?:19|20)[0-9]{{2}} [0-9]{{2}} [0-9]{{2}}|{_MONTHS}|(?:[0-9]{{1,2}}|1er) (?:{_MONTHS})"
)


def is_time(text: str) -> bool:
    """Whether the text is a time and nothing else: « En continu », « 2014-2015 », « juin 2025 »."""
    said = normalise(text) if len(text) <= 60 else ""
    return 0 < len(said.split()) <= _LONGEST_TIME and _TIME.fullmatch(said) is not None


def names(texts: Sequence[Text]) -> tuple[str, ...]:
    """One entry a name, as typed: a line each, and where a semicolon or a slash surely sets short names apart."""
    found = [piece for text in texts for line in said(text).split("\n") for piece in _names(line)]
    return tuple(dict.fromkeys(name for name in found if name))


def said(text: Text) -> str:
    """What a line of a cell says: without the bullet, with the number that it may begin with."""
    return text.mark.text if text.mark.name == BULLET else text.raw


def joined(texts: Sequence[Text]) -> str:
    """The lines of a cell, as one text."""
    return "\n".join(text.raw for text in texts)


def _names(line: str) -> list[str]:
    if ";" in line:
        return [piece.strip() for piece in line.split(";")]
    pieces = [piece.strip() for piece in re.split(r"\s/\s", line)]
    return pieces if all(map(_is_short, pieces)) else [line.strip()]


def _is_short(name: str) -> bool:
    is_a_name = name[:1].isupper() and not re.search(r"[,:;()]", name)
    return is_a_name and len(name.split()) <= _SHORT

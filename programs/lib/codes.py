"""Short codes made of names: « CJEO », « EQ » for Emploi-Québec, « EQ2 » for its homonym."""

import re
from collections.abc import Container, Iterator

from programs.lib.text import fold

LONGEST = 12
_SHORTEST = 2
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[^A-Z0-9]")
# What stands between the words of a name, and has no initial in its acronym.
_SMALL = frozenset(
    ("a", "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les")
) | {"and", "for", "in", "of", "the"}
_NO_LETTER = "ORG"


def code_of(acronym: str, name: str, taken: Container[str]) -> str:
    """A code from the acronym, else from the initials of the name; with a digit after it where it is ``taken``."""
    base = _of_acronym(acronym) or _of_name(name) or _NO_LETTER
    return next(code for code in _numbered(base) if code not in taken)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}{number}"
        number += 1


def _of_acronym(acronym: str) -> str:
    """One word is the code itself; of several, capitals are kept and the others give their initials."""
    words = _words(acronym)
    if len(words) == 1:
        return _plain(words[0])
    return _initials(words, keep_capitals=True)


def _of_name(name: str) -> str:
    words = _words(name)
    # A name that is all in capitals has no acronym to keep.
    initials = _initials(words, keep_capitals=not name.isupper())
    return initials if len(initials) >= _SHORTEST else _plain("".join(words))[:4]


def _words(text: str) -> list[str]:
    words = _WORD.findall(text)
    return [word for word in words if word.lower() not in _SMALL] or words


def _initials(words: list[str], *, keep_capitals: bool) -> str:
    return _plain("".join(_kept(word, keep_capitals) for word in words))


def _kept(word: str, keep_capitals: bool) -> str:
    whole = word.isdigit() or (keep_capitals and word.isupper())
    return word if whole else fold(word)[:1]


def _plain(text: str) -> str:
    return _PLAIN.sub("", fold(text).upper())[:LONGEST]

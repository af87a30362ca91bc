"""Text as it is matched, never as it is shown: what was typed stays as typed."""

import re
import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart into a base letter and a mark.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
# The same for the order of names, with the sharp s and the sigma that ends a word. The database's function
# `arrimage_sort_key` says the same: change both.
_LETTERS_IN_ORDER = _LIGATURES | str.maketrans({"ß": "ss", "ς": "σ"})
# Marks, punctuation and spaces, by their places in Unicode: what no first comparison of two names looks at.
_NOT_IN_ORDER = re.compile(
    r"[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u036f"
    r"\u1680\u1ab0-\u1aff\u1dc0-\u1dff\u2000-\u206f\u20d0-\u20ff\u2190-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u303f\ufe00-\ufe2f\ufeff]+"
)
# What commands a terminal or a printer, but for tabs and ends of lines; and the mark of the order of bytes.
_CONTROLS = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]")
_NUMBER = re.compile("[0-9]+")
_NUMBER_WIDTH = 10
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_EXCERPT_LENGTH = 60


def clean(text: str) -> str:
    """Return what was typed in the one form in which it is kept: composed letters (NFC), no control characters.

    « é » typed as a letter and an accent is the « é » of everybody else. The database does the same to all that it
    is given: the trigger of `programs.history`.
    """
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def fold(text: str) -> str:
    """Return the text without case, accents, ligatures and invisible characters."""
    # Twice: folding the case of some letters brings out new marks.
    return _take_apart(_take_apart(text).casefold()).translate(_LIGATURES)


def normalise(text: str) -> str:
    """Return the key under which two spellings of one name are the same.

    Case, accents, ligatures, the form of apostrophes, dashes and spaces do not count.
    Text without a letter or a digit gives "": compare with `same`, which never matches it.
    """
    return _NOT_A_LETTER_OR_DIGIT.sub(" ", fold(text)).strip()


def same(one: str | None, other: str | None) -> bool:
    """Say whether two texts match once normalised; a blank never matches, even a blank."""
    key = normalise(one or "")
    return key != "" and key == normalise(other or "")


def sort_key(text: str) -> str:
    """Return the key by which names stand in the order of a French dictionary, in Québec.

    Only letters and digits count, without case, accents, ligatures, apostrophes, hyphens and spaces, as the
    Canadian standard of alphanumeric ordering (CAN/CSA-Z243.4.1) compares first: « d’Amours » stands under D,
    « Étienne » under E, « Œuvray » between « Odette » and « Ogden », « Le Blanc » beside « Leblanc ». The
    database has the same function, ``arrimage_sort_key``, for what it puts in order itself.
    """
    letters = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS_IN_ORDER)
    return _NOT_IN_ORDER.sub("", letters)


def counted_key(text: str) -> str:
    """As ``sort_key``, numbers in the order in which people count: « R-9 » before « R-10 », « 1.2 » before « 1.10 ».

    Numbers of more than ten digits stand by their first ones. The database says the same: ``arrimage_counted_key``.
    """
    return sort_key(_NUMBER.sub(lambda found: found[0].lstrip("0").zfill(_NUMBER_WIDTH), text))


def in_order(texts: Iterable[str]) -> list[str]:
    """Return the texts in the order of a French dictionary, those of one key always in the same order."""
    return sorted(texts, key=lambda text: (sort_key(text), text))


def excerpt(value: object) -> str:
    """Return what was read, on one line and short enough to stand in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= _EXCERPT_LENGTH else text[: _EXCERPT_LENGTH - 1] + "…"


def is_english(language: str) -> bool:
    """Say whether a language code ("en", "en-ca") is English; everything else is French."""
    return language.lower().split("-")[0].split("_")[0] == "en"


def listed(texts: Iterable[str], language: str) -> str:
    """Several texts on one line, any of which may hold commas."""
    return ("; " if is_english(language) else "\u00a0; ").join(texts)


def _take_apart(text: str) -> str:
    """Decompose the text and drop its marks and its invisible characters."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Me", "Cf"})

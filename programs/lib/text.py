"""Text as it is matched, never as it is shown: what was typed stays as typed."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_EXCERPT_LENGTH = 60


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


def excerpt(value: object) -> str:
    """Return what was read, on one line and short enough to stand in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= _EXCERPT_LENGTH else text[: _EXCERPT_LENGTH - 1] + "…"


def is_english(language: str) -> bool:
    """Say whether a language code ("en", "en-ca") is English; everything else is French."""
    return language.lower().split("-")[0].split("_")[0] == "en"


def _take_apart(text: str) -> str:
    """Decompose the text and drop its marks and its invisible characters."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Me", "Cf"})

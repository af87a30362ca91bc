"""Numbers of axes, objectives and actions: text as printed, sorted as people count."""

import re

from programs.lib.text import normalise

# Digits, or a run of anything else but spaces: "m8" is "m" then "8".
_TOKEN = re.compile(r"[0-9]+|[^\s0-9]+")
_WIDTH = 6
_GROWTH = 6

# Up to 89 and without C, D and M: "II" is a number, "M 8", "C" and "MC" are letters.
# A lone L is a letter too, as in a list that goes from A to Z.
_ROMAN = re.compile(r"(?!l$)(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def natural_key(text: str) -> str:
    """Return a key to store beside a number, whose plain order is the natural order.

    "1" < "1.1." < "1.2" < "1.10", "I" < "II" < "IX", "M 8" < "M 10"; a blank comes first, and
    case, accents and punctuation do not count. Compare keys by code point (collation "C").
    Numbers are ordered up to six digits. A key is at most six times as long as its text.
    """
    key = " ".join(_sortable(token) for token in _TOKEN.findall(normalise(text)))
    longest = _GROWTH * len(text)
    # Only characters that stand for several ("½") grow more: their last tokens are dropped.
    return key if len(key) <= longest else key[: longest + 1].rpartition(" ")[0]


def _sortable(token: str) -> str:
    """Pad a number, Arabic or Roman, so that it sorts as text; leave a word alone."""
    if token[0] in "0123456789":
        return token.lstrip("0").zfill(_WIDTH)
    if _ROMAN.fullmatch(token):
        return str(_roman_value(token)).zfill(_WIDTH)
    return token


def _roman_value(token: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in token]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )

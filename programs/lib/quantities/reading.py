"""Reads a quantity as people write it: « plus de 315 000 $ », « 1,2 M$ », « une dizaine », « 70 % »."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.lib.quantities.numbers import exact_number, parse_number, says_unknown
from programs.lib.quantities.stated import Qualifier, Quantity
from programs.lib.text import excerpt, fold

_LONGEST_QUANTITY = 80

# Everything below is matched on text that `_plain` prepared.
_UNITS = {
    "dollars": r"\$(?: ?(?:cad|ca|c))?|cad|dollars?",
    "percent": "%|pour cent|percent|per cent",
    "hours": "h|heures?|hours?|hrs?",
    "days": "jours?|days?",
    "persons": "personnes?|persons?|people",
}
_UNIT = "|".join(_UNITS.values())
_TIMES = {
    Decimal(1_000): "k|mille|milliers?|thousand",
    Decimal(1_000_000): "m|millions?",
    Decimal(1_000_000_000): "milliards?|billions?",
}
_MAGNITUDE = "|".join(_TIMES.values())
# A rounded number has a word of its own.
_ROUND = {
    "demi douzaine": 6, "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15,
    "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
    "centaine": 100, "millier": 1000,
    "half dozen": 6, "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_ROUND_WORD = "|".join(_ROUND)
_COUNT = r"[0-9][0-9 .,]*?"
_MEASURE = (
    rf"((?:ca ?|cad ?)?\$ ?{_COUNT}(?: ?(?:{_MAGNITUDE}))?"
    rf"|{_COUNT}(?: ?(?:{_MAGNITUDE}))?(?: ?(?:de |d )?(?:{_UNIT}))?"
    rf"|(?:une?|a) (?:{_ROUND_WORD})(?: (?:de |d )?(?:{_UNIT}))?)"
)
_PARTS = re.compile(
    rf"(?:(?:ca ?|cad ?)?(?P<sign>\$) ?)?(?P<number>{_COUNT})"
    rf"(?: ?(?P<times>{_MAGNITUDE}))?(?: ?(?:de |d )?(?P<unit>{_UNIT}))?"
)
_ROUND_PARTS = re.compile(rf"(?:une?|a) (?P<word>{_ROUND_WORD})(?: (?:de |d )?(?P<unit>{_UNIT}))?")
# « 1,234 M$ » is a little over a million to one reader, and over a billion to another.
_DOUBTFUL = re.compile(r"[0-9]+[.,][0-9]{3}")

_BEFORE = {
    Qualifier.ABOUT: "pres d(?:e)?|environ|autour d(?:e)?|a peu pres|about|around|nearly|almost|~|≈",
    Qualifier.AT_LEAST: "au moins|(?:au )?minimum(?: de)?|at least|≥|>=",
    Qualifier.AT_MOST: (
        "jusqu a|au plus|(?:au )?maximum(?: de)?|pas plus d(?:e)?|up to|at most|no more than|≤|<="
    ),
    Qualifier.OVER: "plus d(?:e)?|more than|over|>",
}
_AFTER = {
    Qualifier.ABOUT: "environ|or so",
    Qualifier.AT_LEAST: r"et plus|ou plus|au moins|(?:au )?minimum|or more|and over|\+",
    Qualifier.AT_MOST: "au plus|(?:au )?maximum|or less|or fewer",
}
_RANGES = (
    rf"(?:de |from )?{_MEASURE} (?:a|to) {_MEASURE}",
    rf"(?:entre |between ){_MEASURE} (?:et|and) {_MEASURE}",
    rf"{_MEASURE} (?:ou|or) {_MEASURE}",
    rf"{_MEASURE} ?- ?{_MEASURE}",
)


def parse_quantity(value: str | int | float | Decimal | None) -> Quantity:
    """Return the quantity that a person typed, in French or in English; blank is unknown.

    It keeps the unit that was written: $, %, hours, days, persons. Raises ValueError, in French,
    naming what was read.
    """
    if value is None or (isinstance(value, str) and says_unknown(value)):
        return Quantity(None, None, Qualifier.UNKNOWN)
    try:
        if isinstance(value, str):
            return _read_quantity(_plain(value))
        return _qualified(exact_number(value), Qualifier.EXACT)
    except ValueError as error:
        raise ValueError(
            _(
                "« %(text)s » n’est pas une quantité. Écrivez par exemple 42, 3 à 5, au moins 10, 70 %%, "
                "plus de 75 000 $ ou une dizaine."
            )
            % {"text": excerpt(value)}
        ) from error


def _plain(text: str) -> str:
    """Return the text folded, with one form of dash and of space and without apostrophes."""
    one_dash = re.sub("[‐-―−]", "-", fold(text.replace("\\$", "$")))
    return " ".join(re.sub("['’]", " ", one_dash).split())


def _read_quantity(plain: str) -> Quantity:
    """Read a whole quantity out of text that `_plain` prepared; ValueError if it is none."""
    if len(plain) > _LONGEST_QUANTITY:
        raise ValueError(plain)
    for pattern in _RANGES:
        if match := re.fullmatch(pattern, plain):
            return _range(*match.groups())
    for qualifier, words in _BEFORE.items():
        if match := re.fullmatch(rf"(?:{words}) ?{_MEASURE}", plain):
            return _measured(match[1], qualifier)
    for qualifier, words in _AFTER.items():
        if match := re.fullmatch(rf"{_MEASURE} ?(?:{words})", plain):
            return _measured(match[1], qualifier)
    return _measured(plain, Qualifier.EXACT)


def _range(first: str, second: str) -> Quantity:
    """« 1,2 à 1,5 M$ »: what is written once, after the second number, is of the first one too."""
    low, times, unit, _is_round = _measure(first)
    high, both_times, both_unit, _is_round = _measure(second)
    if unit and unit != both_unit:
        raise ValueError(first)
    if times is None and not unit:
        times = both_times
    low, high = low * (times or 1), high * (both_times or 1)
    return Quantity(low, high, Qualifier.EXACT if low == high else Qualifier.RANGE, both_unit)


def _measured(text: str, qualifier: Qualifier) -> Quantity:
    number, times, unit, is_round = _measure(text)
    if is_round and qualifier == Qualifier.EXACT:
        qualifier = Qualifier.ABOUT
    return _qualified(number * (times or 1), qualifier, unit)


def _measure(text: str) -> tuple[Decimal, Decimal | None, str, bool]:
    """The number of ``text``, what multiplies it, its unit, and whether it is a rounded one."""
    if match := _ROUND_PARTS.fullmatch(text):
        return Decimal(_ROUND[match["word"]]), None, _unit_of(match["unit"]), True
    match = _PARTS.fullmatch(text)
    if not match or (match["sign"] and match["unit"]):
        raise ValueError(text)
    times = match["times"] and next(
        factor for factor, words in _TIMES.items() if re.fullmatch(words, match["times"])
    )
    if times and _DOUBTFUL.fullmatch(match["number"]):
        raise ValueError(text)
    return parse_number(match["number"]), times, _unit_of(match["sign"] or match["unit"]), False


def _unit_of(written: str | None) -> str:
    if not written:
        return ""
    return next(unit for unit, words in _UNITS.items() if re.fullmatch(words, written))


def _qualified(number: Decimal, qualifier: Qualifier, unit: str = "") -> Quantity:
    if qualifier == Qualifier.AT_MOST:
        return Quantity(None, number, qualifier, unit)
    if qualifier in {Qualifier.AT_LEAST, Qualifier.OVER}:
        return Quantity(number, None, qualifier, unit)
    return Quantity(number, number, qualifier, unit)

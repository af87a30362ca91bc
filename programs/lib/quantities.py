"""Counts, stated quantities and percentages: unknown is not zero."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib.text import excerpt, fold, is_english, normalise

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

# "Près de 40" agrees with 36 to 44.
ABOUT_TOLERANCE = Decimal("0.10")


def unknown(language: str) -> str:
    """Return how a value that nobody knows is printed."""
    return "n.a." if is_english(language) else "n.\u00a0d."


def not_applicable(language: str) -> str:
    """Return how a value that cannot exist is printed (a share of nothing)."""
    return "n/a" if is_english(language) else "s.\u00a0o."


# --- numbers -------------------------------------------------------------------------------------

_LONGEST_NUMBER = 40
_UNKNOWN_WORDS = {"n d", "nd", "n a", "non disponible", "inconnu", "unknown"}
_FRENCH_MARKS = str.maketrans(",.", f"{NO_BREAK_SPACE},")
# Each has the whole part, then the fraction.
_WRITTEN_NUMBERS = (
    re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}|[0-9]{4,}))?"),  # 1234 · 1234,5
    re.compile(r"()[.,]([0-9]+)"),  # ,5
    re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,]([0-9]+))?"),  # 12 500,50
    re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),  # 12,500.50
    re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)"),  # 12.500,50
    re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})()"),  # 1.234.567
)


def parse_number(text: str) -> Decimal:
    """Return the number that a person typed, without sign, unit or currency.

    Groups of three may be set apart by any space, by commas ("1,234" is 1234) or by points where
    no doubt remains ("1.234.567", "1.234,50"). "1.234" and "0,125" alone are refused: one reader
    sees thousands, another a fraction. Raises ValueError, in French, naming what was read.
    """
    body = " ".join(text.split())
    if len(body) <= _LONGEST_NUMBER:
        for written in _WRITTEN_NUMBERS:
            if match := written.fullmatch(body):
                whole, fraction = match.groups()
                return Decimal(f"{re.sub('[ .,]', '', whole) or 0}.{fraction or 0}")
    raise ValueError(
        _("« %(text)s » n’est pas un nombre. Écrivez-le 1234 ou 1234,5.") % {"text": excerpt(text)}
    )


def exact_number(value: int | float | Decimal) -> Decimal:
    """Return a number of a spreadsheet as the decimal that it shows, at most six places long.

    A spreadsheet computes in binary and holds 0.30000000000000004 where it shows 0.3. Raises
    ValueError, in French, for what is no finite number.
    """
    number = None if isinstance(value, bool) else Decimal(value)
    if number is None or not number.is_finite():
        raise ValueError(_("« %(text)s » n’est pas un nombre.") % {"text": excerpt(value)})
    return Decimal(repr(round(value, 6))) if isinstance(value, float) else number


def says_unknown(text: str) -> bool:
    """Say whether a cell leaves its value unknown: blank, or "n. d." as we print it."""
    return not text.strip() or normalise(text) in _UNKNOWN_WORDS


def format_number(number: int | Decimal | None, language: str) -> str:
    """Return a number with its groups of three, its decimals as they are and a true minus."""
    if number is None:
        return unknown(language)
    value = Decimal(number)
    digits = f"{abs(value):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return (MINUS if value < 0 else "") + localise_digits(digits, language)


def localise_digits(digits: str, language: str) -> str:
    """Return digits written "1,234.5" as the language writes them, without a place to break."""
    if is_english(language):
        return digits
    return digits.translate(_FRENCH_MARKS)


# --- percentages ---------------------------------------------------------------------------------


def round_half_up(value: Decimal, places: int = 1) -> Decimal:
    """Return the value at that many decimals; a half goes away from zero (31.25 → 31.3)."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent(numerator: int | Decimal | None, denominator: int | Decimal | None) -> Decimal | None:
    """Return the percentage at one decimal; None if a part is unknown or the whole is zero."""
    if numerator is None or not denominator:
        return None
    return round_half_up(100 * Decimal(numerator) / Decimal(denominator))


def format_percent(value: Decimal | None, language: str) -> str:
    """Return a percentage such as "58,8 %", always with one decimal."""
    if value is None:
        return not_applicable(language)
    rounded = round_half_up(Decimal(value))
    digits = (MINUS if rounded < 0 else "") + localise_digits(f"{abs(rounded):,f}", language)
    return f"{digits}%" if is_english(language) else f"{digits}{NO_BREAK_SPACE}%"


def shares(counts: Sequence[int | Decimal | None]) -> list[Decimal | None]:
    """Return what percentage of their sum each count is, in the order given.

    One unknown count makes the whole unknown, so every share is then None; so it is at zero.
    """
    known = [count for count in counts if count is not None]
    whole = sum(known) if len(known) == len(counts) else None
    return [percent(count, whole) for count in counts]


def adds_up(parts: Sequence[Decimal | None]) -> bool:
    """Say whether printed shares need no note: they make 100 exactly, or there are none."""
    known = [part for part in parts if part is not None]
    return not known or sum(known) == 100


# --- stated quantities ---------------------------------------------------------------------------


class Qualifier(StrEnum):
    """How a document qualifies the quantity that it states."""

    label: str  # a lazy translation

    EXACT = "", gettext_lazy("exactement")
    ABOUT = "about", gettext_lazy("près de")
    AT_LEAST = "at_least", gettext_lazy("au moins")
    AT_MOST = "at_most", gettext_lazy("jusqu’à")
    OVER = "over", gettext_lazy("plus de")
    RANGE = "range", gettext_lazy("de … à …")
    UNKNOWN = "unknown", gettext_lazy("inconnue")

    def __new__(cls, value: str, label: str = "") -> "Qualifier":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classproperty
    def choices(cls) -> list[tuple[str, str]]:
        """The (value, label) pairs that a model field expects."""
        return [(member.value, member.label) for member in Qualifier]


# A notation in each language, as parsed and as displayed; not translated with the interface,
# because a document in one language is read and printed whatever the reader's language.
_DISPLAYED = {
    "fr": {
        Qualifier.EXACT: "{low}",
        Qualifier.ABOUT: "près de {low}",
        Qualifier.AT_LEAST: "au moins {low}",
        Qualifier.AT_MOST: "jusqu’à {high}",
        Qualifier.OVER: "plus de {low}",
        Qualifier.RANGE: "{low} à {high}",
    },
    "en": {
        Qualifier.EXACT: "{low}",
        Qualifier.ABOUT: "nearly {low}",
        Qualifier.AT_LEAST: "at least {low}",
        Qualifier.AT_MOST: "up to {high}",
        Qualifier.OVER: "over {low}",
        Qualifier.RANGE: "{low} to {high}",
    },
}
_EITHER = {"fr": "{low} ou {high}", "en": "{low} or {high}"}

# Matched on text that `_plain` prepared.
_LONGEST_QUANTITY = 80
_NUMBER = r"([0-9][0-9 .,]*?)"
_BEFORE = {
    Qualifier.ABOUT: "pres de|environ|autour de|a peu pres|about|around|nearly|almost|~|≈",
    Qualifier.AT_LEAST: "au moins|(?:au )?minimum(?: de)?|at least|≥|>=",
    Qualifier.AT_MOST: (
        "jusqu a|au plus|(?:au )?maximum(?: de)?|pas plus de|up to|at most|no more than|≤|<="
    ),
    Qualifier.OVER: "plus de|more than|over|>",
}
_AFTER = {
    Qualifier.ABOUT: "environ",
    Qualifier.AT_LEAST: r"et plus|ou plus|au moins|(?:au )?minimum|or more|and over|\+",
    Qualifier.AT_MOST: "au plus|(?:au )?maximum|or less|or fewer",
}
_RANGES = (
    rf"(?:de |from )?{_NUMBER} (?:a|to) {_NUMBER}",
    rf"(?:entre |between ){_NUMBER} (?:et|and) {_NUMBER}",
    rf"{_NUMBER} (?:ou|or) {_NUMBER}",
    rf"{_NUMBER} ?- ?{_NUMBER}",
)


@dataclass(frozen=True)
class Quantity:
    """A quantity as a document states it: exact, bounded, approximate or unknown.

    EXACT and ABOUT have both bounds equal, AT_LEAST and OVER a minimum, AT_MOST a maximum, RANGE
    a minimum under its maximum, UNKNOWN none. Bounds that say more than their qualifier win: two
    empty ones are UNKNOWN, two different ones without a qualifier are a RANGE; one bound stands
    for both where they are equal. Raises ValueError, in French, for any other combination.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    qualifier: str = Qualifier.EXACT

    def __post_init__(self) -> None:
        low = None if self.minimum is None else Decimal(self.minimum)
        high = None if self.maximum is None else Decimal(self.maximum)
        qualifier = Qualifier(self.qualifier)
        if low is None and high is None:
            qualifier = Qualifier.UNKNOWN
        elif qualifier in {Qualifier.EXACT, Qualifier.ABOUT}:
            low = high if low is None else low
            high = low if high is None else high
            if qualifier == Qualifier.EXACT and low != high:
                qualifier = Qualifier.RANGE
        if not _is_consistent(low, high, qualifier):
            raise ValueError(_("Les bornes de la quantité ne vont pas avec son qualificatif."))
        object.__setattr__(self, "minimum", low)
        object.__setattr__(self, "maximum", high)
        object.__setattr__(self, "qualifier", qualifier)

    def display(self, language: str) -> str:
        """Return the quantity in words: "3 à 5", "près de 40", "n. d."."""
        if self.qualifier == Qualifier.UNKNOWN:
            return unknown(language)
        notation = "en" if is_english(language) else "fr"
        pattern = _DISPLAYED[notation][Qualifier(self.qualifier)]
        if self._is_either():
            pattern = _EITHER[notation]
        return pattern.format(
            low=format_number(self.minimum, language), high=format_number(self.maximum, language)
        )

    def matches(self, value: int | Decimal | None) -> bool:
        """Say whether a computed value agrees with what was stated.

        About allows a tenth on either side. Nothing contradicts an unknown quantity, and an
        unknown value agrees with no known one.
        """
        if self.qualifier == Qualifier.UNKNOWN:
            return True
        if value is None:
            return False
        low, high = self.minimum, self.maximum
        if self.qualifier == Qualifier.ABOUT and low is not None and high is not None:
            low, high = low - abs(low) * ABOUT_TOLERANCE, high + abs(high) * ABOUT_TOLERANCE
        if self.qualifier == Qualifier.OVER and value == low:
            return False
        return (low is None or low <= value) and (high is None or value <= high)

    def _is_either(self) -> bool:
        """Say whether the range holds two whole numbers and nothing between ("1 ou 2")."""
        if self.qualifier != Qualifier.RANGE or self.minimum is None or self.maximum is None:
            return False
        return self.maximum - self.minimum == 1 and self.minimum % 1 == 0


def parse_quantity(value: str | int | float | Decimal | None) -> Quantity:
    """Return the quantity that a person typed, in French or in English; blank is unknown.

    Raises ValueError, in French, naming what was read.
    """
    if value is None or (isinstance(value, str) and says_unknown(value)):
        return Quantity(None, None, Qualifier.UNKNOWN)
    try:
        if isinstance(value, str):
            return _read_quantity(_plain(value))
        return _qualified(exact_number(value), Qualifier.EXACT)
    except ValueError as error:
        raise ValueError(
            _("« %(text)s » n’est pas une quantité. Écrivez par exemple 42, 3 à 5 ou au moins 10.")
            % {"text": excerpt(value)}
        ) from error


def _is_consistent(low: Decimal | None, high: Decimal | None, qualifier: Qualifier) -> bool:
    match qualifier:
        case Qualifier.UNKNOWN:
            return low is None and high is None
        case Qualifier.AT_LEAST | Qualifier.OVER:
            return low is not None and high is None
        case Qualifier.AT_MOST:
            return low is None and high is not None
        case Qualifier.RANGE:
            return low is not None and high is not None and low < high
        case _:
            return low == high


def _plain(text: str) -> str:
    """Return the text folded, with one form of dash and of space and without apostrophes."""
    one_dash = re.sub("[‐-―−]", "-", fold(text))
    return " ".join(re.sub("['’]", " ", one_dash).split())


def _read_quantity(plain: str) -> Quantity:
    """Read a whole quantity out of text that `_plain` prepared; ValueError if it is none."""
    if len(plain) > _LONGEST_QUANTITY:
        raise ValueError(plain)
    for pattern in _RANGES:
        if match := re.fullmatch(pattern, plain):
            low, high = map(parse_number, match.groups())
            return Quantity(low, high, Qualifier.EXACT if low == high else Qualifier.RANGE)
    for qualifier, words in _BEFORE.items():
        if match := re.fullmatch(rf"(?:{words}) ?{_NUMBER}", plain):
            return _qualified(parse_number(match[1]), qualifier)
    for qualifier, words in _AFTER.items():
        if match := re.fullmatch(rf"{_NUMBER} ?(?:{words})", plain):
            return _qualified(parse_number(match[1]), qualifier)
    return _qualified(parse_number(plain), Qualifier.EXACT)


def _qualified(number: Decimal, qualifier: Qualifier) -> Quantity:
    if qualifier == Qualifier.AT_MOST:
        return Quantity(None, number, qualifier)
    if qualifier in {Qualifier.AT_LEAST, Qualifier.OVER}:
        return Quantity(number, None, qualifier)
    return Quantity(number, number, qualifier)

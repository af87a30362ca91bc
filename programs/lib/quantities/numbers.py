"""Counts and percentages: how they are read and printed. Unknown is not zero."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from programs.lib.text import excerpt, is_english, normalise

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


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
    """Say whether a cell leaves its value unknown: blank, or "n. d." as we print it.

    "#N/A" is the error of a formula, which says nothing of the value.
    """
    if text.lstrip().startswith("#"):
        return False
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


def format_dollars(amount: int | Decimal | None, language: str, *, with_cents: bool = False) -> str:
    """Return "14 300 $" or "$14,300" on one line, with its cents where there are any, or always ``with_cents``."""
    if amount is None:
        return unknown(language)
    rounded = round_half_up(Decimal(amount), 2)
    sign = MINUS if rounded < 0 else ""
    written = f"{abs(rounded):,f}"
    digits = localise_digits(written if with_cents else written.removesuffix(".00"), language)
    return f"{sign}${digits}" if is_english(language) else f"{sign}{digits}{NO_BREAK_SPACE}$"


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

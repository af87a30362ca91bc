"""Canadian dollars: `Decimal` with two places, never a float."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from programs.lib.quantities import (
    exact_number,
    format_dollars,
    parse_number,
    round_half_up,
    says_unknown,
)
from programs.lib.text import excerpt

CENT = Decimal("0.01")
MAXIMUM_DIGITS = 12

_LONGEST_AMOUNT = 60
_SIGN = r"\s*([-−–])?\s*"
# "$12,500 CAD" is written with both; a text out of Markdown has its dollar sign escaped.
_AMOUNT = re.compile(
    rf"{_SIGN}(?:CAD\s*\$?|CA\s*\$|C\s*\$|\\?\$)?{_SIGN}"
    r"([0-9.,][0-9., ]*?)\s*"
    r"(?:\\?\$\s*(?:CAD|CA|C)?|CAD|dollars?)?\s*",
    re.IGNORECASE,
)


def parse_amount(value: str | int | float | Decimal | None) -> Decimal | None:
    """Return an amount in dollars, with two places, out of what a person or a workbook says.

    Takes "14 300 $" with any space, "82 143,00 $", "$12,500", "1500$", "CA$", "CAD", and "(500)"
    or "-500" for less than zero; None, a blank and "n. d." are None. A lone comma before
    three digits sets thousands apart ("1,234" is 1234); "1.234" is refused, because it may be
    either. Raises ValueError, in French, naming what was read: not an amount, more than two
    decimals, more than twelve digits before them.
    """
    if value is None or (isinstance(value, str) and says_unknown(value)):
        return None
    try:
        amount = _read_amount(value) if isinstance(value, str) else exact_number(value)
    except ValueError as error:
        raise ValueError(
            _("« %(text)s » n’est pas un montant. Écrivez-le 14 300 $ ou 14 300,50 $.")
            % {"text": excerpt(value)}
        ) from error
    return _checked(amount, value)


def format_amount(amount: Decimal | int | None, language: str, *, with_cents: bool = False) -> str:
    """Return "14 300 $" or "$14,300" on one line, with its cents where there are any, or always ``with_cents``."""
    return format_dollars(amount, language, with_cents=with_cents)


def split_amount(total: Decimal, weights: Sequence[int | Decimal]) -> list[Decimal]:
    """Share a total out by weight, to the cent, so that the parts make it exactly.

    The cents left over go to the largest remainders, the first of equal ones; a weight of zero
    gets nothing. Raises ValueError for a total that is no whole number of cents, a negative
    weight or no weight above zero.
    """
    cents = Fraction(total) * 100
    portions = [Fraction(weight) for weight in weights]
    whole = sum(portions)
    if cents.denominator != 1:
        raise ValueError(_("Le montant à répartir a plus de deux décimales."))
    if whole == 0 or min(portions) < 0:
        raise ValueError(_("Il faut au moins un poids au-dessus de zéro, et aucun au-dessous."))
    exact = [abs(cents) * portion / whole for portion in portions]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda index: parts[index] - exact[index])
    for index in by_remainder[: int(abs(cents)) - sum(parts)]:
        parts[index] += 1
    sign = -1 if cents < 0 else 1
    return [sign * part * CENT + 0 for part in parts]


def _read_amount(text: str) -> Decimal:
    """Read an amount out of text; ValueError if it is none."""
    # Compatibility forms make one space of the no-break, narrow and thin ones.
    body = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(body) > _LONGEST_AMOUNT:
        raise ValueError(text)
    bracketed = body.startswith("(") and body.endswith(")")
    match = _AMOUNT.fullmatch(body[1:-1] if bracketed else body)
    if not match:
        raise ValueError(text)
    signs = [sign for sign in (match[1], match[2], bracketed) if sign]
    if len(signs) > 1:
        raise ValueError(text)
    number = parse_number(match[3])
    return -number if signs else number


def _checked(amount: Decimal, value: object) -> Decimal:
    """Return the amount with two places, if it fits the database without rounding."""
    if abs(amount) >= 10**MAXIMUM_DIGITS:
        raise ValueError(
            _("« %(text)s » dépasse %(digits)d chiffres avant la virgule.")
            % {"text": excerpt(value), "digits": MAXIMUM_DIGITS}
        )
    rounded = round_half_up(amount, 2)
    if rounded != amount:
        raise ValueError(
            _("« %(text)s » a plus de deux décimales. Écrivez le montant au cent près.")
            % {"text": excerpt(value)}
        )
    return rounded + 0  # no "-0.00"

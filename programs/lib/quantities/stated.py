"""A quantity as a document states it: no more certain than its words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib.quantities.numbers import (
    NO_BREAK_SPACE,
    format_dollars,
    format_number,
    unknown,
)
from programs.lib.text import is_english

# "Près de 40" agrees with 36 to 44.
ABOUT_TOLERANCE = Decimal("0.10")

DOLLARS = "dollars"
PERCENT = "percent"

Write = Callable[[Decimal | None, str], str]


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


class Agreement(StrEnum):
    """What holding a stated quantity against a computed one gives."""

    AGREES = "agrees"
    DIFFERS = "differs"
    # One of the two is unknown, or too little is known of them to say.
    INCOMPARABLE = "incomparable"


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
# Of bounds that are themselves approximate, which only a sum has.
_ROUGHLY = {
    "fr": {
        Qualifier.AT_LEAST: "au moins environ {low}",
        Qualifier.AT_MOST: "jusqu’à environ {high}",
        Qualifier.RANGE: "environ {low} à {high}",
    },
    "en": {
        Qualifier.AT_LEAST: "at least about {low}",
        Qualifier.AT_MOST: "up to about {high}",
        Qualifier.RANGE: "about {low} to {high}",
    },
}
# The units that are written after the last number: one, several.
_SUFFIXES = {
    "fr": {"hours": ("heure", "heures"), "days": ("jour", "jours")},
    "en": {"hours": ("hour", "hours"), "days": ("day", "days")},
}


@dataclass(frozen=True)
class Quantity:
    """A quantity as a document states it: exact, bounded, approximate or unknown.

    EXACT and ABOUT have both bounds equal, AT_LEAST and OVER a minimum, AT_MOST a maximum, RANGE
    a minimum under its maximum, UNKNOWN none. Bounds that say more than their qualifier win: two
    empty ones are UNKNOWN, two different ones without a qualifier are a RANGE; one bound stands
    for both where they are equal. ``unit`` is written with it where it is dollars, per cent, hours
    or days. ``roughly`` says that its bounds are themselves approximate. Raises ValueError, in
    French, for any other combination.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    qualifier: str = Qualifier.EXACT
    unit: str = ""
    roughly: bool = False

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

    @property
    def is_exact(self) -> bool:
        return self.qualifier == Qualifier.EXACT

    @property
    def is_known(self) -> bool:
        return self.qualifier != Qualifier.UNKNOWN

    @property
    def is_rough(self) -> bool:
        """Whether its numbers are approximate, beside what its qualifier says of them."""
        return self.roughly or self.qualifier == Qualifier.ABOUT

    @property
    def number(self) -> Decimal | None:
        """The number that stands for it where only one can: its least value, else its greatest."""
        return self.maximum if self.minimum is None else self.minimum

    def display(self, language: str, write: Write | None = None) -> str:
        """Return the quantity in words: "3 à 5", "près de 40 $", "n. d.".

        ``write`` puts down its numbers, in the place of its unit.
        """
        if not self.is_known:
            return unknown(language)
        notation = "en" if is_english(language) else "fr"
        pattern = _DISPLAYED[notation][Qualifier(self.qualifier)]
        if self.roughly:
            pattern = _ROUGHLY[notation].get(Qualifier(self.qualifier), pattern)
        elif self._is_either():
            pattern = _EITHER[notation]
        write = write or self._write
        words = pattern.format(
            low=write(self.minimum, language), high=write(self.maximum, language)
        )
        return words if self.unit not in _SUFFIXES["fr"] else words + self._suffix(notation)

    def matches(self, value: int | Decimal | None) -> bool:
        """Say whether a computed value agrees with what was stated.

        About allows a tenth on either side. Nothing contradicts an unknown quantity, and an
        unknown value agrees with no known one.
        """
        if not self.is_known:
            return True
        return value is not None and self._holds(Decimal(value))

    def against(self, computed: "Quantity") -> Agreement:
        """Hold it against what was computed, of which a part may be unknown too."""
        if not (self.is_known and computed.is_known):
            return Agreement.INCOMPARABLE
        low, high = self.reach
        least, most = computed.reach
        is_apart = _is_under(high, least) or _is_under(most, low)
        touches = (self.qualifier == Qualifier.OVER and most == low) or (
            computed.qualifier == Qualifier.OVER and least == high
        )
        if is_apart or touches:
            return Agreement.DIFFERS
        above = low is None or (least is not None and self._holds_low(least, computed))
        below = high is None or (most is not None and most <= high)
        return Agreement.AGREES if above and below else Agreement.INCOMPARABLE

    @property
    def reach(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest value that it allows, an approximate one a tenth beyond."""
        low, high = self.minimum, self.maximum
        if self.is_rough:
            low = None if low is None else low - abs(low) * ABOUT_TOLERANCE
            high = None if high is None else high + abs(high) * ABOUT_TOLERANCE
        return low, high

    def _holds(self, value: Decimal) -> bool:
        low, high = self.reach
        if self.qualifier == Qualifier.OVER and value == low:
            return False
        return (low is None or low <= value) and (high is None or value <= high)

    def _holds_low(self, least: Decimal, computed: "Quantity") -> bool:
        low, _high = self.reach
        is_open = self.qualifier == Qualifier.OVER and computed.qualifier != Qualifier.OVER
        return low < least if is_open else low <= least

    def _write(self, number: Decimal | None, language: str) -> str:
        if self.unit == DOLLARS:
            return format_dollars(number, language)
        written = format_number(number, language)
        if self.unit != PERCENT:
            return written
        return f"{written}%" if is_english(language) else f"{written}{NO_BREAK_SPACE}%"

    def _suffix(self, notation: str) -> str:
        one, several = _SUFFIXES[notation][self.unit]
        last = self.minimum if self.maximum is None else self.maximum
        is_one = last == 1 if notation == "en" else abs(last) < 2
        return f"{NO_BREAK_SPACE}{one if is_one else several}"

    def _is_either(self) -> bool:
        """Say whether the range holds two whole numbers and nothing between ("1 ou 2")."""
        if self.qualifier != Qualifier.RANGE or self.unit in {DOLLARS, PERCENT}:
            return False
        return self.maximum - self.minimum == 1 and self.minimum % 1 == 0


def stated_amount(
    qualifier: str,
    amount: Decimal | None,
    maximum: Decimal | None = None,
    unit: str = DOLLARS,
) -> Quantity:
    """The quantity of an amount that is kept as one number, whatever its qualifier; a range has two.

    The one bound that is known of a range is its least.
    """
    if amount is None or qualifier == Qualifier.UNKNOWN:
        return Quantity(None, None, Qualifier.UNKNOWN, unit)
    if qualifier == Qualifier.AT_MOST:
        return Quantity(None, amount, qualifier, unit)
    if qualifier == Qualifier.RANGE and maximum is not None:
        return Quantity(amount, maximum, qualifier, unit)
    if qualifier in {Qualifier.RANGE, Qualifier.AT_LEAST}:
        return Quantity(amount, None, Qualifier.AT_LEAST, unit)
    if qualifier == Qualifier.OVER:
        return Quantity(amount, None, qualifier, unit)
    return Quantity(amount, amount, qualifier, unit)


def _is_under(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one < other


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

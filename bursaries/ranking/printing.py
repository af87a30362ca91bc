"""Marks as they are printed: half up to one decimal, and to as many more as tell two of them apart."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import Any

from bursaries.ranking.places import Place
from programs.lib.quantities import localise_digits, not_applicable

PLACES = 1


def mark_said(mark: Fraction | None, language: str, places: int = PLACES) -> str:
    """« 83,3 », with all its decimals; « s. o. » where there is none."""
    if mark is None:
        return not_applicable(language)
    return localise_digits(f"{_half_up(mark, places):,f}", language)


def deviation_said(variance: Fraction | None, language: str) -> str:
    """The standard deviation, which is the root of the variance."""
    if variance is None:
        return not_applicable(language)
    # The root rounded half up, without ever being anything but whole numbers: ⌊10√v + ½⌋ = ⌊(⌊√(400 v)⌋ + 1) / 2⌋.
    tenths = (isqrt(floor(400 * variance)) + 1) // 2
    return localise_digits(f"{Decimal(tenths).scaleb(-PLACES):,f}", language)


def means_said(places: Iterable[Place], language: str) -> dict[Any, str]:
    """The mean of each application, as it is printed: two that differ never look alike."""
    means = {place.application: place.mean for place in places}
    decimals = _decimals({mean for mean in means.values() if mean is not None})
    return {
        key: mark_said(mean, language, decimals.get(mean, PLACES)) for key, mean in means.items()
    }


def _decimals(marks: set[Fraction]) -> dict[Fraction, int]:
    """The fewest decimals at which each of the marks looks like no other."""
    found: dict[Fraction, int] = {}
    places = PLACES
    while len(found) < len(marks):
        looks = {mark: _half_up(mark, places) for mark in marks}
        alike = Counter(looks.values())
        for mark, look in looks.items():
            if alike[look] == 1:
                found.setdefault(mark, places)
        places += 1
    return found


def _half_up(mark: Fraction, places: int) -> Decimal:
    """The mark, which is not below zero, at that many decimals."""
    units = floor(mark * 10**places + Fraction(1, 2))
    return Decimal(units).scaleb(-places)

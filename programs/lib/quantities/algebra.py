"""What is known of a sum, a rate or a remainder of quantities that are not all exact: this and no more.

Counts and amounts are at least zero. A quantity stands for every value that it allows, and what is computed of
several stands for every value that those give; what is approximate leaves its result approximate.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from programs.lib.quantities.numbers import percent, round_half_up, shares
from programs.lib.quantities.stated import PERCENT, Qualifier, Quantity

UNKNOWN = Quantity(None, None, Qualifier.UNKNOWN)
_STATED_AS_ONE = {Qualifier.EXACT, Qualifier.ABOUT}


def exactly(number: int | Decimal | None, unit: str = "") -> Quantity:
    """A number as it was counted; unknown where it is None."""
    return Quantity(number, number, unit=unit)


def total(parts: Iterable[Quantity]) -> Quantity:
    """The sum of ``parts``: « au moins » where one of them is, or is unknown; « près de » where one is.

    Of nothing, and of parts that are all unknown, it is unknown. Raises ValueError for parts of several units.
    """
    parts = list(parts)
    units = {part.unit for part in parts if part.is_known}
    if len(units) > 1:
        raise ValueError(f"a sum of {sorted(units)}")
    lows = [part.minimum for part in parts if part.minimum is not None]
    highs = [part.maximum for part in parts]
    return _bounded(
        sum(lows, Decimal()) if lows else None,
        None if None in highs or not highs else sum(highs, Decimal()),
        roughly=any(part.is_rough for part in parts),
        is_over=any(part.qualifier == Qualifier.OVER for part in parts),
        unit=next(iter(units), ""),
    )


def times(quantity: Quantity, factor: Decimal, unit: str) -> Quantity:
    """« 3 à 5 » × 2 500 $: as many times a known amount, in the unit of the product."""
    return _bounded(
        None if quantity.minimum is None else quantity.minimum * factor,
        None if quantity.maximum is None else quantity.maximum * factor,
        roughly=quantity.is_rough,
        is_over=quantity.qualifier == Qualifier.OVER,
        unit=unit,
    )


def less(whole: Quantity, known: Decimal) -> Quantity:
    """What is left of ``whole`` once a known part of it is taken away; never less than zero."""
    return _bounded(
        None if whole.minimum is None else max(whole.minimum - known, Decimal()),
        None if whole.maximum is None else max(whole.maximum - known, Decimal()),
        roughly=whole.is_rough,
        is_over=whole.qualifier == Qualifier.OVER,
        unit=whole.unit,
    )


def shares_of(parts: Sequence[Quantity]) -> list[Quantity | None]:
    """What percentage of their sum each of ``parts`` is: unknown where that is, None where it is zero.

    An approximate part makes all of them approximate.
    """
    if not all(part.qualifier in _STATED_AS_ONE for part in parts):
        return [UNKNOWN] * len(parts)
    roughly = any(part.is_rough for part in parts)
    return [
        None if share is None else _bounded(share, share, roughly=roughly, unit=PERCENT)
        for share in shares([part.minimum for part in parts])
    ]


def part_of(count: int, whole: Quantity) -> Quantity | None:
    """What percentage of ``whole`` those are who were counted of it; None where it is zero.

    It was no fewer than they are, where what is known of it allows that: more than 100 is a contradiction.
    """
    if whole.maximum == 0:
        return None
    low, high = whole.minimum, whole.maximum
    if count == 0:
        return (
            _bounded(Decimal(), Decimal(), roughly=whole.is_rough, unit=PERCENT) if low else UNKNOWN
        )
    if low is not None and (high is None or high >= count):
        low = max(low, Decimal(count))
    return _bounded(percent(count, high), percent(count, low), roughly=whole.is_rough, unit=PERCENT)


def divided(whole: Quantity, number: Quantity, *, places: int, unit: str = "") -> Quantity | None:
    """``whole`` for each of ``number``, half up; None where there is nothing to divide it among."""
    if number.is_known and number.number == 0:
        return None
    if not (whole.is_known and number.qualifier in _STATED_AS_ONE):
        return UNKNOWN
    low, high = (
        None if bound is None else round_half_up(bound / number.minimum, places)
        for bound in (whole.minimum, whole.maximum)
    )
    return _bounded(
        low,
        high,
        roughly=whole.is_rough or number.is_rough,
        is_over=whole.qualifier == Qualifier.OVER,
        unit=unit,
    )


def change(now: Quantity, before: Quantity) -> Quantity:
    """What ``now`` has more than ``before``, or less; unknown unless each is one number."""
    if not {now.qualifier, before.qualifier} <= _STATED_AS_ONE:
        return UNKNOWN
    difference = now.minimum - before.minimum
    return _bounded(difference, difference, roughly=now.is_rough or before.is_rough, unit=now.unit)


def growth(now: Quantity, before: Quantity) -> Quantity | None:
    """``change`` as a percentage of ``before``; None where that is zero."""
    if before.is_known and before.number == 0:
        return None
    grown = change(now, before)
    if not grown.is_known:
        return UNKNOWN
    share = percent(grown.minimum, before.minimum)
    return _bounded(share, share, roughly=grown.is_rough, unit=PERCENT)


# --- a result beside its target ------------------------------------------------------------------
# « Au moins 40 » and « plus de 40 » are thresholds: what is done is held against 40. « Jusqu’à 5 » is no aim.


def rate(result: Quantity, target: Quantity) -> Quantity | None:
    """The percentage of ``target`` that ``result`` reaches; None where there is nothing to reach."""
    if target.qualifier == Qualifier.AT_MOST or target.minimum == 0:
        return None
    if not (result.is_known and target.is_known):
        return UNKNOWN
    low, high = result.minimum, result.maximum
    return _bounded(
        None if low is None else percent(low, _furthest(target)),
        None if high is None else percent(high, target.minimum),
        roughly=result.is_rough or target.is_rough,
        is_over=result.qualifier == Qualifier.OVER,
        unit=PERCENT,
    )


def remainder(result: Quantity, target: Quantity) -> Quantity | None:
    """What ``result`` still lacks of ``target``, zero once it is reached; None where there is nothing to reach."""
    if target.qualifier == Qualifier.AT_MOST:
        return None
    if not (result.is_known and target.is_known):
        return UNKNOWN
    most = max(_furthest(target) - (result.minimum or 0), Decimal())
    least = None if result.maximum is None else max(target.minimum - result.maximum, Decimal())
    roughly = most > 0 and (result.is_rough or target.is_rough)
    if target.qualifier == Qualifier.OVER and least == most and result.number <= target.minimum:
        return _bounded(least, None, roughly=roughly, is_over=True, unit=target.unit)
    if most == 0:
        return exactly(0, target.unit)
    return _bounded(least, most, roughly=roughly, unit=target.unit)


def _furthest(target: Quantity) -> Decimal:
    return target.minimum if target.maximum is None else target.maximum


def _bounded(
    low: Decimal | None,
    high: Decimal | None,
    *,
    roughly: bool = False,
    is_over: bool = False,
    unit: str = "",
) -> Quantity:
    """The quantity between ``low`` and ``high``, each where it is known."""
    if low is None and high is None:
        return UNKNOWN
    if high is None:
        qualifier = Qualifier.OVER if is_over and not roughly else Qualifier.AT_LEAST
    elif low is None:
        qualifier = Qualifier.AT_MOST
    elif low == high:
        return Quantity(low, high, Qualifier.ABOUT if roughly else Qualifier.EXACT, unit)
    else:
        qualifier = Qualifier.RANGE
    return Quantity(low, high, qualifier, unit, roughly)

"""Values as PostgreSQL holds, compares and computes them. What is not certain to come out the same is UNKNOWN."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from functools import cache
from operator import add, eq, mul, sub
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

# Neither a value nor NULL: what the database alone can tell.
UNKNOWN: Any = object()

_TYPES: dict[str, type] = {
    "AutoField": int,
    "BigAutoField": int,
    "BigIntegerField": int,
    "BooleanField": bool,
    "CharField": str,
    "DateField": date,
    "DateTimeField": datetime,
    "DecimalField": Decimal,
    "DurationField": timedelta,
    "IntegerField": int,
    "PositiveBigIntegerField": int,
    "PositiveIntegerField": int,
    "PositiveSmallIntegerField": int,
    "SlugField": str,
    "SmallIntegerField": int,
    "TextField": str,
    "TimeField": time,
    "UUIDField": UUID,
}
# What compares with what. The first that fits: True is an int in Python, and a datetime a date.
_FAMILIES: tuple[tuple[Any, str], ...] = (
    (bool, "boolean"),
    ((int, Decimal), "number"),
    (str, "text"),
    (datetime, "moment"),
    (date, "day"),
    (timedelta, "duration"),
    (time, "hour"),
    (UUID, "uuid"),
    (list, "array"),
)
# The order of texts is the collation's.
_ORDERED = {"boolean", "number", "moment", "day", "timestamp", "duration", "hour"}
_EXACT = Context(prec=28, traps=[DivisionByZero, Inexact, InvalidOperation])
# PostgreSQL gives a quotient at least 16 digits: fewer are all there.
_QUOTIENT_DIGITS = 12


@cache
def _family_of(kind: type) -> str | None:
    return next((name for types, name in _FAMILIES if issubclass(kind, types)), None)


def family(value: Any) -> str | None:
    name = _family_of(type(value))
    # A day and a length of time make a moment without a time zone.
    return "timestamp" if name == "moment" and value.tzinfo is None else name


def plain(value: Any) -> Any:
    """``value`` itself where it is of a kind that is known here."""
    if value is None:
        return None
    is_odd = (
        family(value) is None
        or (isinstance(value, str) and "\0" in value)
        or (isinstance(value, Decimal) and not value.is_finite())
    )
    return UNKNOWN if is_odd else value


def stored(field: models.Field, raw: Any) -> Any:
    """``raw`` as a column of ``field`` holds it."""
    if raw is None:
        return None
    if isinstance(field, ArrayField):
        items = [stored(field.base_field, item) for item in raw]
        return UNKNOWN if any(item in (None, UNKNOWN) for item in items) else items
    if isinstance(field, models.ForeignKey):
        return stored(field.target_field, raw)
    if getattr(field, "db_collation", None):
        return UNKNOWN
    value = plain(field.get_prep_value(raw))
    if not isinstance(value, _TYPES.get(field.get_internal_type(), ())):
        return UNKNOWN
    places = getattr(field, "decimal_places", None)
    is_rounded = places is not None and -value.as_tuple().exponent > places
    return UNKNOWN if is_rounded else value


def strict(compute: Callable[..., Any], values: Iterable[Any]) -> Any:
    """``compute`` of ``values``, NULL where one of them is."""
    given = list(values)
    if any(value is UNKNOWN for value in given):
        return UNKNOWN
    return None if any(value is None for value in given) else compute(*given)


def compared(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> Any:
    """Whether ``compare``, an operator, is true of two values."""
    families = {family(left), family(right)}
    if families == {"day", "timestamp"}:
        left, right = _midnight(left), _midnight(right)
    elif len(families) > 1 or (compare is not eq and not families <= _ORDERED):
        return UNKNOWN
    return compare(left, right)


def _midnight(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)


def ascii_only(text: str) -> str:
    """``text`` where every locale agrees on its capitals. Raises ValueError elsewhere."""
    if not text.isascii():
        raise ValueError
    return text


# --- arithmetic -----------------------------------------------------------------------------------


def computed(connector: str, left: Any, right: Any, *, whole: bool) -> Any:
    """``left`` and ``right`` joined by ``connector``; ``whole`` where integers are integers in SQL too.

    Raises ArithmeticError where they cannot be joined.
    """
    if {family(left), family(right)} != {"number"}:
        return _timed(connector, left, right)
    are_integers = isinstance(left, int) and isinstance(right, int)
    if connector == "/":
        return _whole_quotient(left, right, whole) if are_integers else _quotient(left, right)
    if are_integers:
        compute = _ON_INTEGERS.get(connector)
        return compute(left, right) if compute else UNKNOWN
    compute = _ON_DECIMALS.get(connector)
    return compute(Decimal(left), Decimal(right)) if compute else UNKNOWN


def _whole_quotient(left: int, right: int, whole: bool) -> Any:
    """Integers are divided towards zero."""
    quotient, rest = divmod(abs(left), abs(right))
    if rest and not whole:
        return UNKNOWN
    return quotient if (left < 0) == (right < 0) else -quotient


def _quotient(left: Any, right: Any) -> Any:
    quotient = _EXACT.divide(Decimal(left), Decimal(right)).normalize(_EXACT)
    # A decimal without decimals is written as an integer in SQL, and may be divided as one.
    if _has_places(quotient) and not (_has_places(left) or _has_places(right)):
        return UNKNOWN
    return quotient if len(quotient.as_tuple().digits) <= _QUOTIENT_DIGITS else UNKNOWN


def _has_places(number: Any) -> bool:
    return isinstance(number, Decimal) and number.as_tuple().exponent < 0


def _remainder(left: int, right: int) -> int:
    """The sign is the dividend's."""
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest


_ON_INTEGERS: dict[str, Callable[[int, int], int]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "%%": _remainder,
}
_ON_DECIMALS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _EXACT.add,
    "-": _EXACT.subtract,
    "*": _EXACT.multiply,
    "%%": _EXACT.remainder,
}
# What days, moments and lengths of time are joined by. The length of a day with a time zone is not certain.
_ON_TIMES = {
    ("day", "-", "day"): sub,
    ("day", "+", "duration"): add,
    ("day", "-", "duration"): sub,
    ("duration", "+", "day"): add,
    ("duration", "+", "duration"): add,
    ("duration", "-", "duration"): sub,
    ("duration", "+", "timestamp"): add,
    ("moment", "-", "moment"): sub,
    ("timestamp", "+", "duration"): add,
    ("timestamp", "-", "duration"): sub,
}


def _timed(connector: str, left: Any, right: Any) -> Any:
    families = family(left), family(right)
    compute = _ON_TIMES.get((families[0], connector, families[1]))
    if compute is None:
        return UNKNOWN
    if "duration" in families:
        left, right = (_midnight(one) if isinstance(one, date) else one for one in (left, right))
    return compute(left, right)

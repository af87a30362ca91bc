"""How a number is printed, by its unit and in a language."""

from collections.abc import Callable

from programs.lib import money, quantities
from programs.lib.quantities import Qualifier, Quantity
from reporting.enums import Unit
from reporting.figures.base import Number, Part, Ratio, Result


def display(
    number: Number | None,
    unit: str,
    language: str,
    *,
    partial: bool = False,
    quantity: Quantity | None = None,
) -> str:
    """« 58,8 % », « plus de 14 300 $ », « 43 »; « n. d. » for the unknown, « s. o. » for a share of nothing."""
    write = writer(unit)
    if quantity is not None and quantity.is_known:
        return quantity.display(language, write)
    if not partial:
        return write(number, language)
    return Quantity(number, None, Qualifier.AT_LEAST).display(language, write)


def writer(unit: str) -> Callable[[Number | None, str], str]:
    """How a number of ``unit`` is written."""
    if unit == Unit.PERCENT:
        return quantities.format_percent
    return money.format_amount if unit == Unit.DOLLARS else quantities.format_number


def display_result(result: Result, language: str) -> str:
    unit = result.figure.unit
    has_none = unit == Unit.DAYS or (
        isinstance(result.figure.measure, Ratio) and result.denominator == 0
    )
    if has_none and result.number is None:
        # A median of no record does not exist, which is not the same as being unknown.
        return quantities.not_applicable(language)
    return display(result.number, unit, language, partial=result.partial, quantity=result.quantity)


def display_part(part: Part, unit: str, language: str) -> str:
    return display(part.number, unit, language, partial=part.partial, quantity=part.quantity)


def display_quantity(quantity: Quantity | None, unit: str, language: str) -> str:
    """What is known of a number of ``unit``; « s. o. » where there can be none."""
    if quantity is None:
        return quantities.not_applicable(language)
    return quantity.display(language, writer(unit))


def json_number(number: Number | None) -> int | float | None:
    """Whole numbers as integers, others as decimals that JSON can hold."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)

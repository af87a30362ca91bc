"""How a number is printed, by its unit and in a language."""

from programs.lib import money, quantities
from reporting.enums import Unit
from reporting.figures.base import Number, Part, Result


def display(number: Number | None, unit: str, language: str, *, partial: bool = False) -> str:
    """« 58,8 % », « 14 300 $ », « 43 »; « n. d. » for the unknown, « s. o. » for a share of nothing."""
    if unit == Unit.PERCENT:
        return quantities.format_percent(number, language)
    write = money.format_amount if unit == Unit.DOLLARS else quantities.format_number
    text = write(number, language)
    if not partial:
        return text
    at_least = quantities.Quantity(number, None, quantities.Qualifier.AT_LEAST)
    return at_least.display(language).replace(quantities.format_number(number, language), text)


def display_result(result: Result, language: str) -> str:
    unit = result.figure.unit
    if unit == Unit.DAYS and result.number is None:
        # A median of no record does not exist, which is not the same as being unknown.
        return quantities.not_applicable(language)
    return display(result.number, unit, language, partial=result.partial)


def display_part(part: Part, unit: str, language: str) -> str:
    return display(part.number, unit, language, partial=part.partial)


def json_number(number: Number | None) -> int | float | None:
    """Whole numbers as integers, others as decimals that JSON can hold."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)

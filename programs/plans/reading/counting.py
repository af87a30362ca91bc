"""The numbers that a word processor counts by itself, as it prints them."""

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LETTERS = 40
_LETTERS = 26
_LARGEST_ROMAN = 5000


def decimal(number: int) -> str:
    return str(number)


def roman(number: int) -> str:
    if not 0 < number < _LARGEST_ROMAN:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        while number >= worth:
            written += letters
            number -= worth
    return written


def repeated_letter(number: int) -> str:
    """a, b… z, aa, bb… as Word goes on."""
    if not 0 < number <= _LETTERS * _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def columns_letter(number: int) -> str:
    """a, b… z, aa, ab… as LibreOffice goes on."""
    if not number > 0:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        written = chr(ord("a") + rest) + written
    return written


def ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def padded(width: int) -> Callable[[int], str]:
    return lambda number: f"{number:0{width}d}"


def upper(count: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: count(number).upper()


def filled(pattern: str, numbers: dict[int, str]) -> str:
    """``pattern`` with each « %1 » the number of that level, of those that have one."""
    return re.sub(r"%([1-9])", lambda place: numbers.get(int(place[1]), ""), pattern)

"""How a number is printed."""

from decimal import Decimal

import pytest

from reporting.enums import Unit
from reporting.figures.display import display, json_number


@pytest.mark.parametrize(
    ("number", "unit", "language", "printed"),
    [
        (43, Unit.PERSONS, "fr", "43"),
        (1234, Unit.PERSONS, "fr", "1\u00a0234"),
        (1234, Unit.PERSONS, "en", "1,234"),
        (Decimal("58.8"), Unit.PERCENT, "fr", "58,8\u00a0%"),
        (Decimal("58.8"), Unit.PERCENT, "en", "58.8%"),
        (None, Unit.PERCENT, "fr", "s.\u00a0o."),
        (None, Unit.PERSONS, "fr", "n.\u00a0d."),
        (None, Unit.DOLLARS, "en", "n.a."),
        (Decimal("14300.00"), Unit.DOLLARS, "fr", "14\u00a0300\u00a0$"),
        (Decimal("14300.50"), Unit.DOLLARS, "en", "$14,300.50"),
        (Decimal("1.8"), Unit.HOURS, "fr", "1,8"),
        (0, Unit.PAIRS, "fr", "0"),
    ],
)
def test_it_prints_by_unit_and_language(number, unit, language, printed):
    assert display(number, unit, language) == printed


@pytest.mark.parametrize(
    ("unit", "language", "printed"),
    [
        (Unit.DOLLARS, "fr", "au moins 14\u00a0300\u00a0$"),
        (Unit.DOLLARS, "en", "at least $14,300"),
        (Unit.HOURS, "fr", "au moins 14\u00a0300"),
    ],
)
def test_it_says_when_only_a_part_is_known(unit, language, printed):
    assert display(Decimal("14300"), unit, language, partial=True) == printed


@pytest.mark.parametrize(
    ("number", "expected"),
    [(None, None), (20, 20), (Decimal("71500.00"), 71500), (Decimal("58.8"), 58.8)],
)
def test_json_has_whole_numbers_where_they_are_whole(number, expected):
    assert json_number(number) == expected
    assert type(json_number(number)) is type(expected)

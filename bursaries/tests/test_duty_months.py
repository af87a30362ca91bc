"""Months are measured from anniversary to anniversary, whatever the length of February."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from bursaries.duty.months import anniversary, last_day, measure, months_said

DAY = timedelta(days=1)
DAYS = st.dates(date(1999, 12, 1), date(2032, 3, 31))
# The days on which months are of unequal length, more often than chance would bring them.
ENDS = st.builds(
    lambda year, month, back: date(year + month // 12, month % 12 + 1, 1) - back * DAY,
    st.integers(2019, 2025),
    st.integers(0, 11),
    st.integers(0, 4),
)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 2, 15), date(2024, 2, 14), 12),
        (date(2024, 2, 15), date(2025, 2, 14), 12),
        (date(2023, 9, 1), date(2025, 8, 31), 24),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2024, 2, 29), date(2028, 2, 28), 48),
        (date(2023, 2, 28), date(2024, 2, 27), 12),
        (date(2023, 1, 31), date(2023, 2, 28), 1),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2023, 1, 31), date(2023, 3, 30), 2),
        (date(2023, 1, 29), date(2023, 2, 28), 1),
        (date(2023, 8, 31), date(2024, 8, 30), 12),
        (date(2023, 3, 1), date(2023, 2, 28), 0),
        (date(2023, 3, 1), date(2023, 3, 1), Fraction(1, 31)),
        (date(2023, 2, 1), date(2023, 2, 14), Fraction(1, 2)),
        (date(2024, 2, 1), date(2024, 2, 14), Fraction(14, 29)),
        (date(2023, 1, 15), date(2023, 3, 1), 1 + Fraction(15, 28)),
        (date(2024, 1, 15), date(2024, 3, 1), 1 + Fraction(16, 29)),
    ],
)
def test_months_with_both_days(start, end, months):
    assert measure(start, end) == months


def test_a_year_but_a_day_is_not_twelve_months():
    assert measure(date(2023, 2, 15), date(2024, 2, 13)) == 11 + Fraction(30, 31)
    assert measure(date(2024, 2, 29), date(2025, 2, 27)) == 11 + Fraction(30, 31)


def test_anniversaries_of_a_31st_come_back_to_it():
    found = [anniversary(date(2023, 1, 31), months) for months in range(5)]
    assert found == [
        date(2023, 1, 31),
        date(2023, 3, 1),
        date(2023, 3, 31),
        date(2023, 5, 1),
        date(2023, 5, 31),
    ]


def test_a_service_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        measure(date(2023, 3, 2), date(2023, 2, 28))


@pytest.mark.parametrize(
    ("months", "end"),
    [
        (0, date(2024, 1, 30)),
        (1, date(2024, 2, 29)),
        (Fraction(1, 2), date(2024, 2, 14)),
        (Fraction(1, 1000), date(2024, 1, 31)),
        (12, date(2025, 1, 30)),
    ],
)
def test_the_day_by_which_months_are_whole(months, end):
    assert last_day(date(2024, 1, 31), Fraction(months)) == end


def walked(start: date, end: date) -> Fraction:
    """Month after month by its days: one ends where tomorrow is numbered like the first, or where no such day is."""
    months, today, length = Fraction(0), start, 0
    while True:
        length = 0
        after = today
        while True:
            after += DAY
            length += 1
            is_short = after.day == 1 and (after - DAY).day < start.day
            if after.day == start.day or is_short:
                break
        if after > end:
            return months + Fraction((end - today).days + 1, length)
        months += 1
        today = after


@pytest.mark.parametrize("examples", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_measure_is_what_walking_gives(examples):
    @settings(max_examples=examples, derandomize=True, database=None)
    @given(DAYS | ENDS, st.integers(0, 1_500), st.booleans())
    def hold(start, days, is_leap):
        if is_leap:
            start = date(2024, 2, 29)
        end = start + timedelta(days=days)
        months = measure(start, end)
        assert months == walked(start, end)
        assert measure(start, end - DAY) < months, "a day more is always more"
        assert last_day(start, months) == end

    hold()


@pytest.mark.parametrize("examples", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_who_begins_a_day_earlier_never_serves_less(examples):
    @settings(max_examples=examples, derandomize=True, database=None)
    @given(DAYS | ENDS, st.integers(0, 100))
    def hold(start, days):
        end = start + timedelta(days=days)
        assert measure(start - DAY, end) >= measure(start, end)

    hold()


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, "0 mois"),
        (1, "1 mois"),
        (12, "12 mois"),
        (Fraction(1, 31), "1 jour"),
        (Fraction(1, 28), "1 jour"),
        (11 + Fraction(12, 31), "11 mois et 12 jours"),
        (11 + Fraction(12, 30), "11 mois et 12 jours"),
        (11 + Fraction(999_999, 1_000_000), "11 mois et 30 jours"),
        (-2 - Fraction(1, 2), "−2 mois et 15 jours"),
        (Fraction(1, 100), "moins d’un jour"),
        (3 + Fraction(1, 100), "3 mois"),
    ],
)
def test_months_in_words(months, said):
    assert months_said(months) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (1, "1 month"),
        (24, "24 months"),
        (1 + Fraction(1, 31), "1 month and 1 day"),
        (11 + Fraction(12, 31), "11 months and 12 days"),
        (Fraction(1, 100), "less than a day"),
    ],
)
def test_months_in_english(months, said):
    with translation.override("en"):
        assert months_said(months) == said


def test_days_of_a_month_are_said_as_many_as_they_are():
    """But in February, whose days are worth more."""
    for first in (date(2023, 1, 1), date(2023, 4, 1)):
        length = (anniversary(first, 1) - first).days
        said = [months_said(measure(first, first + days * DAY)) for days in range(1, length - 1)]
        assert said == [f"{days + 1} jours" for days in range(1, length - 1)]

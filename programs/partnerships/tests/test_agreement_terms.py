"""How long a term is and when the next one ends, held against a calendar that is walked month by month."""

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from programs.lib.terms import Term, TermUnit
from programs.partnerships.terms import last_day, length_of, years_from

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def walked(start: date, months: int) -> date:
    """The eve of the day of that number so many months later, or the last of a month that has none."""
    year, month = start.year, start.month
    for _step in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    longest = calendar.monthrange(year, month)[1]
    if start.day > longest:
        return date(year, month, longest)
    return date(year, month, start.day) - timedelta(days=1)


@given(start=DAYS, months=st.integers(1, 60))
def test_a_term_in_months_ends_as_one_that_is_walked(start, months):
    assert last_day(start, Term(months, TermUnit.MONTHS)) == walked(start, months)


@given(start=DAYS, days=st.integers(1, 900))
def test_a_term_in_days_counts_its_first_day(start, days):
    assert (last_day(start, Term(days, TermUnit.DAYS)) - start).days + 1 == days


@given(start=DAYS, months=st.integers(1, 60))
def test_a_term_of_whole_months_is_read_back_as_one(start, months):
    end = last_day(start, Term(months, TermUnit.MONTHS))
    assert last_day(start, length_of(start, end)) == end
    assert length_of(start, end).unit == TermUnit.MONTHS


@given(start=DAYS, days=st.integers(1, 900))
def test_any_term_is_read_back_as_what_ends_on_the_same_day(start, days):
    end = start + timedelta(days=days - 1)
    assert last_day(start, length_of(start, end)) == end


@given(start=DAYS, day=DAYS)
def test_a_day_lies_in_the_year_that_it_is_told(start, day):
    first, last = years_from(start, day)
    assert first <= day <= last if day >= start else first == start
    assert (first.month, last + timedelta(days=1) > first) == (start.month, True)


def test_a_year_from_29_february_ends_on_28_february():
    assert last_day(date(2008, 2, 29), Term(12, TermUnit.MONTHS)) == date(2009, 2, 28)
    assert last_day(date(2008, 2, 29), Term(48, TermUnit.MONTHS)) == date(2012, 2, 28)
    assert last_day(date(2007, 3, 1), Term(12, TermUnit.MONTHS)) == date(2008, 2, 29)

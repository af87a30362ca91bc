"""Fiscal calendars that change on a day: what was over stays, and a name means one period."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.periods import FiscalCalendar, Period, parse_dates

months = st.integers(min_value=1, max_value=12)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))
changes = st.lists(days.map(lambda day: day.replace(day=1)), max_size=4, unique=True).map(
    lambda drawn: tuple(sorted(drawn))
)
calendars = st.builds(FiscalCalendar, months, changes)

# April to March, and July to June from July 2025.
MOVED = FiscalCalendar(4, (date(2025, 7, 1),))
LAST_IN_APRIL = Period(date(2024, 4, 1), date(2025, 3, 31))
CUT = Period(date(2025, 4, 1), date(2025, 6, 30))
FIRST_IN_JULY = Period(date(2025, 7, 1), date(2026, 6, 30))


def all_years(fiscal: FiscalCalendar) -> list[Period]:
    return fiscal.years_between(date(1985, 1, 1), date(2045, 12, 31))


def test_the_year_under_way_ends_the_day_before_the_new_calendar_holds():
    years = MOVED.years_between(date(2024, 4, 1), date(2026, 6, 30))
    assert years == [LAST_IN_APRIL, CUT, FIRST_IN_JULY]


def test_a_year_that_was_cut_is_called_by_both_its_dates():
    labels = [MOVED.label(year) for year in (LAST_IN_APRIL, CUT, FIRST_IN_JULY)]
    assert labels == ["2024-2025", "2025-04-01/2025-06-30", "2025-2026"]


def test_nine_months_over_a_new_year_do_not_pass_for_a_fiscal_year():
    fiscal = FiscalCalendar(7, (date(2026, 4, 1),))
    cut = Period(date(2025, 7, 1), date(2026, 3, 31))
    assert (fiscal.year_containing(date(2026, 1, 1)), fiscal.label(cut), fiscal.name(cut)) == (
        cut,
        "2025-07-01/2026-03-31",
        "2025-07-01--2026-03-31",
    )


def test_the_years_of_another_calendar_are_named_by_their_dates():
    before = Period(date(2025, 4, 1), date(2026, 3, 31))
    assert [MOVED.name(before), MOVED.name(FIRST_IN_JULY)] == [
        "2025-04-01--2026-03-31",
        "2025-2026",
    ]


@pytest.mark.parametrize("label", ["2025-04-01/2025-06-30", " 2025-04-01--2025-06-30 "])
def test_a_year_is_read_by_its_dates(label):
    assert MOVED.year(label) == CUT


def test_dates_that_are_no_fiscal_year_are_refused_with_those_that_are():
    with translation.override("fr"), pytest.raises(ValueError, match="exercice") as refusal:
        MOVED.year("2025-04-01/2026-03-31")
    assert str(refusal.value).endswith(
        "ne nomme pas un exercice de ce calendrier. "
        "Écrivez 2024-2025, 2025-04-01/2025-06-30 ou 2025-2026."
    )


@pytest.mark.parametrize(
    "begun",
    [(date(2025, 7, 2),), (date(2025, 7, 1), date(2024, 7, 1)), (date(2025, 7, 1),) * 2],
)
def test_days_that_begin_no_calendar_are_refused(begun):
    with pytest.raises(ValueError, match="exercice"):
        FiscalCalendar(4, begun)


@given(calendars, days)
def test_every_day_is_in_exactly_one_fiscal_year(fiscal, day):
    holding = [year for year in all_years(fiscal) if day in year]
    assert holding == [fiscal.year_containing(day)]


@given(calendars)
def test_fiscal_years_follow_each_other_and_none_is_longer_than_twelve_months(fiscal):
    years = all_years(fiscal)
    ends = [year.end + timedelta(days=1) for year in years[:-1]]
    assert ends == [year.start for year in years[1:]]
    assert all(year.months <= 12 and year.start.day == 1 for year in years)


@given(calendars)
def test_a_new_calendar_begins_on_its_day(fiscal):
    starts = {year.start for year in all_years(fiscal)}
    assert starts.issuperset(fiscal.changes)


@given(calendars)
def test_the_label_of_a_year_leads_back_to_it(fiscal):
    years = all_years(fiscal)
    assert [fiscal.year(fiscal.label(year)) for year in years] == years
    assert [fiscal.year(fiscal.name(year)) for year in years] == years


@given(calendars)
def test_different_years_have_different_names(fiscal):
    years = all_years(fiscal)
    assert len({fiscal.name(year) for year in years}) == len(years)


@given(calendars, days)
def test_a_change_leaves_the_years_before_it_as_they_were(fiscal, day):
    moved = day.replace(day=1)
    later = FiscalCalendar(
        fiscal.start_month, (*(one for one in fiscal.changes if one < moved), moved)
    )
    over = [year for year in all_years(fiscal) if year.end < moved]
    assert [year for year in all_years(later) if year.end < moved][: len(over)] == over
    assert fiscal.years_altered(later, date(1985, 1, 1), moved - timedelta(days=1)) == []


def test_the_years_that_a_mended_calendar_alters_are_those_that_are_over():
    altered = FiscalCalendar(4).years_altered(FiscalCalendar(7), date(2024, 4, 1), date(2026, 2, 1))
    assert altered == [LAST_IN_APRIL]


@given(calendars, days)
def test_the_year_before_has_the_same_months(fiscal, day):
    year = fiscal.year_containing(day)
    before = year.a_year_before()
    assert (before.months, before.start.month, before.end.month) == (
        year.months,
        year.start.month,
        year.end.month,
    )


def test_the_year_before_a_fiscal_year_is_the_period_before_it():
    assert FIRST_IN_JULY.a_year_before() == FIRST_IN_JULY.previous()
    assert CUT.a_year_before() == Period(date(2024, 4, 1), date(2024, 6, 30))


def test_several_days_are_read_oldest_first_each_once():
    read = parse_dates("1er juillet 2028; 2025-07-01 ; 2028-07-01;")
    assert read == [date(2025, 7, 1), date(2028, 7, 1)]

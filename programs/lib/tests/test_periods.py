from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone, translation
from hypothesis import assume, given
from hypothesis import strategies as st

from programs.lib.periods import (
    FiscalCalendar,
    Period,
    add_months,
    add_working_days,
    format_date,
    parse_date,
    today,
)

NBSP = "\u00a0"
days = st.dates(min_value=date(1905, 1, 1), max_value=date(2190, 12, 31))
calendars = st.integers(min_value=1, max_value=12).map(FiscalCalendar)
periods = st.tuples(days, st.integers(min_value=0, max_value=4000)).map(
    lambda drawn: Period(drawn[0], drawn[0] + timedelta(days=drawn[1]))
)
whole_months = st.tuples(
    days.map(lambda day: day.replace(day=1)), st.integers(min_value=1, max_value=60)
).map(lambda drawn: Period(drawn[0], add_months(drawn[0], drawn[1]) - timedelta(days=1)))
JULY_TO_JUNE = Period(date(2007, 7, 1), date(2008, 6, 30))


# --- periods -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("2007-07-01", "2008-06-30", "2007-2008"),
        ("2018-04-01", "2019-03-31", "2018-2019"),
        ("2007-09-01", "2008-06-30", "2007-2008"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-04-01", "2023-03-31", "2018-2023"),
        ("2018-01-01", "2019-12-31", "2018-2019"),
        ("2018-01-15", "2018-03-02", "2018-01-15/2018-03-02"),
        ("2018-04-01", "2019-12-31", "2018-04-01/2019-12-31"),
    ],
)
def test_a_period_is_labelled_by_its_years_where_they_say_it_all(start, end, label):
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    assert [period.label, str(period)] == [label, label]


def test_a_period_is_displayed_in_both_languages():
    assert JULY_TO_JUNE.display("fr-ca") == "1er juillet 2007 – 30 juin 2008"
    assert JULY_TO_JUNE.display("en") == "July 1, 2007 – June 30, 2008"


def test_a_period_of_one_day_is_displayed_as_one_day():
    assert Period(date(2008, 6, 30), date(2008, 6, 30)).display("fr") == "30 juin 2008"


def test_a_period_that_ends_before_it_starts_is_refused_in_words():
    with translation.override("fr"), pytest.raises(ValueError, match="La période") as refusal:
        Period(date(2007, 7, 1), date(2007, 6, 30))
    assert str(refusal.value) == (
        "La période finit le 30 juin 2007, avant de commencer le 1er juillet 2007."
    )


def test_a_period_of_timestamps_is_refused():
    with pytest.raises(TypeError):
        Period(datetime(2007, 7, 1), datetime(2008, 6, 30))


def test_both_ends_of_a_period_belong_to_it():
    around = [date(2007, 6, 30), date(2007, 7, 1), date(2008, 6, 30), date(2008, 7, 1)]
    assert [day in JULY_TO_JUNE for day in around] == [False, True, True, False]


def test_it_counts_its_days_and_its_complete_months():
    assert [JULY_TO_JUNE.days, JULY_TO_JUNE.months] == [366, 12]
    six_weeks = Period(date(2018, 1, 15), date(2018, 3, 2))
    assert [six_weeks.days, six_weeks.months] == [47, 1]


def test_the_periods_before_and_after_whole_months_are_whole_months():
    assert JULY_TO_JUNE.previous() == Period(date(2006, 7, 1), date(2007, 6, 30))
    assert JULY_TO_JUNE.next() == Period(date(2008, 7, 1), date(2009, 6, 30))
    february = Period(date(2008, 2, 1), date(2008, 2, 29))
    assert february.next() == Period(date(2008, 3, 1), date(2008, 3, 31))


def test_the_periods_before_and_after_other_days_have_as_many_days():
    ten_days = Period(date(2018, 1, 11), date(2018, 1, 20))
    assert ten_days.previous() == Period(date(2018, 1, 1), date(2018, 1, 10))
    assert ten_days.next() == Period(date(2018, 1, 21), date(2018, 1, 30))


@given(periods)
def test_neighbours_touch_a_period_without_overlapping_it_and_lead_back_to_it(period):
    before, after = period.previous(), period.next()
    assert [before.overlaps(period), after.overlaps(period)] == [False, False]
    assert (period.start - before.end, after.start - period.end) == (
        timedelta(days=1),
        timedelta(days=1),
    )
    assert before.days == period.days or before.months == period.months
    assert after.days == period.days or after.months == period.months


@given(whole_months)
def test_the_neighbours_of_whole_months_are_as_long_and_lead_back_to_them(period):
    before, after = period.previous(), period.next()
    assert [before.months, after.months] == [period.months, period.months]
    assert [after.previous(), before.next()] == [period, period]


@given(periods, periods)
def test_periods_overlap_where_they_have_a_day_in_common(one, other):
    first_of_the_later = max(one.start, other.start)
    common = first_of_the_later in one and first_of_the_later in other
    assert one.overlaps(other) == other.overlaps(one) == common


@given(periods | whole_months)
def test_a_label_of_one_year_is_that_of_the_whole_calendar_year(period):
    calendar_year = FiscalCalendar(1).year_containing(period.start)
    assert (period.label == str(period.start.year)) == (period == calendar_year)


# --- fiscal years --------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["2007-2008", "2007-08", "2007–2008", " 2007 / 2008 ", "2007‑08"])
def test_a_fiscal_year_is_read_in_all_the_ways_that_people_write_it(label):
    assert FiscalCalendar(7).year(label) == JULY_TO_JUNE


def test_the_year_after_1999_may_be_written_in_two_digits():
    assert FiscalCalendar(4).year("1999-00") == Period(date(1999, 4, 1), date(2000, 3, 31))


def test_a_calendar_year_is_read_by_its_only_year():
    assert FiscalCalendar(1).year("2008") == Period(date(2008, 1, 1), date(2008, 12, 31))


@pytest.mark.parametrize(
    ("start_month", "label", "message"),
    [
        (7, "2008", "ne nomme pas un exercice de ce calendrier. Écrivez 2007-2008 ou 2008-2009."),
        (
            7,
            "2007-2009",
            "ne nomme pas un exercice de ce calendrier. Écrivez 2006-2007 ou 2007-2008.",
        ),
        (1, "2007-2008", "ne nomme pas un exercice de ce calendrier. Écrivez 2007."),
        (7, "l’an passé", "n’est pas un exercice. Écrivez-le 2007-2008 ou 2008-2009."),
        (1, "0000", "n’est pas un exercice. Écrivez-le 2008."),
    ],
)
def test_a_year_that_may_be_another_is_refused_with_how_to_write_it(start_month, label, message):
    with translation.override("fr"), pytest.raises(ValueError, match="exercice") as refusal:
        FiscalCalendar(start_month).year(label)
    assert str(refusal.value) == f"«{NBSP}{label}{NBSP}» {message}"


@pytest.mark.parametrize("start_month", [0, 13])
def test_a_fiscal_year_starts_in_one_of_twelve_months(start_month):
    with pytest.raises(ValueError, match="de 1 à 12"):
        FiscalCalendar(start_month)


@given(calendars, days)
def test_every_day_is_in_one_fiscal_year_of_twelve_months_that_its_label_names(fiscal, day):
    year = fiscal.year_containing(day)
    assert day in year
    assert [year.months, year.start.month, year.start.day] == [12, fiscal.start_month, 1]
    assert fiscal.year(fiscal.label(year)) == year
    assert fiscal.year_containing(year.next().start) == year.next()


def test_the_years_of_a_project_are_listed_oldest_first():
    years = FiscalCalendar(4).years_between(date(2018, 4, 1), date(2023, 3, 31))
    assert [year.label for year in years] == [
        "2018-2019",
        "2019-2020",
        "2020-2021",
        "2021-2022",
        "2022-2023",
    ]


@given(calendars, periods)
def test_the_years_between_two_days_follow_each_other_and_cover_them(fiscal, period):
    years = fiscal.years_between(period.start, period.end)
    assert period.start in years[0]
    assert period.end in years[-1]
    assert [year.next() for year in years[:-1]] == years[1:]


def test_a_fiscal_calendar_labels_only_whole_years_by_their_years():
    fiscal = FiscalCalendar(7)
    winter = Period(date(2007, 12, 1), date(2008, 2, 29))
    three_years = Period(date(2007, 7, 1), date(2010, 6, 30))
    labels = [fiscal.label(period) for period in (JULY_TO_JUNE, winter, three_years)]
    assert labels == ["2007-2008", "2007-12-01/2008-02-29", "2007-2010"]


# --- days ----------------------------------------------------------------------------------------


def test_today_is_the_local_day_and_not_that_of_greenwich():
    with time_machine.travel(datetime(2008, 7, 1, 2, 0, tzinfo=UTC), tick=False):
        assert today() == date(2008, 6, 30)


def test_months_are_added_up_to_the_end_of_a_shorter_month():
    assert add_months(date(2008, 1, 31), 1) == date(2008, 2, 29)
    assert add_months(date(2008, 3, 31), -1) == date(2008, 2, 29)
    assert add_months(date(2008, 6, 30), 12) == date(2009, 6, 30)
    assert add_months(date(2008, 1, 15), -13) == date(2006, 12, 15)


@given(days.filter(lambda day: day.day <= 28), st.integers(min_value=-900, max_value=900))
def test_months_are_taken_away_as_they_were_added(day, months):
    assert add_months(add_months(day, months), -months) == day


@given(days, st.integers(min_value=0, max_value=100))
def test_more_months_never_lead_to_an_earlier_day(day, months):
    assert add_months(day, months) < add_months(day, months + 1)


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2007, 7, 1), "1er juillet 2007", "July 1, 2007"),
        (date(2008, 6, 30), "30 juin 2008", "June 30, 2008"),
        (date(2008, 2, 29), "29 février 2008", "February 29, 2008"),
        (None, f"n.{NBSP}d.", "n.a."),
    ],
)
def test_a_day_is_written_in_both_languages(day, french, english):
    assert [format_date(day, "fr-ca"), format_date(day, "en")] == [french, english]


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("day", ["1er juillet", "July 1"]),
        ("full", ["mardi 1er juillet 2008", "Tuesday, July 1, 2008"]),
    ],
)
def test_a_day_is_written_without_its_year_or_with_its_day_of_the_week(style, written):
    assert [format_date(date(2008, 7, 1), language, style) for language in ("fr", "en")] == written


@pytest.mark.parametrize(
    ("day", "count", "after"),
    [
        (date(2008, 1, 11), 2, date(2008, 1, 15)),
        (date(2008, 1, 12), 1, date(2008, 1, 14)),
        (date(2008, 1, 11), 5, date(2008, 1, 18)),
        (date(2008, 1, 12), 0, date(2008, 1, 12)),
    ],
)
def test_working_days_leave_the_weekend_out(day, count, after):
    assert add_working_days(day, count) == after


def test_a_short_date_is_the_same_in_both_languages():
    written = [format_date(date(2008, 6, 3), language, "short") for language in ("fr", "en")]
    assert written == ["2008-06-03", "2008-06-03"]


@pytest.mark.parametrize(
    "typed",
    [
        "2008-06-30",
        "2008/06/30",
        "2008-06-30 00:00:00",
        "30/06/2008",
        "30-06-2008",
        "30.06.2008",
        "06/30/2008",
        "20080630",
        "30 juin 2008",
        "30\u00a0JUIN\u00a02008",
        "June 30, 2008",
        "30 June 2008",
        "June 30th, 2008",
        39629,
        39629.75,
        Decimal(39629),
        "2008-06-30T00:00:00Z",
        "2008-06-30T23:00:00-11:00",
        20080630,
        date(2008, 6, 30),
        datetime(2008, 6, 30, 23, 59),
        datetime(2008, 7, 1, 2, 0, tzinfo=UTC),
    ],
)
def test_a_day_is_read_in_all_the_ways_that_people_and_workbooks_write_it(typed):
    assert parse_date(typed) == date(2008, 6, 30)


def test_a_day_comes_before_its_month_where_both_are_possible():
    assert parse_date("03/04/2008") == date(2008, 4, 3)


@pytest.mark.parametrize("typed", ["1er août 2007", "1 aout 2007", "1er AOÛT 2007", "Aug 1st 2007"])
def test_a_month_may_be_short_or_without_its_accent(typed):
    assert parse_date(typed) == date(2007, 8, 1)


@pytest.mark.parametrize("typed", [None, "", " ", NBSP])
def test_no_date_is_unknown(typed):
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2008",
        "30/06/08",
        "08-06-30",
        "juin 2008",
        "en continu",
        "2007-2008",
        "2008-6",
        "30/06-2008",
        "32 juin 2008",
        "30 germinal 2008",
        "30 juin 0008",
        "12/12/9999",
        2008,
        12,
        -5,
        10**12,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        True,
        "1" * 5000,
    ],
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError, match="n’est pas une date"):
        parse_date(typed)


def test_a_refused_date_is_named_with_how_to_write_it():
    with translation.override("fr"), pytest.raises(ValueError, match="date") as refusal:
        parse_date("31/02/2008")
    assert str(refusal.value) == (
        f"«{NBSP}31/02/2008{NBSP}» n’est pas une date. Écrivez-la 2008-06-30."
    )


@given(days, st.sampled_from(["fr", "en"]), st.sampled_from(["long", "short"]))
def test_every_date_is_read_back_as_it_is_written(day, language, style):
    assert parse_date(format_date(day, language, style)) == day


@given(days)
def test_a_workbook_number_is_the_day_that_the_workbook_shows(day):
    serial = (day - date(1899, 12, 30)).days
    assume(not 1900 <= serial < 2200)
    assert parse_date(serial) == day


@given(st.text(max_size=40) | st.integers() | st.floats())
def test_whatever_is_typed_it_is_a_day_nothing_or_a_value_error(typed):
    try:
        day = parse_date(typed)
    except ValueError:
        return
    assert day is None or type(day) is date


def test_a_timestamp_gives_its_local_day():
    late = timezone.make_aware(datetime(2008, 6, 30, 23, 30))
    assert parse_date(late.astimezone(UTC)) == date(2008, 6, 30)

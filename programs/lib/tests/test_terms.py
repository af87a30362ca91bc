"""Terms in days and in months, held against calculations that share nothing with ours."""

import calendar
from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from programs.lib.terms import (
    Term,
    TermUnit,
    is_holiday,
    next_working_day,
    notice_day,
    parse_term,
)
from programs.lib.tests.examples import for_any

NBSP = "\u00a0"
DAY = timedelta(days=1)
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31))
# Where months differ: their last three days, and the first.
edges = st.tuples(st.integers(1990, 2110), st.integers(1, 12), st.sampled_from([-2, -1, 0, 1])).map(
    lambda drawn: last_of(drawn[0], drawn[1]) + drawn[2] * DAY
)
any_day = st.one_of(days, edges, st.sampled_from([date(2024, 2, 29), date(2000, 2, 29)]))
counts = st.integers(min_value=0, max_value=120)
terms = st.builds(Term, counts, st.sampled_from(TermUnit))


def last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def walked(day: date, count: int, step: timedelta) -> date:
    """So many days on or back, one at a time."""
    for _turn in range(count):
        day += step
    return day


def independently(day: date, term: Term, sign: int) -> date:
    if term.unit == TermUnit.DAYS:
        return walked(day, term.count, sign * DAY)
    return day + relativedelta(months=sign * term.count)


class TestWhereATermEnds:
    @pytest.mark.parametrize(
        ("year_end", "term", "end"),
        [
            ("2025-03-31", "90 jours", "2025-06-29"),
            ("2025-03-31", "3 mois", "2025-06-30"),
            ("2025-06-30", "90 jours", "2025-09-28"),
            ("2025-06-30", "3 mois", "2025-09-30"),
            # A leap day behind the end of the year counts for nothing; one within the term does.
            ("2024-03-31", "90 jours", "2024-06-29"),
            ("2023-12-31", "90 jours", "2024-03-30"),
            ("2024-12-31", "90 jours", "2025-03-31"),
            ("2024-12-31", "3 mois", "2025-03-31"),
            ("2024-08-31", "6 mois", "2025-02-28"),
            ("2023-08-31", "6 mois", "2024-02-29"),
            ("2024-02-29", "1 an", "2025-02-28"),
            ("2024-02-29", "4 ans", "2028-02-29"),
            ("2025-02-28", "1 mois", "2025-03-28"),
            ("2025-03-31", "0 jour", "2025-03-31"),
        ],
    )
    def test_days_are_not_months(self, year_end, term, end):
        assert parse_term(term).after(date.fromisoformat(year_end)) == date.fromisoformat(end)

    @for_any(st.tuples(any_day, terms), few=60, many=3000)
    def test_it_ends_where_another_calculation_ends(self, drawn):
        day, term = drawn
        assert term.after(day) == independently(day, term, 1)

    @for_any(st.tuples(any_day, terms), few=60, many=3000)
    def test_it_began_where_another_calculation_begins(self, drawn):
        day, term = drawn
        assert term.before(day) == independently(day, term, -1)

    @for_any(st.integers(min_value=1950, max_value=2150), few=20, many=200)
    def test_ninety_days_and_three_months_part_as_the_days_of_the_months_say(self, year):
        for end, months in ((date(year, 3, 31), (4, 5, 6)), (date(year, 6, 30), (7, 8, 9))):
            length = sum(calendar.monthrange(year, month)[1] for month in months)
            in_days, in_months = Term(90, TermUnit.DAYS), Term(3, TermUnit.MONTHS)
            assert in_months.after(end) - in_days.after(end) == (length - 90) * DAY

    @given(any_day, counts)
    @example(date(2025, 1, 31), 1)
    def test_a_term_in_months_ends_on_the_same_number_or_on_the_last_of_a_shorter_month(
        self, day, count
    ):
        end = Term(count, TermUnit.MONTHS).after(day)
        last = last_of(end.year, end.month)
        assert (end.year - day.year) * 12 + end.month - day.month == count
        assert end.day == day.day or (end == last and last.day < day.day)


class TestNotices:
    @pytest.mark.parametrize(
        ("end", "term", "day"),
        [
            ("2025-03-31", "90 jours", "2024-12-31"),
            ("2024-03-31", "90 jours", "2024-01-01"),
            ("2025-06-30", "90 jours", "2025-04-01"),
            ("2025-03-31", "3 mois", "2024-12-31"),
            ("2025-06-30", "3 mois", "2025-03-30"),
            ("2025-05-31", "3 mois", "2025-02-28"),
            ("2024-05-31", "3 mois", "2024-02-29"),
            ("2024-02-29", "1 an", "2023-02-28"),
        ],
    )
    def test_the_last_day_to_give_one(self, end, term, day):
        assert notice_day(date.fromisoformat(end), parse_term(term)) == date.fromisoformat(day)

    @for_any(st.tuples(any_day, terms), few=60, many=2000)
    def test_a_notice_given_that_day_is_over_by_the_end(self, drawn):
        end, term = drawn
        assert independently(notice_day(end, term), term, 1) <= end

    @for_any(st.tuples(any_day, counts), few=60, many=2000)
    def test_a_notice_in_days_given_one_day_later_is_not(self, drawn):
        end, count = drawn
        term = Term(count, TermUnit.DAYS)
        assert walked(notice_day(end, term) + DAY, count, DAY) > end


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("day", "next_one"),
        [
            ("2025-06-27", "2025-06-27"),
            ("2025-06-29", "2025-06-30"),  # a Sunday
            ("2025-06-28", "2025-06-30"),  # a Saturday
            ("2025-06-24", "2025-06-25"),
            ("2018-07-01", "2018-07-03"),  # Canada Day on a Sunday is kept on the Monday
            ("2025-07-01", "2025-07-02"),
            ("2025-12-25", "2025-12-29"),  # Thursday to Monday
            ("2026-01-01", "2026-01-05"),
            ("2025-04-18", "2025-04-22"),  # Good Friday to the Tuesday
            ("2025-05-19", "2025-05-20"),
            ("2026-05-18", "2026-05-19"),
            ("2026-05-25", "2026-05-25"),  # a Monday, preceded by the one that is kept
            ("2025-09-01", "2025-09-02"),
            ("2025-10-13", "2025-10-14"),
        ],
    )
    def test_what_falls_on_a_holiday_goes_to_the_next_working_day(self, day, next_one):
        assert next_working_day(date.fromisoformat(day)) == date.fromisoformat(next_one)

    def test_easter_is_where_another_calculation_has_it(self):
        for year in range(1990, 2051):
            sunday = easter(year)
            assert [is_holiday(sunday - 2 * DAY), is_holiday(sunday + DAY)] == [True, True]
            assert not is_holiday(sunday - 4 * DAY)

    @for_any(days, few=40, many=1000)
    def test_no_working_day_is_passed_over(self, day):
        found = next_working_day(day)
        assert not is_holiday(found)
        assert all(is_holiday(day + number * DAY) for number in range((found - day).days))


class TestWhatPeopleWrite:
    @pytest.mark.parametrize(
        ("text", "term"),
        [
            ("90 jours", Term(90, TermUnit.DAYS)),
            (f"90{NBSP}Jours", Term(90, TermUnit.DAYS)),
            ("1 jour", Term(1, TermUnit.DAYS)),
            ("3 mois", Term(3, TermUnit.MONTHS)),
            ("3 months", Term(3, TermUnit.MONTHS)),
            ("6 semaines", Term(42, TermUnit.DAYS)),
            ("1 an", Term(12, TermUnit.MONTHS)),
            ("2 années", Term(24, TermUnit.MONTHS)),
            ("  ", None),
        ],
    )
    def test_a_term_is_read(self, text, term):
        assert parse_term(text) == term

    @pytest.mark.parametrize(
        "text", ["90", "mois", "trois mois", "-3 mois", "3,5 mois", "99999 mois"]
    )
    def test_what_is_no_term_is_named(self, text):
        with pytest.raises(ValueError) as caught:
            parse_term(text)
        assert str(caught.value) == (
            f"«{NBSP}{text}{NBSP}» n’est pas un délai. Écrivez-le 90{NBSP}jours ou 3{NBSP}mois."
        )

    def test_a_negative_term_is_refused(self):
        with pytest.raises(ValueError, match="ne peut pas être négatif"):
            Term(-1, TermUnit.DAYS)

    @for_any(terms, few=20, many=300)
    def test_what_is_displayed_is_read_back(self, term):
        assert [parse_term(term.display("fr")), parse_term(term.display("en"))] == [term, term]

    def test_it_is_displayed_in_both_languages(self):
        shown = [
            Term(count, unit).display(language)
            for count, unit in ((90, TermUnit.DAYS), (1, TermUnit.MONTHS), (0, TermUnit.DAYS))
            for language in ("fr", "en")
        ]
        assert shown == [
            f"{words.replace(' ', NBSP)}"
            for words in ("90 jours", "90 days", "1 mois", "1 month", "0 jour", "0 days")
        ]

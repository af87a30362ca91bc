"""Months of a calendar: their weeks, what has room in a day, and where they end."""

from datetime import date

import pytest
from django.core.exceptions import BadRequest

from programs.lib.calendars import Month, Square, weekdays
from programs.lib.periods import Period


def squares(month: Month, **by_day) -> dict[int, Square]:
    found = {date(2008, 2, int(name[1:])): some for name, some in by_day.items()}
    return {one.day.day: one for week in month.weeks(found) for one in week if one.day}


def test_february_of_a_leap_year_has_five_weeks_from_sunday():
    weeks = Month(date(2008, 2, 1)).weeks({})
    days = [[one.day and one.day.day for one in week] for week in weeks]
    assert (days[0], days[-1]) == (
        [None, None, None, None, None, 1, 2],
        [24, 25, 26, 27, 28, 29, None],
    )
    assert {len(week) for week in weeks} == {7}
    assert (weekdays("fr")[0], weekdays("en")[-1]) == ("dimanche", "Saturday")


@pytest.mark.parametrize(("count", "shown", "more"), [(0, 0, 0), (4, 4, 0), (5, 5, 0), (6, 4, 2)])
def test_a_day_has_room_for_four_and_for_five_rather_than_four_and_one_other(count, shown, more):
    square = squares(Month(date(2008, 2, 1)), d29=list(range(count)))[29]
    assert (square.shown, square.more) == (tuple(range(shown)), more)


def test_it_says_what_it_is_and_what_lies_beside_it():
    month = Month.of(date(2008, 1, 31))
    assert month == Month.read("2008-01")
    assert (month.said("fr"), month.said("en")) == ("janvier 2008", "January 2008")
    assert month.period == Period(date(2008, 1, 1), date(2008, 1, 31))
    assert (month.before.code, month.after.code) == ("2007-12", "2008-02")
    assert (Month.read("1990-01").before, Month.read("2099-12").after) == (None, None)
    assert Square(date(2008, 2, 29)).said("fr") == "vendredi 29 février 2008"


@pytest.mark.parametrize("text", ["", "2008", "2008-13", "2008-1", "1989-12", "2100-01", "x"])
def test_what_is_no_month_is_not_read(text):
    with pytest.raises(BadRequest):
        Month.read(text)

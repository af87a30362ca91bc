"""Hours on the wall: shown once, twice in autumn, never in spring; and how they are said."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils.translation import override

from programs.lib.calendars import CalendarError, at, hour_said, instant, on_the_wall, times_shown
from programs.tests.importing.files import spaced

SPRING, AUTUMN = date(2009, 3, 8), date(2009, 11, 1)


@pytest.mark.parametrize(
    ("day", "hour", "times"),
    [
        (date(2009, 10, 6), time(13, 30), 1),
        (SPRING, time(1, 59), 1),
        (SPRING, time(2), 0),
        (SPRING, time(2, 59), 0),
        (SPRING, time(3), 1),
        (AUTUMN, time(0, 59), 1),
        (AUTUMN, time(1), 2),
        (AUTUMN, time(1, 59), 2),
        (AUTUMN, time(2), 1),
    ],
)
def test_how_many_times_the_clocks_show_an_hour(day, hour, times):
    assert times_shown(datetime.combine(day, hour)) == times


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (SPRING, time(1, 59), datetime(2009, 3, 8, 6, 59, tzinfo=UTC)),
        (SPRING, time(3), datetime(2009, 3, 8, 7, tzinfo=UTC)),
        (AUTUMN, time(1, 30), datetime(2009, 11, 1, 5, 30, tzinfo=UTC)),
        (AUTUMN, time(2), datetime(2009, 11, 1, 7, tzinfo=UTC)),
    ],
)
def test_an_hour_is_an_instant_the_first_where_it_comes_twice(day, hour, moment):
    assert at(day, hour) == moment
    assert on_the_wall(moment) == datetime.combine(day, hour)


def test_an_hour_that_spring_leaves_out_is_refused_with_what_to_do():
    with pytest.raises(CalendarError) as refused:
        at(SPRING, time(2, 30), "starts")
    assert refused.value.field == "starts"
    assert spaced(refused.value) == (
        "Le dimanche 8 mars 2009, 2 h 30 n’existe pas : l’heure avance cette nuit-là. Choisissez une autre heure."
    )
    with override("en"), pytest.raises(CalendarError) as refused:
        at(SPRING, time(2, 30))
    assert spaced(refused.value) == (
        "On Sunday, March 8, 2009, 2:30 a.m. does not exist: clocks go forward that night. Please choose another time."
    )


def test_a_moment_without_a_zone_is_no_instant():
    with pytest.raises(TypeError):
        instant(datetime(2009, 10, 6, 13, 30))


@pytest.mark.parametrize(
    ("hour", "french", "english"),
    [
        (time(0), "minuit", "midnight"),
        (time(0, 5), "0 h 05", "12:05 a.m."),
        (time(9), "9 h", "9 a.m."),
        (time(12), "12 h", "noon"),
        (time(12, 30), "12 h 30", "12:30 p.m."),
        (time(23, 59), "23 h 59", "11:59 p.m."),
    ],
)
def test_an_hour_is_said_as_its_reader_says_it(hour, french, english):
    assert [spaced(hour_said(hour, language)) for language in ("fr-ca", "en")] == [french, english]

"""From one moment to another: what goes by, what the wall shows, where it moves to, how it is said."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from programs.lib.calendars import TORONTO, CalendarError, Span, between, hours_in_decimal
from programs.lib.tests.examples import for_any
from programs.tests.importing.files import spaced

TUESDAY = date(2009, 10, 6)
SPRING, AUTUMN = date(2009, 3, 8), date(2009, 11, 1)
EVE_OF_SPRING, EVE_OF_AUTUMN = date(2009, 3, 7), date(2009, 10, 31)
COURSE = between(TUESDAY, time(13, 30), time(16))
NIGHT = between(TUESDAY, time(22), time(1), days_later=1)

days = st.sampled_from([TUESDAY, SPRING, AUTUMN, EVE_OF_SPRING, EVE_OF_AUTUMN, date(2008, 2, 29)])
hours = st.integers(0, 24 * 4 - 1).map(lambda quarters: time(quarters // 4, quarters % 4 * 15))


class TestSpans:
    def test_it_is_between_two_instants(self):
        assert (COURSE.starts_at, COURSE.ends_at) == (
            datetime(2009, 10, 6, 17, 30, tzinfo=UTC),
            datetime(2009, 10, 6, 20, tzinfo=UTC),
        )
        assert (COURSE.day, COURSE.starts, COURSE.ends) == (
            TUESDAY,
            datetime(2009, 10, 6, 13, 30),
            datetime(2009, 10, 6, 16),
        )

    def test_its_day_is_the_local_one(self):
        assert between(TUESDAY, time(21), time(22)).day == TUESDAY

    def test_the_two_hours_of_autumn_are_not_one(self):
        first, second = (datetime(2009, 11, 1, 1, 30, tzinfo=TORONTO, fold=fold) for fold in (0, 1))
        noon = datetime(2009, 11, 1, 12, tzinfo=TORONTO)
        assert Span(first, noon) != Span(second, noon)
        assert Span(first, second).hours == 1

    def test_a_start_without_a_zone_is_refused(self):
        with pytest.raises(TypeError):
            Span(datetime(2009, 10, 6, 13, 30), COURSE.ends_at)

    @pytest.mark.parametrize("longer", [timedelta(), timedelta(hours=-1)])
    def test_an_end_that_is_not_after_its_start_is_refused(self, longer):
        with pytest.raises(CalendarError) as refused:
            Span(COURSE.starts_at, COURSE.starts_at + longer)
        assert (refused.value.field, str(refused.value)) == (
            "ends",
            "La fin ne vient pas après le début.",
        )


class TestWhatIsTyped:
    @pytest.mark.parametrize("ends", [time(13, 30), time(9)])
    def test_an_end_before_its_start_asks_for_the_day_after(self, ends):
        with pytest.raises(CalendarError) as refused:
            between(TUESDAY, time(13, 30), ends)
        assert (refused.value.field, str(refused.value)) == (
            "ends",
            "La fin ne vient pas après le début. Corrigez l’une des deux heures, ou dites que la rencontre finit "
            "le lendemain.",
        )
        assert between(TUESDAY, time(13, 30), ends, days_later=1).days_later == 1

    @pytest.mark.parametrize(
        ("starts", "ends", "field"),
        [
            (time(9, 0, 30), time(10), "starts"),
            (time(9), time(10, 0, 0, 5), "ends"),
            (time(9, tzinfo=UTC), time(10), "starts"),
        ],
    )
    def test_an_hour_is_to_the_minute(self, starts, ends, field):
        with pytest.raises(CalendarError) as refused:
            between(TUESDAY, starts, ends)
        assert (refused.value.field, str(refused.value)) == (
            field,
            "Une heure s’écrit à la minute, sans secondes.",
        )

    @pytest.mark.parametrize("days_later", [-1, 31])
    def test_a_session_is_not_endless(self, days_later):
        with pytest.raises(CalendarError) as refused:
            between(TUESDAY, time(9), time(16), days_later)
        assert str(refused.value) == (
            "Une rencontre finit au plus 30 jours plus tard. Faites-en plusieurs."
        )

    @pytest.mark.parametrize(
        ("starts", "ends", "field"),
        [(time(2, 30), time(5), "starts"), (time(1), time(2, 30), "ends")],
    )
    def test_an_hour_that_spring_leaves_out_is_refused_where_it_stands(self, starts, ends, field):
        with pytest.raises(CalendarError) as refused:
            between(SPRING, starts, ends)
        assert refused.value.field == field


class TestHours:
    @pytest.mark.parametrize(
        ("day", "starts", "ends", "later", "hours"),
        [
            (TUESDAY, time(13, 30), time(16), 0, Fraction(5, 2)),
            (TUESDAY, time(9), time(9, 20), 0, Fraction(1, 3)),
            (TUESDAY, time(22), time(3), 1, 5),
            (EVE_OF_SPRING, time(22), time(3), 1, 4),
            (EVE_OF_AUTUMN, time(22), time(3), 1, 6),
            (EVE_OF_AUTUMN, time(22), time(1, 30), 1, Fraction(7, 2)),
            (SPRING, time(0), time(0), 1, 23),
            (AUTUMN, time(0), time(0), 1, 25),
        ],
    )
    def test_they_are_those_that_go_by(self, day, starts, ends, later, hours):
        assert between(day, starts, ends, later).hours == hours

    def test_a_sum_is_rounded_and_never_its_parts(self):
        third = between(TUESDAY, time(9), time(9, 20)).hours
        assert hours_in_decimal(third) == Decimal("0.33")
        assert hours_in_decimal(third + third + third) == Decimal("1.00")
        assert hours_in_decimal(Fraction(1, 8)) == Decimal("0.13")


class TestMidnight:
    @pytest.mark.parametrize(
        ("starts", "ends", "later", "passes"),
        [
            (time(13, 30), time(16), 0, False),
            (time(22), time(0), 1, False),
            (time(22), time(0, 1), 1, True),
            (time(0), time(1), 0, False),
            (time(9), time(16), 2, True),
        ],
    )
    def test_to_end_at_midnight_is_not_to_pass_it(self, starts, ends, later, passes):
        span = between(TUESDAY, starts, ends, later)
        assert (span.passes_midnight, span.days_later) == (passes, later)


class TestMoving:
    def test_to_another_day_it_keeps_its_hours(self):
        assert COURSE.moved(day=AUTUMN) == between(AUTUMN, time(13, 30), time(16))

    def test_to_another_hour_it_keeps_its_length(self):
        assert COURSE.moved(starts=time(9)) == between(TUESDAY, time(9), time(11, 30))
        assert COURSE.moved(starts=time(23)) == between(TUESDAY, time(23), time(1, 30), 1)

    def test_nothing_moves_to_where_it_is(self):
        assert NIGHT.moved() == NIGHT.moved(TUESDAY, time(22)) == NIGHT

    @pytest.mark.parametrize(("eve", "hours"), [(EVE_OF_SPRING, 4), (EVE_OF_AUTUMN, 6)])
    def test_over_a_change_of_hour_the_clocks_rule(self, eve, hours):
        night = between(TUESDAY, time(22), time(3), days_later=1)
        moved = night.moved(day=eve)
        assert (moved.ends - moved.starts, moved.hours) == (timedelta(hours=5), hours)
        assert moved.moved(day=TUESDAY) == night

    def test_from_29_february_it_keeps_its_hours(self):
        leap = between(date(2008, 2, 29), time(19), time(21, 30))
        assert leap.moved(day=date(2009, 3, 1)) == between(date(2009, 3, 1), time(19), time(21, 30))

    def test_into_the_hour_that_spring_leaves_out_it_is_refused(self):
        with pytest.raises(CalendarError) as refused:
            between(TUESDAY, time(2, 30), time(4)).moved(day=SPRING)
        assert refused.value.field == "starts"
        with pytest.raises(CalendarError) as refused:
            COURSE.moved(day=SPRING, starts=time(0)).moved(starts=time(0, 5))
        assert refused.value.field == "ends"

    def test_what_lies_in_the_hour_that_comes_twice_keeps_what_goes_by(self):
        first = datetime(2009, 11, 1, 1, 45, tzinfo=TORONTO)
        second = datetime(2009, 11, 1, 1, 15, tzinfo=TORONTO, fold=1)
        assert Span(first, second).moved(day=TUESDAY) == between(TUESDAY, time(1, 45), time(2, 15))

    @for_any(days, hours, hours, st.integers(0, 2), days, hours, few=30)
    def test_it_moves_there_and_back(self, day, starts, ends, later, other_day, other_start):
        try:
            span = between(day, starts, ends, later)
            moved = span.moved(other_day, other_start)
        except CalendarError:
            assume(False)
        assert (moved.day, moved.starts.time()) == (other_day, other_start)
        assert moved.ends - moved.starts == span.ends - span.starts
        assert moved.moved(day, starts) == span


class TestWords:
    @pytest.mark.parametrize(
        ("span", "french", "english"),
        [
            (
                COURSE,
                "mardi 6 octobre 2009, de 13 h 30 à 16 h",
                "Tuesday, October 6, 2009, from 1:30 p.m. to 4 p.m.",
            ),
            (
                NIGHT,
                "mardi 6 octobre 2009, de 22 h à 1 h le lendemain",
                "Tuesday, October 6, 2009, from 10 p.m. to 1 a.m. the next day",
            ),
            (
                between(TUESDAY, time(22), time(0), 1),
                "mardi 6 octobre 2009, de 22 h à minuit",
                "Tuesday, October 6, 2009, from 10 p.m. to midnight",
            ),
            (
                between(TUESDAY, time(9), time(0), 2),
                "mardi 6 octobre 2009, de 9 h à minuit le lendemain",
                "Tuesday, October 6, 2009, from 9 a.m. to midnight the next day",
            ),
            (
                between(TUESDAY, time(9), time(16), 2),
                "mardi 6 octobre 2009, de 9 h à 16 h, 2 jours plus tard",
                "Tuesday, October 6, 2009, from 9 a.m. to 4 p.m., 2 days later",
            ),
        ],
    )
    def test_it_is_said_in_both_languages(self, span, french, english):
        assert [spaced(span.said(language)) for language in ("fr-ca", "en")] == [french, english]

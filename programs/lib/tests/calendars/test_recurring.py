"""Sessions that come back: the days of a rule, the hours of the wall, what is skipped and what is refused."""

from datetime import date, datetime, time
from typing import Any

import pytest

from programs.lib.calendars import (
    LAST,
    MOST,
    CalendarError,
    DayOfMonth,
    Frequency,
    NoSuchDay,
    NoSuchHour,
    Recurrence,
    between,
)
from programs.tests.importing.files import spaced

AFTERNOON: dict[str, Any] = {"starts": time(13, 30), "ends": time(16)}
EVENING: dict[str, Any] = {"starts": time(19), "ends": time(21, 30)}
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SUNDAY = 0, 1, 2, 3, 6
OCTOBER_6 = date(2009, 10, 6)


def recurrence(frequency=Frequency.WEEKLY, first_day=OCTOBER_6, **fields) -> Recurrence:
    if frequency == Frequency.WEEKLY:
        fields.setdefault("weekdays", (TUESDAY,))
    return Recurrence(frequency=frequency, first_day=first_day, **(AFTERNOON | fields))


def days_of(*found, **fields) -> list[str]:
    return [str(span.day) for span in recurrence(*found, **fields).spans]


def refusal_of(**fields) -> tuple[str, str]:
    with pytest.raises(CalendarError) as refused:
        recurrence(**fields)
    return refused.value.field, spaced(refused.value)


class TestACourseOfTwoSchedules:
    """One afternoon or one evening a week, ten times; the clocks go back between the fourth and the fifth."""

    afternoons = recurrence(last_day=date(2009, 12, 8))
    evenings = recurrence(first_day=date(2009, 10, 7), weekdays=(WEDNESDAY,), count=10, **EVENING)

    def test_each_has_ten_sessions_and_ends_on_its_day(self):
        for course, last in (
            (self.afternoons, date(2009, 12, 8)),
            (self.evenings, date(2009, 12, 9)),
        ):
            assert (len(course.spans), course.spans[-1].day, course.skipped) == (10, last, ())

    def test_it_begins_at_the_same_hour_before_and_after_the_change(self):
        assert {span.starts.time() for span in self.afternoons.spans} == {time(13, 30)}
        assert [span.starts_at.hour for span in self.afternoons.spans] == [17] * 4 + [18] * 6
        assert {span.hours for span in self.afternoons.spans + self.evenings.spans} == {2.5}

    def test_it_is_said_in_one_sentence(self):
        assert [spaced(self.afternoons.said(language)) for language in ("fr-ca", "en")] == [
            "Chaque mardi, du 6 octobre au 8 décembre 2009, de 13 h 30 à 16 h (10 rencontres)",
            "Every Tuesday, from October 6 to December 8, 2009, from 1:30 p.m. to 4 p.m. (10 sessions)",
        ]
        assert spaced(self.evenings.said("fr-ca")) == (
            "Chaque mercredi, du 7 octobre au 9 décembre 2009, de 19 h à 21 h 30 (10 rencontres)"
        )

    def test_ending_by_its_number_or_by_its_last_day_is_the_same(self):
        assert recurrence(count=10).spans == self.afternoons.spans

    def test_a_day_left_out_is_made_up_for_where_the_number_was_said(self):
        away = date(2009, 11, 10)
        by_number = recurrence(count=10, left_out=(away,))
        by_day = recurrence(last_day=date(2009, 12, 8), left_out=(away,))
        assert (len(by_number.spans), by_number.spans[-1].day) == (10, date(2009, 12, 15))
        assert (len(by_day.spans), by_day.spans[-1].day) == (9, date(2009, 12, 8))
        assert spaced(by_day.said("fr-ca")) == (
            "Chaque mardi, du 6 octobre au 8 décembre 2009, sauf le 10 novembre 2009, de 13 h 30 à 16 h (9 rencontres)"
        )


class TestDays:
    def test_every_third_day(self):
        assert days_of(Frequency.DAILY, interval=3, count=3) == [
            "2009-10-06",
            "2009-10-09",
            "2009-10-12",
        ]

    def test_the_first_session_is_on_the_first_day_that_the_rule_has(self):
        assert days_of(first_day=date(2009, 10, 8), count=2) == ["2009-10-13", "2009-10-20"]

    def test_weeks_are_counted_from_the_first_session_and_begin_on_monday(self):
        every_other = {"interval": 2, "count": 4, "weekdays": (SUNDAY, TUESDAY)}
        assert days_of(first_day=date(2009, 10, 7), **every_other) == [
            "2009-10-11",
            "2009-10-20",
            "2009-10-25",
            "2009-11-03",
        ]

    def test_months_are_counted_from_the_first_session(self):
        assert days_of(Frequency.MONTHLY, month_day=DayOfMonth(5), interval=2, count=2) == [
            "2009-11-05",
            "2010-01-05",
        ]

    def test_without_a_day_of_the_month_it_is_that_of_the_first(self):
        assert days_of(Frequency.MONTHLY, count=2) == ["2009-10-06", "2009-11-06"]
        assert days_of(Frequency.YEARLY, count=2) == ["2009-10-06", "2010-10-06"]

    def test_a_day_of_the_week_in_its_month(self):
        second_tuesday = DayOfMonth(2, TUESDAY)
        assert days_of(Frequency.MONTHLY, month_day=second_tuesday, count=2) == [
            "2009-10-13",
            "2009-11-10",
        ]
        assert days_of(Frequency.YEARLY, month_day=DayOfMonth(LAST, THURSDAY), count=2) == [
            "2009-10-29",
            "2010-10-28",
        ]

    def test_the_last_day_of_each_month(self):
        last_days = {"month_day": DayOfMonth(LAST), "first_day": date(2008, 1, 31), "count": 3}
        assert days_of(Frequency.MONTHLY, **last_days) == ["2008-01-31", "2008-02-29", "2008-03-31"]

    def test_a_year_further_on_where_this_years_day_is_over(self):
        first_monday = {"month_day": DayOfMonth(1, MONDAY), "count": 1}
        assert days_of(Frequency.YEARLY, **first_monday) == ["2010-10-04"]


class TestWhatIsSkipped:
    def test_a_31st_that_a_month_does_not_have(self):
        monthly = recurrence(Frequency.MONTHLY, date(2009, 10, 31), last_day=date(2010, 2, 28))
        assert [str(span.day) for span in monthly.spans] == [
            "2009-10-31",
            "2009-12-31",
            "2010-01-31",
        ]
        assert monthly.skipped == (
            NoSuchDay(date(2009, 11, 1), DayOfMonth(31)),
            NoSuchDay(date(2010, 2, 1), DayOfMonth(31)),
        )
        assert [monthly.skipped[0].said(language) for language in ("fr-ca", "en")] == [
            "Il n’y a pas de 31 en novembre 2009.",
            "There is no 31st in November 2009.",
        ]

    def test_a_29_february_that_a_year_does_not_have(self):
        yearly = recurrence(Frequency.YEARLY, date(2008, 2, 29), count=2)
        assert [str(span.day) for span in yearly.spans] == ["2008-02-29", "2012-02-29"]
        assert [skipped.month.year for skipped in yearly.skipped] == [2009, 2010, 2011]

    def test_a_fifth_tuesday_that_a_month_does_not_have(self):
        fifth = recurrence(Frequency.MONTHLY, month_day=DayOfMonth(5, TUESDAY), count=2)
        assert [str(span.day) for span in fifth.spans] == ["2009-12-29", "2010-03-30"]
        assert [skipped.said("fr") for skipped in fifth.skipped] == [
            "Il n’y a pas de cinquième mardi en janvier 2010.",
            "Il n’y a pas de cinquième mardi en février 2010.",
        ]

    def test_what_would_come_after_the_last_day_is_not_told(self):
        monthly = recurrence(Frequency.MONTHLY, date(2009, 10, 31), last_day=date(2009, 11, 29))
        assert (len(monthly.spans), monthly.skipped) == (1, ())

    @pytest.mark.parametrize(
        ("hours", "wall"),
        [
            ({"starts": time(2, 30), "ends": time(5)}, datetime(2009, 3, 8, 2, 30)),
            ({"starts": time(0), "ends": time(2)}, datetime(2009, 3, 8, 2)),
        ],
    )
    def test_a_night_whose_start_or_end_spring_leaves_out(self, hours, wall):
        sundays = {"first_day": date(2009, 3, 1), "weekdays": (SUNDAY,)}
        nights = recurrence(**sundays, count=2, **hours)
        assert [str(span.day) for span in nights.spans] == ["2009-03-01", "2009-03-15"]
        assert nights.skipped == (NoSuchHour(wall),)
        assert "n’existe pas" in nights.skipped[0].said("fr-ca")
        assert "does not exist" in nights.skipped[0].said("en")

    def test_a_night_that_ends_the_day_after_in_that_hour(self):
        saturdays = {"first_day": date(2009, 2, 28), "weekdays": (5,), "days_later": 1}
        nights = recurrence(**saturdays, count=2, starts=time(22), ends=time(2, 30))
        assert [str(span.day) for span in nights.spans] == ["2009-02-28", "2009-03-14"]
        assert nights.skipped == (NoSuchHour(datetime(2009, 3, 8, 2, 30)),)

    def test_a_day_left_out_is_not_told_again(self):
        nights = recurrence(
            first_day=date(2009, 3, 1),
            weekdays=(SUNDAY,),
            count=2,
            starts=time(2),
            ends=time(4),
            left_out=(date(2009, 3, 8),),
        )
        assert (len(nights.spans), nights.skipped) == (2, ())


class TestNights:
    def test_sessions_over_midnight_end_by_the_clocks_on_the_days_of_change(self):
        nights = {"starts": time(22), "ends": time(3), "days_later": 1, "weekdays": (5,)}
        autumn = recurrence(first_day=date(2009, 10, 24), count=3, **nights)
        assert [span.hours for span in autumn.spans] == [5, 6, 5]
        assert {span.ends.time() for span in autumn.spans} == {time(3)}
        spring = recurrence(first_day=date(2009, 2, 28), count=3, **nights)
        assert [span.hours for span in spring.spans] == [5, 4, 5]

    def test_an_hour_that_comes_twice_is_its_first(self):
        sunday = recurrence(
            first_day=date(2009, 11, 1),
            weekdays=(SUNDAY,),
            count=1,
            starts=time(1, 30),
            ends=time(3),
        )
        assert sunday.spans[0].hours == 2.5
        assert sunday.spans == (between(date(2009, 11, 1), time(1, 30), time(3)),)


class TestSentences:
    @pytest.mark.parametrize(
        ("fields", "french", "english"),
        [
            (
                {"frequency": Frequency.DAILY},
                "Chaque jour, du 6 au 7 octobre 2009",
                "Every day, from October 6 to October 7, 2009",
            ),
            (
                {"frequency": Frequency.DAILY, "interval": 3},
                "Tous les 3 jours, du 6 au 9 octobre 2009",
                "Every 3 days, from October 6 to October 9, 2009",
            ),
            (
                {"weekdays": (THURSDAY, TUESDAY, WEDNESDAY)},
                "Chaque mardi, mercredi et jeudi, du 6 au 7 octobre 2009",
                "Every Tuesday, Wednesday and Thursday, from October 6 to October 7, 2009",
            ),
            (
                {"weekdays": (TUESDAY, THURSDAY), "interval": 2},
                "Toutes les 2 semaines, le mardi et le jeudi, du 6 au 8 octobre 2009",
                "Every 2 weeks, on Tuesday and on Thursday, from October 6 to October 8, 2009",
            ),
            (
                {"frequency": Frequency.MONTHLY},
                "Le 6 de chaque mois, du 6 octobre au 6 novembre 2009",
                "On the 6th of every month, from October 6 to November 6, 2009",
            ),
            (
                {"frequency": Frequency.MONTHLY, "interval": 3},
                "Le 6, tous les 3 mois, du 6 octobre 2009 au 6 janvier 2010",
                "On the 6th, every 3 months, from October 6, 2009 to January 6, 2010",
            ),
            (
                {"frequency": Frequency.YEARLY, "month_day": DayOfMonth(1, TUESDAY)},
                "Chaque année, le premier mardi d’octobre, du 6 octobre 2009 au 5 octobre 2010",
                "Every year, on the first Tuesday of October, from October 6, 2009 to October 5, 2010",
            ),
            (
                {"frequency": Frequency.YEARLY, "interval": 2},
                "Tous les 2 ans, le 6 octobre, du 6 octobre 2009 au 6 octobre 2011",
                "Every 2 years, on October 6, from October 6, 2009 to October 6, 2011",
            ),
        ],
    )
    def test_each_rule_is_said_in_both_languages(self, fields, french, english):
        twice = recurrence(**fields, count=2)
        assert [spaced(twice.said(language)) for language in ("fr-ca", "en")] == [
            f"{french}, de 13 h 30 à 16 h (2 rencontres)",
            f"{english}, from 1:30 p.m. to 4 p.m. (2 sessions)",
        ]

    def test_a_single_session_has_one_day(self):
        assert spaced(recurrence(count=1).said("fr-ca")) == (
            "Chaque mardi, le 6 octobre 2009, de 13 h 30 à 16 h (1 rencontre)"
        )

    def test_days_left_out_are_said_each(self):
        left_out = (date(2009, 10, 20), date(2009, 10, 13))
        assert spaced(recurrence(count=2, left_out=left_out).said("en")) == (
            "Every Tuesday, from October 6 to October 27, 2009, except on October 13, 2009 and on October 20, 2009, "
            "from 1:30 p.m. to 4 p.m. (2 sessions)"
        )


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("fields", "field", "words"),
        [
            ({"interval": 0}, "interval", "L’intervalle va de 1 à 99."),
            ({"interval": 100}, "interval", "L’intervalle va de 1 à 99."),
            ({"weekdays": ()}, "weekdays", "Choisissez au moins un jour de la semaine."),
            ({"weekdays": (7,)}, "weekdays", "Un jour de la semaine va du lundi au dimanche."),
            (
                {"frequency": Frequency.MONTHLY, "weekdays": (TUESDAY,)},
                "weekdays",
                "Des jours de la semaine ne vont qu’avec « chaque semaine » : retirez-les, ou changez la fréquence.",
            ),
            (
                {"month_day": DayOfMonth(5)},
                "month_day",
                "Un jour du mois ne va qu’avec « chaque mois » ou « chaque année » : retirez-le, ou changez la "
                "fréquence.",
            ),
            ({"count": 0}, "count", "Le nombre de rencontres va de 1 à 400."),
            ({"count": 401}, "count", "Le nombre de rencontres va de 1 à 400."),
            (
                {"ends": time(13)},
                "ends",
                "La fin ne vient pas après le début. Corrigez l’une des deux heures, ou dites que la rencontre finit "
                "le lendemain.",
            ),
            (
                {"left_out": (date(2009, 10, 14), date(2009, 10, 12))},
                "left_out",
                "Aucune rencontre n’a lieu le 12 octobre 2009 et le 14 octobre 2009 : "
                "retirez cela des jours laissés de côté.",
            ),
            ({"first_day": date(1899, 12, 31)}, "", "Une année va de 1900 à 2199."),
            (
                {"frequency": Frequency.YEARLY, "count": 32},
                "",
                "Des rencontres auraient lieu après le 6 octobre 2039, trente ans plus tard. Réduisez leur nombre, ou "
                "avancez le dernier jour.",
            ),
            (
                {
                    "frequency": Frequency.YEARLY,
                    "first_day": date(2009, 2, 1),
                    "month_day": DayOfMonth(30),
                },
                "",
                "Aucune rencontre n’aurait lieu du 1er février 2009 au 1er février 2039. Corrigez les jours ou la "
                "fréquence.",
            ),
        ],
    )
    def test_it_is_told_with_how_to_mend_it(self, fields, field, words):
        assert refusal_of(**({"count": 10} | fields)) == (field, words)

    @pytest.mark.parametrize("end", [{}, {"count": 10, "last_day": date(2009, 12, 8)}])
    def test_an_end_is_said_in_one_way(self, end):
        assert refusal_of(**end) == (
            "",
            "Dites quand cela finit : le nombre de rencontres ou le dernier jour, l’un des deux.",
        )

    @pytest.mark.parametrize(
        ("last_day", "fields", "field", "words"),
        [
            (
                date(2009, 10, 5),
                {},
                "last_day",
                "Le dernier jour, le 5 octobre 2009, précède le premier, le 6 octobre 2009.",
            ),
            (
                date(2009, 10, 11),
                {"weekdays": (MONDAY,)},
                "",
                "Aucune rencontre n’aurait lieu du 6 au 11 octobre 2009. Corrigez les jours ou la fréquence.",
            ),
            (
                date(2009, 10, 12),
                {"left_out": (date(2009, 10, 6),)},
                "",
                "Aucune rencontre n’aurait lieu du 6 au 12 octobre 2009. Corrigez les jours ou la fréquence.",
            ),
            (
                date(2009, 10, 30),
                {"frequency": Frequency.MONTHLY, "month_day": DayOfMonth(31)},
                "",
                "Aucune rencontre n’aurait lieu du 6 au 30 octobre 2009. Corrigez les jours ou la fréquence.",
            ),
            (
                date(2039, 10, 7),
                {},
                "",
                "Des rencontres auraient lieu après le 6 octobre 2039, trente ans plus tard. Réduisez leur nombre, ou "
                "avancez le dernier jour.",
            ),
        ],
    )
    def test_a_last_day_that_does_not_fit(self, last_day, fields, field, words):
        assert refusal_of(last_day=last_day, **fields) == (field, words)

    def test_more_than_the_most(self):
        daily = {"frequency": Frequency.DAILY, "first_day": date(2009, 1, 1)}
        # 400 days, the last of which is 4 February.
        assert len(recurrence(**daily, last_day=date(2010, 2, 4)).spans) == MOST
        assert len(recurrence(**daily, count=MOST).spans) == MOST
        assert refusal_of(**daily, last_day=date(2010, 2, 5)) == (
            "last_day",
            "Cela ferait plus de 400 rencontres. Avancez le dernier jour, espacez les rencontres ou faites-en "
            "plusieurs séries.",
        )

    def test_a_timestamp_is_no_day(self):
        with pytest.raises(TypeError):
            recurrence(first_day=datetime(2009, 10, 6), count=1)

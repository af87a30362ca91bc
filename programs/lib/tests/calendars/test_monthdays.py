"""Which day of a month, in words; and what is none."""

from datetime import date

import pytest

from programs.lib.calendars import LAST, CalendarError, DayOfMonth

OCTOBER, MAY = date(2009, 10, 1), date(2009, 5, 1)


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (DayOfMonth(1), ["le 1er", "le 1er mai"], ["the 1st", "May 1"]),
        (DayOfMonth(22), ["le 22", "le 22 mai"], ["the 22nd", "May 22"]),
        (DayOfMonth(13), ["le 13", "le 13 mai"], ["the 13th", "May 13"]),
        (DayOfMonth(23), ["le 23", "le 23 mai"], ["the 23rd", "May 23"]),
        (
            DayOfMonth(LAST),
            ["le dernier jour", "le dernier jour de mai"],
            ["the last day", "the last day of May"],
        ),
        (
            DayOfMonth(2, 1),
            ["le deuxième mardi", "le deuxième mardi de mai"],
            ["the second Tuesday", "the second Tuesday of May"],
        ),
        (
            DayOfMonth(LAST, 4),
            ["le dernier vendredi", "le dernier vendredi de mai"],
            ["the last Friday", "the last Friday of May"],
        ),
    ],
)
def test_it_is_said_in_both_languages(day, french, english):
    for language, said in ("fr-ca", french), ("en", english):
        assert [day.said(language), day.said_in(MAY, language)] == said


def test_a_month_that_begins_with_a_vowel_is_elided():
    assert DayOfMonth(1, 0).said_in(OCTOBER, "fr") == "le premier lundi d’octobre"


@pytest.mark.parametrize(
    ("number", "weekday", "words"),
    [
        (0, None, "Le jour du mois va de 1 à 31, ou c’est le dernier."),
        (32, None, "Le jour du mois va de 1 à 31, ou c’est le dernier."),
        (6, 1, "Le rang du jour de la semaine va de 1 à 5, ou c’est le dernier."),
        (1, 7, "Un jour de la semaine va du lundi au dimanche."),
    ],
)
def test_what_no_month_has_is_refused(number, weekday, words):
    with pytest.raises(CalendarError) as refused:
        DayOfMonth(number, weekday)
    assert (refused.value.field, str(refused.value)) == ("month_day", words)

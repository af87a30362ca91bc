"""How days and hours are written, in the language of the page."""

from datetime import date, datetime, time

import pytest
from django import forms
from django.utils import dateformat, formats, translation

from programs.lib.periods import format_date

EVENING = datetime(2026, 11, 30, 18, 5)


@pytest.mark.parametrize(
    "language, format, written",
    [
        ("fr-ca", "TIME_FORMAT", "18\u00a0h\u00a005"),
        ("fr-ca", "DATETIME_FORMAT", "30 novembre 2026, 18\u00a0h\u00a005"),
        ("fr-ca", "SHORT_DATETIME_FORMAT", "2026-11-30 18\u00a0h\u00a005"),
        ("en", "TIME_FORMAT", "6:05 p.m."),
        ("en", "DATETIME_FORMAT", "November 30, 2026, 6:05 p.m."),
        ("en", "SHORT_DATETIME_FORMAT", "2026-11-30 6:05 p.m."),
    ],
)
def test_an_hour_is_written_once(language, format, written):
    with translation.override(language):
        assert formats.date_format(EVENING, format) == written


@pytest.mark.parametrize(
    "language, day, written",
    [
        ("fr-ca", date(2026, 6, 1), "1er juin 2026"),
        ("fr-ca", date(2026, 6, 2), "2 juin 2026"),
        ("fr-ca", date(2026, 6, 11), "11 juin 2026"),
        ("en", date(2026, 6, 1), "June 1, 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(language, day, written):
    with translation.override(language):
        assert formats.localize(day) == formats.date_format(day) == written


@pytest.mark.parametrize("language", ["fr-ca", "en"])
@pytest.mark.parametrize("month", [1, 9, 11])
def test_a_page_writes_a_day_as_its_sentences_do(language, month):
    day = date(2026, month, 27)
    with translation.override(language):
        assert formats.date_format(day, "DATE_FORMAT") == format_date(day, language)
        assert formats.date_format(day, "SHORT_DATE_FORMAT") == format_date(day, language, "short")


def test_an_hour_of_the_morning_has_no_zero_before_it():
    with translation.override("fr-ca"):
        assert formats.date_format(datetime(2026, 6, 1, 9, 5), "DATETIME_FORMAT") == (
            "1er juin 2026, 9\u00a0h\u00a005"
        )


def test_english_keeps_its_own_ordinals():
    days = [date(2026, 6, number) for number in (1, 2, 3, 4)]
    with translation.override("en"):
        assert [dateformat.format(day, "S") for day in days] == ["st", "nd", "rd", "th"]


@pytest.mark.parametrize(
    "typed, read",
    [
        ("8 h", time(8)),
        ("8h", time(8)),
        ("8 h 30", time(8, 30)),
        ("23\u00a0h\u00a059", time(23, 59)),
        ("8h30", time(8, 30)),
        ("08:30", time(8, 30)),
    ],
)
def test_an_hour_is_read_as_it_is_written_here(typed, read):
    with translation.override("fr-ca"):
        assert forms.TimeField(localize=True).clean(typed) == read

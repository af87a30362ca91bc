"""Who may consent, and when: a person of fourteen, or a guardian with a name."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from programs.people.consents import Agreement, needs_guardian

BIRTHDAY = date(1994, 1, 15)
DAY = date(2008, 1, 15)


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        yield


def wrong(birth_date, **told) -> list[str]:
    """The fields that the refusal names."""
    try:
        Agreement(**{"given_by": "person", "given_on": DAY} | told).check(birth_date)
    except ValidationError as error:
        return sorted(error.message_dict)
    return []


@pytest.mark.parametrize(
    ("day", "needed"), [(date(2008, 1, 14), True), (DAY, False), (date(2008, 1, 16), False)]
)
def test_a_guardian_consents_until_the_fourteenth_birthday(day, needed):
    assert needs_guardian(BIRTHDAY, day) == needed


def test_who_was_born_on_the_29th_of_february_is_fourteen_at_the_end_of_the_month():
    born = date(1996, 2, 29)
    days = (date(2010, 2, 27), date(2010, 2, 28))
    assert [needs_guardian(born, day) for day in days] == [True, False]


def test_an_unknown_birth_date_asks_for_nothing():
    assert needs_guardian(None, DAY) is False


@pytest.mark.parametrize(
    ("birth_date", "told", "fields"),
    [
        (BIRTHDAY, {}, []),
        (None, {}, []),
        (date(1994, 1, 16), {}, ["given_by"]),
        (date(1994, 1, 16), {"given_by": "guardian", "guardian_name": "Un Tuteur"}, []),
        (date(1994, 1, 16), {"given_by": "guardian"}, ["guardian_name"]),
        (BIRTHDAY, {"given_by": "guardian", "guardian_name": "  "}, ["guardian_name"]),
        (BIRTHDAY, {"given_on": date(2008, 1, 16)}, ["given_on"]),
        (BIRTHDAY, {"given_on": date(1993, 1, 1)}, ["given_on"]),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(birth_date, told, fields):
    assert wrong(birth_date, **told) == fields

"""Whatever happens, in whatever order: a year that is over stays as it was, and its figures are those of the log."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.lib.periods import Period
from reporting.figures import Scope, collect
from reporting.tests.figures.histories import (
    FIRST_DAY,
    HAPPENINGS,
    Chronicle,
    by_hand,
    parts_by_hand,
)

pytestmark = pytest.mark.django_db


MANY = 300
DAYS = (0, 0, 1, 3, 7, 15, 40)


def steps_of(seed: int, count: int) -> list[tuple[int, int, int]]:
    """Of one seed, a shorter history is the beginning of a longer one."""
    chance = Random(seed)
    return [
        (chance.randrange(len(HAPPENINGS)), chance.randrange(10_000), chance.choice(DAYS))
        for _ in range(count)
    ]


STEPS = st.builds(steps_of, st.integers(0, 2**32), st.integers(20, 50))
# A time that begins and ends on any day of the history.
TIMES = st.tuples(st.integers(0, 900), st.integers(0, 900))


def numbers(program, period) -> dict[str, tuple]:
    return {
        code: (result.number, {part.key: part.number for part in result.parts if part.number})
        for code, result in collect(Scope(program=program), period).items()
    }


def played(steps) -> tuple[Chronicle, dict[Period, dict]]:
    """The program to which all of ``steps`` happened, and what its years came to on the day after each ended."""
    chronicle, years = Chronicle(), {}
    for what, which, days in steps:
        year = chronicle.program.calendar.year_containing(chronicle.day)
        if chronicle.day + timedelta(days=days) > year.end:
            years[year] = numbers(chronicle.program, year)
        chronicle.play(what, which, days)
    return chronicle, years


@pytest.mark.parametrize("examples", [5, pytest.param(MANY, marks=pytest.mark.slow)])
def test_a_history_never_changes_the_years_before_it(examples):
    met = set()

    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(STEPS, TIMES)
    def hold(steps, time):
        with transaction.atomic():
            chronicle, years = played(steps)
            program = chronicle.program
            for year, said in years.items():
                assert numbers(program, year) == said
            start, end = (FIRST_DAY + timedelta(days=days) for days in sorted(time))
            for period in (Period(start, end), *years):
                found, expected = numbers(program, period), by_hand(program, period)
                assert {code: found[code][0] for code in expected} == expected
                parts = parts_by_hand(program, period)
                assert {code: found[code][1] for code in parts} == parts
                met.update(code for code, number in expected.items() if number)
            transaction.set_rollback(True)

    hold()
    if examples == MANY:
        assert sorted(by_hand_codes() - met) == [], "nothing ever counted in these"


def by_hand_codes() -> set[str]:
    with transaction.atomic():
        return set(by_hand(Chronicle().program, Period(FIRST_DAY, FIRST_DAY)))

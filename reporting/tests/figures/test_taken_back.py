"""Whatever happens in mentoring, in whatever order: a step that is taken back leaves rows and figures as they were."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.tests.rows import differences, everything
from programs import history, undoing
from programs.accounts.tests.factories import AdministratorFactory
from programs.lib.periods import Period
from programs.moves import Move
from programs.taking_back import Taken, take_back_step
from reporting.tests.figures.histories import FIRST_DAY, HAPPENINGS, Chronicle
from reporting.tests.figures.test_histories import numbers

pytestmark = pytest.mark.django_db

FEW, MANY = 25, 300
# One of so many steps is looked at: the rows of the whole database are compared.
LOOKED_AT = 4
ALL_OF_IT = Period(FIRST_DAY, FIRST_DAY + timedelta(days=900))


def steps_of(seed: int, count: int) -> list[tuple[int, int, int]]:
    """Of one seed, a shorter history is the beginning of a longer one."""
    chance = Random(seed)
    return [
        (chance.randrange(len(HAPPENINGS)), chance.randrange(10_000), chance.choice((0, 1, 7, 30)))
        for _ in range(count)
    ]


def moved_by(act) -> list:
    """The records that an act moved, those that it began left out."""
    logs = [one for one in undoing.touched_by(act) if issubclass(one.model, Move)]
    moves = [move for log in logs for move in log.model._base_manager.filter(pk__in=log.added)]
    return [getattr(move, move.subject().name) for move in moves if move.from_state]


@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_taking_back_any_step_gives_back_the_rows_and_the_figures(examples):
    by, met = AdministratorFactory(), set()

    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.builds(steps_of, st.integers(0, 2**32), st.integers(4, 16)))
    def hold(steps):
        with transaction.atomic():
            chronicle = Chronicle(by=by)
            for number, step in enumerate(steps):
                looked_at = number % LOOKED_AT == LOOKED_AT - 1
                before = everything() if looked_at else {}
                figures = numbers(chronicle.program, ALL_OF_IT) if looked_at else {}
                with history.own_act(user=by.pk) as act:
                    chronicle.play(*step)
                moved = moved_by(act) if looked_at else []
                if not moved:
                    continue
                record = moved[step[1] % len(moved)]
                assert Taken(record).why_not(by) == ""
                take_back_step(record=record, by=by)
                assert differences(before, everything()) == {}
                assert numbers(chronicle.program, ALL_OF_IT) == figures
                met.add(type(record).__name__)
            transaction.set_rollback(True)

    hold()
    assert met == {"Referral", "Mentor", "Mentee", "Pairing"}

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
# What may happen here writes nothing else.
APPS = ("programs", "people", "referrals", "mentoring")
# The happenings that take a step, with which a history ends here.
MOVING = [
    number
    for number, one in enumerate(HAPPENINGS)
    if one.__name__.startswith("move_") or one is Chronicle.register_a_mentee
]
ALL_OF_IT = Period(FIRST_DAY, FIRST_DAY + timedelta(days=900))


def steps_of(seed: int, count: int) -> list[tuple[int, int, int]]:
    """Of one seed, a shorter history is the beginning of a longer one."""
    chance = Random(seed)
    steps = [
        (chance.randrange(len(HAPPENINGS)), chance.randrange(10_000), chance.choice((0, 1, 7, 30)))
        for _ in range(count)
    ]
    return [*steps, (chance.choice(MOVING), chance.randrange(10_000), 1)]


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
    @given(st.builds(steps_of, st.integers(0, 2**32), st.integers(2, 12)))
    def hold(steps):
        with transaction.atomic():
            chronicle, before = Chronicle(by=by), []
            for step in steps:
                if step is steps[-1]:
                    before = [everything(*APPS), numbers(chronicle.program, ALL_OF_IT)]
                with history.own_act(user=by.pk) as act:
                    chronicle.play(*step)
            if moved := moved_by(act):
                record = moved[steps[-1][1] % len(moved)]
                assert Taken(record).why_not(by) == ""
                take_back_step(record=record, by=by)
                assert differences(before[0], everything(*APPS)) == {}
                assert numbers(chronicle.program, ALL_OF_IT) == before[1]
                met.add(type(record).__name__)
            transaction.set_rollback(True)

    hold()
    if examples == MANY:
        assert met == {"Referral", "Mentor", "Mentee", "Pairing"}
    assert met

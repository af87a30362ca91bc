"""Every state machine of the house: each of its steps may be taken back, and leaves no row other than it was."""

import sys

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from config.tests.rows import differences, everything
from config.tests.source import layer_of
from programs import history
from programs.accounts.tests.factories import AdministratorFactory
from programs.lib.periods import today
from programs.moves import Machine
from programs.taking_back import DECLARED, Steps, Taken, name_of, take_back_step
from programs.tests.worlds import World, world

MACHINES = sorted(DECLARED.values(), key=lambda steps: name_of(steps.machine.model))


def machines() -> list[Machine]:
    """Every machine that a module of ours has, whoever declared it."""
    found = {
        id(one): one
        for name, module in list(sys.modules.items())
        if layer_of(name) and ".tests" not in name
        for one in vars(module).values()
        if isinstance(one, Machine)
    }
    return list(found.values())


def test_the_steps_of_every_machine_can_be_taken_back():
    assert sorted(one.log.__name__ for one in machines()) == sorted(
        one.machine.log.__name__ for one in MACHINES
    )


@pytest.fixture(scope="module")
def _a_world(taken_back_by_the_module) -> World:
    return world()


@pytest.fixture
def a_world(_a_world, db) -> World:
    """A record of every model; what a test does to them is taken back."""
    return _a_world


def stepped(steps: Steps, record, to: str, by) -> bool:
    """Whether the record could be moved as it is: many a step needs more than a state."""
    try:
        with transaction.atomic(), history.own_act(user=by.pk):
            steps.machine.move(record, to, by=by, reason="Pour l’essai")
    except (ValidationError, IntegrityError):
        return False
    return True


OF_EACH = pytest.mark.parametrize("steps", MACHINES, ids=lambda steps: name_of(steps.machine.model))


@OF_EACH
def test_a_step_that_is_taken_back_leaves_every_row_as_it_was(steps, a_world):
    assert tried_and_taken_back(steps, most=1) == 1


@pytest.mark.slow
@OF_EACH
def test_any_step_of_any_record_that_is_taken_back_leaves_every_row_as_it_was(steps, a_world):
    assert tried_and_taken_back(steps, most=100) > 0


def tried_and_taken_back(steps: Steps, most: int) -> int:
    """How many steps could be taken, each of which left no trace once it was taken back."""
    by, tried, before = AdministratorFactory(), 0, {}
    for record in steps.machine.model._base_manager.order_by("-pk"):
        for to in steps.machine.next_states(record):
            if tried == most:
                return tried
            before = before or everything()
            if to in steps.kept or not stepped(steps, record, to, by):
                continue
            assert differences(before, everything()) != {}
            take_back_step(record=record, by=by)
            assert differences(before, everything()) == {}
            tried += 1
    return tried


@OF_EACH
def test_what_is_kept_says_what_to_do_instead(steps, a_world):
    by = AdministratorFactory()
    record = steps.machine.model._base_manager.order_by("-pk").first()
    log = steps.machine.log
    for to in steps.kept:
        log._base_manager.create(
            **{steps.machine.subject: record},
            from_state=record.state,
            to_state=to,
            effective_on=today(),
            moved_by=by,
        )
        assert Taken(record).why_not(by) == str(steps.why_kept)

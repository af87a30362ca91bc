"""The registry of triggers answers as that of pgtrigger does, and refuses what that refuses."""

import pgtrigger
import pytest
from pgtrigger import registry

from config.registering import IndexedRegistry
from programs.models import Program, Region

USUAL = registry._Registry


def trigger(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Protect(name=name, operation=pgtrigger.Delete)


@pytest.fixture
def added():
    """A trigger of a program that only these tests know."""
    trigger("only_here").register(Program)
    yield f"{Program._meta.label}:only_here"
    registry.delete(f"{Program._meta.label}:only_here")


def what_is_known() -> tuple:
    held = registry._registry
    return held.by_db_table, held.pg_function_names


def what_is_looked_up() -> tuple:
    """The same, by going through all triggers."""
    held = registry._registry
    return USUAL.by_db_table.fget(held), USUAL.pg_function_names.fget(held)


def test_it_knows_every_trigger_that_there_is(added):
    assert isinstance(registry._registry, IndexedRegistry)
    assert len(registry._registry) > 900
    assert what_is_known() == what_is_looked_up()


def test_it_forgets_what_is_taken_out():
    before = [set(one) for one in what_is_known()]
    trigger("only_here").register(Program)
    within = [set(one) for one in what_is_known()]
    registry.delete(f"{Program._meta.label}:only_here")
    assert [len(now - was) for now, was in zip(within, before, strict=True)] == [1, 1]
    assert [set(one) for one in what_is_known()] == before


def test_two_triggers_of_a_table_do_not_share_a_name(added):
    other = pgtrigger.Protect(name="only_here", operation=pgtrigger.Update)
    with pytest.raises(KeyError, match="already used for model"):
        other.register(Program)


def test_two_tables_may_have_a_trigger_of_the_same_name(added):
    trigger("only_here").register(Region)
    registry.delete(f"{Region._meta.label}:only_here")
    assert what_is_known() == what_is_looked_up()

"""Every record says what it is, whatever of it is filled in: a form that is shown again shows it half done."""

from collections.abc import Iterator
from copy import copy

import pytest
from django.db import models

from config.tests.injections import our_models
from programs.tests.worlds import world


def half_done(model: type[models.Model]) -> Iterator[tuple[str, models.Model]]:
    """What a form may have made of a record of ``model``: nothing, one relation of it, all of them."""
    relations = [column for column in model._meta.concrete_fields if column.remote_field]
    empty = {column.name: column.remote_field.model() for column in relations}
    yield "nothing", model()
    for name, other in empty.items():
        yield name, model(**{name: other})
    yield "all relations", model(**empty)


def without_one(record: models.Model) -> Iterator[tuple[str, models.Model]]:
    """A whole record of which one column was left empty, or has what is none of its choices."""
    for column in record._meta.concrete_fields:
        empty = "" if isinstance(column, models.CharField | models.TextField) else None
        for value in (empty, *(["abc"] if column.choices else [])):
            emptied = copy(record)
            emptied._state = copy(record._state)
            emptied._state.fields_cache = dict(record._state.fields_cache)
            setattr(emptied, column.attname, value)
            yield f"{column.name} {value}", emptied


def refusals(cases: Iterator[tuple[str, models.Model]]) -> list[str]:
    wrong = []
    for name, record in cases:
        try:
            str(record)
        except Exception as error:  # all of them are told
            wrong.append(f"{type(record).__name__} with {name}: {type(error).__name__}: {error}")
    return wrong


@pytest.mark.django_db
@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_record_that_is_not_filled_in_yet_has_a_name(model):
    assert refusals(half_done(model)) == []


@pytest.mark.django_db
def test_a_record_of_which_one_thing_is_missing_has_a_name():
    records = world().records.values()
    assert [wrong for record in records for wrong in refusals(without_one(record))] == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_what_a_constraint_says_can_be_said(model):
    """Django fills its name in: a bare « % » would be an error where the sentence is due."""
    for constraint in model._meta.constraints:
        assert constraint.get_violation_error_message()

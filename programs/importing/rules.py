"""The constraints of the models, checked in Python for a row at a time, without a query.

Django's own ``validate_constraints`` asks the database once a constraint and a row. The database still has the
last word; what is not understood here is left to it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q

from programs.importing.conditions import Condition
from programs.importing.values import UNKNOWN


@cache
def _checks(model: type[models.Model]) -> list[tuple[Condition, Any]]:
    return [
        (Condition(model, rule.condition), rule.violation_error_message)
        for rule in model._meta.constraints
        if isinstance(rule, models.CheckConstraint)
    ]


def broken_checks(instance: models.Model) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentence and the fields of each check constraint that ``instance`` breaks."""
    for condition, sentence in _checks(type(instance)):
        if condition.holds(instance) is False:
            yield str(sentence), condition.fields


@cache
def _uniques(
    model: type[models.Model],
) -> list[tuple[tuple[str, ...], Condition, bool, Any]]:
    rules: list = [
        (
            rule.fields,
            Condition(model, rule.condition or Q()),
            rule.nulls_distinct is False,
            rule.violation_error_message,
        )
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.fields and "id" not in rule.fields
    ]
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            rules.append(((field.name,), Condition(model, Q()), False, None))
    return rules


class Uniqueness:
    """Remembers which values are taken, by records of the database and by rows of the file.

    What the database alone can tell is left to it: uniqueness of expressions, values that it computes, a
    condition that is not known to hold.
    """

    def __init__(self, model: type[models.Model]):
        self._rules = _uniques(model)
        self._taken: list[dict[tuple, models.Model]] = [{} for _rule in self._rules]

    def claim(
        self, instance: models.Model
    ) -> Iterator[tuple[str | None, tuple[str, ...], models.Model]]:
        """Take the values of ``instance``; yield the sentence, the fields and the holder of those already taken.

        The sentence is None for a field that is unique by itself.
        """
        for taken, (fields, condition, nulls_count, sentence) in zip(
            self._taken, self._rules, strict=True
        ):
            if not condition.holds(instance):
                continue
            values = tuple(self._identity(instance, name) for name in fields)
            if UNKNOWN in values or (None in values and not nulls_count):
                continue
            holder = taken.setdefault(values, instance)
            if holder is not instance:
                yield (str(sentence) if sentence else None), fields, holder

    @staticmethod
    def _identity(instance: models.Model, name: str) -> Any:
        field = instance._meta.get_field(name)
        value = instance.__dict__.get(field.attname, UNKNOWN)
        if field.generated or hasattr(value, "resolve_expression"):
            return UNKNOWN
        if value is None and field.is_relation and field.is_cached(instance):
            related = field.get_cached_value(instance)
            return None if related is None else ("new", id(related))
        return tuple(value) if isinstance(value, list) else value

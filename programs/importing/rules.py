"""The constraints of the models, checked in Python for a row at a time, without a query.

Django's own ``validate_constraints`` asks the database once a constraint and a row. The database still has the
last word; what is not understood here is left to it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models
from django.db.models import F, Q

_COMPARISONS = {
    "gt": lambda left, right: left > right,
    "gte": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lte": lambda left, right: left <= right,
    "in": lambda left, right: left in right,
    "range": lambda left, right: right[0] <= left <= right[1],
    "contained_by": lambda left, right: set(left) <= set(right),
}


def holds(condition: Q, instance: models.Model) -> bool | None:
    """Whether ``condition`` is true of ``instance``, with the three values of SQL: None is unknown."""
    results = [
        holds(child, instance) if isinstance(child, Q) else _compare(child, instance)
        for child in condition.children
    ]
    deciding = condition.connector == Q.OR
    if deciding in results:
        return deciding is not condition.negated
    return None if None in results else deciding is condition.negated


def _compare(lookup: tuple[str, Any], instance: models.Model) -> bool | None:
    path, right = lookup
    name, _separator, operator = path.partition("__")
    left = _value(instance, name)
    if isinstance(right, F):
        right = _value(instance, right.name)
    elif operator in ("", "exact", "isnull") and (right is None or operator == "isnull"):
        return (left is None) == (True if right is None else right)
    if left is None or right is None:
        return None
    if operator in ("", "exact"):
        return left == right
    compare = _COMPARISONS.get(operator)
    return compare(left, right) if compare else None


def _value(instance: models.Model, name: str) -> Any:
    return getattr(instance, instance._meta.get_field(name).attname)


def _fields(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _fields(child)
        else:
            yield child[0].partition("__")[0]
            if isinstance(child[1], F):
                yield child[1].name


@cache
def _checks(model: type[models.Model]) -> list[tuple[Q, tuple[str, ...], Any]]:
    return [
        (
            rule.condition,
            tuple(dict.fromkeys(_fields(rule.condition))),
            rule.violation_error_message,
        )
        for rule in model._meta.constraints
        if isinstance(rule, models.CheckConstraint)
    ]


def broken_checks(instance: models.Model) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentence and the fields of each check constraint that ``instance`` breaks."""
    for condition, fields, sentence in _checks(type(instance)):
        if holds(condition, instance) is False:
            yield str(sentence), fields


@cache
def _uniques(model: type[models.Model]) -> list[tuple[tuple[str, ...], Q, bool, Any]]:
    rules: list = [
        (
            rule.fields,
            rule.condition or Q(),
            rule.nulls_distinct is False,
            rule.violation_error_message,
        )
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.fields and "id" not in rule.fields
    ]
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            rules.append(((field.name,), Q(), False, None))
    return rules


class Uniqueness:
    """Remembers which values are taken, by records of the database and by rows of the file."""

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
            if condition and holds(condition, instance) is not True:
                continue
            values = tuple(self._identity(instance, name) for name in fields)
            if None in values and not nulls_count:
                continue
            holder = taken.setdefault(values, instance)
            if holder is not instance:
                yield (str(sentence) if sentence else None), fields, holder

    @staticmethod
    def _identity(instance: models.Model, name: str) -> Any:
        field = instance._meta.get_field(name)
        value = getattr(instance, field.attname)
        if value is None and field.is_relation and field.is_cached(instance):
            related = field.get_cached_value(instance)
            return None if related is None else ("new", id(related))
        return value

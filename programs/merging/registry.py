"""What each app says of the merging of two records: which may be, and what becomes of rows of which one may stay."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from typing import Any

import pgtrigger
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, UniqueConstraint
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from programs.moves import Move

# What is done with a row of the kept record and the one of the absorbed that may not stand beside it.
Rule = Callable[[Any, Any, Any], None]


@dataclass(frozen=True)
class Mergeable:
    """How records of ``model`` are put together.

    ``fields`` are asked where they differ, ``united`` are arrays of codes, ``joined`` is a text to which both add. Of
    what was not kept in one of the ``told`` fields, the joined text tells. ``words`` is what a record is looked for by.
    ``written_last`` are fields that the database keeps apart from those of the absorbed record while it is there.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    united: tuple[str, ...] = ()
    joined: str = "note"
    told: tuple[str, ...] = ()
    written_last: tuple[str, ...] = ()
    words: Callable[[Any], str] = str

    @property
    def kind(self) -> str:
        return self.model._meta.label_lower


@dataclass(frozen=True)
class _Declared:
    rule: Rule
    folds: type[models.Model] | None


_MERGEABLE: dict[type[models.Model], Mergeable] = {}
_RULES: dict[str, _Declared] = {}
_TAKEN: dict[str, Callable] = {}
_FOLLOWING: dict[type[models.Model], list[Callable]] = {}
_LET_THROUGH: dict[type[models.Model], list[str]] = {}


def mergeable(declared: Mergeable) -> Mergeable:
    """Let two records of a model be merged."""
    _MERGEABLE[declared.model] = declared
    return declared


def of_model(model: type[models.Model]) -> Mergeable:
    """How records of ``model`` are merged. Raises KeyError where they are not."""
    return _MERGEABLE[model]


def all_mergeable() -> list[Mergeable]:
    return list(_MERGEABLE.values())


def where(*names: str, folds: type[models.Model] | None = None) -> Callable[[Rule], Rule]:
    """Say what becomes of two rows that one of these constraints keeps apart: ``rule(act, kept's, absorbed's)``.

    A column that is unique by itself is named « app.Model.field ». A rule that folds one row into the other, so that
    what points to it follows too, says of which model (``folds``): the rows of that are looked at in their turn.
    """

    def declare(rule: Rule) -> Rule:
        for name in names:
            _RULES[name] = _Declared(rule, folds)
        return rule

    return declare


def takes(model: type[models.Model], field: str) -> Callable:
    """Leave to ``function(act, kept, absorbed)`` all rows of ``model`` that name the absorbed record in ``field``."""

    def declare(function: Callable) -> Callable:
        _TAKEN[f"{model._meta.label}.{field}"] = function
        return function

    return declare


def follows(model: type[models.Model]) -> Callable:
    """Have ``function(act)`` see to what names records of ``model`` otherwise than by a foreign key.

    It is called while both records are there, and before anything was moved.
    """

    def declare(function: Callable) -> Callable:
        _FOLLOWING.setdefault(model, []).append(function)
        return function

    return declare


def lets_through(model: type[models.Model], *triggers: str) -> None:
    """Name the triggers that keep a row as it was agreed: a merge changes nothing in it, for the body is the same."""
    _LET_THROUGH.setdefault(model, []).extend(
        f"{model._meta.label}:{trigger}" for trigger in triggers
    )


def taken_by(model: type[models.Model], field: str) -> Callable | None:
    return _TAKEN.get(f"{model._meta.label}.{field}")


def rule_of(name: str) -> Rule | None:
    declared = _RULES.get(name)
    return declared.rule if declared else None


def following(model: type[models.Model]) -> list[Callable]:
    return _FOLLOWING.get(model, [])


@contextmanager
def letting_through(*models_: type[models.Model]) -> Iterator[None]:
    """Without the triggers that an app let a merge through; those of all models where none is named."""
    names = [one for model in models_ or _LET_THROUGH for one in _LET_THROUGH.get(model, ())]
    with pgtrigger.ignore(*names) if names else nullcontext():
        yield


# --- What may not stand twice ----------------------------------------------------------------------


@dataclass(frozen=True)
class Once:
    """A rule of the database by which two rows may not both name one record in ``field``.

    ``columns`` are what else they would have in common, each with what makes two of its values the same.
    """

    name: str
    field: str
    columns: tuple[tuple[str, Callable[[Any], Any]], ...] = ()
    condition: models.Q | None = None
    nulls_distinct: bool = True


def relations_of(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Each model that has a foreign key to ``model``, and its name; no histories, which stay as they are."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        other = relation.related_model
        if not hasattr(other, "pgh_tracked_model"):
            yield other, relation.field.name


def onces_of(model: type[models.Model], field: str) -> Iterator[Once]:
    """The rules by which rows of ``model`` may stand once for the record that they name in ``field``."""
    column = model._meta.get_field(field)
    if column.unique:
        yield Once(f"{model._meta.label}.{field}", field)
    for constraint in model._meta.constraints:
        if not isinstance(constraint, UniqueConstraint):
            continue
        columns = dict(_columns(constraint))
        if columns.pop(field, None):
            distinct = constraint.nulls_distinct is not False
            yield Once(
                constraint.name, field, tuple(columns.items()), constraint.condition, distinct
            )


def excluding(model: type[models.Model], field: str) -> Iterator[str]:
    """The names of the rules by which rows of ``model`` that name one record in ``field`` may not overlap."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, ExclusionConstraint):
            named = (_name_of(expression) for expression, _operator in constraint.expressions)
            if field in named:
                yield constraint.name


def _columns(constraint: UniqueConstraint) -> Iterator[tuple[str, Callable]]:
    for name in constraint.fields:
        yield name, lambda value: value
    for expression in constraint.expressions:
        made = str.lower if isinstance(expression, Lower) else lambda value: value
        yield _name_of(expression), made


def _name_of(expression: str | Combinable) -> str:
    if isinstance(expression, str):
        return expression
    if isinstance(expression, F):
        return expression.name
    return _name_of(expression.get_source_expressions()[0])


def without_a_rule() -> list[str]:
    """What a merge would run into: rules of the database, by their names, of which no app says what becomes."""
    seen: set[type[models.Model]] = set()
    waiting = [one.model for one in all_mergeable()]
    missing = []
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for other, field in relations_of(model):
            if issubclass(other, Move) or taken_by(other, field):
                continue
            names = [once.name for once in onces_of(other, field)]
            names += excluding(other, field)
            missing += [
                f"{other._meta.label}.{field}: {name}" for name in names if name not in _RULES
            ]
            waiting += [
                _RULES[name].folds for name in names if name in _RULES and _RULES[name].folds
            ]
    return sorted(missing)


@cache
def tracked_models() -> set[type[models.Model]]:
    """The models of whose rows the history tells."""
    return {
        model.pgh_tracked_model
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }

"""The rules of dates in Python: for a form, an action, or a row of a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from programs.dates.rules import Bound, Day, Within
from programs.lib.periods import today


@dataclass(frozen=True)
class Wrong:
    """A day that cannot be: its ``field``, why, and what bounds it, where that is another day."""

    field: str
    sentence: Any
    bound: Bound | Within | None = None

    def fields(self, model: type[models.Model]) -> set[str]:
        """The columns of the record whose change may have made it wrong."""
        names = {self.field}
        if self.bound:
            names |= self.bound.also()
        if self.bound and self.bound.relation:
            names.add(model._meta.get_field(self.bound.relation).attname)
        return names


def days_of(model: type[models.Model]) -> dict[str, Day]:
    """What each date of ``model`` may be, by field; nothing where none was declared."""
    return getattr(model, "days", {})


def rows_behind(model: type[models.Model], relation: str) -> list[str]:
    """The rows of the record at the end of ``relation`` that the dates of ``model`` lie within: to be read at once."""
    bounds = [bound for day in days_of(model).values() for bound in day.bounds]
    found = (one for one in bounds if isinstance(one, Within) and one.relation == relation)
    return list(dict.fromkeys(one.rows for one in found))


def related(instance: models.Model, relation: str) -> models.Model | None:
    """The record at the end of a foreign key; None while it is missing."""
    field = instance._meta.get_field(relation)
    if field.is_cached(instance):
        return field.get_cached_value(instance)
    return None if getattr(instance, field.attname) is None else getattr(instance, relation)


def impossible(
    instance: models.Model, on: date, parent: Callable[[models.Model, str], Any] = related
) -> Iterator[Wrong]:
    """What is wrong with the dates of ``instance``, written ``on`` that day: the first reason of each date.

    ``parent`` gives the record at the end of a foreign key.
    """
    for name, rule in days_of(type(instance)).items():
        day = instance.__dict__.get(name)
        if not isinstance(day, date):
            continue
        if sentence := rule.misplaced(day, on):
            yield Wrong(name, sentence)
            continue
        for bound in rule.bounds:
            holder = parent(instance, bound.relation) if bound.relation else instance
            # Another rule says that it is missing.
            if holder is not None and (sentence := bound.breach(day, instance, holder)):
                yield Wrong(name, sentence, bound)
                break


def refuse_impossible(instance: models.Model, exclude: set[str]) -> None:
    """Raise ValidationError for what is wrong with the dates of ``instance``, by field.

    What was already recorded so is let pass: it is not what is being written.
    """
    wrong = [one for one in impossible(instance, today()) if one.field not in exclude]
    if wrong and instance.pk and not instance._state.adding:
        model = type(instance)
        columns = set().union(*(one.fields(model) for one in wrong))
        stored = model._base_manager.filter(pk=instance.pk).values(*columns).first() or {}
        changed = {name for name in columns if stored.get(name) != getattr(instance, name)}
        wrong = [one for one in wrong if one.fields(model) & changed]
    if wrong:
        raise ValidationError({one.field: one.sentence for one in wrong})

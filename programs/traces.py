"""What the history has of a change, in words: which column, what it said before and after, and who changed it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pghistory.models import Context

from programs.amounts import MoneyField, amount_said
from programs.lib.calendars import hour_said
from programs.lib.periods import format_date
from programs.undoing import Door

NOTHING = "—"
# What a text is shortened to: the record itself has the whole of it.
_LONGEST = 300


@dataclass(frozen=True)
class Change:
    """One column of a record, as it was and as it is."""

    label: str
    before: str
    after: str


class Words:
    """Says the values of columns. Whatever points to a record says its name only where ``door`` lets it through."""

    def __init__(self, door: Door):
        self._door = door
        self._names: dict[tuple[type[models.Model], Any], str] = {}

    def learn(self, values: Iterable[tuple[models.Field, Any]]) -> None:
        """Read the names of the records that ``values`` point to: one query a model."""
        asked = defaultdict(set)
        for field, value in values:
            if field.is_relation and value is not None:
                asked[field.related_model].add(value)
        for model, keys in asked.items():
            seen = self._door(model)
            found = {} if seen is None else {one.pk: str(one) for one in seen.filter(pk__in=keys)}
            for key in keys:
                self._names[model, key] = found.get(key, _("une fiche d’un autre dossier"))

    def say(self, field: models.Field, value: Any) -> str:
        if value is None or value == "" or value == []:
            return NOTHING
        if field.is_relation:
            return self._names[field.related_model, value]
        if isinstance(field, ArrayField):
            return ", ".join(self.say(field.base_field, one) for one in value)
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("oui") if value else _("non")
        if isinstance(field, MoneyField):
            return amount_said(value)
        return _plain(value)


def moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return format_date(value, get_language() or "fr")
    if isinstance(value, time):
        return hour_said(value, get_language() or "fr")
    if isinstance(value, Decimal):
        return number_format(value.normalize())
    return Truncator(str(value)).chars(_LONGEST)


def changed_columns(
    model: type[models.Model], before: Any, after: Any, among: Iterable[str] | None = None
) -> Iterator[tuple[models.Field, Any, Any]]:
    """The columns that somebody reads and in which two events of a record differ; None stands for no record at all.

    ``among`` are the names of those that count.
    """
    names = None if among is None else set(among)
    kept = {column.name for column in (before or after)._meta.fields}
    for column in model._meta.concrete_fields:
        if column.name not in kept or column.primary_key or not column.editable:
            continue
        if names is not None and column.name not in names:
            continue
        was, is_now = (getattr(one, column.attname, None) for one in (before, after))
        if (was or None) != (is_now or None) or (was is False) != (is_now is False):
            yield column, was, is_now


def said(words: Words, columns: Iterable[tuple[models.Field, Any, Any]]) -> list[Change]:
    return [
        Change(
            capfirst(str(column.verbose_name)), words.say(column, was), words.say(column, is_now)
        )
        for column, was, is_now in columns
    ]


def authors_of(acts: Iterable[UUID | None]) -> dict[UUID, str]:
    """Who did each act, as the history says; an act of nobody is not among them. Two queries."""
    known = Context.objects.filter(pk__in={act for act in acts if act})
    by_act = {
        one.pk: int(one.metadata["user"])
        for one in known
        if str(one.metadata.get("user") or "").isdigit()
    }
    users = get_user_model()._base_manager.in_bulk(set(by_act.values()))
    return {act: str(users[key]) for act, key in by_act.items() if key in users}

"""The dates of a row: what cannot be is refused, cell by cell; what is odd is noted, to be confirmed once a file."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import models

from programs.dates.checks import Wrong, days_of, impossible, rows_behind
from programs.dates.questions import Doubt, doubts
from programs.importing.rows import Row


class DayChecks:
    """What a resource does about dates, without a query a row."""

    _meta: Any
    rows: Sequence[Row]
    _parents: dict[str, dict]
    _today: date

    def _misplaced(self, field: models.Field, value: Any) -> Any:
        """The sentence that refuses ``value`` of ``field`` by itself, or None."""
        rule = days_of(field.model).get(field.name)
        return rule.misplaced(value, self._today) if rule else None

    def _check_days(self, row: Row) -> None:
        for wrong in impossible(row.instance, self._today, self._parent_of(row)):
            columns = self._columns_of([wrong.field])
            # One cell may fill two dates: one reason is enough.
            is_said = any(row.is_refused(name) for name in columns)
            if not is_said and (row.is_new or self.is_news(row, wrong)):
                row.refuse_first(columns, wrong.sentence)

    def is_news(self, row: Row, wrong: Wrong) -> bool:
        """Whether ``row`` writes what makes a date of its record ``wrong``."""
        return bool(wrong.fields(self._meta.model) & row.changed.keys())

    def _parent_of(self, row: Row) -> Callable[[models.Model, str], models.Model | None]:
        return lambda _instance, relation: self.parent(row, relation)

    def parent(self, row: Row, relation: str) -> models.Model | None:
        """The record to which that of ``row`` points; those of all rows are read at once."""
        field = self._meta.model._meta.get_field(relation)
        if field.is_cached(row.instance):
            return field.get_cached_value(row.instance)
        found = self._parents.setdefault(relation, {})
        key = getattr(row.instance, field.attname)
        if key is not None and key not in found:
            named = {one.attributes.get(field.attname) for one in self.rows}
            held = {getattr(one.instance, field.attname) for one in self.rows if one.instance}
            wanted = {key, *named, *held} - found.keys() - {None}
            columns = days_of(field.related_model)
            records = field.related_model._base_manager.only("pk", *columns)
            behind = rows_behind(self._meta.model, relation)
            found |= dict.fromkeys(wanted) | records.prefetch_related(*behind).in_bulk(wanted)
        return found.get(key)

    def _note_doubts(self, row: Row) -> None:
        for doubt in self.doubts_of(row):
            row.doubt(self._columns_of([doubt.field]), doubt.sentence)

    def doubts_of(self, row: Row) -> Iterator[Doubt]:
        """The questions that ``row`` raises by what it writes."""
        found = doubts(row.instance, self._today, self._parent_of(row))
        return (one for one in found if row.is_new or one.depends_on & row.changed.keys())

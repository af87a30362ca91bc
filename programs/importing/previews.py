"""What a file would change, read from the database before the rows are written and again after, in one transaction.

A value is what an export writes of it: whatever a column can say is compared, persons, other names and texts
included, and nothing has to be declared a second time.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from programs.importing.columns import Column
from programs.importing.results import SHOWN_NEW, Change, Preview, PreviewedRow
from programs.importing.rows import Row

if TYPE_CHECKING:
    from programs.importing.resources import RecordResource

_TOGETHER = 1000

Said = dict[str, str]


class Previewer:
    """Looks at the records of the rows of ``resource`` while it imports them in vain."""

    def __init__(self, resource: "RecordResource"):
        self._resource = resource
        self._before: dict[int, Said] = {}
        self._waiting: list[int] = []

    def await_look(self, row: Row) -> None:
        if _changes_its_record(row):
            self._waiting.append(row.instance.pk)

    def look(self) -> None:
        """Remember what the records of the rows that wait say, before they are written."""
        self._before |= self._said(self._waiting)
        self._waiting = []

    def preview(self, rows: Sequence[Row]) -> Preview:
        """What came of it, once all is written."""
        changing = [row for row in rows if _changes_its_record(row)]
        after = self._said([row.instance.pk for row in changing])
        found = Preview()
        for row in rows:
            if row.is_undecided:
                continue
            if row.is_new and not row.beside:
                shown = self._cells(row) if len(found.added) < SHOWN_NEW else ()
                found.added.append(PreviewedRow(row.number, True, "", shown))
            elif row.is_new or _changes_its_record(row):
                found.changed.append(self._changed(row, after))
            else:
                found.unchanged.append(row.number)
        return found

    def _changed(self, row: Row, after: dict[int, Said]) -> PreviewedRow:
        if row.is_new:
            changes = list(self._changes_beside(row))
        else:
            before, now = self._before[row.instance.pk], after[row.instance.pk]
            changes = [
                Change(
                    column.name, self._heading(row, column), before[column.name], now[column.name]
                )
                for column in self._resource.columns
                if before[column.name] != now[column.name]
            ]
        return PreviewedRow(row.number, row.is_new, self._name(row), changes=changes)

    def _changes_beside(self, row: Row) -> Iterator[Change]:
        """What a new record changes in others: its person, who was known."""
        for name, before in row.beside.items():
            column = self._resource.by_name[name]
            yield Change(
                name,
                self._heading(row, column),
                str(self._resource.written(column, before)),
                str(self._resource.shown(name, row)),
            )

    def _said(self, keys: Sequence[int]) -> dict[int, Said]:
        """What an export would write of the records of ``keys`` now: by itself, for it remembers what it read."""
        exporter = type(self._resource)(self._resource.scope)
        manager = exporter._meta.model._default_manager
        return {
            record.pk: {
                column.name: str(exporter.written(column, exporter.cell(record, column)))
                for column in exporter.columns
            }
            for start in range(0, len(keys), _TOGETHER)
            for record in exporter.for_export(
                manager.filter(pk__in=keys[start : start + _TOGETHER]).order_by()
            )
        }

    def _cells(self, row: Row) -> list[tuple[str, str]]:
        return [
            (place.heading, str(self._resource.shown(name, row)))
            for name, place in row.places.items()
        ]

    def _name(self, row: Row) -> str:
        """What tells the row from the others, as the file has it."""
        names = [name for name in self._resource.key_fields if row.given(name)]
        return " · ".join(str(self._resource.shown(name, row)) for name in names)

    def _heading(self, row: Row, column: Column) -> str:
        place = row.places.get(column.name)
        return place.heading if place else capfirst(column.heading)


def _changes_its_record(row: Row) -> bool:
    return not row.is_new and bool(row.changed or row.touched)

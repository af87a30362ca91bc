"""What is shared out over lines: a change of a budget, a sharing key, an expense. One cell says what each line gets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext as _

from programs.budgets.importing.naming import LineRef
from programs.budgets.importing.parts import Part
from programs.budgets.models import BudgetLine
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import ProgramResource
from programs.importing.rows import Row

LINES = LineRef()


class SharedOutResource(ProgramResource):
    """``shares`` is the column that says it, and the accessor of the parts of a record.

    ``at_the_end`` are the rules of the database that hold once the parts are written.
    """

    shares: str
    at_the_end: Sequence[str] = ()

    # --- what a subclass says

    def part(self, record: Any, line: BudgetLine, said: Part) -> models.Model:
        """The part of ``record`` that ``said`` makes."""
        raise NotImplementedError

    def said_of(self, part: Any) -> tuple:
        """What tells one part from another, as ``said`` and the database both have it."""
        return part.line_id, part.amount

    def written_first(self, part: Any) -> Any:
        """In which order parts are written, so that no line gives what it has not received yet."""
        return -part.amount

    # --- reading

    def before_import(self, dataset, **kwargs):
        self.said: dict[int, list[tuple[BudgetLine, Part]]] = {}
        self._parts: dict[int, list[Any]] = {}
        super().before_import(dataset, **kwargs)
        pgtrigger.constraints(pgtrigger.Deferred, *self.at_the_end)

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        self.said[row.number] = self.lines_of(row, program)

    def lines_of(self, row: Row, program) -> list[tuple[BudgetLine, Part]]:
        """The lines that the cell names, each with its part; refuses a name of none, or one that comes twice."""
        found = []
        for said in row.value(self.shares, []):
            try:
                found.append((LINES.find(said.line, self.directories, program), said))
            except BadCell as error:
                row.refuse(self.shares, str(error))
        counted = Counter((line.pk, said.commitment) for line, said in found)
        if any(times > 1 for times in counted.values()):
            row.refuse(
                self.shares, _("Un poste y est deux fois : écrivez-le une fois, avec la somme.")
            )
        return found

    def complete(self, row: Row) -> None:
        super().complete(row)
        if not (row.value(self.shares) or self.said.get(row.number)):
            return
        parts = [self.part(row.instance, line, said) for line, said in self.said[row.number]]
        if row.is_new or self._told(parts) != self._told(self.kept(row.instance)):
            row.touched = True
            self._parts[row.number] = parts

    def kept(self, record: Any) -> list[Any]:
        return list(getattr(record, self.shares).all())

    def parts_of(self, row: Row) -> list[Any]:
        """What the record of ``row`` will share out."""
        if row.number in self._parts:
            return self._parts[row.number]
        return [] if row.is_new else self.kept(row.instance)

    def is_shared_anew(self, row: Row) -> bool:
        return row.number in self._parts

    def _told(self, parts: Iterable[Any]) -> list[tuple]:
        return sorted(map(self.said_of, parts), key=str)

    # --- writing

    def after_writing(self, user) -> None:
        super().after_writing(user)
        rows = [row for row in self.rows if self.is_shared_anew(row)]
        part_model = self._meta.model._meta.get_field(self.shares).related_model
        subject = self._meta.model._meta.get_field(self.shares).field.name
        changed = [row.instance.pk for row in rows if not row.is_new]
        part_model.objects.filter(**{f"{subject}__in": changed}).delete()

        def write(records: list) -> None:
            parts = [
                one for record in records for one in self._parts[self._rows_of[id(record)].number]
            ]
            for one in parts:
                # The record has its key by now.
                setattr(one, subject, getattr(one, subject))
            part_model.objects.bulk_create(sorted(parts, key=self.written_first), BATCH)

        self._write([row.instance for row in rows if not row.errors], write)
        if not any(row.errors for row in self.rows):
            pgtrigger.constraints(pgtrigger.Immediate, *self.at_the_end)

    # --- export

    def for_export(self, queryset):
        return super().for_export(queryset).prefetch_related(f"{self.shares}__line__budget")

    def existing(self, rows):
        return super().existing(rows).prefetch_related(self.shares)

    def cell(self, instance, column: Column):
        if column.name != self.shares:
            return super().cell(instance, column)
        return [self.cell_of(part) for part in self.kept(instance)]

    def cell_of(self, part: Any) -> Part:
        return Part(part.line.display_code, part.amount)


def added_up(parts: Iterable[Any]) -> Decimal:
    return sum((part.amount for part in parts), Decimal(0))

"""Cells that name another record of the program: a pairing by its code, a mentor by their name."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from programs.importing.directories import Directories
from programs.importing.errors import BadCell
from programs.importing.kinds import Kind
from programs.lib.text import excerpt
from programs.models import Program


class RecordRef(Kind):
    """A record of ``model`` by the code that it shows, ``within`` the row's program, or any that an import may touch.

    ``unknown`` and ``several`` refuse a text that names none, or more than one. A subclass finds by more than
    the code: it says in ``index`` and ``named`` how.
    """

    refers = True

    def __init__(
        self,
        model: type[models.Model],
        expects,
        *,
        unknown,
        several="",
        within: str | None = "program",
        joined: Iterable[str] = (),
    ):
        self.model = model
        self.expects = expects
        self.unknown, self.several = unknown, several
        self.within = within
        self.joined = tuple(joined)

    def find(self, text: str, directories: Directories, program: Program | None) -> Any:
        """The record that ``text`` names, of ``program`` where it is known. Raises BadCell."""
        index = directories.once(
            (self, program if self.within else None),
            lambda: self.index(self._records(directories, program)),
        )
        found = self.named(index, text)
        if program and not self.within:
            found = [record for record in found if record.program_id == program.pk]
        if len(found) != 1:
            raise BadCell(self.refusal(text, found))
        return found[0]

    def _records(self, directories: Directories, program: Program | None) -> models.QuerySet:
        programs = [program] if self.within else list(directories.programs.by_id)
        records = self.model.objects.filter(program__in=programs).order_by("pk")
        # Without a name, select_related would join everything.
        return records.select_related(*self.joined) if self.joined else records

    def index(self, records: models.QuerySet) -> Any:
        """What ``named`` looks into."""
        found: dict[str, list] = {}
        for record in records:
            found.setdefault(record.display_code.casefold(), []).append(record)
        return found

    def named(self, index: Any, text: str) -> list:
        return index.get(text.casefold(), [])

    def refusal(self, text: str, found: list) -> str:
        kind = self.model._meta.verbose_name
        return (self.several if found else self.unknown) % {"text": excerpt(text), "kind": kind}

    def write(self, value, directories=None):
        """The code of a record; a text that a row still holds is what it was."""
        return value if isinstance(value, str) else self.code_of(value, directories)

    def code_of(self, record, directories) -> str:
        return record.display_code

"""The files of the demonstration data: which there are, in which order, and on which days."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from statistics import mode

from programs.importing import kinds, registry
from programs.importing.directories import Scope
from programs.importing.errors import UnreadableFile
from programs.importing.resources import RecordResource
from programs.models import Program

FOLDER = Path(__file__).resolve().parent
# A cell may hold several days: the steps of a record.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONG_BEFORE = timedelta(weeks=-1000)


@dataclass(frozen=True)
class DemoFile:
    """One CSV file: the records of one resource, of the program ``slug`` ("" for those that belong to none)."""

    slug: str
    path: Path

    @property
    def resource(self) -> str:
        return self.path.stem.partition("-")[2]

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        with self.path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))

    @property
    def moving_days(self) -> list[str]:
        """Its columns whose days move with a demonstration, as its resource declares them."""
        columns = self.rows[0] if self.rows else {}
        return [name for name in registry.get(self.resource).moving_days if name in columns]

    @property
    def _dates(self) -> list[str]:
        """Those of its moving columns that hold one day, of the record itself."""
        by_name = {column.name: column for column in registry.get(self.resource).columns}
        return [name for name in self.moving_days if isinstance(by_name[name].kind, kinds.Day)]

    @property
    def newest(self) -> date | None:
        """The newest day on which a record of this file happened: what is to come is not the present."""
        coming = registry.get(self.resource).coming_days
        days = self._days(name for name in self.moving_days if name not in coming)
        return date.fromisoformat(max(days)) if days else None

    @property
    def moves(self) -> bool:
        """Whether it has a day that moves."""
        return bool(self._days(self.moving_days))

    def _days(self, columns: Iterable[str]) -> list[str]:
        names = list(columns)
        return [day for row in self.rows for name in names for day in _DAY.findall(row[name])]

    def importer(self) -> RecordResource:
        """What imports this file, for its program as it is recorded by now."""
        program = Program.objects.select_related("lead").filter(slug=self.slug).first()
        scope = Scope(program=program, holder=program.lead if program else None)
        return registry.get(self.resource)(scope)

    def recorded_shifts(self) -> list[timedelta]:
        """By how much each day of its records that are there already was moved.

        They are looked for under days on which nothing happened: a record that is known by its day would be taken
        for another one.
        """
        importer = self.importer()
        if not self.moves or not importer.scope.program:
            return []
        try:
            rows = importer.recorded(self.content(_LONG_BEFORE), self.path.name)
        except UnreadableFile:
            return []  # its import will say so, and stop there
        days = [
            (getattr(row.instance, column), row.value(column))
            for row in rows
            for column in self._dates
        ]
        return [recorded - read + _LONG_BEFORE for recorded, read in days if recorded and read]

    def content(self, shift: timedelta) -> bytes:
        """The file as it is imported, with every day of its records moved by ``shift``."""
        if not shift or not self.moves:
            return self.path.read_bytes()
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(self.rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(row | self._moved(row, shift) for row in self.rows)
        return out.getvalue().encode()

    def _moved(self, row: dict[str, str], shift: timedelta) -> dict[str, str]:
        return {
            column: _DAY.sub(lambda day: _carried(day[0], shift), row[column])
            for column in self.moving_days
        }


def _carried(day: str, shift: timedelta) -> str:
    return (date.fromisoformat(day) + shift).isoformat()


@dataclass(frozen=True)
class DemoProgram:
    """The files of one folder, in the order in which they are imported."""

    slug: str
    files: tuple[DemoFile, ...]

    def records(self, resource: str) -> list[dict[str, str]]:
        return [row for file in self.files if file.resource == resource for row in file.rows]

    @property
    def is_under_way(self) -> bool:
        """Whether the program has no end: such a one is shown in the present."""
        return any(not row.get("ends_on") for row in self.records("programs"))

    @property
    def newest(self) -> date | None:
        """The newest day on which a record of the program happened."""
        return max((file.newest for file in self.files if file.newest), default=None)

    def shift(self, today: date) -> timedelta:
        """By how much the days of a program under way move: what an earlier load chose, else up to ``today``.

        It is a whole number of weeks, so that the newest record falls within the seven days that end ``today``.
        """
        if not self.is_under_way or not self.newest:
            return timedelta(0)
        for file in self.files:
            if chosen := file.recorded_shifts():
                return mode(chosen)
        return timedelta(days=(today - self.newest).days // 7 * 7)


def directory() -> list[DemoFile]:
    """The files that belong to no program."""
    return [DemoFile("", path) for path in sorted(FOLDER.glob("*.csv"))]


def programs() -> list[DemoProgram]:
    """The programs by slug."""
    folders = sorted({path.parent for path in FOLDER.glob("*/*.csv")})
    return [
        DemoProgram(
            folder.name, tuple(DemoFile(folder.name, path) for path in sorted(folder.glob("*.csv")))
        )
        for folder in folders
    ]

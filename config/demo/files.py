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
_FEBRUARY_29 = (2, 29)


@dataclass(frozen=True)
class Carry:
    """How far days are carried: those of most records by whole weeks, those of fiscal years by whole years."""

    weeks: timedelta = timedelta(0)
    years: int = 0

    def __bool__(self) -> bool:
        return bool(self.weeks or self.years)

    def carried(self, day: date) -> date:
        return _years_on(day, self.years) + self.weeks


NOWHERE = Carry()
_LONG_BEFORE = Carry(weeks=timedelta(weeks=-1000))


def _years_on(day: date, years: int) -> date:
    if years and (day.month, day.day) == _FEBRUARY_29:
        day -= timedelta(days=1)
    return day.replace(year=day.year + years)


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
    def moves_by_years(self) -> bool:
        return registry.get(self.resource).moves_by_years

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

    def recorded_carries(self) -> list[Carry]:
        """By how much each day of its records that are there already was carried.

        Those that move by weeks are looked for under days on which nothing happened: a record that is known by its
        day would be taken for another one. Those that move by years are known by their numbers.
        """
        importer = self.importer()
        if not self.moves or not importer.scope.program:
            return []
        away = NOWHERE if self.moves_by_years else _LONG_BEFORE
        try:
            rows = importer.recorded(self.content(away), self.path.name)
        except UnreadableFile:
            return []  # its import will say so, and stop there
        days = [
            (getattr(row.instance, column), row.value(column))
            for row in rows
            for column in self._dates
        ]
        known = [(recorded, read) for recorded, read in days if recorded and read]
        if self.moves_by_years:
            return [Carry(years=recorded.year - read.year) for recorded, read in known]
        return [Carry(weeks=recorded - read + _LONG_BEFORE.weeks) for recorded, read in known]

    def content(self, carry: Carry) -> bytes:
        """The file as it is imported, with every day of its records carried."""
        own = Carry(years=carry.years) if self.moves_by_years else Carry(weeks=carry.weeks)
        if not own or not self.moves:
            return self.path.read_bytes()
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(self.rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(row | self._carried(row, own) for row in self.rows)
        return out.getvalue().encode()

    def _carried(self, row: dict[str, str], carry: Carry) -> dict[str, str]:
        def carried(day: re.Match) -> str:
            return carry.carried(date.fromisoformat(day[0])).isoformat()

        return {column: _DAY.sub(carried, row[column]) for column in self.moving_days}


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
        """The newest day on which a record of the program happened, of those that move by weeks."""
        return self._newest(by_years=False)

    def _newest(self, *, by_years: bool) -> date | None:
        newest = (file.newest for file in self.files if file.moves_by_years == by_years)
        return max(filter(None, newest), default=None)

    def carry(self, today: date) -> Carry:
        """By how much the days of a program under way move: what an earlier load chose, else up to ``today``.

        By a whole number of weeks, so that the newest record falls within the seven days that end ``today``. What
        stands within fiscal years moves by whole years, as near to ``today`` as none of it is to come.
        """
        if not self.is_under_way:
            return NOWHERE
        weeks, years = self._kept(by_years=False), self._kept(by_years=True)
        return Carry(
            self._weeks(today) if weeks is None else weeks.weeks,
            self._years(today) if years is None else years.years,
        )

    def _kept(self, *, by_years: bool) -> Carry | None:
        """What an earlier load chose; nothing where none of it moves."""
        if self._newest(by_years=by_years) is None:
            return None
        for file in self.files:
            if file.moves_by_years == by_years and (found := file.recorded_carries()):
                return mode(found)
        return None

    def _weeks(self, today: date) -> timedelta:
        newest = self.newest
        return timedelta(days=(today - newest).days // 7 * 7) if newest else timedelta(0)

    def _years(self, today: date) -> int:
        newest = self._newest(by_years=True)
        if newest is None:
            return 0
        years = today.year - newest.year
        return years if _years_on(newest, years) <= today else years - 1


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

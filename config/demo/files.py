"""The files of the demonstration data: which there are, in which order, and on which days."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

# Resources whose records happen on a day. Programs and money keep the fiscal years that they were given.
MOVING = ("referrals", "mentors", "mentees", "pairings", "meetings", "outcomes")
_DAY_COLUMN = "_on"
# A date of the person's own life, which no demonstration changes.
_FIXED_COLUMNS = ("arrived_on",)


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
    def newest(self) -> date | None:
        """The newest day on which a record of this file happened."""
        days = [row[column] for row in self.rows for column in self._day_columns if row[column]]
        return date.fromisoformat(max(days)) if days else None

    def content(self, shift: timedelta) -> bytes:
        """The file as it is imported, with every day of its records moved by ``shift``."""
        if not shift or self.resource not in MOVING:
            return self.path.read_bytes()
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(self.rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(row | self._moved(row, shift) for row in self.rows)
        return out.getvalue().encode()

    @property
    def _day_columns(self) -> list[str]:
        columns = self.rows[0] if self.rows else {}
        return [c for c in columns if c.endswith(_DAY_COLUMN) and c not in _FIXED_COLUMNS]

    def _moved(self, row: dict[str, str], shift: timedelta) -> dict[str, str]:
        days = {column: row[column] for column in self._day_columns if row[column]}
        return {c: (date.fromisoformat(day) + shift).isoformat() for c, day in days.items()}


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
        return not self.records("programs")[0]["ends_on"]

    def weeks_until(self, today: date) -> timedelta:
        """By how many whole weeks its newest record falls within the seven days that end ``today``."""
        newest = max(file.newest for file in self.files if file.resource in MOVING and file.newest)
        return timedelta(days=(today - newest).days // 7 * 7)


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

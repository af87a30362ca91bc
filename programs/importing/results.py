"""What an import did, or would do, and each cell that it refuses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from django.utils.translation import gettext as _
from import_export.results import Result, RowResult

from programs.importing.choices import Note
from programs.importing.errors import CellError
from programs.importing.rows import Row

# What a page shows: the file that comes back with its cells marked has them all.
SHOWN_ERRORS = 200
SHOWN_ROWS = 300
SHOWN_NEW = 100
SHOWN_VALUES = 5
SHOWN_RANGES = 12


@dataclass
class Counts:
    """How many rows are new, updated, unchanged, refused, and how many wait for an answer."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    undecided: int = 0

    @property
    def total(self) -> int:
        return self.new + self.updated + self.unchanged + self.refused + self.undecided


@dataclass(frozen=True)
class Change:
    """One value of a record that was there, by the column that writes it: what it was and what it becomes."""

    column: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class PreviewedRow:
    """A row that would be written: ``cells`` as they would be, ``changes`` in what is there already."""

    number: int
    is_new: bool
    name: str
    cells: Sequence[tuple[str, str]] = ()
    changes: Sequence[Change] = ()


@dataclass
class Preview:
    """What a file would do: what changes first, then what is added; the rest only by its rows."""

    changed: list[PreviewedRow] = field(default_factory=list)
    added: list[PreviewedRow] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)

    @property
    def shown_changed(self) -> list[PreviewedRow]:
        return self.changed[:SHOWN_ROWS]

    @property
    def shown_added(self) -> list[PreviewedRow]:
        """New rows say what the file says: a page of them is enough."""
        return self.added[:SHOWN_NEW]

    @property
    def unchanged_rows(self) -> str:
        return ranges(self.unchanged)


@dataclass
class ErrorGroup:
    """What is refused for one reason in one column."""

    sheet: str
    column: str
    messages: list[str]
    rows: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    generic: str = ""

    @property
    def message(self) -> str:
        return self.messages[0] if len(self.messages) == 1 else self.generic

    @property
    def row_numbers(self) -> str:
        return ranges(self.rows)

    @property
    def shown_values(self) -> list[str]:
        return self.values[:SHOWN_VALUES]

    @property
    def more_values(self) -> int:
        return max(0, len(self.values) - SHOWN_VALUES)


class RecordRowResult(RowResult):
    def add_instance_info(self, instance):
        """Keep the id only: the name of a record may cost a query a row."""
        self.object_id = instance.pk


class RecordResult(Result):
    """``all_errors`` are the refused cells, ``all_doubts`` what is possible and odd; ``preview`` is there for a file
    that could be imported, before it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.all_errors: list[CellError] = []
        self.all_doubts: list[CellError] = []
        self.counts = Counts()
        self.notes: list[Note] = []
        self.preview: Preview | None = None
        # The rows that ask something, answered or not, in the order of the file.
        self.asked: list[Row] = []

    @property
    def is_refused(self) -> bool:
        return bool(self.all_errors)

    @property
    def sorted_notes(self) -> list[Note]:
        """What wants to be looked at comes first."""
        return sorted(self.notes, key=lambda note: note.level != "ask")

    @property
    def changes_nothing(self) -> bool:
        counts = self.counts
        return not (counts.new or counts.updated or counts.undecided or self.is_refused)

    @property
    def cell_errors(self) -> list[CellError]:
        return self.all_errors[:SHOWN_ERRORS]

    @property
    def cell_error_count(self) -> int:
        return len(self.all_errors)

    @cached_property
    def groups(self) -> list[ErrorGroup]:
        """The refusals, those of one reason and one column together, in the order of the file."""
        found: dict[tuple, ErrorGroup] = {}
        for error in self.all_errors:
            quoted = f"«\u00a0{error.value}\u00a0»"
            generic = (
                error.message.replace(quoted, "«\u00a0…\u00a0»") if error.value else error.message
            )
            key = (error.sheet, error.column, generic)
            group = found.setdefault(
                key, ErrorGroup(error.sheet, error.column, [], generic=generic)
            )
            group.rows.append(error.row)
            # A column of ten thousand wrong words needs no list of them.
            for said, known in ((error.message, group.messages), (error.value, group.values)):
                if len(known) <= SHOWN_ERRORS and said not in known:
                    known.append(said)
        return list(found.values())

    @property
    def shown_groups(self) -> list[ErrorGroup]:
        return self.groups[:SHOWN_ERRORS]

    @property
    def is_undecided(self) -> bool:
        """Whether a question waits for its answer: nothing is imported before it has one."""
        return any(row.is_undecided for row in self.asked)

    def refuse(self, error: CellError) -> None:
        self.all_errors.append(error)

    @property
    def doubts(self) -> list[CellError]:
        return self.all_doubts[:SHOWN_ERRORS]

    @property
    def doubt_count(self) -> int:
        return len(self.all_doubts)

    def doubt(self, doubt: CellError) -> None:
        self.all_doubts.append(doubt)


def ranges(numbers: Iterable[int]) -> str:
    """« 2 à 20, 23, 25 à 30 »: the numbers of rows, in their order, cut after a dozen stretches."""
    stretches: list[list[int]] = []
    for number in sorted(set(numbers)):
        if stretches and number == stretches[-1][1] + 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    said = [
        str(first) if first == last else _("%(first)d à %(last)d") % {"first": first, "last": last}
        for first, last in islice(stretches, SHOWN_RANGES)
    ]
    return ", ".join(said) + ("…" if len(stretches) > SHOWN_RANGES else "")

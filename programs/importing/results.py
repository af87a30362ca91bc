"""What an import did, or would do, and each cell that it refuses."""

from dataclasses import dataclass

from import_export.results import Result, RowResult

from programs.importing.errors import CellError
from programs.importing.rows import Row

SHOWN_ERRORS = 200


@dataclass
class Counts:
    """How many rows are new, updated, unchanged and refused."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0

    @property
    def total(self) -> int:
        return self.new + self.updated + self.unchanged + self.refused


class RecordRowResult(RowResult):
    # Whether somebody has still to say whom the row means.
    is_undecided = False

    def add_instance_info(self, instance):
        """Keep the id only: the name of a record may cost a query a row."""
        self.object_id = instance.pk


class RecordResult(Result):
    """``cell_errors`` holds the first refusals, ``cell_error_count`` how many there are."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cell_errors: list[CellError] = []
        self.cell_error_count = 0
        self.counts = Counts()
        # The rows that ask something, answered or not, in the order of the file.
        self.asked: list[Row] = []
        # What whoever imports should know of the rows as a whole.
        self.remarks: list[str] = []

    @property
    def is_refused(self) -> bool:
        return self.cell_error_count > 0

    @property
    def is_undecided(self) -> bool:
        """Whether a question waits for its answer: nothing is imported before it has one."""
        return any(not row.answer for row in self.asked)

    def refuse(self, error: CellError) -> None:
        self.cell_error_count += 1
        if len(self.cell_errors) < SHOWN_ERRORS:
            self.cell_errors.append(error)

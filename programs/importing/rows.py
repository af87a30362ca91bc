"""One row of a file while it is being read: its cells, what they mean, and what is wrong with them."""

from dataclasses import dataclass, field
from typing import Any

from programs.importing.columns import Place
from programs.importing.errors import CellError
from programs.importing.kinds import as_text
from programs.importing.questions import RowQuestion
from programs.lib.text import excerpt


@dataclass(eq=False)
class Row:
    """``cells`` are as read, by column; ``values`` what they mean; ``attributes`` what the record receives."""

    number: int
    sheet: str
    places: dict[str, Place]
    cells: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    errors: list[CellError] = field(default_factory=list)
    # What is possible and odd, to be confirmed with the file.
    doubts: list[CellError] = field(default_factory=list)
    # Whom the row is about, where its resource is about persons.
    person: Any = None
    instance: Any = None
    is_new: bool = False
    # Something beside the record itself changes with the row: its person, its other names.
    touched: bool = False
    # What the record beside it said, by the column that changes it.
    beside: dict[str, Any] = field(default_factory=dict)
    # The id of the record, where the cells lead to it by themselves.
    found: int | None = None
    # The other records that the cells name, by column.
    named: dict[str, Any] = field(default_factory=dict)
    changed: dict[str, Any] = field(default_factory=dict)
    # What somebody has to decide before the row is imported, and what they answered.
    question: RowQuestion | None = None
    answer: str = ""

    @property
    def is_undecided(self) -> bool:
        """Whether its question waits for an answer."""
        return self.question is not None and not self.answer

    def given(self, name: str) -> bool:
        """Whether the file has this column and the cell is filled."""
        return self.cells.get(name) is not None

    def has(self, name: str) -> bool:
        return name in self.cells

    def text(self, name: str) -> str:
        """The text of a column, or nothing where it is absent, blank or refused."""
        return self.values.get(name) or ""

    def value(self, name: str, default=None):
        return self.values.get(name, default)

    def is_refused(self, name: str) -> bool:
        """Whether the cell of a column that the file has is refused."""
        place = self.places.get(name)
        return place is not None and any(error.letter == place.letter for error in self.errors)

    def refuse(self, column: str | None, message) -> None:
        """Refuse the cell of ``column``; the whole row where the file has no such column."""
        self.errors.append(self._about(column, message))

    def _about(self, column: str | None, message) -> CellError:
        """What is said of the cell of ``column``; of the whole row where the file has no such column."""
        place = self.places.get(column) if column else None
        cell = self.cells.get(column) if place else None
        return CellError(
            sheet=self.sheet,
            row=self.number,
            letter=place.letter if place else "",
            heading=place.heading if place else "",
            value="" if cell is None else excerpt(as_text(cell)),
            message=str(message),
        )

    def refuse_first(self, columns, message: str) -> None:
        """Refuse the first of ``columns`` that is filled, else the first that the file has."""
        self.refuse(self._first(columns), message)

    def doubt(self, columns, message: str) -> None:
        """Ask about the first of ``columns`` that is filled."""
        self.doubts.append(self._about(self._first(columns), message))

    def _first(self, columns) -> str | None:
        present = [name for name in columns if name in self.places]
        filled = [name for name in present if self.given(name)]
        return next(iter(filled + present), None)

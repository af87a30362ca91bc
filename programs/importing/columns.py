"""The columns of a resource, declared once: used to read headings, for help, for errors and for exports."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from openpyxl.utils import get_column_letter

from programs.importing.kinds import Kind
from programs.lib.text import is_english, normalise


@dataclass(frozen=True)
class Column:
    """One column. ``attribute`` is the field of the record that it fills, the name by default.

    An ``attribute`` of "" says that the resource deals with the column itself. ``also`` lists other
    headings met in real files. ``sets_person`` marks a detail of the person, not of the record.
    """

    name: str
    fr: str
    en: str
    kind: Kind
    required: bool = False
    attribute: str | None = None
    also: tuple[str, ...] = ()
    sets_person: bool = False

    @property
    def target(self) -> str:
        return self.name if self.attribute is None else self.attribute

    @property
    def expects(self) -> str:
        return str(self.kind.expects)

    @property
    def heading(self) -> str:
        """The heading in the active language."""
        return self.en if is_english(get_language() or "fr") else self.fr

    @property
    def keys(self) -> set[str]:
        """Every heading, normalised, under which this column is recognised."""
        return {normalise(text) for text in (self.name, self.fr, self.en, *self.also)}


@dataclass(frozen=True)
class Place:
    """One recognised column of a file: where it stands and how its heading is written there."""

    index: int
    column: Column
    heading: str

    @property
    def letter(self) -> str:
        return get_column_letter(self.index + 1)

    @property
    def name(self) -> str:
        return f"{self.letter} · {self.heading}" if self.heading else self.letter


@dataclass(frozen=True)
class Need:
    """What a file must have, as a phrase: one of several ``sets`` of columns, complete."""

    phrase: str
    sets: Sequence[Sequence[str]]

    def is_met_by(self, names: set[str]) -> bool:
        return any(names.issuperset(one) for one in self.sets)


class Headings:
    """Recognises the headings of a file among the columns of a resource."""

    def __init__(self, columns: Sequence[Column]):
        self.columns = columns
        self._by_name = {column.name: column for column in columns}
        self._by_key = {key: column for column in columns for key in column.keys}

    def find(self, heading: object) -> Column | None:
        key = normalise(str(heading)) if heading is not None else ""
        return self._by_key.get(key)

    def named(self, name: str) -> Column | None:
        """The column of that very name."""
        return self._by_name.get(name)

    def recognised(self, cells: Iterable[object]) -> int:
        """How many different columns a row of cells names."""
        return len({column.name for cell in cells if (column := self.find(cell))})

    def nearest(self, heading: object) -> Column | None:
        """The column whose heading looks most like ``heading``, where one does."""
        close = difflib.get_close_matches(normalise(str(heading)), self._by_key, n=1, cutoff=0.6)
        return self._by_key[close[0]] if close else None

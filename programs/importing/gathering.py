"""The rows of a sheet that are records, and a word on those that are not."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from programs.importing import apart, days, merging, notes
from programs.importing.apart import Apart
from programs.importing.choices import Choices, Note, Question, Unanswered
from programs.importing.columns import Headings
from programs.importing.errors import UnreadableFile
from programs.importing.placing import Places
from programs.importing.sheets import (
    LAST_ROW,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    Line,
    Merge,
    Sheet,
    has_lost_letters,
    too_big,
    too_many_rows,
)

TAKE, LEAVE = "take", "leave"
# Cells far to the right that are named to whoever reads the notes.
_MOST_FAR = 1000


class Gathering:
    """Goes through the lines below the ``heading``. ``rows`` have one cell a place, ``notes`` say the rest."""

    def __init__(
        self, sheet: Sheet, places: Places, heading: Line, headings: Headings, choices: Choices
    ):
        self.rows: list[tuple[int, list]] = []
        self.notes: list[Note] = []
        self._sheet, self._places, self._heading_row = sheet, places, heading.number
        self._apart = Apart(heading.cells, places.by_index, headings)
        self._choices = choices
        self._indexes = [place.index for place in places.taken]
        self._known = {*self._indexes, *places.left}
        self._hidden: list[int] = []
        self._aside: dict[str, dict[int, object]] = {}
        self._far: dict[str, int] = {}
        self._room = MAX_CHARACTERS

    def gather(self, *, is_since_1904: bool) -> None:
        """Fill ``rows`` and ``notes``. Raises UnreadableFile, Unanswered."""
        for line in self._below():
            self._take(line)
        _refuse_merged_headings(self._sheet.merges, self._heading_row)
        places = self._places.taken
        merged = merging.spread(self.rows, places, self._sheet.merges)
        self._choose_hidden()
        if not self.rows:
            raise UnreadableFile(
                _("Ce fichier a des titres de colonnes, mais aucune ligne dessous.")
            )
        settled = days.settle(self.rows, places, self._choices.dates, is_since_1904=is_since_1904)
        self.notes += [*self._left(), *merged, *settled]

    def _below(self) -> Iterator[Line]:
        for line in self._sheet.lines:
            if line.number > LAST_ROW:
                raise too_many_rows()
            if line.number > self._heading_row:
                yield line

    def _take(self, line: Line) -> None:
        is_first = not self.rows and not self._aside
        if why := self._apart.why(line.cells, is_first=is_first):
            self._aside.setdefault(why, {})[line.number] = next(iter(line.cells.values()))
            return
        self._look_for_untitled(line)
        cells = [line.cells.get(index) for index in self._indexes]
        if all(cell is None for cell in cells):
            return
        if line.is_hidden:
            self._hidden.append(line.number)
        self.rows.append((line.number, cells))
        if len(self.rows) > MAX_ROWS:
            raise too_many_rows()
        self._room -= sum(len(cell) for cell in cells if isinstance(cell, str))
        if self._room < 0:
            raise too_big()

    def _look_for_untitled(self, line: Line) -> None:
        for index in line.cells.keys() - self._known:
            letter = get_column_letter(index + 1)
            if index < MAX_COLUMNS:
                sentence = _(
                    "La colonne %(letter)s n’a pas de titre, mais sa ligne %(row)d est remplie."
                ) % {"letter": letter, "row": line.number}
                question = self._places.question(index, sentence)
                raise Unanswered(sentence, questions=(question,))
            if len(self._far) < _MOST_FAR:
                self._far[f"{letter}{line.number}"] = line.number

    def _choose_hidden(self) -> None:
        if not self._hidden:
            return
        if not self._choices.hidden:
            raise _hidden_rows(self._hidden)
        if self._choices.hidden == TAKE:
            self.notes.append(notes.hidden_taken(self._hidden))
            return
        hidden = set(self._hidden)
        self.rows = [row for row in self.rows if row[0] not in hidden]
        self.notes.append(notes.hidden_left(self._hidden))

    def _left(self) -> Iterator[Note]:
        """What is said of rows, columns and cells that are not read as the others are."""
        if again := self._aside.get(apart.HEADING):
            yield notes.headings_again(list(again))
        if totals := self._aside.get(apart.TOTAL):
            yield notes.totals(list(totals), totals.values())
        if sources := self._aside.get(apart.SOURCE):
            yield notes.sources(list(sources), sources.values())
        if self._places.left:
            yield notes.columns_left(list(self._places.left.values()))
        hidden = self._sheet.hidden_columns
        if names := [place.name for place in self._places.taken if place.index in hidden]:
            yield notes.hidden_columns(names)
        if self._far:
            yield notes.far_cells(list(self._far), sorted(set(self._far.values())))
        if self._sheet.odd_rows:
            yield notes.odd_bytes(self._sheet.odd_rows)
        if self._sheet.long_rows:
            yield notes.long_texts(self._sheet.long_rows)
        if lost := [number for number, cells in self.rows if any(map(has_lost_letters, cells))]:
            yield notes.lost_letters(lost)


def _hidden_rows(rows: Sequence[int]) -> Unanswered:
    note = notes.of_rows(
        "ask",
        _("La ligne %(rows)s est masquée ou filtrée dans le classeur : faut-il l’importer ?"),
        _(
            "Les lignes %(rows)s sont masquées ou filtrées dans le classeur : faut-il les importer ?"
        ),
        rows,
    )
    options = ((TAKE, _("les importer")), (LEAVE, _("les laisser de côté")))
    return Unanswered(note.text, questions=(Question("hidden", note.text, options),))


def _refuse_merged_headings(merges: Iterable[Merge], number: int) -> None:
    for merge in merges:
        if merge.first_row <= number <= merge.last_row:
            raise UnreadableFile(
                _(
                    "Les cellules %(range)s de la ligne de titres sont fusionnées : défaites la fusion "
                    "et donnez un titre à chaque colonne."
                )
                % {"range": merge.range}
            )

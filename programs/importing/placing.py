"""Which row of a sheet holds the headings, and which column of the file is which of the records."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from openpyxl.utils import column_index_from_string, get_column_letter

from programs.importing.choices import Question, Unanswered
from programs.importing.columns import Column, Headings, Need, Place
from programs.importing.errors import UnreadableFile
from programs.importing.notes import said_list
from programs.importing.sheets import HEADING_WITHIN, MAX_COLUMNS, Line
from programs.lib.text import excerpt

# The answer that leaves a column out.
LEFT = ""


def heading_line(first: Sequence[Line], headings: Headings, columns: Sequence[Column]) -> Line:
    """The line that names the most columns. A title above may look like one of them."""
    if not first:
        raise UnreadableFile(
            _("Les %(count)d premières lignes sont vides : aucun titre de colonne à lire.")
            % {"count": HEADING_WITHIN}
        )
    best = max(first, key=lambda line: headings.recognised(line.cells.values()))
    if not headings.recognised(best.cells.values()):
        expected = [column.heading for column in columns][:6]
        raise UnreadableFile(
            _(
                "Aucun titre de colonne n’a été reconnu dans les %(count)d premières lignes. Titres "
                "possibles : %(list)s…"
            )
            % {"count": HEADING_WITHIN, "list": ", ".join(expected)}
        )
    return best


class Places:
    """The columns of a file: those ``taken``, those ``left`` out by choice, and questions on the others."""

    def __init__(self, cells: Mapping[int, object], headings: Headings, mapping: Mapping[str, str]):
        self.taken: list[Place] = []
        self.left: dict[int, str] = {}
        self._headings = headings
        self._mapping = mapping
        self._refuse_too_many(cells)
        self._place(cells)
        self.by_index = {place.index: place.column for place in self.taken}

    @property
    def names(self) -> set[str]:
        return {place.column.name for place in self.taken}

    def require(self, needs: Iterable[Need]) -> None:
        """Raises UnreadableFile where the file lacks what such a file must have."""
        missing = [need.phrase for need in needs if not need.is_met_by(self.names)]
        if missing:
            raise UnreadableFile(
                _("Il manque au fichier : %(list)s.") % {"list": said_list(missing)}
            )

    def question(self, index: int, text: str) -> Question:
        """What to do with a column that is none of ours as it stands."""
        free = [
            (column.name, column.heading)
            for column in self._headings.columns
            if column.name not in self.names
        ]
        letter = get_column_letter(index + 1)
        return Question(f"mapping.{letter}", text, ((LEFT, _("la laisser de côté")), *free))

    def _refuse_too_many(self, cells: Collection[int]) -> None:
        if len(cells) > MAX_COLUMNS:
            raise UnreadableFile(
                _("Ce fichier a plus de %(limit)d colonnes.") % {"limit": MAX_COLUMNS}
            )

    def _place(self, cells: Mapping[int, object]) -> None:
        unknown: dict[int, object] = {}
        repeated: list[tuple[Place, Place]] = []
        by_name: dict[str, Place] = {}
        for index in sorted({*cells, *self._mapped()}):
            heading = " ".join(str(cells.get(index, "")).split())
            letter = get_column_letter(index + 1)
            if self._mapping.get(letter) == LEFT:
                self.left[index] = f"{letter} · {heading}" if heading else letter
                continue
            column = self._column(letter, heading)
            if column is None:
                unknown[index] = cells[index]
                continue
            place = Place(index, column, heading)
            before = by_name.setdefault(column.name, place)
            if before is place:
                self.taken.append(place)
            else:
                repeated.append((before, place))
        if repeated:
            raise self._repeated(*repeated[0])
        if unknown:
            raise self._unknown(unknown)

    def _mapped(self) -> set[int]:
        return {column_index_from_string(letter) - 1 for letter in self._mapping}

    def _column(self, letter: str, heading: str) -> Column | None:
        """The column of that letter: as somebody said, else as its heading says."""
        if letter in self._mapping:
            return self._headings.named(self._mapping[letter])
        return self._headings.find(heading)

    def _unknown(self, unknown: Mapping[int, object]) -> Unanswered:
        said = {index: self._said(index, heading) for index, heading in unknown.items()}
        return Unanswered(
            _("Titre de colonne inconnu : %(list)s.") % {"list": said_list(said.values())},
            questions=tuple(self.question(index, text) for index, text in said.items()),
        )

    def _said(self, index: int, heading: object) -> str:
        values = {"letter": get_column_letter(index + 1), "heading": excerpt(heading)}
        if near := self._headings.nearest(heading):
            values["near"] = near.heading
            return _("« %(heading)s » en %(letter)s (vouliez-vous dire « %(near)s » ?)") % values
        return _("« %(heading)s » en %(letter)s") % values

    def _repeated(self, before: Place, place: Place) -> Unanswered:
        sentence = _(
            "Les colonnes %(one)s et %(other)s ont le même titre ou le même sens (« %(heading)s » "
            "et « %(again)s ») : gardez-en une."
        ) % {
            "one": before.letter,
            "other": place.letter,
            "heading": before.heading,
            "again": place.heading,
        }
        return Unanswered(sentence, questions=(self.question(place.index, sentence),))

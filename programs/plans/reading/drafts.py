"""A document as it is being read: what the readers of every kind of file put its blocks and notes into."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from programs.importing.errors import UnreadableFile
from programs.lib.text import clean
from programs.plans.reading.blocks import Cell, Note, Paragraph, Source, Table

# Paragraphs outside of tables and rows of tables. The longest plan that anybody showed has 400.
MOST_LINES = 20_000
MOST_CELLS = 300_000
# All paragraphs together: a text of one cell may be repeated over a whole table.
MOST_CHARACTERS = 20_000_000
_SHY = "\u00ad"
# Where the fonts of symbols keep what they draw, and what that is; of the others only that it is a mark.
_SYMBOLS = dict.fromkeys(range(0xF020, 0xF100), "•") | {
    0xF06F: "□",
    0xF071: "❑",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FB: "✗",
    0xF0FC: "✓",
    0xF0FD: "☒",
    0xF0FE: "☑",
}


def typed(text: str) -> str:
    """A text as it was typed: its letters composed, without what only commands a screen or a hyphenation."""
    return clean(text.translate(_SYMBOLS).replace("\u2028", "\n").replace(_SHY, "")).strip()


def too_long() -> UnreadableFile:
    return UnreadableFile(
        _(
            "Ce document a plus de %(limit)s paragraphes et rangées de tableaux : partagez-le en plusieurs fichiers."
        )
        % {"limit": f"{MOST_LINES:,}".replace(",", "\u00a0")}
    )


class Draft:
    """Gathers the blocks of a document in their order. Raises UnreadableFile where they are too many."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Table] = []
        self.notes: list[Note] = []
        self._lines = self._cells = self._characters = 0

    def add(self, block: Paragraph | Table) -> None:
        if isinstance(block, Table):
            self._count(len(block.rows), block.rows)
        else:
            self._count(1)
            self._weigh(block)
        self.blocks.append(block)

    def add_rows(self, rows: Iterable[Sequence[Cell]], place: str, *, is_sure: bool = True) -> None:
        """Add the table of these ``rows``, of any lengths; a single cell is but a frame around its paragraphs."""
        table = Table(grid(rows), place, is_sure)
        if [len(row) for row in table.rows] == [1]:
            for paragraph in table.rows[0][0].paragraphs:
                self.add(paragraph)
        elif table.rows:
            self.add(table)

    def note(self, place: str, message: str) -> None:
        self.notes.append(Note(place, message))

    def note_odd_line(self, number: int) -> None:
        """Say that bytes of another encoding stand in a line of a text."""
        self.note(
            _("ligne %(number)d") % {"number": number},
            _("Cette ligne mêle deux encodages : vérifiez ses lettres accentuées."),
        )

    def source(self, kind: str) -> Source:
        """The whole. Raises UnreadableFile where nothing is written in it."""
        if not self.blocks:
            raise UnreadableFile(_("Ce document ne contient aucun texte : il n’y a rien à lire."))
        return Source(kind, tuple(self.blocks), tuple(self.notes))

    def _count(self, lines: int, rows: Iterable[Sequence[Cell]] = ()) -> None:
        self._lines += lines
        for row in rows:
            self._cells += len(row)
            for cell in row:
                for paragraph in cell.paragraphs:
                    self._weigh(paragraph)
        if self._lines > MOST_LINES or self._cells > MOST_CELLS:
            raise too_long()

    def _weigh(self, paragraph: Paragraph) -> None:
        self._characters += len(paragraph.text)
        if self._characters > MOST_CHARACTERS:
            raise too_long()


def grid(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one length, without those that are blank and the columns that cells only stretch over."""
    rows = list(rows)
    width = max(map(len, rows), default=0)
    full = [
        [*row, *(Cell((), row[-1].place if row else "") for _missing in range(width - len(row)))]
        for row in rows
    ]
    filled = [row for row in full if any(cell.paragraphs for cell in row)]
    kept = [at for at in range(width) if not all(_stretches(row, at) for row in filled)]
    return tuple(tuple(row[at] for at in kept) for row in filled)


def _stretches(row: Sequence[Cell], at: int) -> bool:
    """Whether the cell there goes on from the one to its left."""
    cell = row[at]
    if not cell.is_continued:
        return False
    return at > 0 and cell.paragraphs is row[at - 1].paragraphs

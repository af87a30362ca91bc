"""How a bank's table is laid out, of a CSV file or of a workbook: its rows, its headings, its first entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from programs.budgets.statements.entries import MAX_ENTRIES, one_line, too_many_entries
from programs.budgets.statements.guessing import (
    StatementHeadings,
    guess_mapping,
    is_entry,
    role_of,
)
from programs.budgets.statements.mapping import Mapping, signature
from programs.importing import notes
from programs.importing.choices import Note
from programs.importing.errors import UnreadableFile
from programs.importing.reading import open_book
from programs.importing.sheets import MAX_COLUMNS, Line
from programs.lib.text import excerpt

# Titles, the holder and the period may stand above the headings.
HEADINGS_WITHIN = 40
_SAMPLE = 12


@dataclass(frozen=True)
class Layout:
    """How a table is laid out, and the ``guess`` of what its columns are: None where nothing shows it.

    ``heads`` has one text a column, blank ones where the table has no headings; ``sample`` the first rows below, as
    they are written. ``signature`` finds the mapping that was remembered for such a table.
    """

    heads: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    head_row: int
    first_row: int
    signature: str
    guess: Mapping | None

    @property
    def columns(self) -> list[tuple[int, str]]:
        """Each column with its name, to choose from."""
        return [(index, column_name(index, self.heads)) for index in range(len(self.heads))]


def column_name(index: int, heads: Sequence[str]) -> str:
    """« C · Montant », or the letter alone."""
    head = heads[index] if index < len(heads) else ""
    letter = get_column_letter(index + 1)
    return f"{letter} · {head}" if head else letter


def look(data: bytes, name: str) -> Layout:
    """What a table seems to be. To be called through `outside.parse` only. Raises UnreadableFile."""
    lines, _said = lines_of(data, name)
    heads, head_row, first_row = place(lines)
    rows = [_cells(line, len(heads)) for line in lines if line.number >= first_row]
    guess = guess_mapping(heads, rows)
    return Layout(
        heads=heads,
        sample=tuple(tuple(map(_shown, row)) for row in rows[:_SAMPLE]),
        head_row=head_row,
        first_row=first_row,
        signature=signature(heads),
        guess=guess and replace(guess, head_row=head_row, first_row=first_row),
    )


def lines_of(data: bytes, name: str) -> tuple[list[Line], list[Note]]:
    """The filled rows of the sheet that shows entries, and what is said of other sheets and of odd rows."""
    headings = StatementHeadings()
    book = open_book(data, name, headings)
    filled = [tab for tab in book.tabs if not tab.is_hidden and tab.count()]
    if not filled:
        raise UnreadableFile(
            _("Ce classeur est vide : aucune de ses feuilles visibles n’est remplie.")
        )
    tab = max(
        filled,
        key=lambda one: max(
            (headings.recognised(line.cells.values()) for line in one.first()), default=0
        ),
    )
    said = []
    if left := [(one.name, one.count()) for one in filled if one is not tab]:
        said.append(notes.sheet_read(tab.name, left, is_doubtful=False))
    sheet = tab.open()
    lines = list(_bounded(sheet.lines))
    if sheet.odd_rows:
        said.append(notes.odd_bytes(sheet.odd_rows))
    if sheet.long_rows:
        said.append(notes.long_texts(sheet.long_rows))
    if hidden := [line.number for line in lines if line.is_hidden]:
        said.append(
            notes.of_rows(
                "ask",
                _("La ligne %(rows)s, masquée dans le classeur, est lue comme les autres."),
                _("Les lignes %(rows)s, masquées dans le classeur, sont lues comme les autres."),
                hidden,
            )
        )
    return lines, said


def _bounded(lines: Iterator[Line]) -> Iterator[Line]:
    for count, line in enumerate(lines):
        if count > MAX_ENTRIES + HEADINGS_WITHIN:
            raise too_many_entries()
        if max(line.cells) >= MAX_COLUMNS:
            raise UnreadableFile(
                _("Ce fichier a plus de %(limit)d colonnes.") % {"limit": MAX_COLUMNS}
            )
        yield line


def _cells(line: Line, width: int) -> list:
    return [line.cells.get(index) for index in range(width)]


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    return cell.isoformat()[:10] if isinstance(cell, date) else excerpt(cell)


def place(
    lines: Sequence[Line], mapping: Mapping | None = None
) -> tuple[tuple[str, ...], int, int]:
    """The headings, their row (0 where there are none) and the first row of the entries.

    Those that the ``mapping`` knows, wherever this file has them.
    """
    top = lines[:HEADINGS_WITHIN]
    width = max((max(line.cells) + 1 for line in lines), default=0)
    if mapping and mapping.signature and mapping.head_row:
        for line in top:
            if signature(heads := _heads(line, width)) == mapping.signature:
                return heads, line.number, line.number + mapping.first_row - mapping.head_row
    heads, head_row, first_row = _found(top, width)
    if mapping is None:
        return heads, head_row, first_row
    if mapping.signature and signature(heads) != mapping.signature:
        raise UnreadableFile(
            _(
                "Les titres des colonnes de ce fichier ne sont pas ceux pour lesquels ses colonnes ont été "
                "choisies : choisissez-les de nouveau."
            )
        )
    return heads, mapping.head_row, mapping.first_row


def _found(top: Sequence[Line], width: int) -> tuple[tuple[str, ...], int, int]:
    if width < 2:
        raise UnreadableFile(
            _(
                "Ce fichier n’est pas un tableau : il faut au moins une date et un montant par ligne, dans des "
                "colonnes. Demandez à l’institution financière le format OFX, CSV ou XLSX."
            )
        )
    headed = max(top, key=_headings_in)
    if _headings_in(headed) >= 2:
        return _heads(headed, width), headed.number, headed.number + 1
    first = next((line for line in top if is_entry(line.cells.values())), top[0])
    above = [line for line in top if line.number < first.number]
    if above and len(above[-1].cells) > 1 and _are_words(above[-1]):
        return _heads(above[-1], width), above[-1].number, first.number
    return ("",) * width, 0, first.number


def _headings_in(line: Line) -> int:
    return (
        0
        if is_entry(line.cells.values())
        else len({role for cell in line.cells.values() if (role := role_of(cell))})
    )


def _are_words(line: Line) -> bool:
    return all(
        isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in line.cells.values()
    )


def _heads(line: Line, width: int) -> tuple[str, ...]:
    cells = _cells(line, width)
    return tuple(one_line(cell) if cell is not None else "" for cell in cells)

"""From an uploaded file to a table: its content decides what it is, never its name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import PurePath
from typing import Protocol

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from programs import outside
from programs.importing import delimited, ods, xlsx
from programs.importing.choices import Choices, Note
from programs.importing.columns import Column, Headings, Need
from programs.importing.errors import UnreadableFile
from programs.importing.sheets import (
    LAST_ROW,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    Merge,
    Sheet,
    damaged,
    open_zip,
    password_protected,
    too_big,
    too_many_rows,
)
from programs.lib.text import excerpt, normalise

MAX_BYTES = 10 * 1024 * 1024
# Titles and notes may stand above the headings.
HEADING_WITHIN = 10
_NO_CHOICES = Choices()

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class Layout(Protocol):
    """What a table is read for: a resource."""

    columns: Sequence[Column]

    def sheet_names(self) -> Sequence[str]: ...

    def needs(self) -> Sequence[Need]: ...


@dataclass(frozen=True)
class Place:
    """One recognised column of a file: where it stands and how its heading is written there."""

    index: int
    column: Column
    heading: str

    @property
    def letter(self) -> str:
        return get_column_letter(self.index + 1)


@dataclass
class Table:
    """A file that can be read: its recognised columns and its rows, as the spreadsheet numbers them.

    A row is its number and one cell a place: text, a number, a boolean, a date, or None for a blank.
    """

    sheet: str
    places: list[Place]
    rows: list[tuple[int, list]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [place.column.name for place in self.places]


def read_table(data: bytes, name: str, layout: Layout, choices: Choices = _NO_CHOICES) -> Table:
    """Read the file ``name`` for ``layout``. Raises ``UnreadableFile`` with one sentence in French.

    Where only a person can say how to read it and ``choices`` do not: ``Unanswered``, with the questions.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            _("Ce fichier dépasse %(limit)d Mo : partagez-le en plusieurs fichiers.")
            % {"limit": MAX_BYTES // 1024 // 1024}
        )
    sheet, places, rows = outside.parse(
        _parse, data, name, layout, layout.needs(), limits=outside.A_TABLE, damaged=damaged()
    )
    columns = {column.name: column for column in layout.columns}
    return Table(sheet, [Place(at, columns[key], heading) for at, key, heading in places], rows)


def _parse(
    data: bytes, name: str, layout: Layout, needs: Sequence[Need]
) -> tuple[str, list[tuple[int, str, str]], list]:
    """The table as plain data, its columns by their names: the child hands over no objects of ours.

    It asks nothing of the database: what the layout takes from there is in ``needs``.
    """
    headings = Headings(layout.columns)
    table = _read(_open(data, name, layout, headings), layout, headings, needs)
    places = [(place.index, place.column.name, place.heading) for place in table.places]
    return table.sheet, places, table.rows


def _open(data: bytes, name: str, layout: Layout, headings: Headings) -> Sheet:
    if not data.strip():
        raise UnreadableFile(_("Ce fichier est vide : il ne contient aucun octet à lire."))
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        archive = open_zip(data)
        wanted = {normalise(text) for text in layout.sheet_names()}
        if ods.is_ods(archive):
            return ods.open_sheet(archive, wanted)
        return xlsx.open_sheet(data, archive, wanted)
    text = delimited.decode(data)
    if PurePath(name.lower()).suffix in _WORKBOOK_NAMES:
        raise UnreadableFile(
            _(
                "« %(name)s » porte un nom de classeur, mais c’est un fichier texte : enregistrez-le "
                "au format XLSX, ou renommez-le en .csv si c’est un fichier CSV."
            )
            % {"name": excerpt(name)}
        )
    return delimited.open_sheet(text, PurePath(name).stem, headings, HEADING_WITHIN)


def _ole_refusal(data: bytes) -> UnreadableFile:
    if _ENCRYPTED in data:
        return password_protected()
    return UnreadableFile(
        _(
            "Ce classeur est à l’ancien format XLS, ou n’est pas un classeur : enregistrez-le au "
            "format XLSX, puis envoyez-le de nouveau."
        )
    )


def _read(sheet: Sheet, layout: Layout, headings: Headings, needs: Sequence[Need]) -> Table:
    rows = enumerate(sheet.rows, start=1)
    first = list(islice(rows, HEADING_WITHIN))
    number = _heading_row(first, headings, layout)
    cells = first[number - 1][1]
    _refuse_merged(sheet.merges, number)
    _refuse_too_wide(cells)
    table = Table(sheet.name, _places(cells, headings))
    names = set(table.names)
    if missing := [need.phrase for need in needs if not need.is_met_by(names)]:
        raise UnreadableFile(
            _("Il manque au fichier : %(list)s.") % {"list": get_text_list(missing, _("et"))}
        )
    table.rows = list(_data_rows(chain(first[number:], rows), table.places, len(cells)))
    if not table.rows:
        raise UnreadableFile(_("Ce fichier a des titres de colonnes, mais aucune ligne dessous."))
    return table


def _heading_row(first: list[tuple[int, list]], headings: Headings, layout: Layout) -> int:
    """The number of the row that names the most columns. A title above may look like one of them."""
    if not any(_filled(cells) for _number, cells in first):
        raise UnreadableFile(
            _("Les %(count)d premières lignes sont vides : aucun titre de colonne à lire.")
            % {"count": HEADING_WITHIN}
        )
    scores = [(headings.recognised(cells), -number) for number, cells in first]
    best, negative = max(scores)
    if best == 0:
        expected = [column.heading for column in layout.columns][:6]
        raise UnreadableFile(
            _(
                "Aucun titre de colonne n’a été reconnu dans les %(count)d premières lignes. Titres "
                "possibles : %(list)s…"
            )
            % {"count": HEADING_WITHIN, "list": ", ".join(expected)}
        )
    return -negative


def _filled(cells: Iterable) -> bool:
    return any(cell is not None for cell in cells)


def _refuse_merged(merges: Iterable[Merge], number: int) -> None:
    for merge in merges:
        if merge.first_row <= number <= merge.last_row:
            raise UnreadableFile(
                _(
                    "Les cellules %(range)s de la ligne de titres sont fusionnées : défaites la fusion "
                    "et donnez un titre à chaque colonne."
                )
                % {"range": merge.range}
            )


def _refuse_too_wide(cells: Sequence) -> None:
    if len(cells) > MAX_COLUMNS and cells[MAX_COLUMNS] is not None:
        raise UnreadableFile(_("Ce fichier a plus de %(limit)d colonnes.") % {"limit": MAX_COLUMNS})


def _places(cells: Sequence, headings: Headings) -> list[Place]:
    """The recognised columns. Raises UnreadableFile for unknown or repeated headings."""
    places, unknown = [], []
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        column = headings.find(cell)
        if column is None:
            unknown.append(_unknown(index, cell, headings))
        else:
            places.append(Place(index, column, " ".join(str(cell).split())))
    _refuse_repeated(places)
    if unknown:
        raise UnreadableFile(
            _("Titre de colonne inconnu : %(list)s.") % {"list": get_text_list(unknown, _("et"))}
        )
    return places


def _unknown(index: int, cell: object, headings: Headings) -> str:
    values = {"letter": get_column_letter(index + 1), "heading": excerpt(cell)}
    if near := headings.nearest(cell):
        values["near"] = near.heading
        return _("« %(heading)s » en %(letter)s (vouliez-vous dire « %(near)s » ?)") % values
    return _("« %(heading)s » en %(letter)s") % values


def _refuse_repeated(places: list[Place]) -> None:
    by_name: dict[str, Place] = {}
    for place in places:
        before = by_name.setdefault(place.column.name, place)
        if before is not place:
            raise UnreadableFile(
                _(
                    "Les colonnes %(one)s et %(other)s ont le même titre ou le même sens (« %(heading)s » "
                    "et « %(again)s ») : gardez-en une."
                )
                % {
                    "one": before.letter,
                    "other": place.letter,
                    "heading": before.heading,
                    "again": place.heading,
                }
            )


def _data_rows(
    rows: Iterable[tuple[int, list]], places: list[Place], width: int
) -> Iterator[tuple[int, list]]:
    known = {place.index for place in places}
    indexes = [place.index for place in places]
    count = characters = 0
    for number, cells in rows:
        if number > LAST_ROW:
            raise too_many_rows()
        if not _filled(cells):
            continue
        for index, cell in enumerate(cells[: max(width, MAX_COLUMNS)]):
            if cell is not None and index not in known:
                raise UnreadableFile(
                    _("La colonne %(letter)s n’a pas de titre, mais sa ligne %(row)d est remplie.")
                    % {"letter": get_column_letter(index + 1), "row": number}
                )
        count += 1
        if count > MAX_ROWS:
            raise too_many_rows()
        row = [cells[index] if index < len(cells) else None for index in indexes]
        characters += sum(len(cell) for cell in row if isinstance(cell, str))
        if characters > MAX_CHARACTERS:
            raise too_big()
        yield number, row

"""From an uploaded file to a table: its content decides what it is, never its name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Protocol

from django.utils.translation import gettext as _

from programs import outside
from programs.importing import delimited, notes, ods, sheets, xlsx
from programs.importing.choices import Choices, Note
from programs.importing.columns import Column, Headings, Need, Place
from programs.importing.errors import UnreadableFile
from programs.importing.gathering import Gathering
from programs.importing.placing import Places, heading_line
from programs.importing.sheets import Book, Tab, damaged, open_zip, password_protected
from programs.lib.text import excerpt, normalise

MAX_BYTES = 10 * 1024 * 1024

_NO_CHOICES = Choices()
# So many headings of ours on a sheet that is left, and it may hold records.
_DOUBTFUL = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class Layout(Protocol):
    """What a table is read for: a resource."""

    columns: Sequence[Column]

    def sheet_names(self) -> Sequence[str]: ...

    def needs(self) -> Sequence[Need]: ...


@dataclass
class Table:
    """A file that can be read: its recognised columns and its rows, as the spreadsheet numbers them.

    A row is its number and one cell a place: text, a number, a boolean, a date, None for a blank, or ``Unread``.
    ``notes`` say what was read and what was left.
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
    sheet, places, rows, said = outside.parse(
        _parse,
        *(data, name, layout, layout.needs(), choices),
        limits=outside.A_TABLE,
        damaged=damaged(),
    )
    columns = {column.name: column for column in layout.columns}
    taken = [Place(at, columns[key], heading) for at, key, heading in places]
    return Table(sheet, taken, rows, said)


def _parse(
    data: bytes, name: str, layout: Layout, needs: Sequence[Need], choices: Choices
) -> tuple[str, list[tuple[int, str, str]], list, list[Note]]:
    """The table as plain data, its columns by their names: the child hands over nothing of the layout's.

    It asks nothing of the database: what the layout takes from there is in ``needs``.
    """
    headings = Headings(layout.columns)
    book = open_book(data, name, headings)
    wanted = {normalise(text) for text in layout.sheet_names()}
    tab = _chosen(book, wanted, headings, choices.sheet)
    # A title and the headings may stand above as many rows as are allowed.
    if tab.count() > sheets.MAX_ROWS + 20:
        raise sheets.too_many_rows()
    said = _of_the_book(book, tab, headings)
    heading = heading_line(tab.first(), headings, layout.columns)
    places = Places(heading.cells, headings, choices.mapping)
    places.require(needs)
    gathering = Gathering(tab.open(), places, heading, headings, choices)
    gathering.gather(is_since_1904=book.is_since_1904)
    if heading.number > 1:
        said.append(notes.headings_below(heading.number))
    taken = [(place.index, place.column.name, place.heading) for place in places.taken]
    return tab.name, taken, gathering.rows, said + gathering.notes


def open_book(data: bytes, name: str, headings: Headings) -> Book:
    """The sheets of a file of any kind. To be called through `outside.parse` only."""
    if not data.strip():
        raise UnreadableFile(_("Ce fichier est vide : il ne contient aucun octet à lire."))
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        archive = open_zip(data)
        return ods.open_book(archive) if ods.is_ods(archive) else xlsx.open_book(archive)
    text = delimited.decode(data)
    if PurePath(name.lower()).suffix in _WORKBOOK_NAMES:
        raise UnreadableFile(
            _(
                "« %(name)s » porte un nom de classeur, mais c’est un fichier texte : enregistrez-le "
                "au format XLSX, ou renommez-le en .csv si c’est un fichier CSV."
            )
            % {"name": excerpt(name)}
        )
    return delimited.open_book(text, PurePath(name).stem, headings)


def _ole_refusal(data: bytes) -> UnreadableFile:
    if _ENCRYPTED in data:
        return password_protected()
    return UnreadableFile(
        _(
            "Ce classeur est à l’ancien format XLS, ou n’est pas un classeur : enregistrez-le au "
            "format XLSX, puis envoyez-le de nouveau."
        )
    )


def _chosen(book: Book, wanted: set[str], headings: Headings, name: str) -> Tab:
    """The sheet of that ``name``; else the one named after the records, else the first whose headings are ours."""
    if name and not book.encoding:
        return _named(book, name)
    filled = [tab for tab in book.tabs if not tab.is_hidden and tab.count()]
    if not filled:
        raise UnreadableFile(
            _("Ce classeur est vide : aucune de ses feuilles visibles n’est remplie.")
        )
    named = [tab for tab in filled if normalise(tab.name) in wanted]
    known = [tab for tab in filled if _recognised(tab, headings)]
    return (named or known or filled)[0]


def _named(book: Book, name: str) -> Tab:
    for tab in book.tabs:
        if normalise(tab.name) == normalise(name) and tab.count():
            return tab
    raise UnreadableFile(
        _("Ce classeur n’a pas de feuille « %(name)s » remplie. Ses feuilles : %(list)s.")
        % {"name": excerpt(name), "list": notes.quoted(tab.name for tab in book.tabs)}
    )


def _recognised(tab: Tab, headings: Headings) -> int:
    return max((headings.recognised(line.cells.values()) for line in tab.first()), default=0)


def _of_the_book(book: Book, read: Tab, headings: Headings) -> list[Note]:
    """Which sheets are read and left, and how the file is written."""
    said = []
    others = [tab for tab in book.tabs if tab is not read and tab.count()]
    if seen := [tab for tab in others if not tab.is_hidden]:
        left = [(tab.name, tab.count()) for tab in seen]
        is_doubtful = any(_recognised(tab, headings) >= _DOUBTFUL for tab in seen)
        said.append(notes.sheet_read(read.name, left, is_doubtful=is_doubtful))
    if hidden := [tab.name for tab in others if tab.is_hidden]:
        said.append(notes.hidden_sheets(hidden))
    if book.is_since_1904:
        said.append(notes.since_1904())
    if book.encoding == delimited.WINDOWS:
        said.append(notes.old_encoding())
    return said

"""What the readers of each format share: a sheet as rows of plain cells, and zip archives that are no bombs."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programs.importing.errors import UnreadableFile

MAX_UNZIPPED_BYTES = 150 * 1024 * 1024
MAX_COLUMNS = 100
MAX_ROWS = 50_000
# Of any spreadsheet: a file may count blank rows up to where it likes.
LAST_ROW = 1_048_576
# All cells together: a text that is kept once and repeated a million times is spelt out as they are checked.
MAX_CHARACTERS = 50_000_000


@dataclass(frozen=True)
class Merge:
    """A range of merged cells and the rows it touches, counted from 1."""

    range: str
    first_row: int
    last_row: int


@dataclass
class Sheet:
    """The rows of one sheet from its first, blank ones included. A blank cell is None."""

    name: str
    rows: Iterator[list]
    merges: list[Merge] = field(default_factory=list)


def damaged() -> UnreadableFile:
    return UnreadableFile(
        _(
            "Ce fichier n’est pas un classeur XLSX ou ODS ni un fichier CSV, ou il est endommagé : ouvrez-le "
            "dans votre tableur, enregistrez-le au format XLSX, puis envoyez-le de nouveau."
        )
    )


def too_big() -> UnreadableFile:
    return UnreadableFile(
        _("Ce classeur est trop gros une fois décompressé : partagez-le en plusieurs fichiers.")
    )


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open the archive of a workbook. ``zipfile`` reads no more of a member than it declares, so the sum bounds it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise damaged() from error
    members = archive.infolist()
    if sum(member.file_size for member in members) > MAX_UNZIPPED_BYTES:
        raise too_big()
    if any(member.flag_bits & 0x1 for member in members):
        raise password_protected()
    return archive


def password_protected() -> UnreadableFile:
    return UnreadableFile(
        _(
            "Ce classeur est protégé par un mot de passe : enregistrez-le sans mot de passe, puis "
            "envoyez-le de nouveau."
        )
    )


def choose(names: list[str], wanted: set[str], normalise) -> list[str]:
    """The names of the sheets in the order to try them: those named after the records first."""
    return sorted(names, key=lambda name: normalise(name) not in wanted)


def plain(value):
    """A cell without the blanks around its text; None where nothing is left."""
    if isinstance(value, str):
        return value.strip() or None
    return value


def too_many_rows() -> UnreadableFile:
    return UnreadableFile(
        _("Ce fichier a plus de %(limit)s lignes : partagez-le en plusieurs fichiers.")
        % {"limit": f"{MAX_ROWS:,}".replace(",", "\u00a0")}
    )

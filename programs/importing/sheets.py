"""What the readers of each format share: a sheet as lines of plain cells, and zip archives that are no bombs."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext as _

from programs.importing.errors import UnreadableFile

MAX_UNZIPPED_BYTES = 150 * 1024 * 1024
MAX_SHEETS = 200
MAX_COLUMNS = 100
MAX_ROWS = 50_000
MAX_MERGES = 50_000
# Of any spreadsheet: a file may count blank rows and columns up to where it likes.
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
# All cells together: a text that is kept once and repeated a million times is spelt out as they are checked.
MAX_CHARACTERS = 50_000_000
# Beyond these a decimal is what computing in binary leaves.
_MOST_DECIMALS = 9
# Titles and notes may stand above the headings.
HEADING_WITHIN = 10
# In the words of Excel and LibreOffice, in French and in English; « ### » is a number in too narrow a column.
FORMULA_ERROR = re.compile(
    r"#(?:REF|N/A|N/D|VALUE|VALEUR|NAME|NOM|DIV/0|NULL|NUL|NUM|NOMBRE|SPILL|[EÉ]PARS|CALC|FIELD|CHAMP|BLOCKED"
    r"|BLOQU[EÉ]|CONNECT|CONNEXION|GETTING_DATA|DONN[EÉ]ES_EN_COURS|UNKNOWN|INCONNU|BUSY|OCCUP[EÉ]|PYTHON|EXTERNAL"
    r"|MACRO|D[EÉ]VERSEMENT|PROPAGATION)\s*[!?]?"
    r"|Err(?:eur)?\s*:\s*5[0-9]{2}|#{3,}",
    re.IGNORECASE,
)

# Letters of French in UTF-8, as Windows-1252 shows their bytes; no word of any language is spelt so.
_MISREAD = re.compile("Ã[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Å“|â€[™œ¦“”˜]|Â[«»\u00a0°]")


@dataclass(frozen=True)
class Unread:
    """A cell that holds something which cannot be read: what stands there, and a sentence that says why."""

    text: str
    why: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Merge:
    """Merged cells: the rows that they touch, counted from 1, and the columns, from 0."""

    range: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Line:
    """One row with anything in it: its number, its filled cells by column from 0, and whether it is seen."""

    number: int
    cells: dict[int, Any]
    is_hidden: bool = False


@dataclass
class Sheet:
    """One sheet. What it tells beside its ``lines``, the filled rows, is all there once they have been read.

    ``odd_rows`` hold bytes that are no text in the encoding of the file; ``long_rows`` a text of several lines of
    which one could be a row.
    """

    lines: Iterator[Line]
    merges: list[Merge] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    odd_rows: list[int] = field(default_factory=list)
    long_rows: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Tab:
    """A sheet as its workbook lists it, with how many rows are filled, those that may hold its headings, and all."""

    name: str
    is_hidden: bool
    count: Callable[[], int]
    first: Callable[[], list[Line]]
    open: Callable[[], Sheet]


@dataclass(frozen=True)
class Book:
    """A file: its sheets in their order, how its text is encoded where it is text, and where its days start."""

    tabs: list[Tab]
    encoding: str = ""
    is_since_1904: bool = False


def near_the_top(lines: Iterator[Line]) -> list[Line]:
    """Those of the first rows that are filled."""
    return list(takewhile(is_near_the_top, lines))


def is_near_the_top(line: Line) -> bool:
    return line.number <= HEADING_WITHIN


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


def never_computed(formula: str) -> Unread:
    return Unread(
        f"={formula}",
        _(
            "Cette formule n’a pas encore été calculée : ouvrez le classeur dans votre tableur, enregistrez-le, "
            "puis envoyez-le de nouveau."
        ),
    )


def in_unit(number: float, unit: str) -> str:
    """A number as a cell of percents or of money shows it: « 70 % » where the file keeps 0.7."""
    shown = Decimal(str(number)) * (100 if unit == "%" else 1)
    text = f"{round(shown, _MOST_DECIMALS):f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} {unit}".replace(".", ",")


def false_day(text: str) -> Unread:
    return Unread(text, _("Le classeur donne cette cellule pour une date, et ce n’en est pas une."))


def gives_error(text: str) -> Unread:
    return Unread(text, _("La formule de cette cellule donne une erreur : écrivez sa valeur."))


def plain(value):
    """A cell without the blanks around its text; None where nothing is left."""
    if isinstance(value, str):
        return value.strip() or None
    return value


def has_lost_letters(cell: object) -> bool:
    """Whether a program before us read the text of ``cell`` in a wrong encoding: « B�dard », « BÃ©dard »."""
    if not isinstance(cell, str) or cell.isascii():
        return False
    return "\ufffd" in cell or _MISREAD.search(cell) is not None


def too_many_rows() -> UnreadableFile:
    return UnreadableFile(
        _("Ce fichier a plus de %(limit)s lignes : partagez-le en plusieurs fichiers.")
        % {"limit": f"{MAX_ROWS:,}".replace(",", "\u00a0")}
    )

"""The door of statements: bytes from a bank or from accounting software, read in a child process."""

from django.utils.translation import gettext as _

from programs import outside
from programs.budgets.statements import layouts, ofx, tables
from programs.budgets.statements.entries import MAX_BYTES, Statement, too_big
from programs.budgets.statements.layouts import Layout
from programs.budgets.statements.mapping import Mapping
from programs.importing.errors import UnreadableFile
from programs.importing.sheets import damaged


def is_ofx(data: bytes) -> bool:
    """Whether a file is OFX, and needs no mapping."""
    return ofx.is_ofx(data)


def read_ofx(data: bytes, account: str = "") -> Statement:
    """Read a statement in OFX.

    Raises UnreadableFile with one sentence in French; Unanswered, with its question, where the file has several
    accounts and ``account`` names none of them.
    """
    _refuse_too_big(data)
    return outside.parse(ofx.read, data, account, limits=outside.A_TABLE, damaged=ofx.damaged())


def look(data: bytes, name: str) -> Layout:
    """What the columns of a table (CSV, XLSX, ODS) seem to be, for somebody to confirm. Raises UnreadableFile."""
    _refuse_too_big(data)
    if data.startswith(b"%PDF"):
        raise UnreadableFile(
            _(
                "Un relevé en PDF se lit sur papier, et ne s’importe pas : dans le site de la banque, téléchargez les "
                "opérations du même mois au format OFX (QFX, QBO) ou CSV."
            )
        )
    return outside.parse(layouts.look, data, name, limits=outside.A_TABLE, damaged=damaged())


def read_table(data: bytes, name: str, mapping: Mapping, account: str = "") -> Statement:
    """Read a table whose columns are known.

    Raises UnreadableFile with one sentence in French; Unanswered, with its question, where nothing tells the order of
    its dates ("order", to be put into the mapping), or which of its accounts is meant ("account").
    """
    _refuse_too_big(data)
    return outside.parse(
        tables.read,
        *(data, name, mapping, account),
        limits=outside.A_TABLE,
        damaged=damaged(),
    )


def _refuse_too_big(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise too_big()

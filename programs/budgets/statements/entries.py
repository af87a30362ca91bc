"""What a statement says: its entries, and the cells of it that cannot be read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.importing.choices import Note, Question, Unanswered
from programs.importing.errors import UnreadableFile
from programs.importing.notes import said_list
from programs.lib.text import clean, excerpt

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_ACCOUNTS = 50
_LONG_AS_A_CARD = 15
# Twice what any bank writes; the numbers of OFX have 255 letters.
LONGEST = {"description": 500, "reference": 100, "bank_id": 255}


@dataclass(frozen=True)
class Entry:
    """One movement of money: ``amount`` is above zero where money comes in, below where it goes out.

    ``row`` is the row of the spreadsheet, or the place of the transaction in an OFX file, from 1. ``bank_id`` is the
    bank's own name for it (FITID), where the file has one.
    """

    row: int
    posted_on: date
    amount: Decimal
    description: str = ""
    reference: str = ""
    bank_id: str = ""


@dataclass(frozen=True)
class Problem:
    """A cell that cannot be read: where it stands, what it says, and one French sentence on what was expected.

    Row 0 is the statement as a whole, as the balance of an OFX file.
    """

    row: int
    column: str
    text: str
    sentence: str

    def __str__(self) -> str:
        place = []
        if self.row:
            place.append(_("ligne %(row)d") % {"row": self.row})
        if self.column:
            place.append(_("colonne %(column)s") % {"column": self.column})
        return _("%(place)s : %(message)s") % {
            "place": ", ".join(place),
            "message": self.sentence,
        }


@dataclass(frozen=True)
class Statement:
    """A file that was read. While it has ``problems``, its entries are not all that it holds.

    ``remarks`` say what somebody should look at, and the rows that are no entries. Balances, ``currency`` and
    ``account`` (its last characters: whole numbers of cards are kept nowhere) are what the file says; None and ""
    where it does not. A balance that is owed is below zero.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Note, ...] = ()
    opening: Decimal | None = None
    closing: Decimal | None = None
    currency: str = ""
    account: str = ""


def one_line(text: object) -> str:
    """A text of a bank on one line: banks pad what they write to a width."""
    return " ".join(clean(str(text)).split())


def account_hint(number: str, *, is_card: bool = False) -> str:
    """The end of the number of an account, by which whoever has it knows it."""
    known = "".join(sign for sign in number if sign.isalnum())
    return f"…{known[-4:] if is_card or len(known) >= _LONG_AS_A_CARD else known[-6:]}"


def too_big() -> UnreadableFile:
    return UnreadableFile(
        _("Ce relevé dépasse %(limit)d Mo : exportez-en des périodes plus courtes.")
        % {"limit": MAX_BYTES // 1024 // 1024}
    )


def too_many_entries() -> UnreadableFile:
    return UnreadableFile(
        _("Ce relevé a plus de %(limit)s opérations : exportez-en des périodes plus courtes.")
        % {"limit": f"{MAX_ENTRIES:,}".replace(",", "\u00a0")}
    )


def overlong(entry: Entry) -> str:
    """The name of the field of an entry that is longer than anything that a bank writes, "" where none is."""
    return next((name for name, most in LONGEST.items() if len(getattr(entry, name)) > most), "")


def too_long(name: str) -> str:
    """Says how long that field of an entry may be."""
    return _("Ce texte dépasse %(limit)d caractères.") % {"limit": LONGEST[name]}


def which_account(accounts: Collection[str]) -> UnreadableFile:
    """Asks which account of a file is to be read; refuses a file of more than anybody would choose from."""
    if len(accounts) > MAX_ACCOUNTS:
        sentence = _("Ce fichier contient les opérations de plus de %(limit)d comptes.")
        return UnreadableFile(sentence % {"limit": MAX_ACCOUNTS})
    sentence = _(
        "Ce fichier contient les opérations de plusieurs comptes (%(list)s) : choisissez-en un."
    )
    text = sentence % {"list": said_list(accounts)}
    options = tuple((name, name) for name in accounts)
    return Unanswered(text, questions=(Question("account", text, options),))


def nothing_moved() -> Note:
    return Note("ask", _("Ce relevé ne contient aucune opération."))


def other_currency(currency: str) -> Note:
    """Says that the amounts of a statement are no Canadian dollars."""
    text = _(
        "Ce relevé est en %(currency)s : ses montants ne sont pas en dollars canadiens, et rien ne les convertit."
    )
    return Note("ask", text % {"currency": excerpt(currency)})

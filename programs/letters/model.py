"""What a letter is made of: frozen dataclasses, no ORM, no Django.

Every text is plain text, escaped when it is printed; ``Text.markdown`` alone is Markdown, of which paragraphs, lists,
bold, italics and headings are kept. Amounts and dates come already formatted in the language of the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["fr", "en"]
# A letter has a subject and is closed by whoever signs it; a contract has a title, numbered pages and lines on which
# its parties sign and date; a statement of account has a title, numbered pages and long tables.
Kind = Literal["letter", "contract", "statement"]


@dataclass(frozen=True)
class Sender:
    """The organisation that writes: what the head of its paper says."""

    name: str
    lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Text:
    """Paragraphs, as Markdown. A line that is ended is ended on paper."""

    markdown: str


@dataclass(frozen=True)
class Column:
    """A column of a table; amounts and counts are ``numeric``, set on the right and never cut."""

    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption. Raises ValueError where a row and the columns differ in length."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        for row in (*self.rows, self.total) if self.total else self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"table {self.caption!r}: {len(row)} cells for {len(self.columns)} columns"
                )


@dataclass(frozen=True)
class Scan:
    """An address to scan from afar, in large, and to type; ``title`` says what it opens."""

    title: str
    address: str


@dataclass(frozen=True)
class Signature:
    """Who signs, as ``role``; without a ``name`` a contract has a line to write it on."""

    role: str
    name: str = ""
    organization: str = ""


@dataclass(frozen=True)
class Letter:
    """A whole letter.

    ``title`` is what a letter is about (« Objet »), or what a contract or a statement is called. ``day`` is the only
    date that goes into the file, so that the same letter always makes the same bytes; it is printed after ``place``.
    ``reference`` is the number of the file, ``enclosed`` what comes along, ``footer`` a line at the foot of each page.
    """

    language: Language
    kind: Kind
    title: str
    sender: Sender
    day: date
    blocks: tuple[Text | Table | Scan, ...]
    addressee: tuple[str, ...] = ()
    place: str = ""
    reference: str = ""
    signatures: tuple[Signature, ...] = ()
    enclosed: tuple[str, ...] = ()
    footer: str = ""

"""A ``Letter`` to HTML and PDF: the same faces, tables, lines to sign on and closed doors as documents have.

Runs no query, reads no clock, fetches nothing. A letter of one page takes some tenths of a second.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.template import Context
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from programs.letters.model import Letter, Scan, Table, Text
from programs.lib.markdown import letter_html
from programs.lib.periods import format_date
from programs.lib.qr import qr_code
from reporting.documents import model
from reporting.rendering import letters
from reporting.rendering.fonts import STYLESHEETS
from reporting.rendering.html import LOCALES, TAGS, Grid, engine, whole_page
from reporting.rendering.pdf import LettersMissing, write_pdf

SHEETS = (*STYLESHEETS, "letter.css")
FROM_AFAR = 110  # millimetres, for a code on a wall
# What the style rules of paper write into it.
_PAGE = mark_safe('<span class="page-number"></span>')
_PAGES = mark_safe('<span class="page-count"></span>')


def render_letter(letter: Letter) -> SafeString:
    """The letter as an ``<article>`` in its own language."""
    with translation.override(LOCALES[letter.language]):
        context = {
            "letter": letter,
            "lang": TAGS[letter.language],
            "numbered": letter.kind != "letter",
            "day": _place_and_day(letter),
            "contact": _contact(letter),
            "page": _PAGE,
            "pages": _PAGES,
            "parts": _parts(letter),
            "signatures": _signatures(letter),
        }
        return engine().get_template("letter.html").render(Context(context))


def letter_pdf(letter: Letter) -> bytes:
    """A tagged PDF (PDF/UA-1) in the language of the letter; the same bytes for the same letter.

    Raises what ``pdf.render_pdf`` raises.
    """
    name = letter.reference or letter.title
    if missing := letters.missing_in_letter(letter):
        raise LettersMissing(name, missing)
    article = render_letter(letter)
    page = whole_page(
        article,
        "",
        lang=TAGS[letter.language],
        title=letter.title,
        author=letter.sender.name,
        created=letter.day,
    )
    return write_pdf(name, article, page, SHEETS)


def _place_and_day(letter: Letter) -> str:
    day = format_date(letter.day, letter.language)
    if letter.place:
        return _("%(place)s, le %(day)s") % {"place": letter.place, "day": day}
    return _("Le %(day)s") % {"day": day}


def _contact(letter: Letter) -> list[str]:
    sender = letter.sender
    return [line for line in (*sender.lines, sender.phone, sender.email) if line]


def _parts(letter: Letter) -> list[dict[str, object]]:
    """The blocks of the letter, each as its HTML, as its grid, or as its code to scan."""
    texts = iter(
        letter_html([block.markdown for block in letter.blocks if isinstance(block, Text)])
    )
    return [
        {"html": "", "grid": None, "scan": None} | _part(block, number, texts)
        for number, block in enumerate(letter.blocks, start=1)
    ]


def _part(block: Text | Table | Scan, number: int, texts: Iterator[str]) -> dict[str, object]:
    if isinstance(block, Text):
        return {"html": next(texts)}
    if isinstance(block, Table):
        return {"grid": Grid.of(_table(block, number))}
    return {"scan": block, "svg": qr_code(block.address, block.title, side=FROM_AFAR)}


def _table(table: Table, number: int) -> model.Table:
    return model.Table(
        id=f"letter-{number}",
        caption=table.caption,
        columns=tuple(model.Column(column.label, column.numeric) for column in table.columns),
        rows=tuple(map(_row, table.rows)),
        total=_row(table.total) if table.total else None,
        note=table.note,
    )


def _row(cells: tuple[str, ...]) -> model.Row:
    return model.Row(tuple(map(model.Cell, cells)))


def _signatures(letter: Letter) -> model.Signatures | None:
    """The lines of a contract to sign on."""
    signatories = (
        model.Signatory(one.role, one.name, one.organization) for one in letter.signatures
    )
    return model.Signatures(tuple(signatories)) if letter.signatures else None

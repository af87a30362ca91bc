"""How a letter comes to be read and printed. The floor above does it, which letters do not know."""

import io
from collections.abc import Callable, Sequence
from typing import Protocol

import pikepdf
from django.http import HttpResponse
from django.utils.safestring import SafeString

from programs.files import PDF, as_attachment
from programs.letters.model import Letter


class Unprintable(Exception):
    """This letter cannot be put on paper; the message is the sentence that says why, and what to do."""


class Printer(Protocol):
    """Runs no query, reads no clock, fetches nothing."""

    def html(self, letter: Letter) -> SafeString: ...

    def pdf(self, letter: Letter) -> bytes: ...


_PRINTERS: list[Printer] = []


def register(printer: Printer) -> None:
    """Let ``printer`` print letters from now on."""
    _PRINTERS[:] = [printer]


def html_of(letter: Letter) -> SafeString:
    """The letter as an ``<article>``, for a page that links ``css/document.css`` and ``css/letter.css``."""
    (printer,) = _PRINTERS
    return printer.html(letter)


def pdf_of(letter: Letter) -> bytes:
    """The letter as a PDF, the same bytes for the same letter; some tenths of a second a page.

    Raises Unprintable, for instance for a letter of a writing that no font of ours has.
    """
    (printer,) = _PRINTERS
    return printer.pdf(letter)


def pdf_of_all(letters: Sequence[Letter], printing: Callable[[int], None]) -> bytes:
    """The letters one behind the other in one PDF, each from a page of its own and numbered within itself.

    ``printing`` is told the place of each before it is printed. Raises Unprintable for the first that is.
    """
    with pikepdf.new() as whole:
        for place, letter in enumerate(letters):
            printing(place)
            with pikepdf.open(io.BytesIO(pdf_of(letter))) as one:
                whole.pages.extend(one.pages)
        made = io.BytesIO()
        whole.save(made, deterministic_id=True)
    return made.getvalue()


def pdf_answer(letter: Letter, name: str) -> HttpResponse:
    """The answer that hands over the letter on paper, or says why it cannot be printed."""
    try:
        return as_attachment(pdf_of(letter), PDF, name)
    except Unprintable as reason:
        return HttpResponse(str(reason), status=409, content_type="text/plain; charset=utf-8")

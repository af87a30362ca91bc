"""The HTML of a document to PDF, with WeasyPrint, which fetches nothing on the way.

A page costs about 0.1 to 0.2 s: make long documents in a background task.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from reporting.documents.model import Document
from reporting.rendering import letters
from reporting.rendering.fonts import STYLESHEETS, stylesheet
from reporting.rendering.html import render_article, render_page

PANGO = "apt-get install --no-install-recommends libpangoft2-1.0-0"


class RenderingUnavailable(RuntimeError):
    """The system lacks what makes PDFs; the message is the one line that installs it."""


class RenderingFailed(RuntimeError):
    """This document could not be printed. The cause follows it."""


class LettersMissing(RenderingFailed):
    """This document holds letters that none of our fonts has: they would print as boxes."""

    def __init__(self, number: str, missing: tuple[letters.Missing, ...]) -> None:
        super().__init__(f"{number}: {', '.join(one.code for one in missing)}")
        self.missing = missing


def render_pdf(document: Document) -> bytes:
    """A tagged PDF (PDF/UA-1) in the document's language; the same bytes for the same document.

    Raises RenderingUnavailable without Pango, LettersMissing where a letter would print as a box,
    RenderingFailed where WeasyPrint gives up.
    """
    if missing := letters.missing_in(document):
        raise LettersMissing(document.number, missing)
    article = render_article(document)
    return write_pdf(document.number, article, render_page(document, article, ""))


def write_pdf(name: str, article: str, page: str, sheets: Iterable[str] = STYLESHEETS) -> bytes:
    """A tagged PDF of a whole ``page`` of ours around ``article``; ``name`` says of what, where that fails."""
    weasyprint = _weasyprint()
    from reporting.rendering import engine

    text = stylesheet(article, face_url=lambda file: engine.SCHEME + file, sheets=sheets)
    try:
        rules = engine.rules_of(text)
        html = weasyprint.HTML(string=page, url_fetcher=engine.OurFiles())
        return html.write_pdf(
            stylesheets=[rules.css], font_config=rules.fonts, pdf_variant="pdf/ua-1"
        )
    except Exception as error:
        raise RenderingFailed(f"{name}: {error!r}") from error


def _weasyprint():
    # It warns of a machine without fonts, which need none: a document brings its own.
    warnings.filterwarnings("ignore", "No fonts configured|FontConfig cannot load", UserWarning)
    try:
        import weasyprint
    except OSError as error:
        raise RenderingUnavailable(PANGO) from error
    return weasyprint

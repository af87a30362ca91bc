"""The HTML of a document to PDF, with WeasyPrint, which fetches nothing on the way.

A page costs about 0.1 to 0.2 s: make long documents in a background task.
"""

from __future__ import annotations

from io import BytesIO

from reporting.documents.model import Document
from reporting.rendering.fonts import font_bytes, stylesheet
from reporting.rendering.html import render_article, render_page

PANGO = "apt-get install --no-install-recommends libpangoft2-1.0-0"
_SCHEME = "font:"


class RenderingUnavailable(RuntimeError):
    """The system lacks what makes PDFs; the message is the one line that installs it."""


class RenderingFailed(RuntimeError):
    """This document could not be printed. The cause follows it."""


def render_pdf(document: Document) -> bytes:
    """A tagged PDF (PDF/UA-1) in the document's language; the same bytes for the same document.

    Raises RenderingUnavailable without Pango, RenderingFailed where WeasyPrint gives up.
    """
    weasyprint = _weasyprint()
    article = render_article(document)
    page = render_page(document, article, "")
    fetcher, fonts = _our_fonts_only(), weasyprint.text.fonts.FontConfiguration()
    try:
        css = weasyprint.CSS(
            string=stylesheet(article, face_url=lambda name: _SCHEME + name),
            url_fetcher=fetcher,
            font_config=fonts,
        )
        html = weasyprint.HTML(string=page, url_fetcher=fetcher)
        return html.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")
    except Exception as error:
        raise RenderingFailed(f"{document.number}: {error!r}") from error


def _weasyprint():
    try:
        import weasyprint
    except OSError as error:
        raise RenderingUnavailable(PANGO) from error
    return weasyprint


def _our_fonts_only():
    """An address fetcher that knows the font files of the product and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):
        def fetch(self, url, headers=None):
            if not url.startswith(_SCHEME):
                raise ValueError("a document fetches nothing")
            try:
                content = font_bytes(url.removeprefix(_SCHEME))
            except OSError as error:
                raise FatalURLFetchingError(f"missing font: {url}") from error
            return URLFetcherResponse(url, BytesIO(content), {"Content-Type": "font/woff2"})

    return Fetcher(allowed_protocols=("font",))

"""WeasyPrint as documents need it: it knows our fonts and no other, fetches nothing else, joins the letters of charts.

Import it where WeasyPrint was imported, for without Pango that fails.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from io import BytesIO

from fontTools.ttLib import woff2
from weasyprint.svg import Node
from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reporting.rendering.fonts import font_bytes

SCHEME = "font:"
# A picture of ours stands in the page itself, as what ``programs.pictures`` made of it.
_PICTURE = re.compile(r"data:(image/(?:jpeg|png));base64,([A-Za-z0-9+/]+={0,2})")

ffi.cdef("FcConfig * FcConfigCreate (void);")


class OurFonts(FontConfiguration):
    """Only the faces of the style rules: the same page on a machine full of fonts and on one without any."""

    def __init__(self) -> None:
        # As the class above does, from an empty configuration where it loads that of the system.
        self._config = fontconfig.FcConfigCreate()
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(
            ffi.cast("PangoFcFontMap *", self.font_map), self._config
        )
        fontconfig.FcConfigDestroy(self._config)
        self._folder = None
        self.strut_layouts = {}
        self.font_features = {}


@cache
def unfolded(name: str) -> bytes:
    """A font file as WeasyPrint would make it of ours for each document."""
    woff2.decompress(BytesIO(font_bytes(name)), plain := BytesIO())
    return plain.getvalue()


class OurFiles(URLFetcher):
    """Fetches the font files of the product, reads the pictures that the page holds, and nothing else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("font", "data"))

    def fetch(self, url, headers=None):
        if picture := _PICTURE.fullmatch(url):
            content = BytesIO(base64.b64decode(picture[2]))
            return URLFetcherResponse(url, content, {"Content-Type": picture[1]})
        if not url.startswith(SCHEME):
            raise ValueError("a document fetches nothing")
        try:
            content = unfolded(url.removeprefix(SCHEME))
        except OSError as error:
            raise FatalURLFetchingError(f"missing font: {url}") from error
        return URLFetcherResponse(url, BytesIO(content), {"Content-Type": "font/sfnt"})


class _Whole(str):
    """A text that is one piece to whoever goes through it letter by letter.

    WeasyPrint sets each letter of an SVG text by itself, which parts accents from their letters and
    writes Arabic backwards, in letters that do not join. As one piece, Pango sets the line.
    """

    def __iter__(self):
        yield str(self)


def _text_of(node: Node) -> str | None:
    text = node._etree_node.text
    return _Whole(text) if text else text


Node.text = property(_text_of)

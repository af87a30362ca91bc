"""WeasyPrint as documents need it: it knows our fonts and no other, fetches nothing else, joins the letters of charts.

Import it where WeasyPrint was imported, for without Pango that fails.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import tempfile
import threading
import weakref
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import woff2
from weasyprint import CSS
from weasyprint.svg import Node
from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reporting.rendering.fonts import font_bytes

SCHEME = "font:"
# How many sets of style rules a thread keeps: with small faces or whole ones, for documents and for letters.
MOST_RULES = 4
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
        self._folder = Path(tempfile.mkdtemp(prefix="weasyprint-"))
        weakref.finalize(self, _remove, self._folder, os.getpid())
        self.strut_layouts = {}
        self.font_features = {}

    def __del__(self) -> None:
        """The folder is removed by the process that made it: one that was forked has it in common with its parent."""

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(self._folder.iterdir())


def _remove(folder: Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


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


class Rules:
    """Style rules as WeasyPrint reads them, with the fonts that they load: what takes longest of a short document."""

    def __init__(self, text: str) -> None:
        self.fonts = OurFonts()
        self.css = CSS(string=text, url_fetcher=OurFiles(), font_config=self.fonts)
        self._files = self.fonts.files

    @property
    def are_whole(self) -> bool:
        """Whether nobody cleaned up the folder of temporary files meanwhile."""
        return all(file.exists() for file in self._files)


# Pango’s fonts belong to one thread and to one process.
_kept = threading.local()


def rules_of(text: str) -> Rules:
    """The style rules ``text``, read once for all the documents that a thread prints with them."""
    if getattr(_kept, "process", None) != os.getpid():
        _kept.process, _kept.rules = os.getpid(), {}
    rules = _kept.rules.pop(text, None)
    if rules is None or not rules.are_whole:
        rules = Rules(text)
    _kept.rules[text] = rules  # the last used is the last to go
    for oldest in list(_kept.rules)[:-MOST_RULES]:
        del _kept.rules[oldest]
    return rules


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

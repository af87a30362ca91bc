"""What a PDF says, read with pikepdf alone so that no system tool is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf

_HEX = re.compile(r"<([0-9a-fA-F]+)>")


def pages_text(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it is drawn, a line an array of glyphs."""
    return ["\n".join(text for _height, text in lines) for lines in pages_lines(pdf)]


def pages_lines(pdf: bytes) -> list[list[tuple[float, str]]]:
    """The same, each line with its distance from the top of the page, in CSS pixels: those of charts in their own."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [list(_page_lines(page)) for page in document.pages]


def _page_lines(page: pikepdf.Page) -> Iterator[tuple[float, str]]:
    fonts = {name: _glyphs(font) for name, font in page.Resources.get("/Font", {}).items()}
    current: dict[str, str] = {}
    height = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) == "Tm":
            height = float(operands[5])
        elif str(operator) == "TJ":
            strings = [bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)]
            yield height, "".join(_decode(string, current) for string in strings)


def _decode(string: bytes, glyphs: dict[str, str]) -> str:
    codes = (string[i : i + 2].hex() for i in range(0, len(string), 2))
    return "".join(glyphs.get(code, "\ufffd") for code in codes)


def _glyphs(font: pikepdf.Object) -> dict[str, str]:
    """Code of two bytes in hexadecimal to text, from the font's own map."""
    cmap = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    glyphs = {}
    for line in cmap.splitlines():
        parts = _HEX.findall(line)
        if len(parts) == 2 and len(parts[0]) == 4:
            glyphs[parts[0].lower()] = bytes.fromhex(parts[1]).decode("utf-16-be")
    return glyphs

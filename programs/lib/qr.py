"""The QR code of an address, as a drawing that stands in a page or on paper."""

import segno
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# How much of the code may be covered or torn: 15 %, 25 %.
MEDIUM, QUARTILE = "m", "q"
# Modules of white around it, which its readers need.
QUIET = 4
SMALLEST = 20  # millimetres, for a telephone held over a table
_BEGINNINGS = ("http://", "https://")


def qr_code(address: str, title: str, *, error: str = MEDIUM, side: int = 35) -> SafeString:
    """An ``<svg>`` of ``side`` millimetres that leads to ``address``; ``title`` says so to who does not see it.

    Dark on white in any theme, without a style. Raises ValueError for what is no address, is too long for a code,
    or would be too small to be read.
    """
    address = iri_to_uri(address)
    if not address.startswith(_BEGINNINGS):
        raise ValueError(f"no address of a page: {address[:60]}")
    if side < SMALLEST:
        raise ValueError(f"a code of {side} mm")
    # The level that was asked for, rather than whichever fits: two codes of one address look the same.
    code = segno.make_qr(address, error=error, mode="byte", boost_error=False)
    width = code.symbol_size(border=QUIET)[0]
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {0} {0}" width="{1}mm"'
        ' height="{1}mm" shape-rendering="crispEdges"><title>{2}</title>'
        '<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path fill="#000" d="{3}"/></svg>',
        width,
        side,
        title,
        mark_safe(_drawn(code)),  # letters and numbers of ours
    )


def _drawn(code: segno.QRCode) -> str:
    """The dark modules, those of a row that touch in one piece."""
    pieces = []
    for y, row in enumerate(code.matrix_iter(border=QUIET)):
        start = None
        for x, is_dark in enumerate((*row, 0)):
            if is_dark and start is None:
                start = x
            elif not is_dark and start is not None:
                pieces.append(f"M{start} {y}h{x - start}v1h{start - x}z")
                start = None
    return "".join(pieces)

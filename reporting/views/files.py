"""How a document leaves as a file."""

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from reporting.enums import CONTENT_TYPES, FileFormat
from reporting.rendering.html import CONTENT_SECURITY_POLICY


def as_file(content: bytes, format: str, name: str, *, inline: bool = False) -> HttpResponse:
    """``content`` to be saved under ``name``, or ``inline`` to be read in the browser."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[format])
    response["Content-Disposition"] = content_disposition_header(not inline, name)
    if format == FileFormat.HTML:
        # The file carries its own style and needs nothing else.
        response["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; sandbox"
        response._csp_exempt = True
    return response


def as_slices(slices: Iterator[bytes], format: str, name: str) -> HttpResponseBase:
    """The same of a file that is made while it is handed over, to be saved under ``name``."""
    response = StreamingHttpResponse(slices, content_type=CONTENT_TYPES[format])
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response

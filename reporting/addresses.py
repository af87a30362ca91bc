"""Where the reports stand on the site, by their kinds: the parts of a route, and the address of each of them."""

from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse

from reporting.enums import Span
from reporting.kinds import Kind
from reporting.making import part_key
from reporting.subjects import subject_of


def route(kind: Kind) -> str:
    """The beginning of the addresses of a kind: « rapports/<slug:slug>/<str:year> »."""
    return kind.address.format(subject=subject_of(kind).route, year="<str:year>")


def page(kind: Kind, subject: Model, label: str = "") -> str:
    """The page that shows the report of the year that ``label`` names, as the records stand now."""
    return reverse(kind.page, kwargs=where(kind, subject, label))


def file(kind: Kind, subject: Model, label: str, format: str) -> str:
    return reverse(f"{kind.page}_file", kwargs=where(kind, subject, label) | {"format": format})


def records(
    kind: Kind, subject: Model, label: str, code: str, key: tuple = (), program: str = ""
) -> str:
    """The records behind a figure, behind a part of it, or behind what one of several programs counts of it."""
    url = reverse(f"{kind.page}_records", kwargs=where(kind, subject, label) | {"code": code})
    asked = [("part", part_key((value,))) for value in key]
    asked += [("programme", program)] if program else []
    return f"{url}?{urlencode(asked)}" if asked else url


def where(kind: Kind, subject: Model, label: str) -> dict[str, str]:
    """What an address of ``kind`` is made of; ``label`` names the year, of the kinds that have one."""
    about = subject_of(kind)
    year = {"year": label} if kind.span == Span.YEAR else {}
    return {about.parameter: about.key_of(subject), **year}

"""Addresses of the reports."""

from collections.abc import Iterator

from django.urls import URLPattern, path, register_converter

from reporting import addresses
from reporting.enums import FileFormat
from reporting.kinds import KINDS, Kind
from reporting.making import LANGUAGES
from reporting.views import home, previews, published, verification


class FormatConverter:
    regex = "|".join(FileFormat.values)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class LanguageConverter(FormatConverter):
    regex = "|".join(LANGUAGES)


def addresses_of(kind: Kind) -> Iterator[URLPattern]:
    """The page of a kind and its files; of one that is published, also the records behind its figures."""
    route, known = addresses.route(kind), {"kind": kind.code}
    yield path(f"{route}/", previews.page, known, name=kind.page)
    files = f"{route}/apercu" if kind.is_published else route
    yield path(f"{files}.<format:format>", previews.page_file, known, name=f"{kind.page}_file")
    if kind.is_published:
        yield path(
            f"{route}/chiffres/<str:code>/",
            previews.figure_records,
            known,
            name=f"{kind.page}_records",
        )


register_converter(FormatConverter, "format")
register_converter(LanguageConverter, "language")

urlpatterns = [
    path("verifier/", verification.verify_report, name="verify_report"),
    path("", home.home, name="home"),
    path("rapports/", published.published, name="published"),
    path("rapports/<int:version>/", published.published_version, name="published_version"),
    path(
        "rapports/versions/<int:version>/<language:language>.<format:format>",
        published.report_file,
        name="report_file",
    ),
    *(address for kind in KINDS.values() for address in addresses_of(kind)),
]

"""Addresses of the reports."""

from django.urls import path, register_converter

from reporting.enums import FileFormat
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
    path("rapports/<slug:slug>/<str:year>/", previews.preview, name="preview"),
    path(
        "rapports/<slug:slug>/<str:year>/apercu.<format:format>",
        previews.preview_file,
        name="preview_file",
    ),
    path(
        "rapports/<slug:slug>/<str:year>/chiffres/<str:code>/",
        previews.figure_records,
        name="figure_records",
    ),
    path("programmes/<slug:slug>/fiche/", previews.program_sheet, name="program_sheet"),
    path(
        "programmes/<slug:slug>/fiche.<format:format>",
        previews.program_sheet_file,
        name="program_sheet_file",
    ),
    path(
        "regions/<str:code>/recueil.<format:format>",
        previews.region_catalogue_file,
        name="region_catalogue_file",
    ),
]

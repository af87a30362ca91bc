"""Addresses of the reports."""

from django.urls import path, register_converter

from reporting import views
from reporting.enums import FileFormat
from reporting.making import LANGUAGES


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
    path("", views.home, name="home"),
    path("rapports/", views.published, name="published"),
    path(
        "rapports/versions/<int:version>/<language:language>.<format:format>",
        views.report_file,
        name="report_file",
    ),
    path("rapports/<slug:slug>/<str:year>/", views.preview, name="preview"),
    path(
        "rapports/<slug:slug>/<str:year>/apercu.<format:format>",
        views.preview_file,
        name="preview_file",
    ),
    path(
        "rapports/<slug:slug>/<str:year>/chiffres/<str:code>/",
        views.figure_records,
        name="figure_records",
    ),
    path("programmes/<slug:slug>/fiche/", views.program_sheet, name="program_sheet"),
    path(
        "programmes/<slug:slug>/fiche.<format:format>",
        views.program_sheet_file,
        name="program_sheet_file",
    ),
    path(
        "regions/<str:code>/recueil.<format:format>",
        views.region_catalogue_file,
        name="region_catalogue_file",
    ),
]

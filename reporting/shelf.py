"""Published versions as a reader finds them: by report, the newest first, their files by language."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reporting import access, making
from reporting.documents import chapters
from reporting.enums import FileFormat
from reporting.models import ReportFile, ReportVersion
from reporting.subjects import title_of

# The formats in the order in which a reader wants them, by the names that a reader knows.
FORMATS = {
    FileFormat.PDF: "PDF",
    FileFormat.HTML: _("Page web"),
    FileFormat.XLSX: "Excel",
    FileFormat.CSV: "CSV",
    FileFormat.JSON: "JSON",
    FileFormat.ZIP: "ZIP",
}
# Each language under its own name, whatever the language of the page.
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}

# How much of a SHA-256 is enough to tell two files apart at a glance.
SHORT = 12


def of(versions: QuerySet[ReportVersion]) -> list[dict]:
    """``versions`` of ``access.visible_versions``, as by_report gives them."""
    return by_report(versions.prefetch_related(access.files_without_content()))


def by_report(versions: Iterable[ReportVersion]) -> list[dict]:
    """``versions``, the newest of a report first, as {report, title, current, earlier}; runs no query.

    They come from ``access.visible_versions`` with ``access.files_without_content`` prefetched.
    """
    found = []
    for _report, group in groupby(versions, key=lambda version: version.report_id):
        current, *earlier = [entry(version) for version in group]
        report = current["version"].report
        found.append(
            {
                "report": report,
                "title": title_of(report.subject),
                "current": current,
                "earlier": earlier,
            }
        )
    return found


def entry(version: ReportVersion) -> dict:
    """One version: {version, url, replaced_by, key_figures, editions}; runs no query."""
    files = {(file.language, file.format): file for file in version.files.all()}
    own = making.language_of(get_language())
    languages = sorted(making.LANGUAGES, key=lambda language: language != own)
    return {
        "version": version,
        "url": reverse("published_version", args=[version.pk]),
        "replaced_by": version.latest if version.latest > version.number else None,
        "key_figures": key_figures(version, own),
        "editions": [
            {
                "language": language,
                "name": LANGUAGE_NAMES[language],
                "files": [
                    _file(files[language, format])
                    for format in FORMATS
                    if (language, format) in files
                ],
            }
            for language in languages
        ],
    }


def key_figures(version: ReportVersion, language: str) -> list[dict]:
    """The figures that the report begins with, {value, label}, as they were stored and printed."""
    stored = version.figures.get(language, {}).get("figures", {})
    # A version of before they were stored with it began with those of its chapters.
    told = making.all_chapters(version.report.kind)
    codes = version.key_figures or chapters.key_figures(told)
    return [
        {"value": stored[code]["display"], "label": stored[code]["label"]}
        for code in codes
        if code in stored
    ]


def _file(file: ReportFile) -> dict:
    return {
        "label": FORMATS[FileFormat(file.format)],
        "format": file.format,
        "url": reverse("report_file", args=[file.version_id, file.language, file.format]),
        "sha256": file.sha256,
        "short_sha256": file.sha256[:SHORT],
        "size": file.size,
    }

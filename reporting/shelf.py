"""Published versions as a reader finds them: by report, the newest first, their files by language."""

from collections.abc import Iterable
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reporting import making
from reporting.enums import FileFormat
from reporting.models import ReportVersion

# The formats in the order in which a reader wants them, by the names that a reader knows.
FORMATS = {
    FileFormat.PDF: "PDF",
    FileFormat.HTML: _("Page web"),
    FileFormat.XLSX: "Excel",
    FileFormat.CSV: "CSV",
    FileFormat.JSON: "JSON",
}
# Each language under its own name, whatever the language of the page.
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}


def by_report(versions: Iterable[ReportVersion]) -> list[dict]:
    """``versions``, the newest of a report first, as {report, program, current, earlier}; runs no query.

    They come from ``access.visible_versions`` with ``access.files_without_content`` prefetched.
    """
    found = []
    for _report, group in groupby(versions, key=lambda version: version.report_id):
        current, *earlier = [_entry(version) for version in group]
        report = current["version"].report
        found.append(
            {"report": report, "program": report.program, "current": current, "earlier": earlier}
        )
    return found


def _entry(version: ReportVersion) -> dict:
    files = {(file.language, file.format): file for file in version.files.all()}
    own = making.language_of(get_language())
    languages = sorted(making.LANGUAGES, key=lambda language: language != own)
    return {
        "version": version,
        "replaced_by": version.latest if version.latest > version.number else None,
        "editions": [
            {
                "language": language,
                "name": LANGUAGE_NAMES[language],
                "files": [
                    {
                        "label": label,
                        "format": format,
                        "url": reverse("report_file", args=[version.pk, language, format]),
                        "sha256": files[language, format].sha256,
                        "size": files[language, format].size,
                    }
                    for format, label in FORMATS.items()
                    if (language, format) in files
                ],
            }
            for language in languages
        ],
    }

"""Whether a document that somebody holds was published here: by its bytes, or by the number that it prints."""

from dataclasses import dataclass

from programs.lib.text import normalise
from reporting import access
from reporting.enums import FileFormat
from reporting.models import ReportFile, ReportVersion
from reporting.shelf import FORMATS, LANGUAGE_NAMES

# How much of the fingerprint the printed number ends with.
_ENDING = 8
# The same bytes may have appeared in several versions: figures that a correction of words left alone.
_MOST = 5


@dataclass(frozen=True)
class Finding:
    """A published version; with the language and the format where a file of it was recognised."""

    version: ReportVersion
    language: str = ""
    format: str = ""

    @property
    def is_replaced(self) -> bool:
        return self.version.latest > self.version.number


def find_by_digest(sha256: str) -> list[Finding]:
    """The versions that have a file with these bytes, the newest first."""
    same = ReportFile.objects.filter(sha256=sha256).order_by("-version__published_at", "-pk")
    files = list(same.values_list("version", "language", "format")[:_MOST])
    versions = access.versions_known_to_all().in_bulk([version for version, *_rest in files])
    return [
        Finding(versions[version], LANGUAGE_NAMES[language], FORMATS[FileFormat(format)])
        for version, language, format in files
    ]


def find_by_number(text: str) -> list[Finding]:
    """The version whose pages print ``text``, however its dashes, spaces and letters are typed."""
    asked = _key(text)
    if len(asked) <= _ENDING:
        return []
    likely = access.versions_known_to_all().filter(fingerprint__startswith=asked[-_ENDING:])
    return [Finding(version) for version in likely if _key(version.printed_number) == asked]


def _key(number: str) -> str:
    return normalise(number).replace(" ", "")

"""Whether a document was published here."""

import hashlib

import pytest
from django.utils import translation

from programs.tests.factories import ProgramFactory
from reporting import verifying
from reporting.tests.factories import FileFactory, ReportFactory, VersionFactory, published_files

pytestmark = pytest.mark.django_db

SAME = b"figures that a correction of words left alone"


def found_by(content: bytes) -> list[verifying.Finding]:
    return verifying.find_by_digest(hashlib.sha256(content).hexdigest())


def test_a_file_of_two_versions_is_found_in_both_the_newest_first():
    report = ReportFactory()
    for number in (1, 2):
        version = VersionFactory(report=report, number=number)
        FileFactory(version=version, format="csv", content=SAME)
    assert [(one.version.number, one.is_replaced) for one in found_by(SAME)] == [
        (2, False),
        (1, True),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_is_found_with_two_queries(count, django_assert_num_queries):
    report = ReportFactory()
    for number in range(1, count + 1):
        FileFactory(version=VersionFactory(report=report, number=number), content=SAME)
    with django_assert_num_queries(2):
        for finding in found_by(SAME):
            str(finding.version.report.program.lead)


def test_neither_figures_nor_texts_nor_bytes_are_loaded(django_assert_num_queries):
    version = published_files(ProgramFactory())
    (finding,) = found_by(bytes(version.files.get(format="pdf").content))
    assert finding.version.get_deferred_fields() == {"figures", "narratives", "reason", "changes"}


def test_two_reports_with_the_same_figures_are_told_apart_by_the_whole_number():
    one, other = (published_files(ProgramFactory(code=code)) for code in ("UN", "DEUX"))
    assert one.fingerprint == other.fingerprint
    found = verifying.find_by_number(other.printed_number)
    assert [finding.version for finding in found] == [other]


@pytest.mark.parametrize("language, name", [("fr-ca", "Page web"), ("en", "Web page")])
def test_a_format_is_called_as_on_the_other_pages(language, name):
    version = published_files(ProgramFactory())
    (finding,) = found_by(bytes(version.files.get(format="html").content))
    with translation.override(language):
        assert (finding.language, str(finding.format)) == ("Français", name)

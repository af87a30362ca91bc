"""Published versions as a reader finds them."""

from datetime import date

import pytest
from django.utils import translation

from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from reporting import access, shelf
from reporting.tests.factories import (
    FileFactory,
    ReportFactory,
    VersionFactory,
    a_year_of_service,
    published_files,
)

pytestmark = pytest.mark.django_db


def shelf_of(program) -> list[dict]:
    return shelf.of(access.visible_versions(coordinator_of(program)))


def test_earlier_versions_stand_behind_the_newest_of_their_report():
    program = ProgramFactory()
    first, second = (published_files(program, number=number) for number in (1, 2))
    (item,) = shelf_of(program)
    assert (item["current"]["version"], [entry["version"] for entry in item["earlier"]]) == (
        second,
        [first],
    )


def test_only_an_earlier_version_says_by_which_it_is_replaced():
    program = ProgramFactory()
    for number in (1, 2, 3):
        published_files(program, number=number)
    (item,) = shelf_of(program)
    entries = [item["current"], *item["earlier"]]
    assert [(entry["version"].number, entry["replaced_by"]) for entry in entries] == [
        (3, None),
        (2, 3),
        (1, 3),
    ]


def test_the_newest_period_comes_first():
    program = ProgramFactory()
    for year in (2006, 2008, 2007):
        VersionFactory(
            report=ReportFactory(
                program=program, starts_on=date(year, 7, 1), ends_on=date(year + 1, 6, 30)
            )
        )
    assert [item["report"].period.label for item in shelf_of(program)] == [
        "2008-2009",
        "2007-2008",
        "2006-2007",
    ]


@pytest.mark.parametrize("interface, first", [("fr-ca", "Français"), ("en", "English")])
def test_the_language_of_the_reader_comes_first_under_its_own_name(interface, first):
    program = ProgramFactory()
    version = published_files(program)
    FileFactory(version=version, language="en")
    with translation.override(interface):
        (item,) = shelf_of(program)
    assert item["current"]["editions"][0]["name"] == first


def test_the_pdf_comes_first_and_every_file_carries_its_sha_256():
    program = ProgramFactory()
    version = published_files(program)
    files = shelf_of(program)[0]["current"]["editions"][0]["files"]
    known = {file.format: (file.sha256, file.size) for file in version.files.all()}
    assert [file["format"] for file in files] == ["pdf", "html", "xlsx", "csv", "json"]
    assert {file["format"]: (file["sha256"], file["size"]) for file in files} == known


def test_a_shelf_runs_no_query_of_its_own(django_assert_num_queries):
    program = ProgramFactory()
    published_files(program)
    versions = access.visible_versions(coordinator_of(program))
    found = list(versions.prefetch_related(access.files_without_content()))
    with django_assert_num_queries(0):
        shelf.by_report(found)


def stored(**displays) -> dict:
    """Stored figures in both languages, as publishing keeps them."""
    return {
        language: {
            "figures": {
                f"mentoring.{name}": {"label": f"{name} {language}", "display": display}
                for name, display in displays.items()
            }
        }
        for language in ("fr", "en")
    }


@pytest.mark.parametrize("interface, language", [("fr-ca", "fr"), ("en", "en")])
def test_the_key_figures_are_those_stored_in_the_order_of_the_bilan(interface, language):
    program = ProgramFactory()
    report = ReportFactory(program=program)
    VersionFactory(report=report, figures=stored(mentees="43", mentors="42", meetings="505"))
    with translation.override(interface):
        (item,) = shelf_of(program)
    assert item["current"]["key_figures"] == [
        {"value": "42", "label": f"mentors {language}"},
        {"value": "43", "label": f"mentees {language}"},
    ]


def test_the_key_figures_are_those_that_the_version_began_with():
    program = ProgramFactory()
    version = VersionFactory(
        report=ReportFactory(program=program),
        figures=stored(mentees="43", mentors="42", meetings="505"),
        key_figures=["mentoring.meetings", "mentoring.mentees"],
    )
    (item,) = shelf_of(program)
    assert [figure["value"] for figure in item["current"]["key_figures"]] == ["505", "43"]
    assert version.key_figures == ["mentoring.meetings", "mentoring.mentees"]


def test_key_figures_are_never_counted_again():
    program = a_year_of_service()
    VersionFactory(report=ReportFactory(program=program), figures=stored(mentors="1 000"))
    (item,) = shelf_of(program)
    assert [figure["value"] for figure in item["current"]["key_figures"]] == ["1 000"]


def test_the_beginning_of_a_sha_256_stands_for_it():
    program = ProgramFactory()
    published_files(program)
    (file, *_rest) = shelf_of(program)[0]["current"]["editions"][0]["files"]
    assert file["short_sha256"] == file["sha256"][:12]

"""What was published, as its readers find it."""

import hashlib
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import FundingFactory, ProgramFactory
from reporting.enums import CONTENT_TYPES, DOCUMENT_FORMATS, FileFormat
from reporting.models import ReportDownload
from reporting.tests.factories import (
    ReportFactory,
    VersionFactory,
    funder_of,
    published_files,
)
from reporting.tests.views.pages import PRIVATE, queries_of, sign_in, words
from reporting.views import published

pytestmark = pytest.mark.django_db


def path_of(name: str, version) -> str:
    return reverse(name, args=[version.pk] if name == "published_version" else [])


@pytest.mark.parametrize("name", ["home", "published", "published_version"])
def test_the_pages_of_partners_and_funders_are_never_stored(name, client):
    program = ProgramFactory()
    version = published_files(program)
    response = sign_in(client, funder_of(program)).get(path_of(name, version))
    assert (response.status_code, response["Cache-Control"]) == (200, PRIVATE)


def test_a_published_file_is_served_byte_for_byte_with_its_sha_256(client):
    program = ProgramFactory(code="QP")
    version = published_files(program)
    sign_in(client, funder_of(program))
    for file in version.files.all():
        response = client.get(reverse("report_file", args=[version.pk, "fr", file.format]))
        assert (response.content, response["X-Content-SHA256"], response["Content-Type"]) == (
            bytes(file.content),
            hashlib.sha256(response.content).hexdigest(),
            CONTENT_TYPES[file.format],
        )


@pytest.mark.parametrize(
    "format, query, disposition",
    [("html", "", "inline"), ("html", "?telecharger", "attachment"), ("pdf", "", "attachment")],
)
def test_a_published_page_is_read_in_place_and_other_files_are_saved(
    format, query, disposition, client
):
    program = ProgramFactory(code="QP")
    version = published_files(program)
    sign_in(client, funder_of(program))
    response = client.get(reverse("report_file", args=[version.pk, "fr", format]) + query)
    assert (
        response["Content-Disposition"] == f'{disposition}; filename="QP-2007-2008-v1-fr.{format}"'
    )


@pytest.mark.parametrize("path", ["fr.exe", "es.pdf", "fr.pdf/", "en.pdf"])
def test_a_file_that_was_not_published_is_not_found(path, client):
    program = ProgramFactory()
    version = published_files(program)
    sign_in(client, funder_of(program))
    assert client.get(f"/rapports/versions/{version.pk}/{path}").status_code == 404


def test_the_newest_version_comes_first_and_says_why_the_others_were_replaced(client):
    program = ProgramFactory(title="Service")
    published_files(program)
    published_files(program, number=2)
    page = words(sign_in(client, funder_of(program)).get(reverse("published")))
    assert page.index("Version 2, publiée le 10 juillet 2008") < page.index("Version 1, publiée le")
    assert (page.count("Un chiffre."), page.count("remplacée par la version 2")) == (1, 1)


def test_published_reports_are_read_page_by_page(client, monkeypatch):
    monkeypatch.setattr(published, "REPORTS_A_PAGE", 2)
    program = ProgramFactory()
    for year in (2006, 2007, 2008):
        report = ReportFactory(
            program=program, starts_on=date(year, 7, 1), ends_on=date(year + 1, 6, 30)
        )
        VersionFactory(report=report)
    sign_in(client, coordinator_of(program))
    pages = [client.get(reverse("published"), {"page": page}) for page in (1, 2)]
    assert [[item["report"].period.label for item in page.context["shelf"]] for page in pages] == [
        ["2008-2009", "2007-2008"],
        ["2006-2007"],
    ]


def test_the_queries_of_the_published_list_do_not_grow_with_the_reports(client):
    program = ProgramFactory()
    user = funder_of(program)
    published_files(program)
    published_files(program, number=2)
    sign_in(client, user)
    client.get(reverse("published"))
    before = queries_of(client, reverse("published"))
    funder = user.memberships.get().organization
    for _more in range(2):
        other = FundingFactory(funder=funder).program
        published_files(other)
        published_files(other, number=2)
    assert queries_of(client, reverse("published")) == before


def test_the_list_of_published_reports_does_not_load_their_files(client):
    program = ProgramFactory()
    published_files(program)
    sign_in(client, funder_of(program))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("published"))
    assert [query["sql"] for query in captured if '"content"' in query["sql"]] == []


# --- Choosing among them


def three_reports(lead) -> None:
    """Two programs of ``lead``, the first with two years."""
    first, second = (ProgramFactory(slug=slug, title=slug, lead=lead) for slug in ("un", "deux"))
    for program, year in ((first, 2006), (first, 2007), (second, 2007)):
        report = ReportFactory(
            program=program, starts_on=date(year, 7, 1), ends_on=date(year + 1, 6, 30)
        )
        VersionFactory(report=report)


def listed(page) -> list[tuple[str, str]]:
    return [
        (item["report"].program.slug, item["report"].period.label) for item in page.context["shelf"]
    ]


@pytest.mark.parametrize(
    "query, expected",
    [
        ({}, [("deux", "2007-2008"), ("un", "2007-2008"), ("un", "2006-2007")]),
        ({"programme": "un"}, [("un", "2007-2008"), ("un", "2006-2007")]),
        ({"exercice": "2007-2008"}, [("deux", "2007-2008"), ("un", "2007-2008")]),
        ({"programme": "un", "exercice": "2006-2007"}, [("un", "2006-2007")]),
        ({"programme": "deux", "exercice": "2006-2007"}, []),
    ],
)
def test_published_reports_are_chosen_by_program_and_year(query, expected, client):
    user = coordinator_of(ProgramFactory())
    three_reports(user.memberships.get().organization)
    assert listed(sign_in(client, user).get(reverse("published"), query)) == expected


def test_a_choice_that_has_no_report_says_so_and_leads_back(client):
    user = coordinator_of(ProgramFactory())
    three_reports(user.memberships.get().organization)
    query = {"programme": "deux", "exercice": "2006-2007"}
    page = sign_in(client, user).get(reverse("published"), query)
    assert words(page).count("Aucun rapport publié ne répond à ce choix.") == 1
    assert page.content.decode().count('class="btn" href="/rapports/"') == 1


def test_the_choices_are_those_of_what_the_reader_may_read(client):
    published_files(ProgramFactory(slug="ailleurs"))
    user = coordinator_of(ProgramFactory())
    three_reports(user.memberships.get().organization)
    fields = sign_in(client, user).get(reverse("published")).context["form"].fields
    assert [[value for value, _label in field.choices] for field in fields.values()] == [
        ["", "deux", "un"],
        ["", "2007-2008", "2006-2007"],
    ]


@pytest.mark.parametrize("query", [{"programme": "ailleurs"}, {"exercice": "hier"}])
def test_what_is_no_choice_is_an_error_beside_its_field(query, client):
    program = ProgramFactory()
    published_files(program)
    published_files(ProgramFactory(slug="ailleurs"))
    page = sign_in(client, funder_of(program)).get(reverse("published"), query)
    assert (list(page.context["form"].errors), len(page.context["shelf"])) == ([*query], 1)
    assert page.content.decode().count("<title>Erreur\u00a0: Rapports publiés") == 1


def test_one_report_leaves_nothing_to_choose(client):
    program = ProgramFactory()
    published_files(program)
    page = sign_in(client, funder_of(program)).get(reverse("published"))
    assert page.content.decode().count("shelf-filter") == 0


# --- One version


def version_page(client, version):
    return client.get(reverse("published_version", args=[version.pk]))


def test_a_version_shows_its_files_with_their_size_and_sha_256(client):
    program = ProgramFactory()
    version = published_files(program)
    page = version_page(sign_in(client, funder_of(program)), version).content.decode()
    for file in version.files.all():
        url = reverse("report_file", args=[version.pk, "fr", file.format])
        assert (page.count(f'href="{url}"'), page.count(f"<code>{file.sha256}</code>")) == (1, 1)


def test_a_version_shows_its_stored_figures(client):
    figure = {"label": "Mentors inscrits", "display": "4 242"}
    program = ProgramFactory()
    version = VersionFactory(
        report=ReportFactory(program=program),
        figures={"fr": {"figures": {"mentoring.mentors": figure}}},
    )
    page = words(version_page(sign_in(client, funder_of(program)), version))
    assert page.count("4 242 Mentors inscrits") == 1


def test_a_replaced_version_leads_to_the_newest(client):
    program = ProgramFactory()
    first, _second, third = (published_files(program, number=number) for number in (1, 2, 3))
    page = version_page(sign_in(client, funder_of(program)), first)
    assert words(page).count("La version 1 est remplacée par la version 3.") == 1
    link = f'<a href="{reverse("published_version", args=[third.pk])}">Ouvrir la version 3</a>'
    assert page.content.decode().count(link) == 1


def test_the_version_in_force_says_nothing_of_a_replacement(client):
    program = ProgramFactory()
    published_files(program)
    second = published_files(program, number=2)
    page = words(version_page(sign_in(client, funder_of(program)), second))
    assert (page.count("remplacée"), page.count("Version 2, publiée le 10 juillet 2008")) == (0, 1)


def test_a_correction_says_what_it_changed_and_why(client):
    program = ProgramFactory()
    report = ReportFactory(program=program)
    VersionFactory(report=report)
    changes = {"fr": [["Références reçues", "8", "9"]], "en": [["Referrals received", "8", "9"]]}
    second = VersionFactory(report=report, number=2, reason="Une oubliée.", changes=changes)
    page = words(version_page(sign_in(client, funder_of(program)), second))
    assert page.count("Ce que la version 2 corrige Une oubliée.") == 1
    assert page.count("Chiffre Avant Maintenant Références reçues 8 9") == 1


def test_a_correction_of_words_says_that_no_figure_changed(client):
    program = ProgramFactory()
    published_files(program)
    second = published_files(program, number=2)
    page = words(version_page(sign_in(client, funder_of(program)), second))
    assert page.count("Aucun chiffre n’a changé; seuls des textes ont été corrigés.") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_a_version_do_not_grow_with_the_versions(count, client):
    program = ProgramFactory()
    version = published_files(program)
    sign_in(client, funder_of(program))
    url = reverse("published_version", args=[version.pk])
    client.get(url)
    before = queries_of(client, url)
    for number in range(2, 2 + count):
        published_files(program, number=number)
    assert queries_of(client, url) == before


# --- Files, and who took them


def get_file(client, version, format="pdf", **headers):
    return client.get(reverse("report_file", args=[version.pk, "fr", format]), headers=headers)


def taken() -> list[str]:
    return [download.file.format for download in ReportDownload.objects.order_by("pk")]


def test_each_reading_of_a_file_is_on_record(client):
    program = ProgramFactory()
    version, reader = published_files(program), funder_of(program)
    sign_in(client, reader)
    for format in ("pdf", "html", "pdf"):
        get_file(client, version, format)
    assert (taken(), {one.user for one in ReportDownload.objects.all()}) == (
        ["pdf", "html", "pdf"],
        {reader},
    )


def test_a_browser_asks_whether_what_it_keeps_still_stands_and_that_is_no_reading(client):
    program = ProgramFactory()
    version = published_files(program)
    sign_in(client, funder_of(program))
    first = get_file(client, version)
    again = get_file(client, version, if_none_match=first["ETag"])
    assert (first["ETag"], first["Cache-Control"]) == (
        f'"{first["X-Content-SHA256"]}"',
        "private, no-cache",
    )
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert taken() == ["pdf"]


def test_a_browser_that_keeps_another_file_gets_this_one(client):
    program = ProgramFactory()
    version = published_files(program)
    sign_in(client, funder_of(program))
    assert (get_file(client, version, if_none_match='"autre"').status_code, taken()) == (
        200,
        ["pdf"],
    )


def test_asking_about_a_file_is_no_reading_and_loads_nothing(client):
    program = ProgramFactory()
    version = published_files(program)
    sign_in(client, funder_of(program))
    with CaptureQueriesContext(connection) as captured:
        response = client.head(reverse("report_file", args=[version.pk, "fr", "pdf"]))
    size = version.files.get(format="pdf").size
    assert (response.status_code, response.content, response["Content-Length"]) == (
        200,
        b"",
        str(size),
    )
    assert (taken(), [q["sql"] for q in captured if '"content"' in q["sql"]]) == ([], [])


def test_a_file_that_is_kept_is_still_closed_to_whom_it_is_not_for(client):
    program = ProgramFactory()
    version = published_files(program)
    etag = get_file(sign_in(client, funder_of(program)), version)["ETag"]
    sign_in(client, funder_of(ProgramFactory()))
    assert (get_file(client, version, if_none_match=etag).status_code, taken()) == (404, ["pdf"])


@pytest.mark.parametrize("format", DOCUMENT_FORMATS)
def test_no_file_is_taken_for_another_kind_and_the_page_runs_nothing(format, client):
    program = ProgramFactory()
    version = published_files(program)
    response = get_file(sign_in(client, funder_of(program)), version, format)
    policy = response["Content-Security-Policy"].split("; ")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert ("sandbox" in policy) == (format == FileFormat.HTML)

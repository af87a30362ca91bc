"""The pages of the reports."""

import hashlib
import json
import re
from datetime import date
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.tests.factories import (
    FundingFactory,
    MembershipFactory,
    ProgramFactory,
    ReferralFactory,
    coordinator_of,
)
from reporting import making, views
from reporting.enums import CONTENT_TYPES, FileFormat
from reporting.figures import FIGURES, Scope, collect
from reporting.figures.base import Share, Tally
from reporting.rendering.pdf import RenderingFailed, RenderingUnavailable
from reporting.tests.factories import (
    LABEL,
    YEAR,
    ReportFactory,
    VersionFactory,
    a_year_of_service,
    finance_officer_of,
    funder_of,
    published_files,
)

pytestmark = pytest.mark.django_db

PRIVATE = "max-age=0, no-cache, no-store, must-revalidate, private"


def sign_in(client, user):
    client.force_login(user)
    return client


def words(response) -> str:
    """The text of a page, on one line."""
    body = re.sub(r"(?s)<(script|style|svg|head).*?</\1>", "", response.content.decode())
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def records_url(slug: str, code: str, **query) -> str:
    url = reverse("figure_records", args=[slug, LABEL, code])
    return f"{url}?{urlencode(query, doseq=True)}" if query else url


def one_more_of_each(program) -> None:
    referral = ReferralFactory(program=program)
    MenteeFactory(program=program)
    FundingFactory(program=program, starts_on=YEAR.start, ends_on=YEAR.end)
    PairingFactory(
        program=program,
        mentor=MentorFactory(program=program),
        mentee=MenteeFactory(program=program, person=referral.person, referral=referral),
    )


# --- Nothing personal stays in a cache


@pytest.mark.parametrize(
    "name, arguments",
    [
        ("preview", [LABEL]),
        ("preview_file", [LABEL, "json"]),
        ("figure_records", [LABEL, "mentoring.mentees"]),
        ("program_sheet", []),
        ("program_sheet_file", ["json"]),
    ],
)
def test_what_is_drawn_from_the_records_is_never_stored(name, arguments, client):
    program = a_year_of_service()
    url = reverse(name, args=[program.slug, *arguments])
    response = sign_in(client, coordinator_of(program)).get(url)
    assert (response.status_code, response["Cache-Control"]) == (200, PRIVATE)


@pytest.mark.parametrize("name", ["home", "published"])
def test_the_pages_of_partners_and_funders_are_never_stored(name, client):
    response = sign_in(client, funder_of(ProgramFactory())).get(reverse(name))
    assert (response.status_code, response["Cache-Control"]) == (200, PRIVATE)


# --- The preview


def preview_of(client, program, **query):
    url = reverse("preview", args=[program.slug, LABEL])
    return client.get(url, query)


def test_every_figure_of_the_preview_opens_the_records_behind_it(client):
    program = a_year_of_service()
    page = preview_of(sign_in(client, coordinator_of(program)), program).content.decode()
    links = set(re.findall(r'href="(/rapports/[^"]*/chiffres/[^"]*)"', page))
    assert len(links) > 20
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}


def test_a_finance_officer_is_offered_only_the_records_of_the_money(client):
    program = a_year_of_service()
    page = preview_of(sign_in(client, finance_officer_of(program)), program).content.decode()
    codes = set(re.findall(r'href="/rapports/[^"]*/chiffres/([^/]*)/', page))
    assert codes == {"funding.by_funder", "funding.total", "funding.envelopes"}


def test_a_bilan_that_nobody_began_can_be_seen_and_begun(client):
    program = ProgramFactory()
    response = preview_of(sign_in(client, coordinator_of(program)), program)
    add = f"{reverse('admin:reporting_report_add')}?program={program.pk}&amp;year={LABEL}"
    assert response.content.decode().count(f'href="{add}"') == 1


def test_a_finance_officer_previews_without_being_offered_to_write(client):
    program = ProgramFactory()
    page = words(preview_of(sign_in(client, finance_officer_of(program)), program))
    assert ("Commencer ce bilan" in page, "Bilan annuel 2007-2008" in page) == (False, True)


def test_the_preview_of_a_published_bilan_leads_to_the_published_version(client):
    program = ProgramFactory()
    version = published_files(program)
    response = preview_of(sign_in(client, coordinator_of(program)), program)
    url = reverse("report_file", args=[version.pk, "fr", "html"])
    assert response.content.decode().count(f'href="{url}"') == 1


@pytest.mark.parametrize(
    "query, language", [({}, "fr-CA"), ({"langue": "en"}, "en-CA"), ({"langue": "xx"}, "fr-CA")]
)
def test_the_document_is_in_the_language_that_is_asked_for(query, language, client):
    program = ProgramFactory()
    page = preview_of(sign_in(client, coordinator_of(program)), program, **query).content.decode()
    assert re.findall(r'<article[^>]*lang="([^"]*)"', page) == [language]


@pytest.mark.parametrize("year", ["deux", "2007-2009", "1999-2000", "2007", "9999-10000", "0"])
def test_a_year_that_the_program_has_not_is_not_found(year, client):
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    assert client.get(f"/rapports/{program.slug}/{year}/").status_code == 404


def test_the_queries_of_the_preview_do_not_grow_with_the_records(client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    url = reverse("preview", args=[program.slug, LABEL])
    client.get(url)
    before = queries_of(client, url)
    for _more in range(3):
        one_more_of_each(program)
    assert queries_of(client, url) == before


# --- The preview as a file


@pytest.mark.parametrize("format", FileFormat.values)
def test_the_preview_downloads_in_every_format(format, client, quick_pdf):
    program = ProgramFactory(code="QP")
    sign_in(client, coordinator_of(program))
    response = client.get(reverse("preview_file", args=[program.slug, LABEL, format]))
    assert (response.status_code, response["Content-Type"], response["Content-Disposition"]) == (
        200,
        CONTENT_TYPES[format],
        f'attachment; filename="QP-2007-2008-apercu-fr.{format}"',
    )


def test_a_code_with_accents_and_quotes_still_names_a_file(client):
    program = ProgramFactory(code='É"P')
    sign_in(client, coordinator_of(program))
    response = client.get(reverse("preview_file", args=[program.slug, LABEL, "json"]))
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C3%89%22P-2007-2008-apercu-fr.json"
    )


def test_a_downloaded_page_can_run_nothing_and_ask_for_nothing(client):
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    response = client.get(reverse("preview_file", args=[program.slug, LABEL, "html"]))
    assert response["Content-Security-Policy"].split("; ") == [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "sandbox",
    ]


@pytest.mark.parametrize(
    "error, advice",
    [
        (RenderingUnavailable("apt-get install pango"), "l’installe ainsi : apt-get install pango"),
        (RenderingFailed("P1: boom"), "Simplifiez le dernier texte modifié"),
    ],
)
@pytest.mark.parametrize(
    "name, arguments",
    [("preview_file", [LABEL, "pdf"]), ("program_sheet_file", ["pdf"])],
)
def test_a_pdf_that_cannot_be_made_says_what_to_do(
    name, arguments, error, advice, client, monkeypatch
):
    def fail(document):
        raise error

    monkeypatch.setattr(making, "render_pdf", fail)
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    response = client.get(reverse(name, args=[program.slug, *arguments]))
    assert (response.status_code, words(response).count(advice)) == (503, 1)


# --- The records behind a figure


def records_counted(result, program) -> int:
    """How many records a figure says that it counts; of an amount or a median, how many it is drawn from."""
    if isinstance(result.figure.measure, Share):
        return result.numerator
    if isinstance(result.figure.measure, Tally):
        return result.number
    return result.figure.records(Scope(program=program), YEAR).count()


def part_counted(result, part, program) -> int:
    if isinstance(result.figure.measure, Tally):
        return part.number
    return result.figure.part_records(Scope(program=program), YEAR, part.key).count()


@pytest.mark.parametrize("code", FIGURES)
def test_a_figure_opens_into_exactly_what_it_counts(code, client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    result = collect(Scope(program=program), YEAR, [code])[code]
    page = client.get(records_url(program.slug, code))
    expected = records_counted(result, program)
    assert (len(page.context["rows"]), page.context["hidden"]) == (expected, 0)
    assert expected > 0


@pytest.mark.parametrize("code", [code for code, figure in FIGURES.items() if figure.breakdown])
def test_every_part_of_a_figure_opens_into_exactly_what_it_counts(code, client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    result = collect(Scope(program=program), YEAR, [code])[code]
    keys = [["" if value is None else str(value) for value in part.key] for part in result.parts]
    pages = [client.get(records_url(program.slug, code, part=key)) for key in keys]
    expected = [part_counted(result, part, program) for part in result.parts]
    assert [len(page.context["rows"]) for page in pages] == expected
    assert [page.context["part"] for page in pages] == list(result.parts)
    assert min(expected) > 0


def test_a_rate_shows_the_counts_behind_it(client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    page = words(client.get(records_url(program.slug, "mentoring.employment_rate")))
    assert page.count("2 fiches derrière 28,6 % (2 sur 7)") == 1


def test_a_figure_of_nothing_says_so(client):
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    page = words(client.get(records_url(program.slug, "mentoring.mentees")))
    assert page.count("Aucune fiche ne compte dans ce chiffre.") == 1


def test_a_long_list_is_read_page_by_page(client, monkeypatch):
    monkeypatch.setattr(views, "RECORDS_A_PAGE", 3)
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    pages = [
        client.get(records_url(program.slug, "mentoring.pairings", page=page)) for page in (1, 2, 3)
    ]
    listed = [cell["value"] for page in pages for (cell, *_rest) in page.context["rows"]]
    assert ([len(page.context["rows"]) for page in pages], len(set(listed))) == ([3, 3, 1], 7)
    assert words(pages[1]).count("Page 2 sur 3") == 1


def test_the_pages_of_a_part_stay_in_that_part(client, monkeypatch):
    monkeypatch.setattr(views, "RECORDS_A_PAGE", 1)
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    page = client.get(records_url(program.slug, "mentoring.pairings", part="ongoing"))
    assert re.findall(r'href="([^"]*)" rel="next"', page.content.decode()) == [
        "?part=ongoing&amp;page=2"
    ]


@pytest.mark.parametrize(
    "code, query",
    [
        ("mentoring.inconnu", {}),
        ("mentoring.pairings", {"part": "inconnu"}),
        ("mentoring.pairings", {"part": ["ongoing", "ongoing"]}),
        ("mentoring.pairings", {"part": "a\x00b"}),
        ("mentoring.mentors", {"part": "1"}),
        ("referrals.received", {"part": "abc"}),
        ("referrals.received", {"part": "999999999999999999999999"}),
        ("funding.by_year", {"part": ["hier", "demain"]}),
    ],
)
def test_what_is_no_figure_or_no_part_is_not_found(code, query, client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    assert client.get(records_url(program.slug, code, **query)).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", ""])
def test_a_page_that_is_none_shows_one_that_is(page, client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    response = client.get(records_url(program.slug, "mentoring.mentees", page=page))
    assert (response.status_code, len(response.context["rows"])) == (200, 8)


@pytest.mark.parametrize(
    "code",
    [
        "mentoring.mentees",
        "mentoring.pairings",
        "mentoring.meetings",
        "referrals.received",
        "funding.total",
    ],
)
def test_the_queries_of_a_list_do_not_grow_with_its_records(code, client):
    program = a_year_of_service()
    sign_in(client, coordinator_of(program))
    url = records_url(program.slug, code)
    client.get(url)
    before = queries_of(client, url)
    for _more in range(3):
        one_more_of_each(program)
    assert queries_of(client, url) == before


# --- What was published


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


def test_home_shows_a_funder_only_what_is_in_force(client):
    program = ProgramFactory()
    published_files(program)
    published_files(program, number=2)
    page = words(sign_in(client, funder_of(program)).get(reverse("home")))
    assert (page.count("Version 2, publiée le"), page.count("Version 1, publiée le")) == (1, 0)


def test_published_reports_are_read_page_by_page(client, monkeypatch):
    monkeypatch.setattr(views, "REPORTS_A_PAGE", 2)
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


# --- Home


def test_home_leads_coordinators_to_the_admin(client):
    response = sign_in(client, coordinator_of(ProgramFactory())).get(reverse("home"))
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize(
    "role, sentence",
    [
        ("partner", "Votre organisme n’a encore envoyé aucune référence."),
        ("funder", "Aucun rapport n’est encore publié."),
    ],
)
def test_an_empty_home_says_what_will_be_there(role, sentence, client):
    page = words(sign_in(client, MembershipFactory(role=role).user).get(reverse("home")))
    assert page.count(sentence) == 1


def test_a_partner_sees_the_referrals_that_its_organisation_sent_and_no_other(client):
    referral = ReferralFactory(code="R-001")
    ReferralFactory(code="R-999", program=referral.program)
    user = MembershipFactory(organization=referral.referrer, role="partner").user
    page = words(sign_in(client, user).get(reverse("home")))
    assert (page.count("R-001"), page.count("R-999")) == (1, 0)


# --- Sheets


def test_the_page_of_a_sheet_leads_to_the_catalogue_of_its_region(client):
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    page = client.get(reverse("program_sheet", args=[program.slug])).content.decode()
    assert page.count('href="/regions/07/recueil.pdf?langue=fr"') == 1


def test_the_catalogue_holds_the_sheets_that_the_reader_may_see(client):
    program = ProgramFactory(slug="ici")
    ProgramFactory(slug="ailleurs")
    sign_in(client, coordinator_of(program))
    catalogue = json.loads(client.get("/regions/07/recueil.json").content)
    assert [sheet["program"] for sheet in catalogue["programs"]] == ["ici"]


@pytest.mark.parametrize("format", FileFormat.values)
@pytest.mark.parametrize("address", ["/programmes/ici/fiche", "/regions/07/recueil"])
def test_sheets_download_in_every_format(address, format, client, quick_pdf):
    sign_in(client, coordinator_of(ProgramFactory(slug="ici")))
    response = client.get(f"{address}.{format}")
    assert (response.status_code, response["Content-Type"]) == (200, CONTENT_TYPES[format])


def test_a_region_without_a_program_of_the_reader_is_not_found(client):
    sign_in(client, coordinator_of(ProgramFactory()))
    assert [client.get(f"/regions/{code}/recueil.json").status_code for code in ("99", "01")] == [
        404,
        404,
    ]


def test_the_json_of_the_page_is_that_of_the_command(client, tmp_path):
    program = a_year_of_service(slug="ici")
    sign_in(client, coordinator_of(program))
    file = tmp_path / "bilan.json"
    command = ["report", "bilan", "--program", "ici", "--year", LABEL, "--output", str(file)]
    call_command(*command, stdout=StringIO())
    response = client.get(reverse("preview_file", args=["ici", LABEL, "json"]))
    assert response.content == file.read_bytes()

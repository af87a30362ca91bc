"""Previews, the records behind a figure, and sheets."""

import json
import re
from io import BytesIO, StringIO
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import coordinator_of
from programs.models import Program
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, ProgramFactory
from reporting import making
from reporting.enums import CONTENT_TYPES, DOCUMENT_FORMATS, ReportState
from reporting.figures import FIGURES, Scope, collect
from reporting.figures.base import Share, Tally
from reporting.models import Report
from reporting.rendering.pdf import RenderingFailed, RenderingUnavailable
from reporting.tests.factories import (
    LABEL,
    YEAR,
    a_year_of_service,
    finance_officer_of,
    published_files,
    refuse_and_serve,
    share_an_envelope,
)
from reporting.tests.views.pages import PRIVATE, queries_of, sign_in, words
from reporting.views import previews

# Everything here is looked at beside a year of service that could leak.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year_of_service")]


@pytest.fixture
def program(year_of_service) -> Program:
    """A program with records; a test that needs one without makes its own."""
    return year_of_service


def records_url(slug: str, code: str, **query) -> str:
    url = reverse("preview_records", args=[slug, LABEL, code])
    return f"{url}?{urlencode(query, doseq=True)}" if query else url


def test_the_records_behind_a_figure_are_a_workbook_too(client, program):
    """As the page lists them, and no more: a stranger gets neither."""
    sign_in(client, coordinator_of(program))
    page = client.get(records_url(program.slug, "mentoring.pairings"))
    assert page.context["file_url"] == "?format=xlsx"
    file = records_url(program.slug, "mentoring.pairings", format="xlsx")
    (sheet,) = load_workbook(BytesIO(client.get(file).content)).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    shown = page.context["rows"]
    labels = [str(cell["label"]) for cell in shown[0]]
    assert rows == [labels, *([str(cell["value"]) for cell in row] for row in shown)]
    sign_in(client, coordinator_of(ProgramFactory()))
    assert client.get(file).status_code == 404


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
        ("preview_records", [LABEL, "mentoring.mentees"]),
        ("program_sheet", []),
        ("program_sheet_file", ["json"]),
    ],
)
def test_what_is_drawn_from_the_records_is_never_stored(program, name, arguments, client):
    url = reverse(name, args=[program.slug, *arguments])
    response = sign_in(client, coordinator_of(program)).get(url)
    assert (response.status_code, response["Cache-Control"]) == (200, PRIVATE)


# --- The preview


def preview_of(client, program, **query):
    url = reverse("preview", args=[program.slug, LABEL])
    return client.get(url, query)


def test_every_figure_of_the_preview_opens_the_records_behind_it(program, client):
    page = preview_of(sign_in(client, coordinator_of(program)), program).content.decode()
    links = set(re.findall(r'href="(/rapports/[^"]*/chiffres/[^"]*)"', page))
    assert len(links) > 20
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}


def test_a_finance_officer_is_offered_only_the_records_of_the_money(program, client):
    page = preview_of(sign_in(client, finance_officer_of(program)), program).content.decode()
    codes = set(re.findall(r'href="/rapports/[^"]*/chiffres/([^/]*)/', page))
    assert codes == {
        "activities.cost",
        "activities.cost_of_others",
        "budget.adopted",
        "budget.amended",
        "budget.engaged",
        "budget.remaining",
        "budget.spent",
        "bursaries.aids_amount",
        "bursaries.amount",
        "bursaries.amount_by_field",
        "bursaries.amount_by_origin",
        "bursaries.paid",
        "bursaries.repaid",
        "funding.by_funder",
        "funding.envelopes",
        "funding.received",
        "funding.total",
    }


def test_the_preview_names_the_letters_that_would_be_boxes(program, client):
    Program.objects.filter(pk=program.pk).update(title="Passerelles བ")
    sign_in(client, coordinator_of(program))
    pages = [
        client.get(reverse(name, args=args))
        for name, args in (("preview", [program.slug, LABEL]), ("program_sheet", [program.slug]))
    ]
    assert ["U+0F56, TIBETAN LETTER BA" in page.context["refused_letters"] for page in pages] == [
        True,
        True,
    ]


def test_a_bilan_that_nobody_began_can_be_seen_and_begun(client):
    program = ProgramFactory()
    response = preview_of(sign_in(client, coordinator_of(program)), program)
    add = f"{reverse('admin:reporting_report_add')}?subject=bilan%3A{program.pk}&amp;year={LABEL}"
    assert response.content.decode().count(f'href="{add}"') == 1


def test_a_finance_officer_previews_without_being_offered_to_write(client):
    program = ProgramFactory()
    page = words(preview_of(sign_in(client, finance_officer_of(program)), program))
    assert ("Commencer ce rapport" in page, "Bilan annuel 2007-2008" in page) == (False, True)


def test_the_preview_of_a_published_bilan_leads_to_the_published_version(client):
    program = ProgramFactory()
    version = published_files(program)
    response = preview_of(sign_in(client, coordinator_of(program)), program)
    url = reverse("report_file", args=[version.pk, "fr", "html"])
    assert response.content.decode().count(f'href="{url}"') == 1


def test_a_published_bilan_is_corrected_and_no_more_written(client):
    program = ProgramFactory()
    version = published_files(program)
    page = preview_of(sign_in(client, coordinator_of(program)), program).content.decode()
    step = reverse("admin:reporting_report_step", args=[version.report_id, "corriger"])
    assert (page.count(f'href="{step}"'), page.count("Écrire et publier")) == (1, 0)
    assert client.get(step).status_code == 200


def test_a_correction_under_way_is_written_and_published(client):
    program = ProgramFactory()
    version = published_files(program)
    Report.objects.filter(pk=version.report_id).update(state=ReportState.DRAFT)
    page = preview_of(sign_in(client, coordinator_of(program)), program).content.decode()
    assert page.count("Écrire et publier la correction") == 1


def test_a_finance_officer_is_not_offered_to_correct(client):
    program = ProgramFactory()
    published_files(program)
    page = words(preview_of(sign_in(client, finance_officer_of(program)), program))
    assert ("Préparer une correction" in page, "Ouvrir le rapport" in page) == (False, True)


@pytest.mark.parametrize("query, language", [({}, "fr-CA"), ({"langue": "en"}, "en-CA")])
def test_the_document_is_in_the_language_that_is_asked_for(query, language, client):
    program = ProgramFactory()
    page = preview_of(sign_in(client, coordinator_of(program)), program, **query).content.decode()
    assert re.findall(r'<article[^>]*lang="([^"]*)"', page) == [language]


@pytest.mark.parametrize("year", ["deux", "2007-2009", "1999-2000", "2007", "9999-10000", "0"])
def test_a_year_that_the_program_has_not_is_not_found(year, client):
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    assert client.get(f"/rapports/{program.slug}/{year}/").status_code == 404


def test_the_queries_of_the_preview_do_not_grow_with_the_records(program, client):
    sign_in(client, coordinator_of(program))
    url = reverse("preview", args=[program.slug, LABEL])
    client.get(url)
    before = queries_of(client, url)
    for _more in range(3):
        one_more_of_each(program)
    assert queries_of(client, url) == before


# --- The preview as a file


@pytest.mark.parametrize("format", DOCUMENT_FORMATS)
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
        "img-src data:",
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
def test_a_figure_opens_into_exactly_what_it_counts(program, code, client):
    share_an_envelope(program)
    refuse_and_serve(program)
    sign_in(client, coordinator_of(program))
    result = collect(Scope(program=program), YEAR, [code])[code]
    page = client.get(records_url(program.slug, code))
    expected = records_counted(result, program)
    assert (len(page.context["rows"]), page.context["hidden"]) == (expected, 0)
    assert expected > 0


@pytest.mark.parametrize("code", [code for code, figure in FIGURES.items() if figure.breakdown])
def test_every_part_of_a_figure_opens_into_exactly_what_it_counts(program, code, client):
    share_an_envelope(program)
    refuse_and_serve(program)
    sign_in(client, coordinator_of(program))
    result = collect(Scope(program=program), YEAR, [code])[code]
    keys = [["" if value is None else str(value) for value in part.key] for part in result.parts]
    pages = [client.get(records_url(program.slug, code, part=key)) for key in keys]
    expected = [part_counted(result, part, program) for part in result.parts]
    assert [len(page.context["rows"]) for page in pages] == expected
    assert [page.context["part"] for page in pages] == list(result.parts)
    # That year no group was left uncounted, which the part says that is always shown.
    assert expected.count(0) == (code == "activities.groups_expected")


def test_a_rate_shows_the_counts_behind_it(program, client):
    sign_in(client, coordinator_of(program))
    page = words(client.get(records_url(program.slug, "mentoring.employment_rate")))
    assert page.count("2 fiches derrière 28,6 % (2 sur 7)") == 1


def test_a_figure_of_nothing_says_so(client):
    program = ProgramFactory()
    sign_in(client, coordinator_of(program))
    page = words(client.get(records_url(program.slug, "mentoring.mentees")))
    assert page.count("Aucune fiche ne compte dans ce chiffre.") == 1


def test_a_long_list_is_read_page_by_page(program, client, monkeypatch):
    monkeypatch.setattr(previews, "RECORDS_A_PAGE", 3)
    sign_in(client, coordinator_of(program))
    pages = [
        client.get(records_url(program.slug, "mentoring.pairings", page=page)) for page in (1, 2, 3)
    ]
    listed = [cell["value"] for page in pages for (cell, *_rest) in page.context["rows"]]
    assert ([len(page.context["rows"]) for page in pages], len(set(listed))) == ([3, 3, 1], 7)
    assert words(pages[1]).count("Page 2 sur 3") == 1


def test_the_pages_of_a_part_stay_in_that_part(program, client, monkeypatch):
    monkeypatch.setattr(previews, "RECORDS_A_PAGE", 1)
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
        ("mentoring.mentors", {"part": "1"}),
        ("referrals.received", {"part": "999999999999999999999999"}),
    ],
)
def test_what_is_no_figure_or_no_part_is_not_found(program, code, query, client):
    sign_in(client, coordinator_of(program))
    assert client.get(records_url(program.slug, code, **query)).status_code == 404


@pytest.mark.parametrize(
    "code, query",
    [
        ("mentoring.pairings", {"part": "a\x00b"}),
        ("referrals.received", {"part": "abc"}),
        ("funding.by_year", {"part": ["hier", "demain"]}),
        ("mentoring.mentees", {"page": "abc"}),
        ("mentoring.mentees", {"page": "1" * 30}),
        ("mentoring.mentees", {"page": "-1"}),
        ("mentoring.mentees", {"page": ""}),
    ],
)
def test_what_is_no_key_and_no_number_answers_400(program, code, query, client):
    sign_in(client, coordinator_of(program))
    assert client.get(records_url(program.slug, code, **query)).status_code == 400


@pytest.mark.parametrize("page", ["0", "1", "99"])
def test_a_page_that_is_none_shows_one_that_is(program, page, client):
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
def test_the_queries_of_a_list_do_not_grow_with_its_records(program, code, client):
    sign_in(client, coordinator_of(program))
    url = records_url(program.slug, code)
    client.get(url)
    before = queries_of(client, url)
    for _more in range(3):
        one_more_of_each(program)
    assert queries_of(client, url) == before


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


@pytest.mark.parametrize("format", DOCUMENT_FORMATS)
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

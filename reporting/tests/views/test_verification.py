"""Where anybody checks a document."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from programs.accounts.tests.factories import UserFactory
from programs.tests.factories import ProgramFactory
from reporting import uploads
from reporting.models import ReportDownload
from reporting.tests.factories import VersionFactory, published_files
from reporting.tests.views.pages import words
from reporting.views import verification

pytestmark = pytest.mark.django_db

URL = "/verifier/"


def send(client, content: bytes, name: str = "recu.pdf", **headers):
    return client.post(URL, {"fichier": SimpleUploadedFile(name, content)}, headers=headers)


def published(**fields):
    """A published version of a program, and the bytes of its PDF."""
    version = published_files(ProgramFactory(**fields))
    return version, bytes(version.files.get(format="pdf").content)


def test_the_page_opens_to_anybody_and_asks_for_a_file_or_a_number(client):
    page = client.get(URL)
    assert (page.status_code, list(page.context["file_form"].fields)) == (200, ["fichier"])
    assert list(page.context["number_form"].fields) == ["numero"]
    assert page.content.decode().count('class="card answer') == 0


def test_a_published_file_is_recognised_and_described(client):
    version, content = published(title="Passerelles", code="PA", lead__name="Le Carrefour")
    page = words(send(client, content))
    assert page.count("Ce fichier est authentique recu.pdf") == 1
    assert (
        page.count(
            "Rapport Bilan annuel Programme Passerelles Période 2007-2008 Version 1 Fichier PDF, Français "
            "Publié le 10 juillet 2008 Par Le Carrefour"
        )
        == 1
    )
    assert page.count(f"Numéro imprimé {version.printed_number}") == 1


@pytest.mark.parametrize("format", ["pdf", "html", "xlsx", "csv", "json"])
def test_every_published_file_is_recognised(format, client):
    version, _pdf = published()
    content = bytes(version.files.get(format=format).content)
    assert words(send(client, content)).count("Ce fichier est authentique") == 1


@pytest.mark.parametrize("change", [lambda c: c + b"\n", lambda c: c[:-1], lambda c: b"P" + c[1:]])
def test_one_byte_more_less_or_other_is_another_file(change, client):
    _version, content = published(title="Xylophone")
    page = words(send(client, change(content)))
    assert (page.count("Ce fichier est inconnu"), page.count("Xylophone")) == (1, 0)


def test_a_file_of_a_replaced_version_says_by_which(client):
    version, content = published()
    published_files(version.report.program, number=2)
    page = words(send(client, content))
    assert (
        page.count("La version 1 a été remplacée par la version 2, publiée le 10 juillet 2008.")
        == 1
    )


def test_why_a_version_was_replaced_is_not_told_to_everybody(client):
    version, content = published()
    VersionFactory(report=version.report, number=2, reason="Confidentiel")
    assert words(send(client, content)).count("Confidentiel") == 0


def test_neither_a_figure_nor_a_download_is_given_away(client):
    report = published()[0].report
    figures = {"fr": {"figures": {"mentoring.mentors": {"label": "Mentors", "display": "4242"}}}}
    version = VersionFactory(report=report, number=2, figures=figures, fingerprint="ab" * 32)
    page = client.get(URL, {"numero": version.printed_number}).content.decode()
    assert page.count("Ce numéro est celui d’un rapport publié") == 1
    assert (page.count("4242"), page.count("/rapports/"), ReportDownload.objects.count()) == (
        0,
        0,
        0,
    )


def test_nothing_of_the_file_is_kept(client, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.MEDIA_ROOT = str(tmp_path)
    send(client, b"x" * (3 * uploads.MEGABYTE))
    assert list(tmp_path.iterdir()) == []


def test_a_file_as_large_as_allowed_is_still_recognised(client, monkeypatch):
    _version, content = published()
    monkeypatch.setattr("reporting.forms.LARGEST", len(content))
    assert words(send(client, content)).count("Ce fichier est authentique") == 1


def test_a_file_too_large_is_refused_beside_its_field(client):
    page = send(client, b"x" * (uploads.LARGEST + 1))
    assert page.context["file_form"].errors["fichier"] == [
        "Ce fichier dépasse 25 Mo\u00a0: aucun rapport publié n’est aussi lourd. Vérifiez que c’est le bon."
    ]
    assert page.content.decode().count("<title>Erreur\u00a0: Vérifier un rapport") == 1


@pytest.mark.parametrize("data", [{}, {"fichier": ""}, {"fichier": "un texte"}])
def test_without_a_file_one_is_asked_for(data, client):
    page = client.post(URL, data)
    assert page.context["file_form"].errors == {"fichier": ["Ce champ est obligatoire."]}


def test_an_empty_file_is_refused(client):
    page = send(client, b"")
    assert list(page.context["file_form"].errors) == ["fichier"]


def test_a_file_is_taken_from_this_page_only(client):
    _version, content = published()
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, content).status_code == 403
    strict.get(URL)
    token = strict.cookies["csrftoken"].value
    assert send(strict, content, X_CSRFToken=token).status_code == 200


def test_the_token_of_the_page_is_read_beside_the_file(client):
    _version, content = published()
    strict = Client(enforce_csrf_checks=True)
    token = strict.get(URL).context["csrf_token"]
    data = {"csrfmiddlewaretoken": str(token), "fichier": SimpleUploadedFile("a.pdf", content)}
    assert words(strict.post(URL, data)).count("Ce fichier est authentique") == 1


# --- By its number


@pytest.mark.parametrize(
    "typed",
    [
        "QP-2007-2008-v1-0000-0000",
        "qp-2007-2008-v1-0000-0000",
        "QP 2007 2008 V1 0000 0000",
        "QP20072008v100000000",
        " QP\u20112007\u20132008-v1-0000-0000. ",
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed, client):
    published(code="QP", title="Passerelles")
    page = words(client.get(URL, {"numero": typed}))
    assert page.count("Ce numéro est celui d’un rapport publié") == 1
    assert page.count("Programme Passerelles Période 2007-2008 Version 1") == 1


@pytest.mark.parametrize(
    "typed",
    [
        "QP-2007-2008-v2-0000-0000",
        "QP-2006-2007-v1-0000-0000",
        "QP-2007-2008-v1-0000-0001",
        "QP-2007-2008-v1",
        "0000-0000",
        "-----",
        "%",
    ],
)
def test_another_number_is_unknown(typed, client):
    published(code="QP", title="Xylophone")
    page = words(client.get(URL, {"numero": typed}))
    assert (page.count("Ce numéro est inconnu"), page.count("Xylophone")) == (1, 0)


def test_the_number_stays_that_of_the_paper_when_the_program_takes_another_code(client):
    version, _content = published(code="QP")
    program = version.report.program
    program.code = "NOUVEAU"
    program.save()
    page = words(client.get(URL, {"numero": "QP-2007-2008-v1-0000-0000"}))
    assert page.count("Ce numéro est celui d’un rapport publié") == 1


@pytest.mark.parametrize("typed", ["", "   ", "x" * 201])
def test_what_is_no_number_is_an_error_beside_its_field(typed, client):
    page = client.get(URL, {"numero": typed})
    assert list(page.context["number_form"].errors) == ["numero"]
    assert page.content.decode().count("<title>Erreur\u00a0: Vérifier un rapport") == 1


def test_what_was_typed_is_shown_as_it_was_typed(client):
    page = client.get(URL, {"numero": "<b>QP</b> & fils"}).content.decode()
    assert (page.count("<b>QP</b>"), page.count("&lt;b&gt;QP&lt;/b&gt; &amp; fils")) == (0, 2)


# --- Not too often


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(verification, "RATE", "2/m/ip")


def test_too_many_checks_from_one_network_have_to_wait(few, client):
    answers = [client.get(URL, {"numero": "QP-1"}) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[2]["Retry-After"], words(answers[2]).count("Trop de vérifications")) == (
        "60",
        1,
    )


def test_a_file_that_comes_too_soon_is_not_looked_at(few, client):
    _version, content = published()
    answers = [send(client, content) for _time in range(3)]
    assert [words(answer).count("Ce fichier est authentique") for answer in answers] == [1, 1, 0]
    assert answers[2].status_code == 429


def test_opening_the_page_counts_for_nothing(few, client):
    assert [client.get(URL).status_code for _time in range(5)] == [200] * 5


def test_one_network_does_not_make_another_wait(few, client):
    for _time in range(3):
        client.get(URL, {"numero": "QP-1"})
    assert client.get(URL, {"numero": "QP-1"}, REMOTE_ADDR="192.0.2.9").status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_answered(method, client):
    assert getattr(client, method)(URL).status_code == 405


def test_somebody_who_signed_in_checks_as_well(client):
    _version, content = published()
    client.force_login(UserFactory())
    assert words(send(client, content)).count("Ce fichier est authentique") == 1
    assert client.get(reverse("verify_report")).status_code == 200

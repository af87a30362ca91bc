"""What a browser, a proxy or a script sends that is no request: 400, 403 or 405, in our words, and never 500."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import UnreadablePostError
from django.test import Client, RequestFactory
from django.urls import reverse

from config.middleware import ReadableMiddleware
from programs.accounts.tests.factories import AdministratorFactory, UserFactory
from programs.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

PERSONS = "/admin/people/person/"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
COOKIES = [
    settings.SESSION_COOKIE_NAME,
    settings.CSRF_COOKIE_NAME,
    settings.LANGUAGE_COOKIE_NAME,
    "messages",
]
ODD_COOKIES = ["", "x", "é" * 300, "x" * 4_000, '"', "a=b; c", "Ã©\xff", "../..", "a:b:c:d"]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def staff(client):
    client.force_login(AdministratorFactory())
    return client


def words(page) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.content.decode()))


# --- The page that says so ---------------------------------------------------------------------------


def test_the_page_says_what_happened_and_leads_back(staff):
    page = staff.get(f"{PERSONS}?x=1")
    assert page.status_code == 400
    assert "Cette demande n’a pas pu être lue" in words(page)
    assert re.findall('<a class="btn[^"]*" href="([^"]*)">', page.content.decode()) == [
        PERSONS,
        "/",
    ]


def test_it_speaks_the_language_of_the_account(client):
    client.force_login(AdministratorFactory(language="en"))
    assert "This request could not be read" in words(client.get(f"{PERSONS}?x=1"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "could not be read"), ("fr-ca", "pas pu être lue"), ("x", "pas pu")],
)
def test_before_the_account_is_known_it_speaks_the_language_that_was_chosen(client, language, said):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.cookies["messages"] = "a\0"
    assert said in words(client.get("/nous-joindre/"))


def test_it_leads_to_no_other_site(client):
    page = client.get("//exemple.test/", {"x": "\0"}, HTTP_HOST="non valide")
    links = re.findall('href="([^"]*)"', page.content.decode())
    assert (page.status_code, [link for link in links if link.startswith("//")]) == (400, [])


def test_what_is_too_much_is_said_so(client):
    page = client.post("/connexion/", {f"a{n}": "1" for n in range(6_000)})
    assert (page.status_code, "en moins à la fois" in words(page)) == (400, True)


def test_a_body_that_is_too_long_is_said_so(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    page = client.post("/connexion/", "a=" + "x" * 2_000, content_type=FORM)
    assert (page.status_code, "en moins à la fois" in words(page)) == (400, True)


def test_too_many_files_are_said_so(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    file = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n1\r\n'
    page = client.post("/connexion/", file * 2 + b"--x--\r\n", content_type=MULTIPART)
    assert (page.status_code, "en moins à la fois" in words(page)) == (400, True)


@pytest.mark.parametrize(
    "path", ["/connexion/", "/mot-de-passe/oublie/", "/mot-de-passe/oublie/envoye/"]
)
@pytest.mark.parametrize("wanted", ["http://[", "//[", "//\u2100.exemple.test"])
def test_where_one_wants_to_go_next_is_an_address(staff, path, wanted):
    assert staff.get(path, {"next": wanted}).status_code == 400


# --- NUL ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/connexion/?next=%00", "/connexion/?%00=1", "/verifier/?numero=a%00", "/a%00b/"]
)
def test_an_address_with_a_nul_is_not_read(client, path):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("sent", [{"login": "a\0"}, {"\0": "a"}, {"autre": ["a", "\0"]}])
def test_a_form_with_a_nul_is_not_read(client, sent):
    assert client.post("/connexion/", sent).status_code == 400


@pytest.mark.parametrize("name", COOKIES)
def test_a_cookie_with_a_nul_is_not_read(client, name):
    assert client.get("/nous-joindre/", HTTP_COOKIE=f'{name}="a\\000b"').status_code == 400


def test_a_form_of_which_the_end_is_lost_is_not_read():
    request = RequestFactory().post("/connexion/")

    class Broken(type(request)):
        @property
        def POST(self):
            raise UnreadablePostError("gone")

    request.__class__ = Broken
    with pytest.raises(BadRequest):
        ReadableMiddleware(None).process_view(request, lambda request: None, (), {})


def test_a_view_that_reads_its_form_itself_is_left_to_do_so(client):
    """Its own field says what is wrong with it."""
    assert client.post("/verifier/", {"fichier": "\0"}).status_code == 200


# --- Cookies, headers, bodies, methods ---------------------------------------------------------------


@pytest.mark.parametrize("value", ODD_COOKIES)
@pytest.mark.parametrize("name", COOKIES)
def test_an_odd_cookie_is_as_none(client, name, value):
    assert client.get("/nous-joindre/", HTTP_COOKIE=f"{name}={value}").status_code == 200


@pytest.mark.parametrize(
    "language", ["", "*", "xx;q=abc", "fr;q=9" * 200, "é", "en-" + "a" * 5_000]
)
def test_an_odd_language_is_as_none(client, language):
    page = client.get("/nous-joindre/", HTTP_ACCEPT_LANGUAGE=language)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "fr-ca")


@pytest.mark.parametrize(
    "host", ["", "é", "a b", "exemple.test", "testserver:x", "[::", "a" * 5_000]
)
def test_an_odd_host_is_refused(client, host):
    assert client.get("/nous-joindre/", HTTP_HOST=host).status_code == 400


@pytest.mark.parametrize("proxies", [0, 1])
@pytest.mark.parametrize("address", ["", "x", "1.2.3.4, é", "::1%lo", "9" * 5_000, ",,,"])
def test_an_odd_address_of_a_visitor_is_limited_like_any_other(client, settings, proxies, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    sent = {"login": "a@exemple.test", "password": "x"}
    code = client.post("/connexion/", sent, HTTP_X_FORWARDED_FOR=address).status_code
    assert code in {200, 403}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (MULTIPART, b"--x"),
        (MULTIPART, b"--x\r\n\r\n--x--"),
        (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xff\r\n--x--\r\n'),
        (MULTIPART, b"--x\r\nContent-Transfer-Encoding: base64\r\n\r\n=\r\n--x--"),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=\xe9", b"--x--"),
        ("application/json", b"{"),
        ("application/json", b"\xff"),
        (FORM, b"%ff=%zz&&=&\xff"),
        (f"{FORM}; charset=klingon", b"a=1"),
        ("x", b"\0\0"),
    ],
)
@pytest.mark.parametrize("path", ["/connexion/", "/verifier/", "/langue/", f"{PERSONS}add/"])
def test_an_odd_body_is_no_error_of_ours(staff, path, kind, body):
    assert staff.generic("POST", path, body, content_type=kind).status_code in {200, 302, 400, 415}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PROPFIND", "x", "É"])
@pytest.mark.parametrize("path", ["/verifier/", "/nous-joindre/"])
def test_an_odd_method_is_not_allowed(client, path, method):
    assert client.generic(method, path).status_code == 405


@pytest.mark.parametrize("token", ["", "x", "é", "\ud800", "a" * 64, "a" * 5_000])
def test_an_odd_token_of_a_form_is_refused(token):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies[settings.CSRF_COOKIE_NAME] = "b" * 32
    body = b"csrfmiddlewaretoken=" + token.encode(errors="surrogatepass")
    assert client.post("/connexion/", body, content_type=FORM).status_code == 403


def test_a_column_without_a_name_is_as_none(staff):
    page = f"{PERSONS}{PersonFactory().pk}/change/?_to_field="
    assert [staff.get(page + name).status_code for name in ("", "id", "x")] == [200, 200, 400]


# --- What a page of the admin is sent ------------------------------------------------------------------


@pytest.mark.parametrize("key", ["abc", "1.5", "99999999999999999999", "9" * 5_000, "é"])
def test_a_key_that_is_none_is_an_error_beside_its_field(staff, key):
    page = staff.post("/admin/mentoring/mentor/add/", {"person": key})
    assert (page.status_code, "person" in page.context["adminform"].form.errors) == (200, True)


@pytest.mark.parametrize(
    ("key", "code"), [("abc", 400), ("9" * 30, 400), ("999999", 200), ("", 200)]
)
def test_a_record_does_not_begin_with_what_is_no_key(staff, key, code):
    assert staff.get(f"/admin/mentoring/mentor/add/?person={key}").status_code == code


@pytest.mark.parametrize(("number", "code"), [("1", 200), ("x", 400), ("-1", 400), ("99", 404)])
def test_a_page_of_choices_is_a_number(staff, number, code):
    question = {"app_label": "mentoring", "model_name": "mentor", "field_name": "person"}
    answer = staff.get(reverse("admin:autocomplete"), question | {"page": number})
    assert answer.status_code == code


def test_who_has_no_account_gets_the_same_answers(client):
    client.force_login(UserFactory())
    assert client.get("/?x=%00").status_code == 400

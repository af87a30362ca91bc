"""Which forms are kept (docs/decisions/0066), and when the server says that it has one."""

import re

import pytest
from django.contrib import messages
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from config import kept
from config.tests import source
from programs.accounts.tests.factories import UserFactory
from programs.referrals.tests.portal import open_program, partner_of, refer

POSTS = re.compile(r"<form\b[^>]*\bmethod=\"post\"[^>]*>", re.DOTALL)
KEEP = re.compile(r"\bdata-keep=\"(\w+)\"")
EXTENDS = re.compile(r"{% extends \"([^\"]+)\" %}")
# The frames that load it, each once.
FRAMES = {"layout/base.html", "admin/base_site.html"}
INCLUDES = '{% include "layout/kept.html" %}'

# The forms that are not kept, and why. « erase » forgets what the others kept; « language » is kept while the page
# turns to the other language.
NOT_KEPT = {
    "account/form_page.html": ("no", "passwords and codes"),
    "account/login.html": ("no", "a button that signs in"),
    "account/logout.html": ("erase", "leaving"),
    "accounts/invitation.html": ("erase", "leaving, to sign in as somebody else"),
    "accounts/my_account.html": ("erase", "leaving everywhere"),
    "activities/survey_answer.html": (
        "language",
        "nameless, on a telephone that goes from hand to hand",
    ),
    "activities/survey_languages.html": ("no", "a button that changes the language"),
    "layout/account_links.html": ("erase", "leaving"),
    "layout/footer.html": ("no", "a button that changes the language"),
    "mfa/authenticate.html": ("no", "back to the sign-in page, where what a session left stays"),
    "reporting/verify.html": ("no", "asks, and records nothing"),
}

TEXTS = {
    path.relative_to(source.BASE_DIR / "templates").as_posix(): path.read_text(encoding="utf-8")
    for path in source.templates()
}


def frame_of(name: str) -> str:
    """The outermost template of ours that ``name`` extends; itself where it extends none."""
    found = EXTENDS.match(TEXTS[name])
    if not found:
        return name
    above = found[1]
    # Django's own, and those of the library of imports, extend the frame of the administration.
    if above not in TEXTS or above == name:
        return "admin/base_site.html" if above.startswith("admin/") else above
    return frame_of(above)


def test_both_frames_load_what_keeps():
    assert {name for name, text in TEXTS.items() if INCLUDES in text} == FRAMES


def test_every_page_that_sends_something_stands_in_a_frame_that_keeps():
    sending = {name for name, text in TEXTS.items() if POSTS.search(text)}
    pages = {name for name in sending if EXTENDS.match(TEXTS[name])}
    assert {frame_of(name) for name in pages} == FRAMES
    # The others are parts, and error pages send nothing.
    assert {name for name in sending - pages if "<html" in TEXTS[name]} == set()


def test_the_forms_that_are_not_kept_are_known_with_their_reason():
    found = {
        name: said[1]
        for name, text in TEXTS.items()
        for form in POSTS.findall(text)
        if (said := KEEP.search(form))
    }
    assert found == {name: said for name, (said, _reason) in NOT_KEPT.items()}


# --- When the server has it ---------------------------------------------------------------------

NUMBER = "0f0e0d0c-0b0a-4908-8706-050403020100"


def answered(response: HttpResponse, *, level: int = 0, cookie: str = "", **sent):
    """``response`` as the browser receives it, to a form that was sent with its number."""
    request = RequestFactory().post("/", {kept.NUMBER: NUMBER} | sent)
    request.session = {}
    request._messages = SessionStorage(request)
    if cookie:
        request.COOKIES[kept.COOKIE] = cookie
    if level:
        messages.add_message(request, level, "…")
    return kept.AcceptedMiddleware(lambda request: response)(request)


def told(response: HttpResponse, **details) -> str:
    cookie = answered(response, **details).cookies.get(kept.COOKIE)
    return cookie.value if cookie else ""


def page() -> HttpResponse:
    return HttpResponse("<p>…</p>")


def leading(view: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(view)}?next=/")


@pytest.mark.parametrize(
    "response",
    [
        leading("home"),
        HttpResponseRedirect("https://ailleurs.test/"),
        JsonResponse({}),
        HttpResponse(b"%PDF", content_type="application/pdf"),
        HttpResponse("<p>", headers={"Content-Disposition": "attachment"}),
        HttpResponse(headers={"HX-Redirect": "/"}),
        HttpResponse(headers={"HX-Refresh": "true"}),
    ],
)
def test_an_answer_that_leads_on_or_is_a_file_says_that_the_form_is_in(response):
    assert told(response) == NUMBER


@pytest.mark.parametrize(
    "response",
    [
        page(),
        HttpResponse("<p>", status=403),
        JsonResponse({}, status=409),
        HttpResponse(status=304),
        *(leading(view) for view in sorted(kept.INTERRUPTIONS)),
    ],
)
def test_a_page_that_comes_back_or_interrupts_says_nothing(response):
    assert told(response) == ""


def test_a_redirection_that_announces_an_error_is_no_acceptance():
    assert told(leading("home"), level=messages.ERROR) == ""
    assert told(leading("home"), level=messages.WARNING) == NUMBER


def test_what_is_told_is_a_number_and_the_last_ones_only():
    earlier = ".".join(f"nombre-{row}" for row in range(kept.TOLD_OF))
    assert told(leading("home"), cookie=earlier) == ".".join(
        [*(f"nombre-{row}" for row in range(1, kept.TOLD_OF)), NUMBER]
    )
    assert told(leading("home"), cookie="<script>.un deux") == NUMBER
    assert told(leading("home"), **{kept.NUMBER: "Nadia ; Path=/"}) == ""
    cookie = answered(leading("home")).cookies[kept.COOKIE]
    assert (cookie["samesite"], cookie["httponly"], cookie["max-age"]) == ("Lax", "", kept.TOLD_FOR)


@pytest.mark.parametrize(
    ("then", "where"),
    [
        ("/compte/", "/compte/"),
        ("/compte/?a=b", "/compte/?a=b"),
        ("https://ailleurs.test/compte/", "/"),
        ("//ailleurs.test/compte/", "/"),
        ("/\\ailleurs.test/compte/", "/"),
        ("javascript:alert(1)", "/"),
        ("compte/", "/"),
        ("/nulle-part/du-tout/", "/"),
        ("", "/"),
    ],
)
def test_one_goes_on_only_to_an_address_of_this_site(then, where):
    assert answered(HttpResponseRedirect("/"), _then=then)["Location"] == where


def test_one_goes_on_only_from_what_was_accepted():
    assert "Location" not in answered(page(), _then="/compte/")
    refused = answered(HttpResponseRedirect("/"), _then="/compte/", level=messages.ERROR)
    assert refused["Location"] == "/"


# --- Back to the form ----------------------------------------------------------------------------


def sign_in_to(path: str) -> str:
    return f"{reverse('account_login')}?next={path}"


@pytest.mark.django_db
def test_a_session_that_ended_leads_back_to_the_page_of_the_button(client):
    program = open_program()
    referral = refer(partner_of(program), program)
    follow, message = (
        reverse(name, args=[referral.pk]) for name in ("referral_follow", "referral_message")
    )
    before = {"HTTP_REFERER": f"http://testserver{follow}"}
    assert client.post(message, **before)["Location"] == sign_in_to(follow)
    (told,) = client.get(sign_in_to(follow)).context["messages"]
    assert str(told).startswith("Votre session était finie, et rien n’est encore enregistré.")
    # Without the browser's word for it, or with a lie, as ever.
    for said in ("", f"https://ailleurs.test{follow}", "http://testserver/nulle-part/", "http://["):
        assert client.post(message, HTTP_REFERER=said)["Location"] == sign_in_to(message)
    assert client.get(follow, HTTP_REFERER="http://testserver/")["Location"] == sign_in_to(follow)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "back"),
    [
        ("http://testserver/devenir-mentor/?programme=a", "/devenir-mentor/?programme=a"),
        ("https://ailleurs.test/", "{here}"),
        ("", "{here}"),
    ],
)
def test_a_form_that_was_refused_leads_back_to_it(before, back):
    here = reverse("become_mentor")
    answer = Client(enforce_csrf_checks=True).post(here, HTTP_REFERER=before)
    back = back.replace("/devenir-mentor/", here).format(here=here)
    assert answer.status_code == 403
    assert f'<a class="btn" href="{back}">Revenir au formulaire</a>' in answer.content.decode()


@pytest.mark.django_db
def test_accounts_are_told_apart_by_what_tells_nothing_of_them(client, rf):
    one, other = UserFactory(), UserFactory()
    names = [kept.who(one), kept.who(one), kept.who(other)]
    assert (names[0] == names[1], names[0] == names[2]) == (True, False)
    assert all(re.fullmatch(r"[0-9a-f]{20}", name) for name in names)
    client.force_login(one)
    assert f'data-who="{names[0]}"' in client.get(reverse("my_account")).content.decode()
    client.logout()
    assert 'data-who=""' in client.get(reverse("account_login")).content.decode()

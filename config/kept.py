"""What is typed is never lost: the server's part of static/js/kept.js (docs/decisions/0066).

The browser keeps what was typed until the server says that it has it. Here it says so; it leads back to the form where
a session ended or a form was refused; and it goes on to a step that was pressed beside a form that was not saved.
"""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import ERROR, get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.crypto import salted_hmac
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

NUMBER, THEN, COOKIE = "submission_number", "_then", "kept_done"
# How long, in seconds, and of how many forms the browser is told that they were accepted: its next page reads it.
TOLD_FOR, TOLD_OF = 600, 8
IS_NUMBER = re.compile(r"[0-9A-Za-z-]{8,64}")
# Where one is sent for the sake of the account: what was typed has not been read.
INTERRUPTIONS = {
    "account_login",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
}


def who(user) -> str:
    """What tells the reader's account apart from others, and nothing else; nothing for a visitor."""
    if not user.is_authenticated:
        return ""
    return salted_hmac("config.kept", str(user.pk)).hexdigest()[:20]


def page_before(request: HttpRequest) -> str:
    """The address of the page whose form or button was pressed; nothing where the browser does not say, or lies."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure()):
        return ""
    parts = urlsplit(before)
    return own_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def own_path(path: str) -> str:
    """``path`` where it is an address of this site; nothing where it is none."""
    is_path = path.startswith("/") and url_has_allowed_host_and_scheme(path, None)
    return path if is_path and _page_at(path) else ""


def _page_at(address: str) -> str:
    """What the page at ``address`` is called, whatever the site stands under; nothing where there is none."""
    try:
        path = unquote(urlsplit(address).path).removeprefix(get_script_prefix())
        return resolve(f"/{path}").view_name
    except (Resolver404, ValueError):
        return ""


class SignInMiddleware(LoginRequiredMiddleware):
    """A session that ended while somebody typed: after signing in, back to the page of the form.

    Where it was sent to may be no page at all.
    """

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and (before := page_before(request)):
            messages.info(
                request,
                _(
                    "Votre session était finie, et rien n’est encore enregistré. Connectez-vous : vous revenez où vous "
                    "étiez, avec ce que vous aviez tapé."
                ),
            )
            return redirect_to_login(before, resolve_url(self.get_login_url(view_func)))
        return super().handle_no_permission(request, view_func)


class AcceptedMiddleware:
    """Tells the browser, by its number, of a form that was accepted, and goes on to where its sender was going."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and is_accepted(request, response):
            self._tell(request, response)
            self._go_on(request, response)
        return response

    def _tell(self, request, response) -> None:
        number = request.POST.get(NUMBER, "")
        if not IS_NUMBER.fullmatch(number):
            return
        told = [*filter(IS_NUMBER.fullmatch, request.COOKIES.get(COOKIE, "").split(".")), number]
        response.set_cookie(
            COOKIE,
            ".".join(told[-TOLD_OF:]),
            max_age=TOLD_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=False,
            samesite="Lax",
        )

    def _go_on(self, request, response) -> None:
        if "Location" in response and (then := own_path(request.POST.get(THEN, ""))):
            response["Location"] = then


def is_accepted(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer says that what was sent is in: it leads on, or is what was asked for.

    A page that comes back shows what is wrong, or asks once more; unless it tells what came of it, record by record.
    """
    if "Location" in response:
        return _page_at(response["Location"]) not in INTERRUPTIONS and not _is_refused(request)
    if not 200 <= response.status_code < 300:
        return False
    if getattr(response, "is_outcome", False):
        return True
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    leads_on = any(name in response for name in ("HX-Redirect", "HX-Refresh"))
    return leads_on or not is_page or "Content-Disposition" in response


def _is_refused(request: HttpRequest) -> bool:
    """Whether the next page will say that something is wrong."""
    queued = getattr(get_messages(request), "_queued_messages", ())
    return any(message.level >= ERROR for message in queued)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was refused, and lead back to it: its page has a fresh token."""
    here = escape_leading_slashes(escape_uri_path(request.path))
    context = {"back": page_before(request) or here}
    return HttpResponse(render_to_string("403_csrf.html", context), status=403)

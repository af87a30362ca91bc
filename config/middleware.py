"""Middleware of the site."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import QueryDict, UnreadablePostError
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import add_never_cache_headers


class ReadableMiddleware:
    """Answers 400 to what holds a NUL: PostgreSQL has no such character, and nobody types one.

    It stands before the session, whose key is a cookie. A view that is exempt from the protection of forms reads its
    own: reading it here would read the file before the view has said how.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self._refuse_nul(request.path_info, *request.COOKIES.values())
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        self._refuse_nul(*_said(request.GET))
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            try:
                self._refuse_nul(*_said(request.POST))
            except UnreadablePostError as error:
                raise BadRequest("the form did not arrive whole") from error

    def _refuse_nul(self, *texts: str) -> None:
        if any("\0" in text for text in texts):
            raise BadRequest("a NUL")


def _said(query: QueryDict) -> Iterator[str]:
    for name, values in query.lists():
        yield from (name, *values)


class UserLanguageMiddleware:
    """Speaks the language of the account, or the one that a visitor chose."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._speak(request, request.user.language)
        elif settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            # French first: the browser's preference does not decide for a Québec institution.
            self._speak(request, settings.LANGUAGE_CODE)
        return self.get_response(request)

    def _speak(self, request, language: str) -> None:
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()


class NotKeptMiddleware:
    """What somebody read is not there for the next one at the same computer, unless a page says for how long."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response


class SecondFactorMiddleware:
    """Whoever sees personal data in the administration sets up a second factor before anything else.

    A first look with its demo accounts asks for none.
    """

    # What is open until then: setting it up, typing the password again for it, leaving, changing the language; and
    OPEN = {"mfa_activate_totp", "account_reauthenticate", "account_logout", "set_language"}
    # The guide, which tells nothing of anybody, and how this is done.
    OPEN |= {"guide", "guide_chapter"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if settings.DEMO_ACCOUNTS or request.resolver_match.view_name in self.OPEN:
            return None
        user = request.user
        if not user.is_authenticated or not user.is_staff:
            return None
        if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            return None
        return redirect("mfa_activate_totp")

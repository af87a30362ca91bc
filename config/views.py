"""The pages of the site that belong to no app."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.views.i18n import set_language

from programs.accounts.models import User

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Django's own, which remembers it for the browser; an account remembers it everywhere."""
    chosen = request.POST.get("language")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    return set_language(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what came could not be read, and lead back to the page without it.

    Nothing is asked of the request but its address: the rest may be what cannot be read.
    """
    back = "" if "\0" in request.path else escape_leading_slashes(escape_uri_path(request.path))
    context = {"back": back, "too_much": isinstance(exception, TOO_MUCH)}
    with translation.override(_language_of(request)):
        return HttpResponse(render_to_string("400.html", context), status=400)


def _language_of(request: HttpRequest) -> str:
    """That of the page; where the request went no further than its cookies, the one that a visitor chose."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return getattr(request, "LANGUAGE_CODE", known)

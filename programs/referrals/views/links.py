"""The pages of an occasional partner, who has a signed link and no account.

Mail scanners open links: reading any of these pages changes nothing.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache

from programs.referrals.access import link_of
from programs.referrals.models import ReferralLink
from programs.referrals.views import portal
from programs.referrals.views.desks import LinkDesk


def speak(request: HttpRequest, language: str) -> None:
    """Speak the language of the link, unless the visitor chose another one here."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()


def by_link(find: Callable[[str], Model | None], closed: Callable[[HttpRequest], HttpResponse]):
    """Serve a page about the record that ``find`` gives for the token of the address; else ``closed``.

    The address is the key: no search engine keeps it, no cache, and no other site is told it.
    """

    def decorate(view: Callable) -> Callable:
        @login_not_required
        @never_cache
        @wraps(view)
        def page(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
            record = find(token)
            if record is None:
                answer = closed(request)
            else:
                speak(request, record.language)
                answer = view(request, record, token=token, **kwargs)
            answer["X-Robots-Tag"] = "noindex, nofollow"
            # Stricter would keep browsers from saying where a form comes from, and Django from taking it.
            answer["Referrer-Policy"] = "same-origin"
            return answer

        return page

    return decorate


def of_link(view: Callable) -> Callable:
    """Serve a page of the portal to whoever holds a link that is open; to all others, one and the same page."""

    @by_link(link_of, _closed)
    @wraps(view)
    def page(request: HttpRequest, link: ReferralLink, token: str, **kwargs) -> HttpResponse:
        return view(request, LinkDesk(link, token), **kwargs)

    return page


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "referrals/closed_link.html", status=404)


@of_link
def entrance(request: HttpRequest, desk: LinkDesk) -> HttpResponse:
    """The form until it is sent, and from then on where the referral stands."""
    if desk.link.referral_id is None or request.method == "POST":
        return portal.refer(request, desk)
    return portal.follow(request, desk)

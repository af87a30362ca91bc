"""The pages of somebody who carries actions out and has a signed link, and no account.

Mail scanners open links: reading any of these pages changes nothing.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from programs.plans.access import link_of
from programs.plans.views.desks import LinkDesk
from programs.referrals.views.links import speak


def of_link(view: Callable) -> Callable:
    """Serve a page of the portal to whoever holds a link that is open; to all others, one and the same page.

    The address is the key: no search engine keeps it, and no other site is told it.
    """

    @login_not_required
    @never_cache
    @wraps(view)
    def page(
        request: HttpRequest, token: str, action_pk: int | None = None, **kwargs
    ) -> HttpResponseBase:
        link = link_of(token)
        if link is None:
            answer: HttpResponseBase = render(request, "plans/closed_link.html", status=404)
        else:
            speak(request, link.language)
            of_action = {} if action_pk is None else {"pk": action_pk}
            answer = view(request, LinkDesk(link, token), **of_action, **kwargs)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        # Stricter would keep browsers from saying where a form comes from, and Django from taking it.
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return page

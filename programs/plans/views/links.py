"""The pages of somebody who carries actions out and has a signed link, and no account.

Mail scanners open links: reading any of these pages changes nothing.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from programs.plans.access import link_of
from programs.plans.models import ProgressLink
from programs.plans.views.desks import LinkDesk
from programs.referrals.views.links import by_link


def of_link(view: Callable) -> Callable:
    """Serve a page of the portal to whoever holds a link that is open; to all others, one and the same page."""

    @by_link(link_of, _closed)
    @wraps(view)
    def page(
        request: HttpRequest, link: ProgressLink, token: str, action_pk: int | None = None, **kwargs
    ) -> HttpResponseBase:
        of_action = {} if action_pk is None else {"pk": action_pk}
        return view(request, LinkDesk(link, token), **of_action, **kwargs)

    return page


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "plans/closed_link.html", status=404)

"""The pages that a signed link opens, of an applicant and of a referee."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from programs.referrals.views.links import speak


def closed(request: HttpRequest) -> HttpResponse:
    """One and the same page for a link that was renewed, and for one that never was."""
    return render(request, "bursaries/apply_closed.html", status=404)


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

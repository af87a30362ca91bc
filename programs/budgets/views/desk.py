"""What the pages of budgets share: who opens them, and how a refusal is told."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from programs.access import keeps_accounts

ASKS = ["GET", "HEAD", "POST"]


def for_accounts(view: Callable) -> Callable:
    """Serve a page to whoever follows the money of programs: finance officers and coordinators."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not keeps_accounts(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return page


def sent(request: HttpRequest) -> tuple:
    """What was sent, as a form takes it: nothing where the page is only opened."""
    return (request.POST,) if request.method == "POST" else ()

"""What the pages of obligations share: who opens them, and how one thing is asked before it is done."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from bursaries.models import Obligation
from programs.access import coordinates
from programs.forms import attempt

ASKS = ["GET", "HEAD", "POST"]


def for_coordinators(view: Callable) -> Callable:
    """Serve a page to whoever coordinates programs."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not coordinates(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return page


def sent(request: HttpRequest, *, with_files: bool = False) -> tuple:
    """What was sent, as a form takes it: nothing where the page is only opened."""
    if request.method != "POST":
        return ()
    return (request.POST, request.FILES) if with_files else (request.POST,)


def ask(
    request: HttpRequest,
    obligation: Obligation,
    form,
    do: Callable,
    *,
    title: str,
    done: str,
    **details,
) -> HttpResponse:
    """Ask what ``do`` needs, do it with what was answered, and come back to the obligation."""
    if form.is_valid() and attempt(form, lambda: do(form.cleaned_data) or True):
        messages.success(request, done)
        return redirect("duty", obligation.pk)
    context = {
        "obligation": obligation,
        "program": obligation.program,
        "form": form,
        "title": title,
        "object_label": _("%(person)s · engagement %(code)s")
        % {"person": obligation.person, "code": obligation.display_code},
        "consequences": [],
        "offered": [],
        "action": title,
        "danger": False,
        "has_files": form.is_multipart(),
        "cancel_url": reverse("duty", args=[obligation.pk]),
    }
    return render(request, "bursaries/duty_form.html", context | details)

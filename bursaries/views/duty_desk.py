"""How one thing is asked on a page of its own before it is done to an obligation."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bursaries.models import Obligation
from programs.forms import attempt


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

"""A form that is sent twice is done once, wherever it stands (docs/decisions/0067)."""

import json
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from programs import locks, sendings
from programs.models import Sending

# Seconds that the second waits for the first.
MOST_WAITING = 10


class RefusedAtTheEnd(Exception):
    """What the database only looks at when a transaction ends stands against it."""


class OnceMiddleware:
    """Two sendings of one form come one after the other, and the second gets the answer of the first.

    It stands last and calls the view itself, so that what the view records and the note of it are one transaction:
    neither is there without the other, whenever a process dies. A GET passes untouched, and so does what has no
    number.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or _is_apart(view) or not sendings.number_of(request):
            return None
        key = sendings.key_of(request)
        try:
            with transaction.atomic():
                return _in_turn(request, key, view, args, kwargs)
        except locks.Busy:
            return render(request, "409.html", status=409)
        except RefusedAtTheEnd:
            # Nothing of it stays: the view is called as if there were no number, and says itself what is refused.
            _as_it_came(request)
            return None


def _is_apart(view: Callable) -> bool:
    """Whether it reads what is sent by itself, or is one of signing in.

    These add nothing, and speak by exceptions that Django passes on only from a view that it called.
    """
    modules = [view.__module__]
    modules += [base.__module__ for base in getattr(view, "view_class", object).__mro__]
    is_signing = any(module.startswith("allauth.") for module in modules)
    return is_signing or getattr(view, "csrf_exempt", False)


def _in_turn(request: HttpRequest, key: str, view: Callable, args, kwargs) -> HttpResponse:
    locks.alone_within(MOST_WAITING, "sending", key)
    if earlier := Sending.objects.filter(key=key).first():
        return _again(request, view, kwargs, earlier)
    session = request.session.session_key
    response = view(request, *args, **kwargs)
    # Who was signed in by it holds another session, which the browser has to remember.
    if request.session.session_key == session and (note := _note_of(request, response)):
        Sending.objects.create(key=key, **note)
    _look_now()
    return response


def _look_now() -> None:
    """Let the database refuse here what it would refuse at the end, where a view could not answer any more."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        raise RefusedAtTheEnd from error


def _as_it_came(request: HttpRequest) -> None:
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
    messages.get_messages(request)._queued_messages.clear()


# --- What was answered ------------------------------------------------------------------------------


def _note_of(request: HttpRequest, response: HttpResponse) -> dict[str, str] | None:
    """What to keep of an answer that accepts a form: where it leads, or what a window of the admin added.

    A form shown again, a refusal and an answer that the browser has to remember are none: they may come twice.
    """
    if response.cookies or _refuses(request):
        return None
    if closing := _closing_of(response):
        # What was deleted is not there to be told again.
        return None if closing.get("action") == "delete" else {"record": closing["value"]}
    location = response.headers.get("Location") or response.headers.get("HX-Redirect")
    return {"location": location} if location else None


def _closing_of(response: HttpResponse) -> dict[str, str] | None:
    """What a window of the admin says to the page that opened it, of a record that it wrote."""
    said = (getattr(response, "context_data", None) or {}).get("popup_response_data")
    return json.loads(said) if said else None


def _refuses(request: HttpRequest) -> bool:
    """Whether the page that follows will say that something was not done."""
    queued = messages.get_messages(request)._queued_messages
    return any(message.level >= messages.ERROR for message in queued)


def _again(request: HttpRequest, view: Callable, kwargs: dict, earlier: Sending) -> HttpResponse:
    """The answer of the first sending."""
    # The first has written into the session since this request read it.
    request.session = type(request.session)(request.session.session_key)
    if not earlier.location:
        return _closed(request, view.model_admin, earlier.record, "object_id" in kwargs)
    messages.info(request, _("Déjà enregistré\u00a0: ce formulaire avait été envoyé deux fois."))
    if request.htmx:
        return HttpResponseClientRedirect(earlier.location)
    return redirect(earlier.location)


def _closed(request: HttpRequest, admin, value: str, is_change: bool) -> HttpResponse:
    """The page with which a window of the admin closes, of what it added or changed."""
    record = admin.get_object(request, unquote(value), request.POST.get(TO_FIELD_VAR))
    if record is None:
        raise Http404
    return (admin.response_change if is_change else admin.response_add)(request, record)

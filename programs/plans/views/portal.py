"""The pages of whoever carries actions out: what is theirs, and the news that they write. See ``desks``."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.asked import read_number
from programs.enums import MembershipRole
from programs.files import attachment
from programs.forms import attempt
from programs.plans import actions
from programs.plans.enums import PROGRESS_WRITABLE, PlanState
from programs.plans.forms.portal import ProgressForm
from programs.plans.models import Action, ProgressFile, ProgressUpdate
from programs.plans.views import carried
from programs.plans.views.desks import AccountDesk, Desk

_ASKS = ["GET", "HEAD", "POST"]


def of_account(view: Callable) -> Callable:
    """Serve a page of the portal to whoever signed in as a partner."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, **kwargs) -> HttpResponseBase:
        if MembershipRole.PARTNER not in request.user.roles:
            raise PermissionDenied
        return view(request, AccountDesk(request.user), **kwargs)

    return page


@require_safe
def carried_actions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What one carries out, and what is due of it."""
    return render(request, "plans/portal_actions.html", carried.overview(desk))


@require_http_methods(_ASKS)
def carried_action(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """One action, and the form of its news: begun anew, or those that were begun or returned."""
    action = desk.get(pk)
    form = None if action.plan.state == PlanState.CLOSED else _form(request, desk, action)
    if form and form.is_bound and form.is_valid() and _report(request, desk, action, form):
        return redirect(desk.url("actions") if _sends(request) else desk.url("action", action.pk))
    context = carried.story(desk, action) | {"form": form, "writing": form and form.update}
    if form and form.update:
        context["joined"] = carried.files(desk, action, form.update)
    return render(request, "plans/portal_action.html", context)


def _form(request: HttpRequest, desk: Desk, action: Action) -> ProgressForm:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    return ProgressForm(
        *posted,
        action=action,
        organizations=desk.organizations_for(action),
        update=_resumed(request, desk, action),
    )


def _resumed(request: HttpRequest, desk: Desk, action: Action) -> ProgressUpdate | None:
    """The news that the form goes on with: those that the address names, else the last that wait to be sent."""
    own = desk.updates().filter(action=action).select_related("organization")
    if (asked := request.GET.get("nouvelle")) is not None:
        found = get_object_or_404(own, pk=read_number(asked))
        # What was sent in the meantime is refused when it comes, and not offered to be written.
        return found if request.method == "POST" or found.state in PROGRESS_WRITABLE else None
    if request.method == "POST":
        return None
    return own.filter(state__in=PROGRESS_WRITABLE).order_by("-pk").first()


def _sends(request: HttpRequest) -> bool:
    return "send" in request.POST


def _report(
    request: HttpRequest, desk: Desk, action: Action, form: ProgressForm
) -> ProgressUpdate | None:
    """Keep what was typed, and send it where it says so; None, and the reason on the form, where that cannot be."""
    sends = _sends(request)
    done = attempt(
        form,
        lambda: actions.report_progress(
            action=action,
            author=desk.author(form.chosen_organization),
            update=form.update,
            send=sends,
            **form.details(),
        ),
    )
    if done:
        sent = _("Votre nouvelle est transmise à la coordination. Merci !")
        kept = _("Le brouillon est enregistré : votre organisme le voit, et personne d’autre.")
        messages.success(request, sent if sends else kept)
    return done


@require_POST
def take_back(request: HttpRequest, desk: Desk, pk: int, update_pk: int) -> HttpResponse:
    """Take news back that nobody has approved yet, to correct them."""
    action = desk.get(pk)
    update = get_object_or_404(desk.updates().filter(action=action), pk=update_pk)
    try:
        actions.take_back_progress(update=update, by=desk.author().user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("La nouvelle est reprise : corrigez-la, puis transmettez-la."))
    return redirect(desk.url("action", action.pk))


@require_safe
def file(request: HttpRequest, desk: Desk, pk: int, file_pk: int) -> HttpResponseBase:
    """Hand over a file of one's own news."""
    return attachment(_file(desk, pk, file_pk))


@require_POST
def drop_file(request: HttpRequest, desk: Desk, pk: int, file_pk: int) -> HttpResponse:
    """Take a file off news that are being written."""
    found = _file(desk, pk, file_pk)
    try:
        actions.drop_file(file=found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Le fichier est retiré."))
    return redirect(f"{desk.url('action', pk)}?nouvelle={found.update_id}")


def _file(desk: Desk, pk: int, file_pk: int) -> ProgressFile:
    own = desk.updates().filter(action=desk.get(pk))
    found = ProgressFile.objects.filter(update__in=own, pk=file_pk).select_related("update").first()
    if found is None:
        raise Http404
    return found

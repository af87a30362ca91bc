"""The news that wait for a coordinator, who approves or returns them; and what was approved lately."""

import copy
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import history
from programs.access import coordinates
from programs.asked import page_of, read_number
from programs.files import attachment
from programs.forms import attempt
from programs.plans import access, actions
from programs.plans.achieved import achieved
from programs.plans.enums import ACTION_TRANSITIONS, ActionState, ProgressState
from programs.plans.forms.portal import ReturnForm
from programs.plans.models import ProgressMove, ProgressUpdate
from programs.plans.views import carried
from programs.taking_back import addresses_of

SHOWN = 20
LATELY = timedelta(days=14)
_ASKS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Change:
    """What approving news makes of something: its state, or how many were achieved."""

    label: str
    before: str
    after: str


@never_cache
@require_http_methods(_ASKS)
def updates(request: HttpRequest) -> HttpResponse:
    """All the news that wait, the oldest first; POST approves those that are ticked."""
    if not coordinates(request.user):
        raise PermissionDenied
    if request.method == "POST":
        _approve(request, request.POST.getlist("nouvelle"))
        return redirect("plan_updates")
    waiting = _read(access.visible_updates(request.user).awaiting_approval())
    page = page_of(waiting.order_by("reported_on", "pk"), SHOWN, request.GET.get("page"))
    context = {
        "page": page,
        "entries": [_entry(update) for update in page],
        "approved": _with_taking_back(request.user, _approved_lately(request.user)),
        "form": ReturnForm(auto_id=False),
    }
    return render(request, "plans/portal_updates.html", context)


def _with_taking_back(user, found: QuerySet[ProgressUpdate]) -> list[dict]:
    updates = list(found)
    addresses = addresses_of(user, updates)
    return [_entry(one) | {"take_back": addresses.get(one.pk, "")} for one in updates]


def _read(found: QuerySet[ProgressUpdate]) -> QuerySet[ProgressUpdate]:
    """News with all that their line shows."""
    approved = ProgressUpdate.objects.approved()
    return found.select_related(
        "action__plan__program", "action__heading__parent__parent__parent", "organization", "author"
    ).prefetch_related("files", Prefetch("action__updates", approved, to_attr="approved_news"))


def _approved_lately(user) -> QuerySet[ProgressUpdate]:
    moves = ProgressMove.objects.filter(update=OuterRef("pk"), to_state=ProgressState.APPROVED)
    last = Subquery(moves.order_by("-pk").values("moved_at")[:1])
    found = access.visible_updates(user).approved().annotate(approved_at=last)
    lately = found.filter(approved_at__gte=timezone.now() - LATELY)
    return _read(lately).order_by("-approved_at", "-pk")[:SHOWN]


def _entry(update: ProgressUpdate) -> dict:
    action = update.action
    return {
        "update": update,
        "action": action,
        "place": carried.place_of(action),
        "day": carried.say(update.reported_on),
        "number": carried.count_of(action, update.quantity),
        "changes": _changes(update),
        "files": update.files.all(),
        "take_back": "",
    }


def _changes(update: ProgressUpdate) -> list[Change]:
    """What approving the news changes in their action."""
    action, found = update.action, []
    if update.says_state in ACTION_TRANSITIONS[action.state]:
        after = ActionState(update.says_state).label
        found.append(Change(_("État"), action.get_state_display(), str(after)))
    if update.quantity.is_known:
        others = [one for one in action.approved_news if one.pk != update.pk]
        as_approved = copy.copy(update)
        as_approved.state = ProgressState.APPROVED
        before = carried.count_of(action, achieved(action, others)) or _("rien encore")
        after = carried.count_of(action, achieved(action, [*others, as_approved]))
        found.append(Change(_("Réalisé à ce jour"), before, after))
    return found


def _approve(request: HttpRequest, keys: list[str]) -> None:
    """Approve each of those that wait; name the ones that could not be."""
    numbers = [read_number(key) for key in keys]
    found = list(
        access.visible_updates(request.user).filter(pk__in=numbers).select_related("action__plan")
    )
    if len(found) != len(set(numbers)):
        raise PermissionDenied
    done = 0
    for update in found:
        try:
            with history.own_act():
                actions.approve_progress(update=update, by=request.user)
        except ValidationError as error:
            said = {"action": update.action, "why": " ".join(error.messages)}
            messages.error(request, _("%(action)s : %(why)s") % said)
        else:
            done += 1
    if done:
        said = ngettext("%(count)s nouvelle approuvée.", "%(count)s nouvelles approuvées.", done)
        messages.success(request, said % {"count": done})
    elif not keys:
        messages.warning(request, _("Cochez d’abord les nouvelles à approuver."))


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Take news as they are."""
    _approve(request, [str(_update(request, pk).pk)])
    return redirect("plan_updates")


@never_cache
@require_http_methods(_ASKS)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return news, approved ones as well, with what is missing."""
    update = _update(request, pk)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, actions.return_progress, update=update, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("La nouvelle est retournée à la personne qui l’a écrite."))
        return redirect("plan_updates")
    consequences = [_("La personne qui l’a écrite en est avertie par courriel, et la corrige.")]
    if update.state == ProgressState.APPROVED:
        consequences.append(
            _("Son nombre ne compte plus. L’état de l’action reste où il est : changez-le au plan.")
        )
    context = {
        "title": _("Retourner la nouvelle"),
        "object_label": str(update.action),
        "consequences": consequences,
        "form": form,
        "action": _("Retourner"),
        "danger": False,
        "cancel_url": reverse("plan_updates"),
    }
    return render(request, "components/confirm.html", context)


@require_safe
def file(request: HttpRequest, pk: int, file_pk: int) -> HttpResponseBase:
    """Hand over a file that was joined to news."""
    return attachment(get_object_or_404(_update(request, pk).files, pk=file_pk))


def _update(request: HttpRequest, pk: int) -> ProgressUpdate:
    """News that were sent; a draft is its author's alone."""
    if not coordinates(request.user):
        raise PermissionDenied
    update = access.get_update_for(request.user, pk)
    if update.state == ProgressState.DRAFT:
        raise Http404
    return update

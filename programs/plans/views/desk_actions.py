"""One action: all that is known of it, what blocks it, and the files of its news."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.doors import for_coordinators
from programs.files import attachment
from programs.forms import attempt
from programs.lib.periods import format_date, today
from programs.lib.quantities import not_applicable
from programs.models.fields import localized
from programs.plans import access, actions
from programs.plans.boards import Line, lines_about
from programs.plans.enums import PlanState
from programs.plans.following import Followed, followed
from programs.plans.forms.desk import ObstacleForm, said_of
from programs.plans.looks import TONES, language
from programs.plans.models import Action, ProgressFile
from programs.plans.ties import serving
from programs.taking_back import timeline


@for_coordinators
@require_safe
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is known of one action, and what may be done about it."""
    return _page(request, access.get_action_for(request.user, pk))


def _page(request: HttpRequest, found: Action, form: ObstacleForm | None = None) -> HttpResponse:
    row = followed(found, today())
    one = row.action
    form = form or ObstacleForm(action=one)
    seen = access.visible_actions(request.user).select_related("plan")
    context = {
        "row": row,
        "action": one,
        "plan": row.plan,
        "is_open": row.plan.state != PlanState.CLOSED,
        "is_written": row.plan.is_written,
        "tones": TONES,
        "news": list(
            one.updates.select_related("author", "organization").prefetch_related("files")
        ),
        "events": timeline(one, request.user),
        "obstacles": list(one.obstacles.select_related("cause").order_by("-since", "-pk")),
        "blocks": list(
            one.blocks.filter(lifted_on=None).select_related("action").order_by("since", "pk")
        ),
        "carried_from": seen.filter(pk=one.carried_from_id).first(),
        "carried_to": list(seen.filter(carried_from=one)),
        "form": form,
        "causes": [said_of(cause) for cause in form.causes] if one.is_open else (),
        "said": _said(row),
        "card_url": reverse("admin:plans_action_change", args=[one.pk]),
        "due_changes": list(one.due_date_changes.all()),
        "indicators": [_measured(line) for line in lines_about(one, today())],
        "serving": serving(request.user, one),
    }
    return render(request, "plans/action.html", context)


def _said(row: Followed) -> dict[str, str]:
    """What the plan says of the action in a few words."""
    action, here = row.action, language()
    planned, counted = action.quantity, localized(action, "counted")
    days = [format_date(day, here) for day in (action.starts_on, action.due_on) if day]
    amounts = f"{row.achieved.display(here)} / {planned.display(here)} {counted}".strip()
    is_counted = planned.is_known or row.achieved.is_known
    return {
        "days": " · ".join(one for one in (" → ".join(days), row.timeline) if one),
        "amounts": amounts if is_counted else "",
        "population": localized(action, "target_population"),
    }


def _measured(line: Line) -> dict:
    """An indicator in a few words; « s. o. » where there is nothing to divide by."""
    here = language()
    return {
        "indicator": line.indicator,
        "total": line.total.display(here) if line.total else not_applicable(here),
        "target": line.standing.aim.display(here) if line.standing else "",
        "is_met": line.standing.is_met if line.standing else None,
    }


@for_coordinators
@require_safe
def file(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Hand over a file that was joined to the news of an action."""
    found = access.get_action_for(request.user, pk)
    return attachment(
        get_object_or_404(ProgressFile.objects.filter(update__action=found), pk=file_pk)
    )


@for_coordinators
@require_http_methods(["POST"])
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what keeps an action from going on."""
    found = access.get_action_for(request.user, pk)
    form = ObstacleForm(request.POST, action=found)
    if form.is_valid() and attempt(form, lambda: _blocked(found, form.cleaned_data)):
        messages.success(request, _("L’obstacle est noté."))
        return redirect("plan_action", found.pk)
    return _page(request, found, form)


def _blocked(action: Action, said: dict):
    return actions.block_action(
        action=action, cause=said["cause"], text=said["text"], on=said["on"]
    )


@for_coordinators
@require_POST
def lift(request: HttpRequest, pk: int, obstacle: int) -> HttpResponse:
    """An obstacle no longer stands."""
    found = access.get_action_for(request.user, pk)
    actions.lift_obstacle(obstacle=get_object_or_404(found.obstacles, pk=obstacle))
    text = localized(found, "text")
    messages.success(
        request,
        _("L’obstacle est levé : « %(action)s » peut reprendre.") % {"action": text},
    )
    return redirect("plan_action", found.pk)


@for_coordinators
@require_POST
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """The coordinator has seen that the action can go on."""
    found = access.get_action_for(request.user, pk)
    actions.see_lifted(action=found)
    messages.success(request, _("C’est noté : vous savez que cette action peut reprendre."))
    return redirect("plan_action", found.pk)

"""What the pages of coordinators share, and the home of the service: the activities of a program, by date."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities import access
from activities.enums import (
    ActivityKind,
    ActivityState,
    OfferingState,
    RegistrationState,
    SessionState,
)
from activities.models import Activity
from activities.views.desk_listed import ActivityList, Asked
from programs.choosing import to_open
from programs.doors import for_coordinators

TONES = {
    ActivityState.PLANNED: "neutral",
    ActivityState.OPEN: "active",
    ActivityState.CLOSED: "attention",
    ActivityState.HELD: "done",
    ActivityState.REPORTED: "done",
    ActivityState.POSTPONED: "attention",
    ActivityState.CANCELLED: "stopped",
}
OFFERING_TONES = {OfferingState.OFFERED: "active", OfferingState.CANCELLED: "stopped"}
SESSION_TONES = {
    SessionState.SCHEDULED: "active",
    SessionState.HELD: "done",
    SessionState.CANCELLED: "stopped",
}
REGISTRATION_TONES = {
    RegistrationState.CONFIRMED: "done",
    RegistrationState.WAITING: "attention",
    RegistrationState.CANCELLED: "stopped",
}
CONFIRM = "activities/desk_confirm.html"
FORM = "activities/desk_form.html"


def tabs_of(activity: Activity, here: str) -> list[dict]:
    """The pages of an activity, side by side; kiosks, of a fair, or where there are some."""
    labels = {
        "activity_page": _("L’activité"),
        "activity_registrations": _("Inscriptions"),
        "activity_certificates": _("Attestations"),
        "cost_activity": _("Coûts"),
        "transport_activity": _("Transports"),
        "survey_list": _("Appréciation"),
    }
    if here == "kiosk_list" or activity.kind == ActivityKind.FAIR or activity.kiosks.exists():
        labels["kiosk_list"] = _("Kiosques")
    return [
        {"label": label, "url": reverse(name, args=[activity.pk]), "current": name == here}
        for name, label in labels.items()
    ]


def state_of(activity: Activity, is_full: bool) -> dict[str, str]:
    """Where an activity stands; « complète » follows from its seats."""
    if is_full and activity.state == ActivityState.OPEN:
        return {"label": _("Complète"), "tone": "attention"}
    return {"label": activity.get_state_display(), "tone": TONES[ActivityState(activity.state)]}


@for_coordinators
@require_safe
def activity_desks(request: HttpRequest) -> HttpResponse:
    """The programs that hold activities; of a single or chosen one, its desk."""
    programs = list(access.activity_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("activity_desk", program.slug)
    groups = [{"program": one} for one in programs]
    return render(request, "activities/desks.html", {"groups": groups})


@for_coordinators
@require_safe
def activity_desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The activities of a program: those of a year, the next first, with what awaits in each."""
    program = access.get_activity_program_for(request.user, slug)
    listed = ActivityList(program, request.user, Asked.read(request.GET))
    page = listed.page(request.GET.get("page"))
    rows = listed.rows(page.object_list)
    context = {
        "program": program,
        "listed": listed,
        "asked": listed.asked,
        "page": page,
        "rows": [row | {"state": state_of(row["activity"], row["is_full"])} for row in rows],
        "kinds": ActivityKind.choices,
        "states": ActivityState.choices,
        "is_empty": not page.object_list and not listed.has_any,
    }
    return render(request, "activities/desk.html", context)

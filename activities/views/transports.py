"""Who is driven to the sessions of an activity, by whom, from where, and whether there are seats."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.actions.transports import keep_transport, remove_transport
from activities.boarding import Vehicle, ride_of, rides_of
from activities.enums import TransportState
from activities.forms.transports import TransportForm, stops_form
from activities.models import Transport
from activities.views.costs_desk import (
    ASKS,
    ask_removal,
    for_coordinators,
    organizations_for,
    page_of_form,
    sent,
)
from activities.views.desk import tabs_of
from programs.forms import attempt

TONES = {
    TransportState.ASKED: "attention",
    TransportState.BOOKED: "done",
    TransportState.CANCELLED: "stopped",
}


@for_coordinators
@require_safe
def transport_activity(request: HttpRequest, pk: int) -> HttpResponse:
    activity = access.get_activity_for(request.user, pk)
    context = {
        "activity": activity,
        "program": activity.program,
        "rides": [
            {"ride": ride, "vehicles": [_shown(one) for one in ride.vehicles]}
            for ride in rides_of(activity)
        ],
        "tabs": tabs_of(activity, "transport_activity"),
    }
    return render(request, "activities/transport_activity.html", context)


def _shown(vehicle: Vehicle) -> dict:
    return {
        "vehicle": vehicle,
        "transport": vehicle.transport,
        "tone": TONES[TransportState(vehicle.transport.state)],
        "warning": warning_of(vehicle),
    }


def warning_of(vehicle: Vehicle) -> str:
    """What whoever plans must know of a vehicle that does not have the seats; nothing where it has."""
    if not (vehicle.runs and vehicle.too_many):
        return ""
    return _(
        "%(boards)s personnes y montent et il a %(seats)s places : il en manque %(number)s."
    ) % {
        "boards": vehicle.boards,
        "seats": vehicle.transport.seats,
        "number": vehicle.too_many,
    }


@for_coordinators
@require_http_methods(ASKS)
def transport_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a vehicle for a session: its stops are those of the groups that asked and have none."""
    session = access.get_session_for(request.user, pk)
    return _edited(request, Transport(session=session), _("Ajouter un transport"))


@for_coordinators
@require_http_methods(ASKS)
def transport(request: HttpRequest, pk: int) -> HttpResponse:
    found = _transport(request, pk)
    return _edited(
        request,
        found,
        _("Changer le transport"),
        removal_url=reverse("transport_remove", args=[found.pk]),
    )


def _edited(request: HttpRequest, found: Transport, title: str, **details) -> HttpResponse:
    session = found.session
    activity = session.offering.activity
    groups = list(
        session.offering.registrations.confirmed()
        .select_related("school", "booking")
        .order_by("pk")
    )
    form = TransportForm(
        *sent(request),
        instance=found,
        session=session,
        organizations=organizations_for(request.user),
    )
    stops = stops_form(request.POST or None, found, ride_of(session), groups)
    if request.method == "POST" and form.is_valid() and stops.is_valid():
        kept = attempt(form, form.save_once, save=lambda: _kept(form, stops))
        if kept:
            _say(request, kept)
            return redirect("transport_activity", activity.pk)
    return page_of_form(
        request,
        form,
        title=title,
        object_label=f"{activity} · {session.begins}",
        back=reverse("transport_activity", args=[activity.pk]),
        activity=activity,
        program=activity.program,
        stops=stops,
        template="activities/transport_form.html",
        **details,
    )


def _kept(form: TransportForm, stops) -> Transport:
    kept = keep_transport(transport=form.instance, quoted=form.cleaned_data["quoted"])
    stops.instance = kept
    for position, row in enumerate(stops.forms):
        row.instance.position = position
    stops.save()
    return kept


def _say(request: HttpRequest, kept: Transport) -> None:
    warning = warning_of(Vehicle.of(Transport.objects.prefetch_related("stops").get(pk=kept.pk)))
    if warning:
        messages.warning(request, f"{kept} : {warning}")
    else:
        messages.success(request, _("Le transport est inscrit."))


@for_coordinators
@require_http_methods(ASKS)
def transport_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _transport(request, pk)
    activity = found.session.offering.activity
    return ask_removal(
        request,
        remove=lambda: remove_transport(transport=found),
        title=_("Retirer le transport"),
        done=_("Le transport est retiré."),
        back=reverse("transport_activity", args=[activity.pk]),
        object_label=f"{found} · {found.session.begins}",
        activity=activity,
        program=activity.program,
        consequences=[_("Ses arrêts et le coût prévu sont retirés avec lui.")],
    )


def _transport(request: HttpRequest, pk: int) -> Transport:
    found = access.visible_transports(request.user).select_related(
        "session__offering__activity__program__lead", "cost", "carrier"
    )
    return get_object_or_404(found, pk=pk)

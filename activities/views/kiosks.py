"""The kiosks of a fair, by space: who was asked, who comes, what each needs."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.enums import KioskState
from activities.forms.kiosks import KioskForm
from activities.models import Activity, Kiosk
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
from programs.lib.numbering import natural_key

TONES = {
    KioskState.ASKED: "attention",
    KioskState.CONFIRMED: "done",
    KioskState.DECLINED: "stopped",
}


@for_coordinators
@require_safe
def kiosk_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The kiosks by space, those without one last; who declined stands after all."""
    activity = access.get_activity_for(request.user, pk)
    kiosks = list(
        access.visible_kiosks(request.user).filter(activity=activity).select_related("organization")
    )
    kiosks.sort(key=_in_order)
    numbers = Counter(one.state for one in kiosks)
    context = {
        "activity": activity,
        "program": activity.program,
        "rows": [{"kiosk": one, "tone": TONES[KioskState(one.state)]} for one in kiosks],
        "numbers": [
            {"label": label.lower(), "value": numbers[state]} for state, label in KioskState.choices
        ],
        "tabs": tabs_of(activity, "kiosk_list"),
    }
    return render(request, "activities/kiosk_list.html", context)


def _in_order(kiosk: Kiosk) -> tuple:
    return (
        kiosk.state == KioskState.DECLINED,
        not kiosk.space,
        natural_key(kiosk.space),
        str(kiosk),
        kiosk.pk,
    )


@for_coordinators
@require_http_methods(ASKS)
def kiosk_new(request: HttpRequest, pk: int) -> HttpResponse:
    activity = access.get_activity_for(request.user, pk)
    return _edited(request, Kiosk(activity=activity), activity, _("Ajouter un kiosque"))


@for_coordinators
@require_http_methods(ASKS)
def kiosk(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kiosk(request, pk)
    return _edited(
        request,
        found,
        found.activity,
        _("Changer le kiosque"),
        removal_url=reverse("kiosk_remove", args=[found.pk]),
    )


def _edited(
    request: HttpRequest, found: Kiosk, activity: Activity, title: str, **details
) -> HttpResponse:
    form = KioskForm(
        *sent(request),
        instance=found,
        activity=activity,
        organizations=organizations_for(request.user),
    )
    if request.method == "POST" and form.is_valid() and attempt(form, form.save_once):
        messages.success(request, _("Le kiosque est inscrit."))
        return redirect("kiosk_list", activity.pk)
    return page_of_form(
        request,
        form,
        title=title,
        back=reverse("kiosk_list", args=[activity.pk]),
        activity=activity,
        program=activity.program,
        **details,
    )


@for_coordinators
@require_http_methods(ASKS)
def kiosk_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kiosk(request, pk)
    return ask_removal(
        request,
        remove=found.delete,
        title=_("Retirer le kiosque"),
        done=_("Le kiosque est retiré."),
        back=reverse("kiosk_list", args=[found.activity_id]),
        object_label=str(found),
        activity=found.activity,
        program=found.activity.program,
    )


def _kiosk(request: HttpRequest, pk: int) -> Kiosk:
    found = access.visible_kiosks(request.user).select_related(
        "activity__program__lead", "organization"
    )
    return get_object_or_404(found, pk=pk)

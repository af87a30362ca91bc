"""« Nos inscriptions aux activités »: what a school, or the board of several, reads of its own groups."""

from django.core.exceptions import PermissionDenied
from django.db.models import Min, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activities.access import own_school_registrations
from activities.enums import RegistrationState
from activities.models import Session
from programs.asked import page_of
from programs.enums import MembershipRole, SchoolLevel
from programs.lib.periods import today

A_PAGE = 25
TO_COME, OVER = "a-venir", "passees"
TABS = {TO_COME: gettext_lazy("À venir"), OVER: gettext_lazy("Passées")}
_TONES = {
    RegistrationState.CONFIRMED: "done",
    RegistrationState.WAITING: "attention",
    RegistrationState.CANCELLED: "stopped",
}


@never_cache
def registration_own(request: HttpRequest) -> HttpResponse:
    """The groups of the schools of whoever signed in as a partner: those to come, or those that are over."""
    if MembershipRole.PARTNER not in request.user.roles:
        raise PermissionDenied
    return _own(request)


@require_safe
def _own(request: HttpRequest) -> HttpResponse:
    tab = OVER if request.GET.get("quand") == OVER else TO_COME
    page = page_of(_listed(request.user, tab), A_PAGE, request.GET.get("page"))
    context = {
        "page": page,
        "entries": [_entry(one) for one in page],
        "tabs": [
            {"label": label, "url": f"?quand={key}", "current": key == tab}
            for key, label in TABS.items()
        ],
    }
    return render(request, "activities/registration_own.html", context)


def _listed(user, tab: str):
    """With ``first`` and ``last``, the days of their sessions; those without any are to come."""
    sessions = Session.objects.not_cancelled().filter(offering=OuterRef("offering"))
    days = sessions.order_by().values("offering")
    found = (
        own_school_registrations(user)
        .filter(is_walk_in=False)
        .annotate(
            first=Subquery(days.annotate(day=Min("day")).values("day")),
            last=Subquery(sessions.order_by("-day").values("day")[:1]),
        )
        .select_related("offering__activity", "school", "booking")
    )
    if tab == OVER:
        return found.filter(last__lt=today()).order_by("-last", "-pk")
    return found.exclude(last__lt=today()).order_by("first", "pk")


def _entry(one) -> dict:
    return {
        "one": one,
        "activity": one.offering.activity,
        "first": one.first,
        "levels": ", ".join(str(SchoolLevel(level).label) for level in one.levels),
        "label": one.get_state_display(),
        "tone": _TONES[RegistrationState(one.state)],
    }

"""What the pages of logistics and of outreach share: whose they are, a page of one form."""

from collections.abc import Callable, Iterable
from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from programs.access import can_coordinate, visible_organizations
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_accounts, for_coordinators
from programs.forms import attempt
from programs.lib.periods import Period, today
from programs.models import Program

__all__ = [
    "ASKS",
    "FORM",
    "ask_removal",
    "for_accounts",
    "for_coordinators",
    "organizations_for",
    "page_of_form",
    "require_coordination",
    "sent",
    "year_asked",
    "years_offered",
]

FORM = "activities/cost_form.html"


def require_coordination(user, program: Program) -> None:
    """Finance officers read, coordinators write."""
    if not can_coordinate(user, program):
        raise PermissionDenied


def organizations_for(user) -> QuerySet:
    """The directory, in the order in which it is offered."""
    return visible_organizations(user).order_by("name", "pk")


def year_asked(request: HttpRequest, program: Program) -> Period:
    """The fiscal year in the address, or the one that one works in. Raises BadRequest for what is none."""
    text = request.GET.get("exercice")
    if text is None:
        return program.year_at(today())
    try:
        return program.calendar.year(text)
    except ValueError:
        raise BadRequest("a year is none") from None


def years_offered(program: Program, days: Iterable[date], asked: Period) -> list[dict]:
    """The fiscal years of ``days``, with the one that one works in and the one that is asked for, the newest first."""
    calendar = program.calendar
    years = {calendar.year_containing(day) for day in days} | {program.year_at(today()), asked}
    return [
        {"label": calendar.label(one), "name": calendar.name(one), "year": one}
        for one in sorted(years, reverse=True)
    ]


def page_of_form(
    request: HttpRequest, form, *, title: str, back: str, template: str = FORM, **details
) -> HttpResponse:
    """A page of one form; `details`: the ``program`` and the ``activity`` that it is about, what else it shows."""
    context = {
        "title": title,
        "form": form,
        "object_label": "",
        "action": _("Enregistrer"),
        "danger": False,
        "cancel_url": back,
        "consequences": [],
        "activity": None,
        "removal_url": "",
    }
    return render(request, template, context | details)


def ask_removal(
    request: HttpRequest, *, remove: Callable, title: str, done: str, back: str, **details
) -> HttpResponse:
    """Ask whether a record is to be removed, and ``remove()`` it."""
    form = forms.Form(*sent(request))
    if request.method == "POST" and form.is_valid():
        attempt(form, remove)
        if not form.errors:
            messages.success(request, done)
            return redirect(back)
    return page_of_form(
        request, form, title=title, back=back, action=_("Retirer"), danger=True, **details
    )

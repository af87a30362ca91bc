"""« Rayonnement »: what was said of a program in public, by fiscal year, and its quick entry."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.actions.outreach import keep
from activities.enums import OutreachKind
from activities.forms.outreach import OutreachForm
from activities.models import OutreachEntry
from activities.reached import across, by_kind
from activities.views.costs_desk import (
    ASKS,
    ask_removal,
    for_coordinators,
    organizations_for,
    page_of_form,
    sent,
    year_asked,
    years_offered,
)
from activities.whens import say_when, write_when
from programs.asked import page_of
from programs.choosing import to_open
from programs.forms import attempt
from programs.lib.periods import Period, today
from programs.lib.quantities import unknown
from programs.models import Program

PAGE = 100
MOST_MEDIA = 100


@for_coordinators
@require_safe
def outreach_programs(request: HttpRequest) -> HttpResponse:
    """The programs that hold activities; of a single or chosen one, what was said of it."""
    programs = list(access.activity_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("outreach_list", program.slug)
    entries = access.visible_outreach(request.user).filter(program__in=programs).order_by()
    numbers = dict(entries.values_list("program").annotate(number=Count("pk")))
    groups = [{"program": one, "number": numbers.get(one.pk, 0)} for one in programs]
    return render(request, "activities/outreach_programs.html", {"groups": groups})


@for_coordinators
@require_safe
def outreach_list(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_activity_program_for(request.user, slug)
    entries = access.visible_outreach(request.user).filter(program=program)
    year = year_asked(request, program)
    language = get_language() or "fr"
    kinds = by_kind(entries.within(year))
    listed = entries.within(year).order_by("-ends_on", "kind", "pk")
    page = page_of(listed, PAGE, request.GET.get("page"))
    context = {
        "program": program,
        "year": year,
        "years": years_offered(program, entries.dates("ends_on", "month"), year),
        "kinds": [
            {"label": one.label, "value": one.said(language), "detail": one.detail} for one in kinds
        ],
        "page": page,
        "rows": [row_of(one, program, language) for one in page.object_list],
        "across": [row_of(one, program, language) for one in across(entries, year)],
    }
    return render(request, "activities/outreach_list.html", context)


def row_of(entry: OutreachEntry, program: Program, language: str) -> dict:
    return {
        "entry": entry,
        "when": say_when(Period(entry.starts_on, entry.ends_on), program.calendar, language),
        "count": unknown(language) if entry.count is None else str(entry.count),
        "reached": entry.quantity.display(language),
    }


@for_coordinators
@require_http_methods(ASKS)
def outreach_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an entry; the next one begins with its kind, its medium and its date."""
    program = access.get_activity_program_for(request.user, slug)
    form = OutreachForm(
        *sent(request),
        program=program,
        organizations=organizations_for(request.user),
        initial=_kept_from_before(request),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, form.save_once, save=lambda: keep(form.instance))
        if made:
            messages.success(request, _("Inscrit : %(entry)s.") % {"entry": made})
            if "again" in request.POST:
                return redirect(_next(made, program))
            return redirect(_list_of(made, program))
    return _page(request, form, program, _("Inscrire une parution"), may_go_on=True)


def _kept_from_before(request: HttpRequest) -> dict:
    kept = {
        "kind": request.GET.get("nature", ""),
        "medium": request.GET.get("media", ""),
        "when": request.GET.get("quand", "") or today().isoformat(),
    }
    if kept["kind"] and kept["kind"] not in OutreachKind:
        raise BadRequest("a kind is none")
    return kept


def _next(made: OutreachEntry, program: Program) -> str:
    period = Period(made.starts_on, made.ends_on)
    kept = {
        "nature": made.kind,
        "quand": write_when(period, program.calendar, get_language() or "fr"),
    }
    if made.medium:
        kept["media"] = made.medium
    return f"{reverse('outreach_new', args=[program.slug])}?{urlencode(kept)}"


def _list_of(entry: OutreachEntry, program: Program) -> str:
    year = program.calendar.year_containing(entry.ends_on)
    query = urlencode({"exercice": program.calendar.name(year)})
    return f"{reverse('outreach_list', args=[program.slug])}?{query}"


@for_coordinators
@require_http_methods(ASKS)
def outreach_entry(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_outreach_for(request.user, pk)
    form = OutreachForm(
        *sent(request),
        instance=found,
        program=found.program,
        organizations=organizations_for(request.user),
    )
    if request.method == "POST" and form.is_valid() and attempt(form, keep, record=form.instance):
        messages.success(request, _("C’est changé."))
        return redirect(_list_of(found, found.program))
    return _page(
        request,
        form,
        found.program,
        _("Changer la parution"),
        removal_url=reverse("outreach_remove", args=[found.pk]),
    )


def _page(request: HttpRequest, form, program: Program, title: str, **details) -> HttpResponse:
    media = (
        OutreachEntry.objects.filter(program=program)
        .exclude(medium="")
        .order_by("medium")
        .values_list("medium", flat=True)
        .distinct()[:MOST_MEDIA]
    )
    return page_of_form(
        request,
        form,
        title=title,
        back=reverse("outreach_list", args=[program.slug]),
        program=program,
        media=list(media),
        template="activities/outreach_form.html",
        **{"may_go_on": False} | details,
    )


@for_coordinators
@require_http_methods(ASKS)
def outreach_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_outreach_for(request.user, pk)
    return ask_removal(
        request,
        remove=found.delete,
        title=_("Retirer la parution"),
        done=_("La parution est retirée."),
        back=reverse("outreach_list", args=[found.program.slug]),
        object_label=str(found),
        program=found.program,
    )

"""« Points saillants »: what is worth telling of a program, in order, with its pictures."""

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities import access
from activities.actions.highlights import add_picture, move
from activities.actions.outreach import keep
from activities.forms.highlights import HighlightForm, PictureDetailsForm, PictureForm
from activities.models import Highlight, HighlightPicture
from activities.telling import missing_of
from activities.views.costs_desk import (
    ASKS,
    ask_removal,
    for_coordinators,
    page_of_form,
    sent,
    year_asked,
    years_offered,
)
from programs.choosing import to_open
from programs.files import attachment
from programs.forms import attempt
from programs.lib.markdown import to_html
from programs.lib.periods import Period

DIRECTIONS = {"monter": -1, "descendre": 1}


@for_coordinators
@require_safe
def highlight_programs(request: HttpRequest) -> HttpResponse:
    """The programs that hold activities; of a single or chosen one, its highlights."""
    programs = list(access.activity_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("highlight_list", program.slug)
    told = access.visible_highlights(request.user).filter(program__in=programs).order_by()
    numbers = dict(told.values_list("program").annotate(number=Count("pk")))
    groups = [{"program": one, "number": numbers.get(one.pk, 0)} for one in programs]
    return render(request, "activities/highlight_programs.html", {"groups": groups})


@for_coordinators
@require_safe
def highlight_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The highlights of a fiscal year, in the order in which the periodical tells them."""
    program = access.get_activity_program_for(request.user, slug)
    told = access.visible_highlights(request.user).filter(program=program)
    year = year_asked(request, program)
    pictures = Prefetch("pictures", access.visible_highlight_pictures(request.user))
    listed = list(_of(told, year).prefetch_related(pictures))
    context = {
        "program": program,
        "year": year,
        "year_name": program.calendar.name(year),
        "has_periodical": program.runs_in(year),
        "years": years_offered(program, told.dates("happened_on", "month"), year),
        "rows": [row_of(one) for one in listed],
    }
    return render(request, "activities/highlight_list.html", context)


def _of(told, year: Period):
    return told.filter(happened_on__range=(year.start, year.end))


def row_of(highlight: Highlight) -> dict:
    pictures = list(highlight.pictures.all())
    printed = sum(one.is_printable for one in pictures)
    return {"highlight": highlight, "printed": printed, "kept_back": len(pictures) - printed}


@for_coordinators
@require_http_methods(ASKS)
def highlight_new(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_activity_program_for(request.user, slug)
    form = HighlightForm(*sent(request), program=program)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, form.save_once, save=lambda: keep(form.instance))
        if made:
            messages.success(request, _("Le point saillant est écrit : joignez-y des photos."))
            return redirect("highlight", made.pk)
    return page_of_form(
        request,
        form,
        title=_("Écrire un point saillant"),
        back=reverse("highlight_list", args=[program.slug]),
        program=program,
    )


@for_coordinators
@require_safe
def highlight(request: HttpRequest, pk: int) -> HttpResponse:
    """A highlight as it will be read, with its pictures and what each still misses."""
    found = access.get_highlight_for(request.user, pk)
    pictures = access.visible_highlight_pictures(request.user).filter(highlight=found)
    context = {
        "highlight": found,
        "program": found.program,
        "text": mark_safe(to_html(found.text)),
        "text_en": mark_safe(to_html(found.text_en)),
        "pictures": [{"picture": one, "missing": missing_of(one)} for one in pictures],
        "year_name": found.program.calendar.name(
            found.program.calendar.year_containing(found.happened_on)
        ),
    }
    return render(request, "activities/highlight.html", context)


@for_coordinators
@require_http_methods(ASKS)
def highlight_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_highlight_for(request.user, pk)
    form = HighlightForm(*sent(request), instance=found, program=found.program)
    if request.method == "POST" and form.is_valid() and attempt(form, keep, record=form.instance):
        messages.success(request, _("C’est changé."))
        return redirect("highlight", found.pk)
    return page_of_form(
        request,
        form,
        title=_("Changer le point saillant"),
        back=reverse("highlight", args=[found.pk]),
        program=found.program,
        removal_url=reverse("highlight_remove", args=[found.pk]),
    )


@for_coordinators
@require_POST
def highlight_move(request: HttpRequest, pk: int, direction: str) -> HttpResponse:
    """One place earlier or later among those of its fiscal year."""
    if direction not in DIRECTIONS:
        raise Http404
    found = access.get_highlight_for(request.user, pk)
    program = found.program
    year = program.calendar.year_containing(found.happened_on)
    told = access.visible_highlights(request.user).filter(program=program)
    move(_of(told, year), found.pk, by=DIRECTIONS[direction])
    address = reverse("highlight_list", args=[program.slug])
    return redirect(f"{address}?exercice={program.calendar.name(year)}")


@for_coordinators
@require_http_methods(ASKS)
def highlight_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_highlight_for(request.user, pk)
    return ask_removal(
        request,
        remove=found.delete,
        title=_("Retirer le point saillant"),
        done=_("Le point saillant est retiré."),
        back=reverse("highlight_list", args=[found.program.slug]),
        object_label=str(found),
        program=found.program,
        consequences=[_("Ses photos sont retirées avec lui.")],
    )


# --- pictures


@for_coordinators
@require_http_methods(ASKS)
def highlight_picture_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_highlight_for(request.user, pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PictureForm(*posted)
    if posted and form.is_valid():
        added = attempt(
            form, lambda: add_picture(highlight=found, by=request.user, **form.answers())
        )
        if added:
            messages.success(request, _("La photo est jointe."))
            return redirect("highlight", found.pk)
    return _picture_page(request, form, found, _("Joindre une photo"))


@for_coordinators
@require_http_methods(ASKS)
def highlight_picture(request: HttpRequest, pk: int, picture_pk: int) -> HttpResponse:
    """What is said of a picture, and who agreed."""
    found, picture = _picture(request, pk, picture_pk)
    form = PictureDetailsForm(*sent(request), instance=picture)
    if request.method == "POST" and form.is_valid() and attempt(form, form.save):
        messages.success(request, _("C’est changé."))
        return redirect("highlight", found.pk)
    return _picture_page(
        request,
        form,
        found,
        _("Changer la photo"),
        removal_url=reverse("highlight_picture_remove", args=[found.pk, picture.pk]),
    )


def _picture_page(request: HttpRequest, form, found: Highlight, title: str, **details):
    return page_of_form(
        request,
        form,
        title=title,
        back=reverse("highlight", args=[found.pk]),
        object_label=str(found),
        program=found.program,
        **details,
    )


@for_coordinators
@require_safe
def highlight_picture_file(request: HttpRequest, pk: int, picture_pk: int) -> HttpResponse:
    _found, picture = _picture(request, pk, picture_pk)
    return attachment(picture)


@for_coordinators
@require_POST
def highlight_picture_move(
    request: HttpRequest, pk: int, picture_pk: int, direction: str
) -> HttpResponse:
    if direction not in DIRECTIONS:
        raise Http404
    found, picture = _picture(request, pk, picture_pk)
    move(found.pictures.all(), picture.pk, by=DIRECTIONS[direction])
    return redirect("highlight", found.pk)


@for_coordinators
@require_http_methods(ASKS)
def highlight_picture_remove(request: HttpRequest, pk: int, picture_pk: int) -> HttpResponse:
    found, picture = _picture(request, pk, picture_pk)
    return ask_removal(
        request,
        remove=picture.delete,
        title=_("Retirer la photo"),
        done=_("La photo est retirée."),
        back=reverse("highlight", args=[found.pk]),
        object_label=picture.name,
        program=found.program,
    )


def _picture(request: HttpRequest, pk: int, picture_pk: int) -> tuple[Highlight, HighlightPicture]:
    found = access.get_highlight_for(request.user, pk)
    return found, access.get_highlight_picture_for(request.user, found, picture_pk)

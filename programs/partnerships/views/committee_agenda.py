"""The points of an agenda and the documents of a meeting, written at the desk."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.budgets.views.desk import ASKS, form_page, sent
from programs.doors import for_coordinators
from programs.files import attachment
from programs.forms import attempt
from programs.partnerships import access
from programs.partnerships.actions import committee_agenda as actions
from programs.partnerships.forms.committee_meeting import FileForm, ItemForm
from programs.partnerships.models import AgendaItem, CommitteeMeeting
from programs.partnerships.views.committee import FORM
from programs.partnerships.whens import day_said

WAYS = {"haut": -1, "bas": 1}


def back_to_agenda(meeting_pk: int) -> HttpResponse:
    return redirect(f"{reverse('committee_meeting', args=[meeting_pk])}#agenda")


def refused(request: HttpRequest, error: ValidationError) -> None:
    messages.error(request, " ".join(error.messages))


@for_coordinators
@require_http_methods(ASKS)
def committee_item_new(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = access.get_committee_meeting_for(request.user, pk)
    form = ItemForm(*sent(request), instance=AgendaItem(meeting=meeting))
    if form.is_bound and form.is_valid() and attempt(form, actions.add_item, item=form.instance):
        messages.success(request, _("Le point est ajouté."))
        if "again" in request.POST:
            return redirect("committee_item_new", pk)
        return back_to_agenda(pk)
    return _item_form(request, form, meeting, _("Ajouter un point"), again=True)


@for_coordinators
@require_http_methods(ASKS)
def committee_item_change(request: HttpRequest, pk: int) -> HttpResponse:
    item = access.get_agenda_item_for(request.user, pk)
    if item.follow_up_id:
        raise Http404
    form = ItemForm(*sent(request), instance=item)
    if form.is_bound and form.is_valid() and attempt(form, actions.change_item, item=form.instance):
        messages.success(request, _("Le point est enregistré."))
        return back_to_agenda(item.meeting_id)
    return _item_form(request, form, item.meeting, _("Modifier le point"))


def _item_form(
    request: HttpRequest, form, meeting: CommitteeMeeting, title: str, again: bool = False
) -> HttpResponse:
    return form_page(
        request,
        form,
        template="partnerships/committee_member_form.html" if again else FORM,
        title=title,
        object_label=f"{meeting.committee} · {day_said(meeting)}",
        committee=meeting.committee,
        meeting=meeting,
        again=again,
        cancel_url=f"{reverse('committee_meeting', args=[meeting.pk])}#agenda",
    )


@for_coordinators
@require_POST
def committee_item_move(request: HttpRequest, pk: int, direction: str) -> HttpResponse:
    """A point, or the follow-ups as a whole, one place up or down."""
    if direction not in WAYS:
        raise BadRequest("a direction is none")
    item = access.get_agenda_item_for(request.user, pk)
    try:
        actions.move_item(item=item, by=WAYS[direction])
    except ValidationError as error:
        refused(request, error)
    return back_to_agenda(item.meeting_id)


@for_coordinators
@require_POST
def committee_item_remove(request: HttpRequest, pk: int) -> HttpResponse:
    item = access.get_agenda_item_for(request.user, pk)
    try:
        actions.remove_item(item=item)
    except ValidationError as error:
        refused(request, error)
    else:
        messages.success(request, _("Le point est retiré."))
    return back_to_agenda(item.meeting_id)


@for_coordinators
@require_POST
def committee_items_usual(request: HttpRequest, pk: int) -> HttpResponse:
    """The usual points that are not there yet."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    try:
        count = actions.add_usual(meeting=meeting)
    except ValidationError as error:
        refused(request, error)
    else:
        text = ngettext("%(count)d point est ajouté.", "%(count)d points sont ajoutés.", count)
        messages.success(request, text % {"count": count})
    return back_to_agenda(pk)


# --- documents


@for_coordinators
@require_http_methods(ASKS)
def committee_file_new(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = access.get_committee_meeting_for(request.user, pk)
    files = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*files, meeting=meeting)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.join_file, meeting=meeting, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Le document est joint."))
        return redirect("committee_meeting", pk)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Joindre un document"),
        object_label=f"{meeting.committee} · {day_said(meeting)}",
        committee=meeting.committee,
        meeting=meeting,
        cancel_url=reverse("committee_meeting", args=[pk]),
    )


@for_coordinators
@require_safe
def committee_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    return attachment(access.get_meeting_file_for(request.user, pk))


@for_coordinators
@require_POST
def committee_file_remove(request: HttpRequest, pk: int) -> HttpResponse:
    file = access.get_meeting_file_for(request.user, pk)
    meeting = file.meeting_id
    try:
        actions.remove_file(file=file)
    except ValidationError as error:
        refused(request, error)
    else:
        messages.success(request, _("Le document est retiré."))
    return redirect("committee_meeting", meeting)

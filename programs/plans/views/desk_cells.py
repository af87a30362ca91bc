"""One thing of a line, changed where it stands or on a page of its own; and the last change, taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh, reswap, retarget

from programs import integrity
from programs.access import visible_organizations
from programs.asked import read_number
from programs.forms import attempt
from programs.lib.periods import today
from programs.models.fields import localized
from programs.plans import access, editing
from programs.plans.editing import Cell, Change, Line
from programs.plans.following import sheet_of
from programs.plans.forms.desk import TogetherForm
from programs.plans.models import Action
from programs.plans.sifting import Asked, Sieve
from programs.plans.views.desk import (
    ASKS,
    UNDO_KEY,
    address_of,
    for_coordinators,
    shown_columns,
    strip,
    whole,
)

MOST_AT_ONCE = 500


@for_coordinators
@require_http_methods(ASKS)
def action_cell(request: HttpRequest, pk: int, cell: str) -> HttpResponse:
    return _cell(request, access.get_action_for(request.user, pk), cell)


@for_coordinators
@require_http_methods(ASKS)
def heading_cell(request: HttpRequest, pk: int, cell: str) -> HttpResponse:
    return _cell(request, access.get_heading_for(request.user, pk), cell)


def _cell(request: HttpRequest, line: Line, name: str) -> HttpResponse:
    asked = Asked.read(request.GET)
    cell = editing.cells_of(line).get(name)
    if cell is None:
        raise Http404
    in_table = bool(request.htmx)
    posted = (request.POST,) if request.method == "POST" else ()
    form = cell.make_form(*posted, line=line, user=request.user, in_table=in_table)
    if posted and form.is_valid():
        change = attempt(
            form,
            lambda: editing.save(
                cell=cell,
                line=line,
                answers=form.answers(),
                seen=form.cleaned_data["seen"],
                by=request.user,
            ),
        )
        if change:
            return _saved(request, line, cell, change, asked)
    if posted:
        form = _opened_again(form, line, cell)
    return _form(request, form, line, cell, asked)


def _opened_again(form, line: Line, cell: Cell):
    """The form as it was sent, which now has seen what the line says: sent again, it is written."""
    form.data = form.data.copy()
    fresh = type(line).objects.get(pk=line.pk)
    form.data[form.add_prefix("seen")] = editing.fingerprint(cell.read(fresh))
    return form


def _form(request: HttpRequest, form, line: Line, cell: Cell, asked: Asked) -> HttpResponse:
    context = {
        "title": cell.label,
        "object_label": f"{line.number} {localized(line, 'text')}",
        "form": form,
        "action": _("Enregistrer"),
        "danger": False,
        "cancel_url": address_of(line.plan, asked, line),
        "line": line,
        "cell": cell,
        "organizations": ()
        if request.htmx
        else visible_organizations(request.user).open_on(today()).told_apart(),
    }
    name = "plans/cell.html" if request.htmx else "plans/cell_page.html"
    return render(request, name, context)


def _saved(
    request: HttpRequest, line: Line, cell: Cell, change: Change, asked: Asked
) -> HttpResponse:
    token = editing.token_of(line.plan, cell, [change])
    if request.htmx and isinstance(line, Action):
        return _repainted(request, line, asked, token)
    request.session[UNDO_KEY] = token
    if request.htmx:
        return HttpResponseClientRefresh()
    return redirect(address_of(line.plan, asked, line))


def _repainted(
    request: HttpRequest, line: Action, asked: Asked, token: str, is_undone: bool = False
) -> HttpResponse:
    """The row anew, the marks above the table, and what was saved with its undoing."""
    plan = access.get_plan_for(request.user, line.plan_id)
    sieve = Sieve(sheet_of(plan, today()), asked)
    row = sieve.sheet.by_key[line.pk]
    context = strip(sieve) | {
        "row": row,
        "depth": len(row.above),
        "shown": shown_columns(request.user),
        "undo": token,
        "is_undone": is_undone,
        "ticked": frozenset(),
    }
    answer = HttpResponse(render_to_string("plans/repainted.html", context, request))
    return reswap(retarget(answer, f"#{row.key}"), "outerHTML")


@for_coordinators
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last change back; refused where somebody changed the same line since."""
    plan = access.get_plan_for(request.user, pk)
    asked = Asked.read(request.GET)
    lines, refusal = [], ""
    try:
        with transaction.atomic():
            lines = editing.undo(plan=plan, token=request.POST.get("token", ""), by=request.user)
    except editing.Meanwhile:
        refusal = _("Rien n’a été annulé : la ligne a changé depuis. Relisez-la avant d’y écrire.")
    except (ValidationError, IntegrityError) as error:
        refused = integrity.refusal(error) if isinstance(error, IntegrityError) else error
        refusal = " ".join(refused.messages)
    if request.htmx and len(lines) == 1 and isinstance(lines[0], Action):
        return _repainted(request, lines[0], asked, "", is_undone=True)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, _("C’est annulé : la ligne dit de nouveau ce qu’elle disait."))
    if request.htmx:
        return HttpResponseClientRefresh()
    return redirect(address_of(plan, asked, lines[0] if lines else None))


# --- Several at once ----------------------------------------------------------------------------------


@for_coordinators
@require_POST
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one thing of several actions: all of them, or none where one is refused."""
    plan = access.get_plan_for(request.user, pk)
    asked = Asked.read(request.GET)
    ticked = frozenset(read_number(one) for one in request.POST.getlist("action"))
    lines = list(plan.actions.filter(pk__in=ticked).select_related("plan"))
    if len(lines) != len(ticked):
        raise Http404
    form = TogetherForm(request.POST, plan=plan)
    if form.is_valid():
        changes = _written_together(form, lines, request.user)
        if changes is not None:
            cell = editing.OF_ACTIONS[form.cleaned_data["what"]]
            request.session[UNDO_KEY] = editing.token_of(plan, cell, changes)
            return redirect(address_of(plan, asked))
    return whole(request, plan, asked, form, ticked)


def _written_together(form: TogetherForm, lines: list[Action], user) -> list[Change] | None:
    if not lines or len(lines) > MOST_AT_ONCE:
        form.add_error(
            None,
            _("Cochez d’abord les actions à changer.")
            if not lines
            else _("Cochez au plus %(most)s actions à la fois.") % {"most": MOST_AT_ONCE},
        )
        return None
    cell = editing.OF_ACTIONS[form.cleaned_data["what"]]
    changes: list[Change] = []
    with transaction.atomic():
        for line in lines:
            change = _written_as_the_others(form, cell, line, user)
            if change is not None:
                changes.append(change)
        if form.errors:
            transaction.set_rollback(True)
    return None if form.errors else changes


def _written_as_the_others(form: TogetherForm, cell: Cell, line: Action, user) -> Change | None:
    """Write what ``form`` says on one line; what is refused is said on the form, with the number of the line."""
    said = dict(form.cleaned_data)
    one = cell.make_form(_asked_of(cell, line, said), line=line, user=user, in_table=True)
    if one.is_valid():
        change = attempt(
            one,
            lambda: editing.save(cell=cell, line=line, answers=one.answers(), seen=None, by=user),
        )
        if change:
            return change
    for errors in one.errors.values():
        for error in errors:
            form.add_error(None, f"{line.number or localized(line, 'text')[:40]} : {error}")
    return None


def _asked_of(cell: Cell, line: Action, said: dict) -> dict:
    if cell.name == "etat":
        return {"to": said["to"], "reason": said["reason"]}
    if cell.name == "echeance":
        # What was odd of the date was asked once for all of them.
        due = said["due_on"] or ""
        return {"due_on": due, "due_on-sure": str(due), "timeline": line.timeline}
    return {"names": said["names"]}

"""The lines of a plan that is being written: added, moved, taken out."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs.asked import read_number
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.models.fields import localized
from programs.plans import access, actions, editing
from programs.plans.editing import Line
from programs.plans.enums import DEPTHS, Level
from programs.plans.forms.cells import LineForm
from programs.plans.forms.desk import PlaceForm
from programs.plans.models import Action, ActionPlan, Heading
from programs.plans.sifting import Asked
from programs.plans.views.desk import ASKS, address_of

_LAST_NUMBER = re.compile(r"(\d+)(\D*)$")
_KEY = re.compile(r"[AH][0-9]{1,9}")


@for_coordinators
@require_http_methods(ASKS)
def add_line(request: HttpRequest, pk: int) -> HttpResponse:
    """A new line, right after the one that the address names, or at the end of the plan."""
    plan = access.get_plan_for(request.user, pk)
    after = _line_named(plan, request.GET.get("apres", ""))
    posted = (request.POST,) if request.method == "POST" else ()
    form = LineForm(*posted, initial=_likely(plan, after))
    if posted and form.is_valid():
        made = attempt(form, lambda: _added(plan, after, form.cleaned_data, request.user))
        if made:
            again = f"{reverse('plan_line_add', args=[plan.pk])}?apres={editing.key_of(made)}"
            if "again" in request.POST:
                messages.success(request, _("La ligne est ajoutée. Écrivez la suivante."))
                return redirect(again)
            messages.success(request, _("La ligne est ajoutée."))
            return redirect(address_of(plan, Asked(), made))
    context = {
        "form": form,
        "plan": plan,
        "after": _said(after) if after else "",
        "back": address_of(plan, Asked(), after),
    }
    return render(request, "plans/line_new.html", context)


def _line_named(plan: ActionPlan, key: str) -> Line | None:
    """The line of ``plan`` that an address names by its key; none where it names none."""
    if not key:
        return None
    if not _KEY.fullmatch(key):
        raise Http404
    number = read_number(key[1:])
    lines = plan.actions if key[0] == "A" else plan.headings
    line = lines.filter(pk=number).first()
    if line is None:
        raise Http404
    return line


def _likely(plan: ActionPlan, after: Line | None) -> dict:
    """What most likely comes after a line: one of its level, with the next number; under a heading, an action."""
    if after is None:
        return {"level": Level.ACTION if plan.headings.exists() else Level.AXIS}
    if isinstance(after, Heading):
        return {"level": Level.ACTION}
    return {"level": Level.ACTION, "number": _next_number(plan, after.number)}


def _next_number(plan: ActionPlan, number: str) -> str:
    found = _LAST_NUMBER.search(number)
    if not found:
        return ""
    following = f"{number[: found.start()]}{int(found[1]) + 1}{found[2]}"
    return "" if plan.actions.filter(number=following).exists() else following


def _added(plan: ActionPlan, after: Line | None, said: dict, user) -> Line:
    level = said.pop("level")
    above = _heading_for(after, level)
    if level == Level.ACTION:
        action = Action(plan=plan, heading=above, **said)
        return actions.add_action(action=action, by=user, after=after)
    heading = Heading(plan=plan, parent=above, level=level, **said)
    return actions.add_heading(heading=heading, after=after)


def _heading_for(after: Line | None, level: str) -> Heading | None:
    """The nearest heading, from the line ``after`` upwards, under which a line of ``level`` may stand."""
    heading = after if isinstance(after, Heading) else after and after.heading
    while heading is not None and DEPTHS[heading.level] >= DEPTHS[level]:
        heading = heading.parent
    return heading


def _said(line: Line) -> str:
    return f"{line.number} {localized(line, 'text')}".strip()


# --- What may be done with a line ---------------------------------------------------------------------


@for_coordinators
@require_http_methods(ASKS)
def action_place(request: HttpRequest, pk: int) -> HttpResponse:
    return _place(request, access.get_action_for(request.user, pk))


@for_coordinators
@require_http_methods(ASKS)
def heading_place(request: HttpRequest, pk: int) -> HttpResponse:
    return _place(request, access.get_heading_for(request.user, pk))


def _place(request: HttpRequest, line: Line) -> HttpResponse:
    """Up, down, or under another heading."""
    headings = line.plan.headings.order_by("position", "number_key", "pk")
    if isinstance(line, Heading):
        narrower = [level for level, depth in DEPTHS.items() if depth >= DEPTHS[line.level]]
        headings = headings.exclude(level__in=narrower)
    posted = (request.POST,) if request.method == "POST" else ()
    form = PlaceForm(*posted, line=line, headings=headings)
    if posted and form.is_valid() and attempt(form, lambda: _moved(request, line, form) or line):
        return redirect(address_of(line.plan, Asked(), line))
    is_action = isinstance(line, Action)
    context = {
        "form": form,
        "plan": line.plan,
        "line": line,
        "said": _said(line),
        "key": editing.key_of(line),
        "here": reverse("plan_action_place" if is_action else "plan_heading_place", args=[line.pk]),
        "remove": reverse(
            "plan_action_remove" if is_action else "plan_heading_remove", args=[line.pk]
        ),
        "back": address_of(line.plan, Asked(), line),
    }
    name = "plans/place.html" if request.htmx else "plans/place_page.html"
    return render(request, name, context)


def _moved(request: HttpRequest, line: Line, form: PlaceForm) -> None:
    way = request.POST.get("way", "")
    if way in ("up", "down"):
        actions.shift_line(line=line, by=-1 if way == "up" else 1)
    else:
        actions.move_line(line=line, under=form.cleaned_data["under"])


@for_coordinators
@require_http_methods(ASKS)
def action_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, access.get_action_for(request.user, pk))


@for_coordinators
@require_http_methods(ASKS)
def heading_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, access.get_heading_for(request.user, pk))


def _remove(request: HttpRequest, line: Line) -> HttpResponse:
    """Ask before a line is taken out of its plan."""
    form = forms.Form(request.POST if request.method == "POST" else None)
    back = address_of(line.plan, Asked(), line)
    if form.is_valid() and attempt(form, lambda: _removed(line)):
        messages.success(request, _said_removed(line))
        return redirect(address_of(line.plan, Asked()))
    context = {
        "title": _("Supprimer cette ligne"),
        "object_label": _said(line),
        "consequences": _consequences(line.plan),
        "form": form,
        "action": _("Supprimer la ligne"),
        "danger": True,
        "cancel_url": back,
    }
    return render(request, "components/confirm.html", context)


def _consequences(plan: ActionPlan) -> list[str]:
    if plan.version == 0:
        return [
            _("La ligne disparaît du plan."),
            _("Ses obstacles et ses participations disparaissent avec elle."),
        ]
    return [
        _(
            "La ligne sort du texte du plan. Les versions adoptées la gardent, et les périodes qu’elles couvrent la "
            "comptent encore."
        ),
        _("Elle se remet à sa place depuis les versions du plan."),
    ]


def _said_removed(line: Line) -> str:
    if line.plan.version == 0:
        return _("La ligne est supprimée.")
    address = reverse("plan_versions", args=[line.plan_id])
    return format_html(
        '{} <a href="{}">{}</a>', _("La ligne est retirée."), address, _("La remettre")
    )


def _removed(line: Line) -> bool:
    actions.remove_line(line=line)
    return True


@for_coordinators
@require_POST
def action_put_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _put_back(request, access.get_line_ever_for(request.user, Action, pk))


@for_coordinators
@require_POST
def heading_put_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _put_back(request, access.get_line_ever_for(request.user, Heading, pk))


def _put_back(request: HttpRequest, line: Line) -> HttpResponse:
    try:
        line = actions.put_back(line=line)
    except ValidationError as error:
        for said in error.messages:
            messages.error(request, said)
        return redirect("plan_versions", line.plan_id)
    messages.success(request, _("La ligne est remise à sa place."))
    return redirect(address_of(line.plan, Asked(), line))

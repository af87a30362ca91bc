"""Bringing the document of a plan in: it is sent, its levels are corrected beside its text, then it is confirmed."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import asked, jobs
from programs.access import coordinates, programs_coordinated_by
from programs.choosing import chosen_program
from programs.importing import later
from programs.importing.taking import latest
from programs.models import Import
from programs.plans import access, actions
from programs.plans.bringing import Brought, Proposal, bring_in, compare
from programs.plans.bringing.showing import LEFT, ROWS, Row, grouped, place_of, rows_of
from programs.plans.bringing.telling import counts_said
from programs.plans.bringing.waiting import Waiting
from programs.plans.bringing.writing import RESOURCE, refuse_unwritten
from programs.plans.enums import Level
from programs.plans.forms.importing import DocumentForm, TargetForm
from programs.plans.jobs import AT_ONCE, ask_import
from programs.plans.models import ActionPlan

# Of what changes, lines that are shown.
_SHOWN = 50
_CHOICE = "level-"


def _coordinators_only(request: HttpRequest) -> None:
    if not coordinates(request.user):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def plan_import(request: HttpRequest) -> HttpResponse:
    """Send the document of a plan, or paste its text."""
    _coordinators_only(request)
    return _ask(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_import_into(request: HttpRequest, pk: int) -> HttpResponse:
    """The same, into a plan that is there."""
    _coordinators_only(request)
    return _ask(request, access.get_plan_for(request.user, pk))


def _ask(request: HttpRequest, plan: ActionPlan | None) -> HttpResponse:
    programs = programs_coordinated_by(request.user)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    asked = programs.filter(slug=request.GET.get("programme", "")).first()
    initial = {"program": asked or chosen_program(request.user)}
    form = DocumentForm(*sent, programs=programs, plan=plan, initial=initial)
    if sent and form.is_valid():
        waiting = Waiting(
            name=form.name,
            sha256=form.sha256,
            source=form.source,
            user=request.user.pk,
            program=plan.program_id if plan else form.cleaned_data["program"].pk,
            code=plan.code if plan else "",
        )
        waiting.keep()
        return redirect("plan_import_preview", waiting.token)
    context = {"form": form, "plan": plan, "has_programs": programs.exists()}
    return render(request, "plans/import.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_import_preview(request: HttpRequest, waiting: str) -> HttpResponse:
    """What a document gives, beside its text; correct its levels, then confirm."""
    _coordinators_only(request)
    found = Waiting.get(waiting, request.user)
    if found is None:
        messages.warning(
            request, _("Ce document n’attend plus : il est importé, ou l’attente a expiré.")
        )
        return redirect("plan_import")
    if not programs_coordinated_by(request.user).filter(pk=found.program).exists():
        raise Http404
    if request.method == "POST":
        return _answer(request, found)
    preview = _Preview(found, request)
    return render(request, "plans/import_preview.html", preview.context())


# --- What is shown ------------------------------------------------------------------------------


@dataclass
class _Preview:
    """A document that waits, as its page shows it."""

    waiting: Waiting
    request: HttpRequest

    @cached_property
    def rows(self) -> list[Row]:
        waiting = self.waiting
        return rows_of(waiting.source, waiting.understood.outline.lines, waiting.levels)

    @cached_property
    def _looked(self) -> tuple[ActionPlan | None, Proposal | None, str, bool]:
        """The plan that it goes to, what would change, what stands in the way, and whether a revision lifts that."""
        outline, plan = self.waiting.understood.outline, None
        try:
            plan = self.waiting.target.find(outline)
            proposal = compare(plan, outline)
            if plan is None:
                self.waiting.target.period_of(outline)
        except ValidationError as error:
            return plan, None, " ".join(error.messages), False
        try:
            if plan:
                refuse_unwritten(plan)
        except ValidationError as error:
            return plan, proposal, " ".join(error.messages), plan.is_followed
        return plan, proposal, "", False

    def context(self) -> dict:
        waiting, outline = self.waiting, self.waiting.understood.outline
        plan, proposal, refusal, may_revise = self._looked
        page = asked.page_of(self.rows, ROWS, self.request.GET.get("page"))
        warnings = proposal.warnings if proposal else outline.warnings
        context = {
            "waiting": waiting,
            "is_own": waiting.understood.is_own,
            "outline": outline,
            "counts": counts_said(outline),
            "target_form": TargetForm(
                initial={"code": waiting.code, "period": waiting.period},
                program=waiting.target.program,
            ),
            "program": waiting.target.program,
            "begins": None if plan or refusal else waiting.target.begin(outline),
            "plan": plan,
            "proposal": proposal,
            "refusal": refusal,
            "may_revise": may_revise,
            "groups": grouped(warnings, self.rows),
            "warned": len(warnings),
            "page": page,
            "levels": [
                *((level.value, level.label) for level in Level),
                (LEFT, _("À laisser de côté")),
            ],
            "earlier": self._earlier(),
            "shown": _SHOWN,
        }
        return context

    def _earlier(self) -> str:
        waiting = self.waiting
        made = latest(
            RESOURCE, waiting.sha256, program=waiting.target.program, by=self.request.user
        )
        return _already(made) if made else ""


def _already(made: Import) -> str:
    said = _("Ce document a déjà été importé le %(when)s par %(who)s.") % {
        "when": localize(timezone.localtime(made.made_at)),
        "who": made.made_by or _("la ligne de commande"),
    }
    return format_html(
        '{} <a href="{}">{}</a>', said, later.address_of(made), _("Voir cette importation")
    )


# --- What is answered ---------------------------------------------------------------------------


def _answer(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Keep what was corrected; confirm, where nothing was that the page did not show yet."""
    do = request.POST.get("do", "")
    is_corrected = _keep_corrections(request, waiting)
    if do == "revise":
        return _revise(request, waiting)
    if do == "import" and not is_corrected:
        return _import(request, waiting)
    if do == "import":
        messages.info(
            request,
            _(
                "Vos corrections sont appliquées, et rien n’est encore importé : relisez l’arbre, puis importez."
            ),
        )
    return _back(waiting, request.POST.get("to") or request.POST.get("page"))


def _back(waiting: Waiting, page: str | None = None) -> HttpResponseRedirect:
    address = reverse("plan_import_preview", args=[waiting.token])
    return redirect(f"{address}?page={asked.read_number(page)}" if page else address)


def _keep_corrections(request: HttpRequest, waiting: Waiting) -> bool:
    """Keep the levels and the plan that the form says; whether they are others than before."""
    before = dict(waiting.levels), waiting.code, waiting.period
    form = TargetForm(request.POST, program=waiting.target.program)
    if not form.is_valid():
        raise BadRequest("no such plan")
    if "code" in request.POST:
        waiting.code, waiting.period = (
            form.cleaned_data["code"],
            form.cleaned_data["period"].strip(),
        )
    if not waiting.understood.is_own:
        _keep_levels(request, waiting)
    is_changed = before != (waiting.levels, waiting.code, waiting.period)
    if is_changed:
        waiting.keep()
    return is_changed


def _keep_levels(request: HttpRequest, waiting: Waiting) -> None:
    places = [row.place for row in rows_of(waiting.source, (), {})]
    for name, said in request.POST.items():
        if not name.startswith(_CHOICE):
            continue
        index, _mark, number = name.removeprefix(_CHOICE).partition("-")
        at, which = asked.read_number(index), asked.read_number(number)
        if at >= len(places) or which == 0:
            raise BadRequest("no such line")
        place = place_of(places[at], which)
        if said == "":
            waiting.levels.pop(place, None)
        elif said == LEFT or said in Level.values:
            waiting.levels[place] = None if said == LEFT else said
        else:
            raise BadRequest("no such level")


def _revise(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Open a revision of the plan, so that the document can come in."""
    try:
        if plan := waiting.target.find(waiting.understood.outline):
            actions.revise_plan(plan=plan, by=request.user)
            messages.success(request, _("La révision est ouverte : vous pouvez importer."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return _back(waiting)


def _import(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    outline, user = waiting.understood.outline, request.user
    leads = [] if user.is_superuser else [waiting.target.program.lead_id]
    if sum(1 for _line in outline.walk()) > AT_ONCE:
        return redirect(jobs.address_of(ask_import(waiting, by=user, leads=leads)))
    try:
        brought = bring_in(
            target=waiting.target, outline=outline, document=waiting.document, by=user, leads=leads
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _back(waiting)
    waiting.forget()
    _tell(request, brought)
    return redirect("plan", brought.plan.pk)


def _tell(request: HttpRequest, brought: Brought) -> None:
    if brought.made is None:
        messages.info(request, _("Rien ne change : le plan dit déjà tout ce que dit ce document."))
        return
    said = _(
        "Le document est importé. Lignes nouvelles : %(new)d, modifiées ou déplacées : %(updated)d, inchangées : "
        "%(unchanged)d."
    ) % {
        "new": brought.made.new,
        "updated": brought.made.updated,
        "unchanged": brought.made.unchanged,
    }
    link = format_html('<a href="{}">{}</a>', later.address_of(brought.made), _("Voir ou annuler"))
    messages.success(request, format_html("{} {}", said, link))

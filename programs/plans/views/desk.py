"""The plans of a coordinator, and the one screen on which a whole plan is read and followed."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.access import (
    programs_coordinated_by,
    visible_organizations,
)
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.lib.periods import today
from programs.plans import access, actions, editing, looks
from programs.plans.enums import PlanState
from programs.plans.following import sheet_of, tallies
from programs.plans.forms.desk import COLUMNS, USUAL, ColumnsForm, PlanForm, TogetherForm
from programs.plans.models import ActionPlan, PlanView
from programs.plans.papers import papers_of
from programs.plans.sifting import Asked, Sieve
from programs.taking_back import addresses_of

ASKS = ["GET", "HEAD", "POST"]
# The files of a plan that people change and import again.
FILES = {
    "docx": gettext_lazy("Document Word"),
    "xlsx": gettext_lazy("Classeur Excel"),
    "txt": gettext_lazy("Texte brut"),
}
# Where a page that was not repainted in place finds what to undo.
UNDO_KEY = "plan_undo"
# The steps that bring a plan further; the others are rarer, and stand behind them.
_GOES_ON = ("adopter", "adopter-la-revision", "mettre-en-vigueur", "rouvrir")


@for_coordinators
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that the user coordinates, by program."""
    found = list(
        access.visible_plans(request.user)
        .select_related("program__lead")
        .order_by("program__title", "program__pk", "-starts_on", "pk")
    )
    counts = tallies(found, today())
    groups = [
        {
            "program": program,
            "plans": [
                {"plan": plan, "tally": counts[plan.pk], "tone": looks.TONES[plan.state]}
                for plan in some
            ],
        }
        for program, some in groupby(found, key=lambda plan: plan.program)
    ]
    return render(request, "plans/list.html", {"groups": groups})


@for_coordinators
@require_http_methods(ASKS)
def new_plan(request: HttpRequest) -> HttpResponse:
    """Begin a plan: its program, its name and its period."""
    programs = programs_coordinated_by(request.user)
    posted = (request.POST,) if request.method == "POST" else ()
    form = PlanForm(*posted, programs=programs, chosen=request.user.chosen_program_id)
    if posted and form.is_valid():
        submission = form.cleaned_data["submission"]
        made = attempt(
            form,
            lambda: actions.begin_once(plan=form.instance, by=request.user, submission=submission),
        )
        if made:
            messages.success(request, _("Le plan est commencé. Écrivez-y ses lignes."))
            return redirect("plan", made[0].pk)
    context = {
        "title": _("Commencer un plan"),
        "object_label": _(
            "Un brouillon, que vous écrirez ligne par ligne, puis dont vous noterez l’adoption."
        ),
        "form": form,
        "action": _("Commencer le plan"),
        "danger": False,
        "cancel_url": reverse("plans"),
    }
    return render(request, "plans/new.html", context)


@for_coordinators
@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole tree on one screen."""
    asked = Asked.read(request.GET)
    return whole(request, access.get_plan_for(request.user, pk), asked)


def whole(
    request: HttpRequest,
    plan: ActionPlan,
    asked: Asked,
    together: TogetherForm | None = None,
    ticked: frozenset[int] = frozenset(),
) -> HttpResponse:
    """The page of ``plan``, with the form that writes several actions at once as it was sent."""
    sieve = Sieve(sheet_of(plan, today()), asked)
    is_folded = _is_folded(sieve)
    lines = (
        looks.folded_lines_of(sieve.sheet)
        if is_folded
        else looks.lines_of(sieve.sheet, sieve.keys if asked.filters else None)
    )
    is_open = plan.state != PlanState.CLOSED
    context = strip(sieve) | {
        "lines": lines,
        "is_folded": is_folded,
        "by_month": asked.view == "mois",
        "calendar": looks.calendar_of(sieve.sheet, lines) if asked.view == "mois" else None,
        "tone": looks.TONES[plan.state],
        "shown": shown_columns(request.user),
        "columns": ColumnsForm(initial={"columns": sorted(shown_columns(request.user))}),
        "labels": COLUMNS,
        "organizations": visible_organizations(request.user).open_on(today()).told_apart()
        if is_open
        else (),
        "together": together or TogetherForm(plan=plan),
        "ticked": ticked,
        "undo": request.session.pop(UNDO_KEY, ""),
        "steps": steps_of(plan),
        "take_back": addresses_of(request.user, [plan]).get(plan.pk, ""),
        "follows": access.visible_plans(request.user).filter(pk=plan.follows_id).first(),
        "followers": list(access.visible_plans(request.user).filter(follows=plan)),
        "others": list(plan.programs.select_related("program")),
        "versions": plan.version,
        "papers": papers_of(plan, today()),
        "files": FILES,
    }
    return render(request, "plans/plan.html", context)


def _is_folded(sieve: Sieve) -> bool:
    """Whether only the headings are painted: of a long plan of which nothing in particular is asked."""
    is_long = len(sieve.sheet.rows) > looks.MOST_AT_ONCE and sieve.sheet.tree.branches
    return bool(is_long and not sieve.asked.filters and not sieve.asked.view)


def strip(sieve: Sieve) -> dict:
    """What the rows and the marks above them are painted with."""
    plan, asked = sieve.sheet.plan, sieve.asked
    return {
        "plan": plan,
        "sieve": sieve,
        "asked": asked,
        "query": f"?{asked.query}" if asked.query else "",
        "is_open": plan.state != PlanState.CLOSED,
        "is_written": plan.is_written,
        "tones": looks.TONES,
        "language": looks.language(),
    }


def shown_columns(user) -> frozenset[str]:
    """The columns that the user chose, the usual ones where they never did."""
    kept = PlanView.objects.filter(user=user).values_list("columns", flat=True).first()
    return frozenset(USUAL if kept is None else kept) & frozenset(COLUMNS)


@for_coordinators
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the columns that the user wants to see, in this plan and in all others."""
    found = access.get_plan_for(request.user, pk)
    asked = Asked.read(request.GET)
    form = ColumnsForm(request.POST)
    if form.is_valid():
        kept = {"columns": form.cleaned_data["columns"]}
        PlanView.objects.update_or_create(user=request.user, defaults=kept)
    return redirect(address_of(found, asked))


def address_of(plan: ActionPlan, asked: Asked, line=None) -> str:
    """The page of a plan as it was asked for, at one of its lines."""
    query = f"?{asked.query}" if asked.query else ""
    return f"{reverse('plan', args=[plan.pk])}{query}{anchor_of(line) if line else ''}"


def anchor_of(line) -> str:
    return f"#{editing.key_of(line)}"


def steps_of(plan: ActionPlan) -> list[dict]:
    """The steps that a plan can take now, and whether each is the one that comes next."""
    names = {
        PlanState.DRAFT: ["adopter"],
        PlanState.ADOPTED: ["mettre-en-vigueur", "brouillon"],
        PlanState.IN_FORCE: ["fermer"],
        PlanState.CLOSED: ["rouvrir"],
    }[plan.state]
    if plan.is_followed:
        names = [*names, *_of_revision(plan)]
    labels = {
        "adopter": _("Noter l’adoption"),
        "adopter-la-revision": _("Noter l’adoption de la révision"),
        "mettre-en-vigueur": _("Mettre en vigueur"),
        "brouillon": _("Reprendre comme brouillon"),
        "reviser": _("Ouvrir une révision"),
        "quitter-la-revision": _("Fermer la révision sans rien changer"),
        "reprendre-la-revision": _("Reprendre l’adoption de la révision"),
        "fermer": _("Clore le plan"),
        "rouvrir": _("Rouvrir le plan"),
    }
    return [{"name": name, "label": labels[name], "goes_on": name in _GOES_ON} for name in names]


def _of_revision(plan: ActionPlan) -> list[str]:
    if plan.revised_since:
        return ["adopter-la-revision", "quitter-la-revision"]
    return ["reviser", "reprendre-la-revision"] if plan.version > 1 else ["reviser"]

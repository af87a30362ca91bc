"""The life of a plan: its steps, its versions held side by side, its programs, and the plan of the next year."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.access import programs_coordinated_by
from programs.asked import read_number
from programs.doors import for_coordinators
from programs.forms import MoveForm, ReasonForm, UndatedForm, attempt
from programs.lib.periods import today
from programs.plans import access, actions, comparing
from programs.plans.enums import ACTION_SETTLED, Level
from programs.plans.following import sheet_of
from programs.plans.forms.desk import CarryForm, CloseForm, ProgramsForm
from programs.plans.forms.steps import AdoptForm
from programs.plans.looks import TONES, lines_of
from programs.plans.models import Action, ActionPlan, PlanProgram
from programs.plans.versions import content_of
from programs.plans.views.desk import ASKS, steps_of

# The form of each step, what it does, and what will happen, in a sentence.
STEPS: dict[str, tuple] = {
    "adopter": (AdoptForm, actions.adopt_plan),
    "adopter-la-revision": (AdoptForm, actions.adopt_plan),
    "mettre-en-vigueur": (MoveForm, actions.put_in_force),
    "brouillon": (ReasonForm, actions.take_back_adoption),
    "reviser": (MoveForm, actions.revise_plan),
    "quitter-la-revision": (UndatedForm, actions.leave_revision),
    "reprendre-la-revision": (ReasonForm, actions.take_back_revision),
    "fermer": (CloseForm, actions.close_plan),
    "rouvrir": (ReasonForm, actions.reopen_plan),
}


_TAKING_BACK = ("brouillon", "reprendre-la-revision")


def _consequences(step: str) -> list[str]:
    return {
        "adopter": [
            _(
                "Le texte du plan est gardé comme version 1, et ne se change plus que par une révision."
            ),
            _("Les organismes qui portent des actions voient les leurs."),
        ],
        "adopter-la-revision": [
            _("Le texte révisé devient la nouvelle version; la précédente est gardée."),
        ],
        "mettre-en-vigueur": [_("Les actions sont suivies : retards, obstacles, silences.")],
        "brouillon": [
            _("Le texte se récrit librement. La version qui avait été gardée reste."),
        ],
        "reviser": [
            _("Le texte se récrit jusqu’à l’adoption de la révision; le suivi continue."),
        ],
        "quitter-la-revision": [
            _("Le plan reste à la version adoptée. Rien ne doit y avoir changé depuis."),
        ],
        "reprendre-la-revision": [
            _("La version précédente est de nouveau celle qui compte; la dernière est gardée."),
            _(
                "La révision est rouverte, avec son texte : vous en noterez l’adoption le jour venu."
            ),
        ],
        "fermer": [_("Plus rien ne s’y change. Le plan reste lisible, et peut être rouvert.")],
        "rouvrir": [_("Le plan est de nouveau en vigueur, et son suivi reprend.")],
    }[step]


@for_coordinators
@require_http_methods(ASKS)
def step(request: HttpRequest, pk: int, plan_step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if plan_step not in STEPS:
        raise Http404
    plan = access.get_plan_for(request.user, pk)
    form_class, action = STEPS[plan_step]
    form = form_class(request.POST if request.method == "POST" else None, record=plan)
    here = {one["name"]: one["label"] for one in steps_of(plan)}
    if form.is_valid():
        done = attempt(form, lambda: _taken(action, plan, plan_step in here, form, request.user))
        if done:
            messages.success(request, _("C’est fait : le plan est à jour."))
            return redirect("plan", plan.pk)
    context = {
        "title": here.get(plan_step) or _("Étape du plan"),
        "object_label": str(plan),
        "consequences": _consequences(plan_step),
        "form": form,
        "action": here.get(plan_step) or _("Continuer"),
        "danger": plan_step in _TAKING_BACK,
        "cancel_url": reverse("plan", args=[plan.pk]),
    }
    return render(request, "components/confirm.html", context)


def _taken(action, plan: ActionPlan, is_possible: bool, form, user) -> ActionPlan:
    if not is_possible:
        raise ValidationError(
            _("Le plan est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": plan.get_state_display()}
        )
    return action(plan=plan, by=user, **form.answers())


@for_coordinators
@require_http_methods(ASKS)
def programs(request: HttpRequest, pk: int) -> HttpResponse:
    """The other programs of the same lead organisation that the plan reaches."""
    plan = access.get_plan_for(request.user, pk)
    known = programs_coordinated_by(request.user)
    posted = (request.POST,) if request.method == "POST" else ()
    form = ProgramsForm(*posted, plan=plan, programs=known)
    if posted and form.is_valid() and attempt(form, lambda: _reaching(plan, form.cleaned_data)):
        messages.success(request, _("Les programmes du plan sont à jour."))
        return redirect("plan", plan.pk)
    context = {
        "title": _("Programmes du plan"),
        "object_label": str(plan),
        "consequences": [
            _("Le plan reste classé sous « %(program)s ».") % {"program": plan.program}
        ],
        "form": form,
        "action": _("Enregistrer"),
        "danger": False,
        "cancel_url": reverse("plan", args=[plan.pk]),
    }
    return render(request, "components/confirm.html", context)


def _reaching(plan: ActionPlan, said: dict) -> bool:
    wanted = {program.pk for program in said["programs"]}
    kept = set()
    for one in plan.programs.all():
        if one.program_id in wanted:
            kept.add(one.program_id)
        else:
            one.delete()
    for pk in sorted(wanted - kept):
        PlanProgram.objects.create(plan=plan, program_id=pk)
    return True


# --- Versions -----------------------------------------------------------------------------------------


@for_coordinators
@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of a plan, and what sets two of them apart, or one and the present text."""
    plan = access.get_plan_for(request.user, pk)
    kept = list(plan.versions.order_by("number").select_related("withdrawal"))
    by_number = {one.number: one for one in kept}
    before = _asked_version(request.GET.get("avant"), by_number)
    after = _asked_version(request.GET.get("apres"), by_number)
    if before is None and kept:
        before = next((one for one in reversed(kept) if not one.is_withdrawn), kept[-1])
    found = []
    if before:
        later = after.content if after else content_of(plan)
        found = comparing.told(before.content, later)
    context = {
        "plan": plan,
        "versions": kept,
        "before": before,
        "after": after,
        "changes": found,
        "taken_out": _taken_out(plan),
    }
    return render(request, "plans/versions.html", context)


def _taken_out(plan: ActionPlan) -> list[dict]:
    """The lines that can be put back, each with the address that does it; none while the text is not written."""
    lines = access.lines_taken_out(plan) if plan.is_written else []
    return [
        {
            "line": line,
            "level": str(Level.ACTION.label)
            if isinstance(line, Action)
            else line.get_level_display(),
            "url": reverse(
                "plan_action_put_back" if isinstance(line, Action) else "plan_heading_put_back",
                args=[line.pk],
            ),
        }
        for line in lines
    ]


def _asked_version(asked: str | None, known: dict):
    if not asked:
        return None
    number = read_number(asked)
    if number not in known:
        raise Http404
    return known[number]


# --- Next year ----------------------------------------------------------------------------------------


@for_coordinators
@require_http_methods(ASKS)
def carry(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the plan that follows: which actions are carried over, and when they are due."""
    plan = access.get_plan_for(request.user, pk)
    posted = (request.POST,) if request.method == "POST" else ()
    form = CarryForm(*posted, plan=plan)
    if posted and form.is_valid():
        made = attempt(form, lambda: _carried(plan, form, request.user))
        if made:
            messages.success(
                request, _("Le nouveau plan est commencé. Relisez-le, puis notez son adoption.")
            )
            return redirect("plan", made.pk)
    sheet = sheet_of(plan, today())
    lines = lines_of(sheet)
    context = {
        "form": form,
        "plan": plan,
        "lines": lines,
        "chosen": _chosen(form, lines),
        "tones": TONES,
        "followers": list(access.visible_plans(request.user).filter(follows=plan)),
    }
    return render(request, "plans/carry.html", context)


def _chosen(form: forms.Form, lines) -> set[int]:
    """The actions that are ticked: those that were sent, at first those that are not settled."""
    if form.is_bound:
        return {int(one) for one in form.data.getlist("actions") if one.isdecimal()}
    return {
        line.row.pk for line in lines if line.row and line.row.action.state not in ACTION_SETTLED
    }


def _carried(plan: ActionPlan, form: CarryForm, user) -> ActionPlan:
    said = form.cleaned_data
    return actions.carry_over(
        plan=plan,
        into=form.instance,
        actions=[action.pk for action in said["actions"]],
        shifted=said["days"] == "shifted",
        by=user,
        submission=said["submission"],
    )

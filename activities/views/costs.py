"""What activities cost: of a program, of one activity, and how a cost becomes an expense."""

from itertools import groupby

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.actions import costs as actions
from activities.costing import Totals, with_money
from activities.forms.costs import CostExpenseForm, CostForm
from activities.models import Activity, Cost
from activities.views.costs_desk import (
    ASKS,
    ask_removal,
    for_accounts,
    for_coordinators,
    organizations_for,
    page_of_form,
    require_coordination,
    sent,
)
from activities.views.desk import tabs_of
from programs.access import can_coordinate
from programs.amounts import amount_said
from programs.asked import page_of
from programs.budgets.enums import EXPENSE_PENDING
from programs.budgets.looks import EXPENSE_TONES
from programs.budgets.offered import offered_said
from programs.choosing import to_open
from programs.forms import ReasonForm, attempt

PAGE = 50


@for_accounts
@require_safe
def cost_programs(request: HttpRequest) -> HttpResponse:
    """The programs that hold activities; of a single or chosen one, what these cost."""
    programs = list(access.costing_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("cost_list", program.slug)
    costs = access.visible_costs(request.user).filter(activity__program__in=programs).order_by()
    numbers = dict(costs.values_list("activity__program").annotate(number=Count("pk")))
    groups = [{"program": one, "number": numbers.get(one.pk, 0)} for one in programs]
    return render(request, "activities/cost_programs.html", {"groups": groups})


@for_accounts
@require_safe
def cost_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The activities of a program that cost something, each with what it comes to."""
    program = access.get_costing_program_for(request.user, slug)
    costs = access.visible_costs(request.user).filter(activity__program=program)
    activities = Activity.objects.filter(pk__in=costs.values("activity")).order_by("-pk")
    page = page_of(activities, PAGE, request.GET.get("page"))
    listed = list(page.object_list)
    for one in listed:
        one.program = program
    found = with_money(costs.filter(activity__in=listed)).order_by("activity", "pk")
    by_activity = {key: list(some) for key, some in groupby(found, lambda one: one.activity_id)}
    rows = [
        {
            "activity": one,
            "totals": Totals.of(by_activity[one.pk]),
            "waiting": sum(is_to_enter(cost) for cost in by_activity[one.pk]),
        }
        for one in listed
    ]
    context = {
        "program": program,
        "page": page,
        "rows": rows,
        "may_change": can_coordinate(request.user, program),
    }
    return render(request, "activities/cost_list.html", context)


def is_to_enter(cost: Cost) -> bool:
    """Whether the program pays it, and no expense of its ledger says so."""
    return not cost.payer_id and (cost.expense is None or cost.expense.is_void)


@for_accounts
@require_safe
def cost_activity(request: HttpRequest, pk: int) -> HttpResponse:
    """What one activity costs, and where each cost stands."""
    activity = access.get_costed_activity_for(request.user, pk)
    may_change = can_coordinate(request.user, activity.program)
    costs = with_money(access.visible_costs(request.user).filter(activity=activity))
    if may_change:
        costs = costs.select_related("registration__school", "registration__booking")
    found = list(costs)
    context = {
        "activity": activity,
        "program": activity.program,
        "rows": [row_of(cost, may_change=may_change) for cost in found],
        "totals": Totals.of(found).shown,
        "may_change": may_change,
        "tabs": tabs_of(activity, "cost_activity") if may_change else _the_costs_alone(activity),
    }
    return render(request, "activities/cost_activity.html", context)


def _the_costs_alone(activity: Activity) -> list[dict]:
    """What finance officers read of an activity, as tabs."""
    url = reverse("cost_activity", args=[activity.pk])
    return [{"label": _("Coûts"), "url": url, "current": True}]


def row_of(cost: Cost, *, may_change: bool) -> dict:
    """A cost as its row shows it. Finance officers are not told which school it is for."""
    expense, is_open = cost.expense, is_to_enter(cost)
    for_whom = [cost.session.begins] if cost.session_id else []
    if may_change and cost.registration_id:
        for_whom.append(cost.registration.who)
    if expense is not None:
        state, tone = expense.get_state_display(), EXPENSE_TONES[expense.state]
    elif cost.payer_id:
        state, tone = _("Payé par un autre"), "done" if cost.stated is not None else "neutral"
    else:
        state, tone = _("Dépense à faire"), "attention"
    return {
        "cost": cost,
        "for_whom": " · ".join(for_whom),
        "payer": str(cost.payer) if cost.payer_id else _("Le programme"),
        "state": state,
        "tone": tone,
        "may_enter": may_change and is_open,
        "may_take_back": may_change
        and expense is not None
        and (expense.state in EXPENSE_PENDING or expense.is_void),
    }


@for_coordinators
@require_http_methods(ASKS)
def cost_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a cost; « Enregistrer et continuer » keeps its kind for the next."""
    activity = access.get_activity_for(request.user, pk)
    form = CostForm(
        *sent(request), activity=activity, organizations=organizations_for(request.user)
    )
    if request.method == "POST" and form.is_valid() and attempt(form, form.save_once):
        messages.success(request, _("Le coût est inscrit."))
        return redirect("cost_activity", activity.pk)
    return page_of_form(
        request,
        form,
        title=_("Ajouter un coût"),
        back=reverse("cost_activity", args=[activity.pk]),
        activity=activity,
        program=activity.program,
    )


@for_coordinators
@require_http_methods(ASKS)
def cost(request: HttpRequest, pk: int) -> HttpResponse:
    found = _cost_to_change(request, pk)
    back = reverse("cost_activity", args=[found.activity_id])
    form = CostForm(
        *sent(request),
        instance=found,
        activity=found.activity,
        organizations=organizations_for(request.user),
    )
    if request.method == "POST" and form.is_valid() and attempt(form, form.save_once):
        messages.success(request, _("Le coût est changé."))
        return redirect(back)
    return page_of_form(
        request,
        form,
        title=_("Changer le coût"),
        back=back,
        activity=found.activity,
        program=found.activity.program,
        removal_url="" if found.expense_id else reverse("cost_remove", args=[found.pk]),
    )


@for_coordinators
@require_http_methods(ASKS)
def cost_expense(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an expense of a cost."""
    found = _cost_to_change(request, pk)
    back = reverse("cost_activity", args=[found.activity_id])
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CostExpenseForm(*posted, cost=found)
    if posted and form.is_valid():
        made = attempt(
            form, lambda: actions.make_expense(cost=found, by=request.user, **form.answers())
        )
        if made:
            messages.success(
                request,
                _("La dépense %(code)s est saisie : les finances la vérifient.")
                % {"code": made.code},
            )
            return redirect(back)
    return page_of_form(
        request,
        form,
        title=_("Faire la dépense"),
        action=_("Faire la dépense"),
        object_label=f"{found.get_kind_display()} – {found.description}",
        back=back,
        activity=found.activity,
        program=found.activity.program,
        offered=offered_said(form.offered),
        template="activities/cost_expense.html",
    )


@for_coordinators
@require_http_methods(ASKS)
def cost_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Part a cost from its expense."""
    found = _cost_to_change(request, pk)
    back = reverse("cost_activity", args=[found.activity_id])
    form = ReasonForm(*sent(request), record=found)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: actions.take_expense_back(cost=found, by=request.user, **form.answers()),
        )
        if done:
            messages.success(request, _("La dépense est reprise."))
            return redirect(back)
    return page_of_form(
        request,
        form,
        title=_("Reprendre la dépense"),
        action=_("Reprendre la dépense"),
        danger=True,
        object_label=f"{found.description} · {amount_said(found.actual)}",
        back=back,
        activity=found.activity,
        program=found.activity.program,
        consequences=[
            _("Au registre, la dépense qui n’est pas approuvée est refusée, avec ce motif."),
            _("Le coût reste ici, et peut devenir une autre dépense."),
        ],
    )


@for_coordinators
@require_http_methods(ASKS)
def cost_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _cost_to_change(request, pk)
    return ask_removal(
        request,
        remove=lambda: actions.remove_cost(cost=found),
        title=_("Retirer le coût"),
        done=_("Le coût est retiré."),
        back=reverse("cost_activity", args=[found.activity_id]),
        object_label=f"{found.get_kind_display()} – {found.description}",
        activity=found.activity,
        program=found.activity.program,
    )


def _cost_to_change(request: HttpRequest, pk: int) -> Cost:
    found = access.get_cost_for(request.user, pk)
    require_coordination(request.user, found.activity.program)
    return found

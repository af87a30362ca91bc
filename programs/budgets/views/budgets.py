"""The budgets whose money the user keeps, and one of them: its picture, what it is, its adoption, next year's."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.budgets import access, actions
from programs.budgets.actions.lines import begin_budget, describe_budget, offer_usual_categories
from programs.budgets.balances import balances_on
from programs.budgets.forms.budgets import NewBudgetForm, NextYearForm, SettingsForm, SignatoryForm
from programs.budgets.models import Budget
from programs.budgets.papers import papers_of
from programs.budgets.pictures import GROUPINGS, Picture, picture_of, totals_of
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.budgets.years import years_by_budget
from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import parse_date, today
from programs.lookups import counted_key_of
from programs.plans.forms.steps import AdoptForm


@for_accounts
@require_safe
def budget_list(request: HttpRequest) -> HttpResponse:
    """The budgets of the programs whose money the user keeps, by program, the latest year first."""
    programs = list(access.budgeted_programs(request.user).select_related("lead"))
    budgets = list(
        access.visible_budgets(request.user)
        .filter(program__in=programs)
        .select_related("funder")
        .order_by("program", "-starts_on", counted_key_of("code"))
    )
    totals = totals_of(budgets, today())
    years = years_by_budget(budgets)
    by_program = {
        program: list(some) for program, some in groupby(budgets, lambda one: one.program_id)
    }
    groups = [
        {
            "program": program,
            "budgets": [
                {
                    "budget": one,
                    "row": totals[one.pk],
                    "is_under_way": today() in one.period,
                    "year": years.get(one.pk),
                }
                for one in by_program.get(program.pk, ())
            ],
        }
        for program in programs
    ]
    kept = set(access.visible_categories(request.user).values_list("organization", flat=True))
    context = {
        "groups": groups,
        "without_categories": [one.lead for one in programs if one.lead_id not in kept],
    }
    return render(request, "budgets/list.html", context)


@for_accounts
@require_http_methods(ASKS)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a budget: whose money, for which year."""
    programs = access.budgeted_programs(request.user)
    asked = request.GET.get("programme")
    chosen = (
        programs.filter(slug=asked).first()
        if asked
        else programs.filter(pk=request.user.chosen_program_id).first()
    )
    form = NewBudgetForm(*sent(request), programs=programs, chosen=chosen)
    if form.is_valid():
        made = attempt(
            form,
            begin_budget,
            budget=form.instance,
            submission=form.cleaned_data["submission"],
        )
        if made:
            messages.success(request, _("Le budget est commencé. Inscrivez ses postes."))
            return redirect("budget_write", made.pk)
    return form_page(
        request,
        form,
        title=_("Commencer un budget"),
        object_label=_(
            "Un brouillon, dont vous écrirez les postes, puis dont vous noterez l’adoption. Pour reprendre le budget "
            "d’un autre exercice, ouvrez-le : « Préparer l’exercice suivant »."
        ),
        action=_("Commencer le budget"),
        cancel_url=reverse("budget_list"),
    )


@for_accounts
@require_safe
def budget(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of a budget, as of today or of a day that is asked for."""
    found = access.get_budget_for(request.user, pk)
    grouping = request.GET.get("par") or "numero"
    if grouping not in GROUPINGS:
        raise BadRequest("no such grouping")
    day = _day_asked(request)
    picture = _picture(found, day, grouping)
    context = {
        "budget": found,
        "picture": picture,
        "groupings": GROUPINGS,
        "is_past": day is not None,
        "awaiting": found.program.budget_changes.awaiting()
        .filter(entries__line__budget=found)
        .distinct()
        .count(),
        "signatories": list(found.signatories.all()),
        "papers": papers_of(found),
    }
    return render(request, "budgets/budget.html", context)


def _day_asked(request: HttpRequest):
    """The day that the page is asked for; None is now. Raises BadRequest."""
    try:
        return parse_date(request.GET.get("au", ""))
    except ValueError as error:
        raise BadRequest("no day") from error


def _picture(found: Budget, day, grouping: str) -> Picture:
    if day is None:
        return picture_of(found, today(), grouping)
    return picture_of(found, day, grouping, balances_on(found.lines.all(), day))


@for_accounts
@require_http_methods(ASKS)
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """What a budget is: its funder, its funding, what is asked of its report, who signs it."""
    found = access.get_budget_for(request.user, pk)
    form = SettingsForm(*sent(request), instance=found)
    rows = SignatoryForm.rows(found, request.POST if request.method == "POST" else None)
    if form.is_bound and all([form.is_valid(), *(row.is_valid() for row in rows)]):
        said = [row.cleaned_data for row in rows if row.is_somebody]
        signatories = [
            {name: one.get(name, "") for name in ("title", "title_en", "name")} for one in said
        ]
        if attempt(form, describe_budget, budget=form.instance, signatories=signatories):
            messages.success(request, _("Les réglages du budget sont enregistrés."))
            return redirect("budget", found.pk)
    context = {"budget": access.get_budget_for(request.user, pk), "form": form, "rows": rows}
    return render(request, "budgets/settings.html", context)


# --- the life of a budget


@for_accounts
@require_http_methods(ASKS)
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_budget_for(request.user, pk)
    form = AdoptForm(*sent(request), record=found)
    if form.is_valid():
        said = form.answers()
        done = attempt(
            form,
            actions.adopt_budget,
            budget=found,
            adopted_by=said["adopted_by"],
            on=said["on"],
        )
        if done:
            messages.success(request, _("L’adoption est notée. Les dépenses peuvent s’y imputer."))
            return redirect("budget", found.pk)
    picture = picture_of(found, today())
    consequences = [
        _("Les montants des postes sont fixés : ils changent ensuite par amendement ou virement."),
        _("Les dépenses et les engagements de l’exercice peuvent s’y imputer."),
    ]
    if picture.gap:
        consequences.append(
            _("Le total énoncé et la somme des postes diffèrent : les deux sont gardés et montrés.")
        )
    if picture.unknown:
        consequences.append(
            _(
                "Un montant qui n’est pas connu ne pourra pas être modifié : écrivez-le d’abord, si vous l’avez."
            )
        )
    return confirm(
        request,
        form,
        title=_("Noter l’adoption du budget"),
        object_label=f"{found} · {found.program}",
        consequences=consequences,
        action=_("Noter l’adoption"),
        cancel_url=reverse("budget", args=[found.pk]),
    )


@for_accounts
@require_http_methods(ASKS)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to a draft, while nothing hangs on its lines."""
    found = access.get_budget_for(request.user, pk)
    form = forms.Form(*sent(request))
    if form.is_valid() and attempt(form, actions.take_back_adoption, budget=found):
        messages.success(request, _("Le budget est de nouveau un brouillon."))
        return redirect("budget", found.pk)
    return confirm(
        request,
        form,
        title=_("Reprendre le budget comme brouillon"),
        object_label=f"{found} · {found.program}",
        consequences=[
            _(
                "Ses postes se récrivent librement, et rien ne s’y impute avant une nouvelle adoption."
            )
        ],
        action=_("Reprendre comme brouillon"),
        danger=True,
        cancel_url=reverse("budget", args=[found.pk]),
    )


@for_accounts
@require_http_methods(ASKS)
def next_year(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the budget of the following year as a copy of this one."""
    found = access.get_budget_for(request.user, pk)
    form = NextYearForm(*sent(request), budget=found)
    if form.is_valid():
        made = attempt(form, actions.begin_next_year, budget=found, **form.cleaned_data)
        if made:
            messages.success(request, _("Le budget suivant est commencé. Relisez ses postes."))
            return redirect("budget_write", made.pk)
    return confirm(
        request,
        form,
        title=_("Préparer le budget de l’exercice suivant"),
        object_label=f"{found} · {found.program}",
        consequences=[
            _(
                "Les postes, leurs organismes et les signataires sont repris; les montants sont ceux du budget modifié."
            ),
            _("C’est un brouillon : tout s’y change jusqu’à son adoption."),
            _(
                "Les prévisions par trimestre et les lignes du plan restent à écrire : elles changent avec l’année."
            ),
        ],
        action=_("Commencer le budget"),
        cancel_url=reverse("budget", args=[found.pk]),
    )


@for_accounts
@require_POST
def categories(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the organisation that leads a program the usual categories, where it has none."""
    program = access.get_budgeted_program_for(request.user, slug)
    number = offer_usual_categories(organization=program.lead)
    if number:
        messages.success(
            request,
            _("%(number)s catégories usuelles sont inscrites : ajoutez-y vos codes comptables.")
            % {"number": number},
        )
    else:
        messages.info(request, _("L’organisme a déjà ses catégories."))
    return redirect("budget_list")

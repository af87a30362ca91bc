"""A year of a program as a whole: what is still open of it, what stands in the way, closing it, opening it again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.budgets import access, actions
from programs.budgets.forms.income import YearForm
from programs.budgets.models import Budget
from programs.budgets.pictures import language
from programs.budgets.views.closing import checks_of
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.budgets.years import Year, year_of
from programs.doors import for_accounts
from programs.forms import ReasonForm, attempt


@for_accounts
@require_http_methods(ASKS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The year of a budget: what of it is closed, by whom; what waits in what is open; and closing all of that."""
    budget = access.get_budget_for(request.user, pk)
    form = YearForm(*sent(request))
    if form.is_valid():
        closed = attempt(
            form,
            actions.close_year,
            program=budget.program,
            period=budget.period,
            by=request.user,
            note=form.cleaned_data["note"],
        )
        if closed:
            messages.success(
                request, _("L’exercice est fermé : ce qui en est daté ne change plus.")
            )
            return redirect("budget_year", budget.pk)
    year = year_of(budget)
    context = {
        "budget": budget,
        "program": budget.program,
        "year": year,
        "checks": checks_of(budget.program, budget.period) if year.open else None,
        "form": form,
    }
    return render(request, "budgets/year.html", context)


@for_accounts
@require_http_methods(ASKS)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open again all that is closed of the year of a budget, with one reason."""
    budget = access.get_budget_for(request.user, pk)
    year = year_of(budget)
    if request.method != "POST" and not year.closings:
        return redirect("budget_year", budget.pk)
    form = ReasonForm(*sent(request), record=budget)
    if form.is_valid() and attempt(
        form,
        actions.reopen_year,
        program=budget.program,
        period=budget.period,
        by=request.user,
        reason=form.cleaned_data["reason"],
    ):
        messages.success(request, _("L’exercice est rouvert."))
        return redirect("budget_year", budget.pk)
    return confirm(
        request,
        form,
        title=_("Rouvrir l’exercice"),
        object_label=f"{budget.years} · {budget.program}",
        consequences=_consequences(budget, year),
        danger=True,
        cancel_url=reverse("budget_year", args=[budget.pk]),
    )


def _consequences(budget: Budget, year: Year) -> list[str]:
    days = ", ".join(one.period.display(language()) for one in year.closings)
    return [
        _("Ces fermetures sont rouvertes : %(days)s.") % {"days": days},
        _("Ce qui est daté de ces jours se change de nouveau, jusqu’à une nouvelle fermeture."),
        _("La fermeture, sa réouverture et le motif restent écrits."),
    ]

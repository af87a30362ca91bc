"""The periods of a program whose books are closed: which is next, what it would leave behind, and opening one again."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.budgets import access, actions
from programs.budgets.forms.income import ClosingForm
from programs.budgets.models import BankAccount, BudgetChange, BudgetLine, PeriodClose
from programs.budgets.pictures import language
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.budgets.years import years_of
from programs.doors import for_accounts
from programs.forms import ReasonForm, attempt
from programs.lib.periods import Period, format_date, today
from programs.models import Program

# Of what would be left behind, this many are named.
NAMED = 50


@for_accounts
@require_http_methods(ASKS)
def closing(request: HttpRequest, slug: str) -> HttpResponse:
    """What is closed, the period that comes next with what it would leave behind, and closing it."""
    program = access.get_budgeted_program_for(request.user, slug)
    proposed = _asked_period(request) or actions.next_to_close(program, today())
    initial = {"starts_on": proposed.start, "ends_on": proposed.end} if proposed else {}
    form = ClosingForm(*sent(request), instance=PeriodClose(program=program), initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, actions.close_period, program=program, by=request.user, **said):
            messages.success(
                request, _("La période est fermée : ce qui en est daté ne change plus.")
            )
            return redirect("budget_closing", program.slug)
    context = {
        "program": program,
        "proposed": proposed,
        "checks": checks_of(program, proposed) if proposed else None,
        "form": form,
        "years": years_of(program),
        "closings": list(
            access.visible_closings(request.user)
            .filter(program=program)
            .select_related("closed_by", "reopened_by")
        ),
    }
    return render(request, "budgets/closing.html", context)


def _asked_period(request: HttpRequest) -> Period | None:
    """The period whose checks are asked for. Raises BadRequest."""
    asked = request.GET.get("periode", "")
    if not asked:
        return None
    try:
        period = Period.read(asked)
    except ValueError as error:
        raise BadRequest("no period") from error
    if period is None:
        raise BadRequest("no period")
    return period


def checks_of(program: Program, period: Period) -> dict:
    """What somebody should look at before the period is closed: five queries, whatever there is."""
    behind = list(actions.left_behind(program, period).order_by("spent_on", "pk")[: NAMED + 1])
    engaged = F("committed") + F("spent")
    passed = BudgetLine.objects.of_program(program).filter(
        Q(adopted__lt=engaged - F("amended")),
        budget__starts_on__lte=period.end,
        budget__ends_on__gte=period.start,
    )
    waiting = BudgetChange.objects.awaiting().filter(
        program=program, effective_on__range=(period.start, period.end)
    )
    to_match = ~Q(transactions__matched=F("transactions__amount")) & Q(
        transactions__set_aside="",
        transactions__posted_on__range=(period.start, period.end),
    )
    unmatched = BankAccount.objects.filter(program=program).annotate(
        left=Count("transactions", filter=to_match)
    )
    gaps = BudgetLine.objects.of_program(program).filter(
        variance_note=None,
        budget__adopted_on__isnull=False,
        budget__ends_on__range=(period.start, period.end),
        budget__ends_on__lt=today(),
    )
    return {
        "behind": behind[:NAMED],
        "are_more": len(behind) > NAMED,
        "passed": list(passed.select_related("budget", "category")),
        "waiting": list(waiting),
        "unmatched": list(unmatched.filter(left__gt=0)),
        "gaps": list(gaps.far_from_budget().select_related("budget", "category")),
    }


@for_accounts
@require_http_methods(ASKS)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a period again that was closed too early, with the reason."""
    visible = access.visible_closings(request.user).select_related("program__lead")
    found = get_object_or_404(visible, pk=pk)
    form = ReasonForm(*sent(request), record=found)
    if form.is_valid() and attempt(
        form,
        actions.reopen_period,
        closing=found,
        by=request.user,
        reason=form.cleaned_data["reason"],
    ):
        messages.success(request, _("La période est rouverte."))
        return redirect("budget_closing", found.program.slug)
    days = " – ".join(format_date(one, language()) for one in (found.starts_on, found.ends_on))
    return confirm(
        request,
        form,
        title=_("Rouvrir la période"),
        object_label=f"{days} · {found.program}",
        consequences=[
            _("Ce qui est daté de ces jours se change de nouveau, jusqu’à une nouvelle fermeture."),
            _("La fermeture, sa réouverture et le motif restent écrits."),
        ],
        danger=True,
        cancel_url=reverse("budget_closing", args=[found.program.slug]),
    )

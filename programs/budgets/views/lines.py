"""The lines of a budget: all of a draft on one screen, several pasted at once, one of them with its movements."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs import integrity
from programs.budgets import access
from programs.budgets.actions.lines import (
    RefusedLine,
    Written,
    add_line,
    change_line,
    explain_variance,
    remove_line,
    write_lines,
)
from programs.budgets.balances import current
from programs.budgets.forms.lines import ExplainForm, LineForm, PasteForm, check_together, row_forms
from programs.budgets.models import Budget, BudgetLine, VarianceNote
from programs.budgets.movements import movements_of, pending_on
from programs.budgets.pasting import COLUMNS, MOST_ROWS, read_pasted
from programs.budgets.pictures import Row, elapsed_on, picture_of
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import today
from programs.models.fields import localized


@for_accounts
@require_http_methods(ASKS)
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """All the lines of a draft, written where they stand and saved together."""
    budget = access.get_budget_for(request.user, pk)
    if not budget.is_draft:
        messages.info(request, _("Le budget est adopté : ses montants changent par un amendement."))
        return redirect("budget", budget.pk)
    rows = row_forms(budget, request.POST if request.method == "POST" else None)
    refusals: list[str] = []
    wrong = [row for row in rows if not row.is_valid()]
    if request.method == "POST" and not wrong and check_together(rows):
        refusals = _written(budget, rows)
        if not refusals and not any(row.errors for row in rows):
            messages.success(request, _("Les postes sont enregistrés."))
            return redirect("budget" if "finish" in request.POST else "budget_write", budget.pk)
    context = {
        "budget": budget,
        "rows": rows,
        "refusals": refusals,
        "has_errors": bool(refusals) or any(row.errors for row in rows),
        "has_categories": access.categories_of(budget.program).exists(),
        "picture": picture_of(budget, today()),
    }
    return render(request, "budgets/lines.html", context)


def _written(budget: Budget, rows: list) -> list[str]:
    """Write what was changed; what is refused is said beside its row, or returned."""
    changed = [row for row in rows if row.is_written]
    try:
        with transaction.atomic():
            write_lines(
                budget=budget,
                written=[row.written() for row in changed],
                removed=[row.instance.pk for row in rows if row.is_gone],
            )
    except RefusedLine as error:
        changed[error.place].add_error(None, error.messages)
    except ValidationError as error:
        return error.messages
    except IntegrityError as error:
        return integrity.refusal(error).messages
    return []


@for_accounts
@require_http_methods(ASKS)
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Lines out of a spreadsheet: shown as they are read, then written together once they are right."""
    budget = access.get_budget_for(request.user, pk)
    if not budget.is_draft:
        return redirect("budget", budget.pk)
    form = PasteForm(*sent(request))
    rows = []
    if form.is_valid():
        categories = list(access.categories_of(budget.program))
        rows = read_pasted(form.cleaned_data["text"], budget, categories)
        wrong = sum(bool(row.errors) for row in rows)
        if "confirm" in request.POST and rows and not wrong:
            added = attempt(form, lambda: _added(budget, rows))
            if added:
                said = ngettext("%(n)s poste est ajouté.", "%(n)s postes sont ajoutés.", added)
                messages.success(request, said % {"n": added})
                return redirect("budget_write", budget.pk)
    context = {
        "budget": budget,
        "form": form,
        "rows": rows,
        "columns": COLUMNS,
        "wrong": sum(bool(row.errors) for row in rows),
        "most": MOST_ROWS,
        "total": sum((row.line.adopted for row in rows if row.line.adopted), 0),
    }
    return render(request, "budgets/paste.html", context)


def _added(budget: Budget, rows: list) -> int:
    write_lines(budget=budget, written=[Written(row.line) for row in rows])
    return len(rows)


# --- one line


@for_accounts
@require_safe
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """A line with its movements, as the statement of an account."""
    found = access.get_line_for(request.user, pk)
    movements = movements_of(found)
    forecasts = [one for one in found.forecasts if one is not None]
    note = access.visible_variance_notes(request.user).filter(line=found).first()
    context = {
        "line": found,
        "budget": found.budget,
        "note": localized(note, "text") if note else "",
        "row": Row(movements[-1].balance, elapsed_on(found.budget.period, today()), found),
        "movements": movements,
        "pending": list(pending_on(found)),
        "forecasts": found.forecasts if forecasts else (),
        "forecast_total": sum(forecasts),
        "forecast_gap": (
            found.adopted - sum(forecasts) if found.adopted is not None and forecasts else 0
        ),
    }
    return render(request, "budgets/line.html", context)


@for_accounts
@require_http_methods(ASKS)
def new_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one line, whole; to a budget that is adopted it comes without money."""
    budget = access.get_budget_for(request.user, pk)
    form = LineForm(*sent(request), instance=BudgetLine(budget=budget))
    if form.is_valid() and attempt(form, add_line, line=form.instance):
        messages.success(request, _("Le poste est ajouté."))
        return redirect("budget_line", form.instance.pk)
    return _line_form(
        request,
        form,
        budget,
        title=_("Nouveau poste"),
        cancel_url=reverse("budget", args=[budget.pk]),
    )


@for_accounts
@require_http_methods(ASKS)
def edit_line(request: HttpRequest, pk: int) -> HttpResponse:
    """All that a line says; its amount too while its budget is a draft."""
    found = access.get_line_for(request.user, pk)
    form = LineForm(*sent(request), instance=access.get_line_for(request.user, pk))
    if form.is_valid() and attempt(
        form, change_line, line=form.instance, seen=form.cleaned_data["seen"]
    ):
        messages.success(request, _("Le poste est enregistré."))
        return redirect("budget_line", found.pk)
    return _line_form(
        request,
        form,
        found.budget,
        title=str(found),
        line=found,
        cancel_url=reverse("budget_line", args=[found.pk]),
    )


def _line_form(request: HttpRequest, form, budget: Budget, **details) -> HttpResponse:
    return form_page(
        request,
        form,
        object_label=f"{budget} · {budget.program}",
        budget=budget,
        here=_("Tous les champs"),
        **details,
    )


@for_accounts
@require_http_methods(ASKS)
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a line ends above or below its budget, as the financial report prints it."""
    found = access.get_line_for(request.user, pk)
    kept = access.visible_variance_notes(request.user).filter(line=found).first()
    form = ExplainForm(*sent(request), instance=kept or VarianceNote(line=found))
    if form.is_valid() and attempt(form, lambda: _explained(found, form.cleaned_data)):
        messages.success(request, _("L’explication est enregistrée."))
        return redirect("budget_line", found.pk)
    row = Row(current(found), elapsed_on(found.budget.period, today()), found)
    return confirm(
        request,
        form,
        title=_("Expliquer l’écart"),
        object_label=f"{found} · {row.said}",
        consequences=[
            _("Le rapport financier l’imprime sous le poste. Videz le texte pour le retirer.")
        ],
        action=_("Enregistrer"),
        cancel_url=reverse("budget_line", args=[pk]),
    )


def _explained(found: BudgetLine, said: dict) -> bool:
    explain_variance(line=found, **said)
    return True


@for_accounts
@require_http_methods(ASKS)
def drop_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before a line is taken out of a draft."""
    found = access.get_line_for(request.user, pk)
    form = forms.Form(*sent(request))
    if form.is_valid() and attempt(form, lambda: _dropped(found)):
        messages.success(request, _("Le poste est supprimé."))
        return redirect("budget", found.budget_id)
    return confirm(
        request,
        form,
        title=_("Supprimer ce poste"),
        object_label=str(found),
        consequences=[_("Le poste disparaît du brouillon de ce budget.")],
        action=_("Supprimer le poste"),
        danger=True,
        cancel_url=reverse("budget_line", args=[pk]),
    )


def _dropped(found: BudgetLine) -> bool:
    remove_line(line=found)
    return True

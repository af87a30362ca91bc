"""Amendments, transfers and carry-forwards: asked for, decided by somebody else, all listed."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.asked import page_of
from programs.budgets import access, actions
from programs.budgets.balances import current
from programs.budgets.enums import ChangeKind, ChangeState
from programs.budgets.forms.changes import CarryForm, ChangeForm, GrantForm
from programs.budgets.looks import CHANGE_TONES
from programs.budgets.models import Budget, BudgetChange
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_accounts
from programs.forms import ReasonForm, attempt
from programs.taking_back import timeline

ON_A_PAGE = 50
# How an address calls each kind.
KINDS = {
    "virement": ChangeKind.TRANSFER,
    "amendement": ChangeKind.AMENDMENT,
    "report": ChangeKind.CARRY_FORWARD,
}


@for_accounts
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """The changes of the budgets of a program, the latest first, those that wait before all others."""
    program = access.get_budgeted_program_for(request.user, slug)
    found = (
        access.visible_changes(request.user)
        .filter(program=program)
        .select_related("requested_by", "approved_by")
        .prefetch_related("entries__line__budget")
        .annotate(
            gained=Sum("entries__amount", filter=Q(entries__amount__gt=0)),
            given=Sum("entries__amount", filter=Q(entries__amount__lt=0)),
            waits=Q(state=ChangeState.REQUESTED),
        )
        .order_by("-waits", "-effective_on", "-pk")
    )
    page = page_of(found, ON_A_PAGE, request.GET.get("page"))
    context = {
        "program": program,
        "page": page,
        "tones": CHANGE_TONES,
        "budgets": list(program.budgets.filter(adopted_on__isnull=False).select_related("funder")),
    }
    return render(request, "budgets/changes.html", context)


@for_accounts
@require_http_methods(ASKS)
def new_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a change of a budget that is adopted. Nothing moves, and nothing waits, before it is approved."""
    budget = access.get_budget_for(request.user, pk)
    kind = KINDS.get(request.GET.get("genre") or "virement")
    if kind is None:
        raise BadRequest("no such kind of change")
    following = following_of(budget) if kind == ChangeKind.CARRY_FORWARD else None
    obstacle = _obstacle(budget, kind, following)
    form = None
    if not obstacle:
        form = (
            CarryForm(*sent(request), budget=budget, following=following)
            if following
            else ChangeForm(*sent(request), budget=budget, kind=kind)
        )
        if form.is_valid():
            made = attempt(
                form,
                actions.request_change,
                program=budget.program,
                by=request.user,
                **form.answers(),
            )
            if made:
                messages.success(
                    request,
                    _(
                        "La demande %(code)s est envoyée. Une autre personne l’approuve ou la refuse."
                    )
                    % {"code": made.code},
                )
                return redirect("budget_change", made.pk)
    context = {
        "budget": budget,
        "following": following,
        "kind": kind.label,
        "obstacle": obstacle,
        "form": form,
    }
    return render(request, "budgets/change_form.html", context)


def following_of(budget: Budget) -> Budget | None:
    """The budget that is adopted for the year after, of the same funder."""
    return _after(budget).filter(adopted_on__isnull=False).first()


def _after(budget: Budget) -> QuerySet[Budget]:
    """The budgets of the year after, of the same funder."""
    after = budget.program.budgets.filter(
        funder=budget.funder_id,
        starts_on__gt=budget.ends_on,
        starts_on__lte=budget.period.next().start,
    )
    return after.select_related("program__lead", "funder").order_by("starts_on", "pk")


@dataclass(frozen=True)
class Obstacle:
    """Why nothing can be asked for, and the page that mends it."""

    says: str
    url: str
    label: str


def _obstacle(budget: Budget, kind: ChangeKind, following: Budget | None) -> Obstacle | None:
    if budget.is_draft:
        return Obstacle(
            _("Ce budget est un brouillon : changez ses postes directement."),
            reverse("budget_write", args=[budget.pk]),
            _("Écrire les postes"),
        )
    if kind != ChangeKind.CARRY_FORWARD:
        return None
    if not budget.carries_forward:
        return Obstacle(
            _(
                "Le bailleur de fonds ne permet pas de reporter le solde. S’il l’a permis, notez-le dans les réglages "
                "du budget."
            ),
            reverse("budget_settings", args=[budget.pk]),
            _("Réglages et signataires"),
        )
    return None if following else _to_begin(budget)


def _to_begin(budget: Budget) -> Obstacle:
    """The draft of the year after, where there is one; otherwise beginning it."""
    if draft := _after(budget).first():
        return Obstacle(
            _(
                "« %(draft)s », du même bailleur de fonds, est encore un brouillon : notez son adoption, puis revenez."
            )
            % {"draft": draft},
            reverse("budget", args=[draft.pk]),
            _("Ouvrir le brouillon"),
        )
    return Obstacle(
        _(
            "Aucun budget du même bailleur de fonds n’est commencé pour l’exercice suivant : préparez-le et notez son "
            "adoption, puis revenez."
        ),
        reverse("budget_next", args=[budget.pk]),
        _("Préparer l’exercice suivant"),
    )


# --- one of them


@for_accounts
@require_http_methods(ASKS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A change with its lines; whoever did not ask for it approves it here, whole or in part."""
    found = access.get_change_for(request.user, pk)
    entries = list(
        found.entries.select_related("line__budget", "line__category").order_by(
            "line__budget__starts_on", "line__number_key", "pk"
        )
    )
    waits = found.state == ChangeState.REQUESTED
    may_decide = waits and found.requested_by_id != request.user.pk
    form = GrantForm(*sent(request), change=found, entries=entries)
    if form.is_valid():
        done = attempt(
            form,
            actions.approve_change,
            change=found,
            by=request.user,
            granted=form.granted(),
        )
        if done:
            messages.success(request, _("La modification est approuvée : les postes l’ont reçue."))
            return redirect("budget_change", found.pk)
    rows = [
        {
            "entry": entry,
            "balance": current(entry.line),
            "field": form[f"granted_{entry.pk}"] if may_decide else None,
            "is_less": entry.asked is not None and entry.asked != entry.amount,
        }
        for entry in entries
    ]
    context = {
        "change": found,
        "program": found.program,
        "tone": CHANGE_TONES[found.state],
        "rows": rows,
        "total": sum(entry.amount for entry in entries),
        "form": form,
        "waits": waits,
        "may_decide": may_decide,
        "lacking": actions.lacking_to_give(found) if waits else [],
        "is_own": found.requested_by_id == request.user.pk,
        "history": timeline(found, request.user),
    }
    return render(request, "budgets/change.html", context)


@for_accounts
@require_http_methods(ASKS)
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a change with the reason; who asked for it takes it away so."""
    found = access.get_change_for(request.user, pk)
    is_own = found.requested_by_id == request.user.pk
    title = _("Retirer la demande") if is_own else _("Refuser la modification")
    return _decided(
        request,
        found,
        actions.refuse_change,
        title=title,
        done=_("La demande est close : rien ne change aux postes."),
        consequences=[_("Rien ne change aux postes. La demande et le motif sont gardés.")],
        danger=True,
    )


@for_accounts
@require_http_methods(ASKS)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision given too fast: the change waits again."""
    found = access.get_change_for(request.user, pk)
    return _decided(
        request,
        found,
        actions.take_back_change,
        title=_("Reprendre la décision"),
        done=_("La modification attend de nouveau une décision."),
        consequences=[
            _("La modification attend de nouveau une décision."),
            _("Ce qu’elle avait donné aux postes leur est retiré, s’ils ne l’ont pas déjà engagé."),
        ],
        danger=False,
    )


def _decided(
    request: HttpRequest,
    found: BudgetChange,
    action,
    *,
    title: str,
    done: str,
    consequences: list[str],
    danger: bool,
) -> HttpResponse:
    form = ReasonForm(*sent(request), record=found)
    if form.is_valid() and attempt(
        form, action, change=found, by=request.user, reason=form.cleaned_data["reason"]
    ):
        messages.success(request, done)
        return redirect("budget_change", found.pk)
    return confirm(
        request,
        form,
        title=title,
        object_label=str(found),
        consequences=consequences,
        danger=danger,
        cancel_url=reverse("budget_change", args=[found.pk]),
    )

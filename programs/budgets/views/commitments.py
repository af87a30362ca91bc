"""What is promised on lines and not spent yet; and the keys by which a common cost is shared out."""

from django.contrib import messages
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.asked import page_of
from programs.budgets import access, actions
from programs.budgets.actions.keys import keep_key, retire_key
from programs.budgets.forms.changes import CloseForm, CommitForm, ReopenForm
from programs.budgets.forms.income import KeyForm, RetireForm
from programs.budgets.models import BudgetLine, Commitment, SharingKey
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import today
from programs.lookups import counted_key_of
from programs.models import Program

ON_A_PAGE = 50


def _lines_of(program: Program, also: Q | None = None) -> list[BudgetLine]:
    """The lines of the adopted budgets of years that are not over, and those that ``also`` says."""
    usable = Q(budget__adopted_on__isnull=False, budget__ends_on__gte=today())
    lines = BudgetLine.objects.of_program(program).filter(usable | also if also else usable)
    lines = lines.select_related("budget", "category").distinct()
    return list(
        lines.order_by("-budget__starts_on", counted_key_of("budget__code"), "number_key", "pk")
    )


# --- commitments


@for_accounts
@require_safe
def commitments(request: HttpRequest, slug: str) -> HttpResponse:
    """The commitments of a program, those that are open first, the latest first."""
    program = access.get_budgeted_program_for(request.user, slug)
    found = (
        access.visible_commitments(request.user)
        .filter(line__budget__program=program)
        .select_related("line__budget")
        .order_by(F("closed_on").desc(nulls_first=True), "-made_on", "-pk")
    )
    page = page_of(found, ON_A_PAGE, request.GET.get("page"))
    return render(request, "budgets/commitments.html", {"program": program, "page": page})


@for_accounts
@require_http_methods(ASKS)
def new_commitment(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_budgeted_program_for(request.user, slug)
    lines = _lines_of(program, Q(pk=request.GET.get("poste")) if _is_key(request) else None)
    form = CommitForm(*sent(request), lines=lines, initial={"line": request.GET.get("poste", "")})
    if form.is_valid():
        made = attempt(form, actions.commit_amount, by=request.user, **form.cleaned_data)
        if made:
            messages.success(request, _("L’engagement %(code)s est inscrit.") % {"code": made.code})
            return redirect("budget_commitments", program.slug)
    return form_page(
        request,
        form,
        title=_("Engager un montant"),
        object_label=program,
        cancel_url=reverse("budget_commitments", args=[program.slug]),
    )


def _is_key(request: HttpRequest) -> bool:
    asked = request.GET.get("poste", "")
    return asked.isascii() and asked.isdecimal() and len(asked) < 10


@for_accounts
@require_http_methods(ASKS)
def close_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    found = _commitment(request, pk)
    form = CloseForm(*sent(request))
    if form.is_valid() and attempt(
        form, actions.close_commitment, commitment=found, **form.cleaned_data
    ):
        messages.success(request, _("L’engagement est fermé : ce qui en restait revient au poste."))
        return redirect("budget_commitments", found.line.budget.program.slug)
    consequences = [_("Rien de plus n’en sera dépensé, et ce qui en reste revient au poste.")]
    return _confirmed(request, found, form, _("Fermer l’engagement"), consequences)


@for_accounts
@require_http_methods(ASKS)
def reopen_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    found = _commitment(request, pk)
    form = ReopenForm(*sent(request))
    if form.is_valid() and attempt(
        form, actions.reopen_commitment, commitment=found, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("L’engagement est rouvert."))
        return redirect("budget_commitments", found.line.budget.program.slug)
    consequences = [_("Ce qui en reste est de nouveau retenu sur le poste, s’il l’a.")]
    return _confirmed(request, found, form, _("Rouvrir l’engagement"), consequences)


def _commitment(request: HttpRequest, pk: int) -> Commitment:
    visible = access.visible_commitments(request.user)
    return get_object_or_404(visible.select_related("line__budget__program"), pk=pk)


def _confirmed(
    request: HttpRequest, found: Commitment, form, title: str, consequences: list[str]
) -> HttpResponse:
    return confirm(
        request,
        form,
        title=title,
        object_label=f"{found} · {found.line}",
        consequences=consequences,
        cancel_url=reverse("budget_commitments", args=[found.line.budget.program.slug]),
    )


# --- sharing keys


@for_accounts
@require_safe
def keys(request: HttpRequest, slug: str) -> HttpResponse:
    """The sharing keys of a program with their parts, those in use first."""
    program = access.get_budgeted_program_for(request.user, slug)
    found = access.visible_sharing_keys(request.user).filter(program=program)
    found = found.prefetch_related("parts__line__budget").order_by(
        F("retired_on").desc(nulls_first=True), "code"
    )
    return render(request, "budgets/keys.html", {"program": program, "keys": list(found)})


@for_accounts
@require_http_methods(ASKS)
def new_key(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_budgeted_program_for(request.user, slug)
    return _key(request, SharingKey(program=program), _("Nouvelle clé de répartition"))


@for_accounts
@require_http_methods(ASKS)
def key(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts of a key; what it shared out before stays as it was."""
    found = _key_of(request, pk)
    return _key(request, found, str(found))


def _key_of(request: HttpRequest, pk: int) -> SharingKey:
    visible = access.visible_sharing_keys(request.user).select_related("program__lead")
    return get_object_or_404(visible, pk=pk)


def _key(request: HttpRequest, found: SharingKey, title: str) -> HttpResponse:
    own = Q(sharing_parts__key=found.pk) if found.pk else None
    form = KeyForm(*sent(request), instance=found, lines=_lines_of(found.program, own))
    if form.is_valid() and attempt(form, keep_key, key=form.instance, parts=form.parts()):
        messages.success(request, _("La clé de répartition est enregistrée."))
        return redirect("budget_keys", found.program.slug)
    context = {"program": found.program, "form": form, "title": title}
    return render(request, "budgets/key_form.html", context)


@for_accounts
@require_http_methods(ASKS)
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    found = _key_of(request, pk)
    form = RetireForm(*sent(request))
    if form.is_valid() and attempt(form, retire_key, key=found, on=form.cleaned_data["on"]):
        messages.success(request, _("La clé n’est plus offerte."))
        return redirect("budget_keys", found.program.slug)
    return confirm(
        request,
        form,
        title=_("Retirer la clé de répartition"),
        object_label=str(found),
        consequences=[_("Elle n’est plus offerte; ce qu’elle a réparti reste comme il est.")],
        action=_("Retirer la clé"),
        cancel_url=reverse("budget_keys", args=[found.program.slug]),
    )

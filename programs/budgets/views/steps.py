"""The steps of an expense: which can be taken by whoever looks, what each asks, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.amounts import amount_said
from programs.budgets import access, actions
from programs.budgets.enums import EXPENSE_COUNTED, ExpenseState
from programs.budgets.forms import steps as forms
from programs.budgets.ledger import left_to_pay
from programs.budgets.models import Expense
from programs.budgets.offered import remaining_said
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_accounts
from programs.forms import MoveForm, ReasonForm, UndatedForm, attempt
from programs.lib.periods import format_date

_S = ExpenseState


@dataclass(frozen=True)
class Step:
    """``is_direct`` steps need no page of their own; ``done`` is what is said afterwards."""

    label: str
    form: type[MoveForm]
    action: Callable
    is_possible: Callable[[Expense, object], bool]
    done: str
    says: str = ""
    style: str = "quiet"
    is_direct: bool = False


def _may_approve(expense: Expense, user) -> bool:
    return expense.state == _S.VERIFIED and not expense.is_written_by(user)


def _may_reverse(expense: Expense) -> bool:
    is_first = expense.state in EXPENSE_COUNTED and expense.reverses_id is None
    return is_first and expense.reversed < expense.amount


def _may_take_back(expense: Expense) -> bool:
    is_taken = expense.state in (_S.REFUSED, _S.VERIFIED, _S.APPROVED)
    return is_taken and not expense.paid and not expense.reversed


STEPS: dict[str, Step] = {
    "justifier": Step(
        gettext_lazy("Transmettre pour vérification"),
        UndatedForm,
        actions.justify_again,
        lambda expense, user: expense.state == _S.ENTERED and expense.files.exists(),
        gettext_lazy("La dépense est transmise pour vérification."),
        style="",
        is_direct=True,
    ),
    "sans-piece": Step(
        gettext_lazy("Continuer sans pièce"),
        forms.WithoutDocumentForm,
        actions.justify_without_file,
        lambda expense, user: expense.state == _S.ENTERED and not expense.files.exists(),
        gettext_lazy("C’est noté : la dépense continue sans pièce justificative."),
        gettext_lazy(
            "La dépense passe à la vérification, avec votre explication à la place de la pièce."
        ),
    ),
    "verifier": Step(
        gettext_lazy("Vérifier"),
        UndatedForm,
        actions.verify_expense,
        lambda expense, user: expense.state == _S.JUSTIFIED,
        gettext_lazy("La dépense est vérifiée."),
        gettext_lazy("La pièce, le montant et les postes ont été regardés et concordent."),
        style="",
        is_direct=True,
    ),
    "approuver": Step(
        gettext_lazy("Approuver"),
        forms.ApproveForm,
        actions.approve_expense,
        _may_approve,
        gettext_lazy("La dépense est approuvée : elle compte sur ses postes."),
        gettext_lazy("La dépense compte sur ses postes, et ne change plus."),
        style="",
        is_direct=True,
    ),
    "payer": Step(
        gettext_lazy("Noter un paiement"),
        forms.PayForm,
        actions.pay_expense,
        lambda expense, user: bool(left_to_pay(expense)),
        gettext_lazy("Le paiement est noté."),
        style="",
    ),
    "retourner": Step(
        gettext_lazy("Retourner"),
        forms.MissingForm,
        actions.return_expense,
        lambda expense, user: expense.state in (_S.JUSTIFIED, _S.VERIFIED),
        gettext_lazy("La dépense est retournée, pour être complétée."),
        gettext_lazy("Elle redevient « Saisie », et se corrige."),
    ),
    "contre-passer": Step(
        gettext_lazy("Contre-passer"),
        forms.ReverseForm,
        actions.reverse_expense,
        lambda expense, user: _may_reverse(expense),
        gettext_lazy("La contre-passation est saisie. Une autre personne l’approuvera."),
        gettext_lazy(
            "Une écriture négative, qui renvoie à cette dépense, est saisie et justifiée par votre motif; elle "
            "comptera une fois vérifiée, puis approuvée par une autre personne."
        ),
    ),
    "reprendre": Step(
        gettext_lazy("Revenir à l’étape précédente"),
        forms.OptionalReasonForm,
        actions.take_back_step,
        lambda expense, user: _may_take_back(expense),
        gettext_lazy("L’étape est reprise."),
        gettext_lazy("La dernière étape est défaite; l’historique garde les deux."),
    ),
    "refuser": Step(
        gettext_lazy("Refuser"),
        ReasonForm,
        actions.refuse_expense,
        lambda expense, user: expense.state in (_S.ENTERED, _S.JUSTIFIED, _S.VERIFIED),
        gettext_lazy("La dépense est refusée."),
        gettext_lazy("Elle ne comptera nulle part. Elle reste au registre, avec le motif."),
        style="danger",
    ),
}


def steps_of(expense: Expense, user) -> list[dict]:
    """The steps that can be taken now, the one that goes on first."""
    return [
        {
            "name": name,
            "label": step.label,
            "style": step.style,
            # What a claim is granted is asked before; of other expenses nothing is.
            "is_direct": step.is_direct and not (name == "approuver" and expense.claimed),
        }
        for name, step in STEPS.items()
        if step.is_possible(expense, user)
    ]


def why_not_approved(expense: Expense, user) -> str:
    """Why whoever looks finds no way to approve what waits for an approval."""
    if expense.state == _S.VERIFIED and not _may_approve(expense, user):
        if expense.entered_by_id == user.pk:
            return _("Vous l’avez saisie : une autre personne l’approuve.")
        return _("Vous l’avez corrigée : une autre personne l’approuve.")
    return ""


def may_share_out(expense: Expense) -> bool:
    """Whether its lines do not make what it charges, and can still be chosen."""
    is_open = expense.is_writable and expense.reverses_id is None
    return is_open and expense.amount is not None and not actions.is_shared_out(expense)


@for_accounts
@require_http_methods(ASKS)
def step(request: HttpRequest, pk: int, expense_step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if expense_step not in STEPS:
        raise Http404
    found = access.get_expense_for(request.user, pk)
    one = STEPS[expense_step]
    if not one.is_possible(found, request.user):
        messages.error(request, why_not_approved(found, request.user) or _impossible(found))
        return redirect("expense", found.pk)
    posted = sent(request)
    form = one.form(*posted, record=found)
    if posted and "override" in form.fields and "override" not in request.POST:
        # The button of the expense was pressed: that a line would be passed is told before anything is refused.
        return _asked(request, found, one, one.form(record=found))
    if posted and form.is_valid():
        done = attempt(form, lambda: one.action(expense=found, by=request.user, **form.answers()))
        if done:
            messages.success(request, one.done)
            # What reverses is an expense of its own, which goes its own way.
            return redirect("expense", done.pk if expense_step == "contre-passer" else found.pk)
    return _asked(request, found, one, form)


def _impossible(expense: Expense) -> str:
    return _("La dépense est à l’état « %(state)s » : cette étape ne s’y prend pas.") % {
        "state": expense.get_state_display()
    }


def _asked(request: HttpRequest, expense: Expense, one: Step, form: MoveForm) -> HttpResponse:
    passed = getattr(form, "passed", {})
    return confirm(
        request,
        form,
        template="budgets/expense_step.html",
        title=one.label,
        object_label=f"{expense} · {amount_said(expense.amount)}"
        if expense.amount is not None
        else str(expense),
        consequences=[one.says] if one.says else [],
        action=_("Permettre le dépassement et approuver") if passed else one.label,
        danger=one.style == "danger",
        cancel_url=reverse("expense", args=[expense.pk]),
        expense=expense,
        may_share_out=may_share_out(expense),
        passed=[
            {"line": line, "amount": amount, "left": actions.room_of(line)}
            for line, amount in passed.items()
        ],
        offered=[(each, remaining_said(each)) for each in getattr(form, "offered", ())],
    )


@for_accounts
@require_http_methods(ASKS)
def annul(request: HttpRequest, pk: int, payment_pk: int) -> HttpResponse:
    """A payment that came back, or that was noted on the wrong expense."""
    found = access.get_expense_for(request.user, pk)
    payment = get_object_or_404(found.payments, pk=payment_pk)
    form = forms.AnnulForm(*sent(request), record=found)
    if form.is_valid():
        done = attempt(
            form,
            lambda: actions.annul_payment(payment=payment, by=request.user, **form.answers()),
        )
        if done:
            messages.success(request, _("Le paiement est annulé : son montant est de nouveau dû."))
            return redirect("expense", found.pk)
    return confirm(
        request,
        form,
        title=_("Annuler un paiement"),
        object_label=_("%(amount)s, du %(day)s, pour %(expense)s")
        % {
            "amount": amount_said(payment.amount),
            "day": format_date(payment.paid_on, get_language() or "fr"),
            "expense": found,
        },
        consequences=[_("Ce montant est de nouveau à payer; le paiement reste, avec le motif.")],
        action=_("Annuler le paiement"),
        danger=True,
        cancel_url=reverse("expense", args=[found.pk]),
    )

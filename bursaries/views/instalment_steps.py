"""The steps of one instalment: its document, its authorisation, and what of that is taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bursaries import disbursed
from bursaries.actions import instalments as actions
from bursaries.enums import AwardKind, AwardState, InstalmentState
from bursaries.forms import awards as forms
from bursaries.models import AwardInstalment
from bursaries.views.awards_desk import ASKS, CONFIRM, award_to_change, confirm
from bursaries.views.duty_said import told_how
from programs.amounts import amount_said
from programs.budgets.enums import EXPENSE_PENDING
from programs.budgets.offered import offered_said
from programs.doors import for_accounts
from programs.forms import MoveForm, ReasonForm, attempt

_I = InstalmentState


@dataclass(frozen=True)
class InstalmentStep:
    label: str
    form: type[MoveForm]
    action: Callable
    is_possible: Callable[[AwardInstalment], bool]
    done: str
    says: str = ""
    style: str = "quiet"


def _may_pay(instalment: AwardInstalment) -> bool:
    award = instalment.award
    return award.is_held and (award.kind != AwardKind.BURSARY or award.state == AwardState.SIGNED)


def _is_sent_back(instalment: AwardInstalment) -> bool:
    expense = instalment.expense
    return expense is not None and (expense.state in disbursed.NOT_PAYABLE or expense.is_void)


def _may_authorize(instalment: AwardInstalment) -> bool:
    if not _may_pay(instalment):
        return False
    return instalment.state == _I.ATTESTED or (
        instalment.state == _I.AUTHORIZED and _is_sent_back(instalment)
    )


def _may_take_back(instalment: AwardInstalment) -> bool:
    if instalment.state != _I.AUTHORIZED:
        return False
    expense = instalment.expense
    return expense is None or expense.state in EXPENSE_PENDING or expense.is_void


STEPS: dict[str, InstalmentStep] = {
    "autoriser": InstalmentStep(
        gettext_lazy("Autoriser"),
        forms.AuthorizeForm,
        actions.authorize_instalment,
        _may_authorize,
        gettext_lazy("Le versement est autorisé."),
        gettext_lazy(
            "Il devient une dépense du registre, avec son document. Une autre personne l’approuve et la paie."
        ),
        "",
    ),
    "attestation": InstalmentStep(
        gettext_lazy("Joindre le document"),
        forms.AttestForm,
        actions.receive_attestation,
        lambda one: one.award.is_held and one.state in (_I.EXPECTED, _I.ATTESTED),
        gettext_lazy("Le document est joint : le versement peut être autorisé."),
    ),
    "retourner": InstalmentStep(
        gettext_lazy("Retourner le document"),
        ReasonForm,
        actions.return_attestation,
        lambda one: one.state == _I.ATTESTED,
        gettext_lazy("Le versement attend un autre document."),
        gettext_lazy("Le document reste à la fiche, mais ne prouve plus ce versement."),
    ),
    "reprendre": InstalmentStep(
        gettext_lazy("Reprendre l’autorisation"),
        ReasonForm,
        actions.take_back_authorization,
        _may_take_back,
        gettext_lazy("L’autorisation est reprise."),
        gettext_lazy("Sa dépense, qui n’est pas approuvée, est refusée au registre."),
    ),
}


def steps_of_instalment(instalment: AwardInstalment) -> list[dict]:
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(instalment)
    ]


@for_accounts
@require_http_methods(ASKS)
def instalment_step(
    request: HttpRequest, pk: int, instalment_pk: int, instalment_step: str
) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if instalment_step not in STEPS:
        raise Http404
    award, one = award_to_change(request, pk), STEPS[instalment_step]
    rows = award.instalments.select_related("expense")
    found = get_object_or_404(rows, pk=instalment_pk)
    found.award = award
    if not one.is_possible(found):
        messages.error(request, _("Cette étape ne se prend pas maintenant."))
        return redirect("award", award.pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = one.form(*posted, record=found)
    if posted and form.is_valid():
        done = attempt(
            form, lambda: one.action(instalment=found, by=request.user, **form.answers())
        )
        if done:
            messages.success(request, one.done)
            return redirect("award", award.pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=one.label,
        object_label=_("%(award)s · versement %(number)s · %(amount)s")
        % {"award": award, "number": found.number, "amount": amount_said(found.amount)},
        consequences=[
            *([one.says] if one.says else []),
            *([told_how(award.program, award.person)] if instalment_step == "retourner" else []),
        ],
        danger=False,
        cancel_url=reverse("award", args=[award.pk]),
        award=award,
        offered=offered_said(getattr(form, "offered", [])),
    )

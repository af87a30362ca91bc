"""The steps of an award: its signature, its end before its time, and what of that is taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bursaries.actions import awards as actions
from bursaries.enums import AwardKind, AwardState
from bursaries.forms import awards as forms
from bursaries.models import Award
from bursaries.views.awards_desk import ASKS, CONFIRM, award_to_change, confirm
from programs.amounts import amount_said
from programs.doors import for_accounts
from programs.forms import MoveForm, ReasonForm, attempt


@dataclass(frozen=True)
class AwardStep:
    """``says`` is what will happen, ``done`` what is said afterwards."""

    label: str
    form: type[MoveForm]
    action: Callable
    is_possible: Callable[[Award], bool]
    done: str
    says: tuple[str, ...] = ()
    style: str = "quiet"


def _is_bursary(award: Award) -> bool:
    return award.kind == AwardKind.BURSARY


_ENDS = (
    gettext_lazy(
        "La place et ce qui n’est pas versé reviennent au concours et au poste budgétaire."
    ),
    gettext_lazy("Les versements qui ne sont pas payés sont annulés ; ce qui est payé reste."),
    gettext_lazy("Si rien n’est payé, l’engagement de service qui ne tient qu’à elle est annulé."),
)
STEPS: dict[str, AwardStep] = {
    "signer": AwardStep(
        gettext_lazy("Noter la signature"),
        forms.SignForm,
        actions.sign_contract,
        lambda award: _is_bursary(award) and award.state == AwardState.GRANTED,
        gettext_lazy("La signature est notée : les versements attestés peuvent être autorisés."),
        style="",
    ),
    "retirer-signature": AwardStep(
        gettext_lazy("Retirer la signature"),
        ReasonForm,
        actions.take_back_signature,
        lambda award: award.state == AwardState.SIGNED,
        gettext_lazy("La signature est retirée."),
        (gettext_lazy("Le contrat redevient à signer ; la copie reste parmi les documents."),),
    ),
    "desistement": AwardStep(
        gettext_lazy("Noter un désistement"),
        forms.EndForm,
        actions.withdraw_award,
        lambda award: award.is_held and _is_bursary(award),
        gettext_lazy("Le désistement est noté."),
        _ENDS,
        "danger",
    ),
    "annuler": AwardStep(
        gettext_lazy("Annuler l’attribution"),
        forms.CancelForm,
        actions.cancel_award,
        lambda award: award.is_held,
        gettext_lazy("C’est annulé."),
        _ENDS,
        "danger",
    ),
    "retablir": AwardStep(
        gettext_lazy("Rétablir"),
        forms.OptionalReasonForm,
        actions.restore_award,
        lambda award: not award.is_held,
        gettext_lazy("C’est rétabli : les versements annulés attendent de nouveau."),
        (
            gettext_lazy(
                "Elle reprend sa place, si le concours et le poste budgétaire l’ont encore."
            ),
        ),
    ),
}


def steps_of(award: Award) -> list[dict]:
    """The steps that can be taken now, the one that goes on first."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(award)
    ]


@for_accounts
@require_http_methods(ASKS)
def award_step(request: HttpRequest, pk: int, award_step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if award_step not in STEPS:
        raise Http404
    found, one = award_to_change(request, pk), STEPS[award_step]
    if not one.is_possible(found):
        messages.error(
            request,
            _("La bourse est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("award", found.pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = one.form(*posted, record=found)
    if posted and form.is_valid():
        done = attempt(form, lambda: one.action(award=found, by=request.user, **form.answers()))
        if done:
            messages.success(request, one.done)
            return redirect("award", found.pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=one.label,
        object_label=f"{found} · {amount_said(found.amount)}",
        consequences=one.says,
        danger=one.style == "danger",
        cancel_url=reverse("award", args=[found.pk]),
        award=found,
        offered=[],
    )

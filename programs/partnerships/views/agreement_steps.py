"""The steps of an agreement as buttons, each asked before it is taken, each with the one that takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from programs.forms import ReasonForm, UndatedForm
from programs.partnerships import access
from programs.partnerships.actions import agreement_ending as ending
from programs.partnerships.actions import agreement_signing as signing
from programs.partnerships.enums import AGREEMENT_LIVE, AgreementState
from programs.partnerships.forms.agreement_steps import (
    DatedForm,
    DatedReasonForm,
    NoticeForm,
    PutForm,
)
from programs.partnerships.models import Agreement
from programs.partnerships.views.agreement_desk import (
    ASKS,
    do_form,
    for_coordinators,
    page_url,
    sent,
    show_confirm,
)

_S = AgreementState


@dataclass(frozen=True)
class Step:
    """``is_possible`` says whether it can be taken now, ``says`` what will happen, ``done`` what is said afterwards."""

    label: str
    action: Callable
    is_possible: Callable[[Agreement], bool]
    says: tuple[str, ...]
    done: str
    form: type = UndatedForm
    style: str = "quiet"


def _in(*states: str) -> Callable[[Agreement], bool]:
    return lambda agreement: agreement.state in states


STEPS: dict[str, Step] = {
    "signature": Step(
        gettext_lazy("Mettre en signature"),
        signing.put_to_signature,
        _in(_S.DRAFT, _S.NEGOTIATION),
        (
            gettext_lazy("Le texte est arrêté et gardé en PDF, tel que les parties le reçoivent."),
            gettext_lazy(
                "Quand la dernière partie a signé, l’entente entre en vigueur d’elle-même."
            ),
        ),
        gettext_lazy("L’entente est en signature. Notez chaque signature à mesure qu’elle arrive."),
        form=PutForm,
        style="",
    ),
    "negocier": Step(
        gettext_lazy("Passer en négociation"),
        ending.negotiate,
        _in(_S.DRAFT),
        (gettext_lazy("Le texte se récrit encore."),),
        gettext_lazy("L’entente est en négociation."),
    ),
    "projet": Step(
        gettext_lazy("Revenir au projet"),
        ending.back_to_draft,
        _in(_S.NEGOTIATION),
        (gettext_lazy("Le texte se récrit encore."),),
        gettext_lazy("L’entente est de nouveau en projet."),
    ),
    "reprendre-texte": Step(
        gettext_lazy("Ramener en négociation"),
        signing.back_to_text,
        _in(_S.SIGNING),
        (
            gettext_lazy("Le texte se récrit de nouveau."),
            gettext_lazy("Les signatures notées sont retirées, et le PDF soumis aussi."),
        ),
        gettext_lazy("L’entente est de nouveau en négociation."),
    ),
    "suspendre": Step(
        gettext_lazy("Suspendre"),
        ending.suspend,
        _in(_S.IN_FORCE),
        (gettext_lazy("Elle ne lie plus ses parties tant qu’elle n’est pas reprise."),),
        gettext_lazy("L’entente est suspendue."),
        form=DatedReasonForm,
    ),
    "reprendre": Step(
        gettext_lazy("Reprendre l’entente"),
        ending.resume,
        _in(_S.SUSPENDED),
        (gettext_lazy("Elle est de nouveau en vigueur."),),
        gettext_lazy("L’entente est de nouveau en vigueur."),
        form=DatedForm,
        style="",
    ),
    "avis": Step(
        gettext_lazy("Noter un avis de fin"),
        ending.give_notice,
        lambda one: one.state in AGREEMENT_LIVE and not one.denounced_on,
        (gettext_lazy("L’entente reste en vigueur jusqu’au jour que l’avis fixe."),),
        gettext_lazy("L’avis de fin est noté."),
        form=NoticeForm,
    ),
    "retirer-avis": Step(
        gettext_lazy("Retirer l’avis de fin"),
        ending.withdraw_notice,
        lambda one: one.state in AGREEMENT_LIVE and bool(one.denounced_on),
        (gettext_lazy("L’entente suit de nouveau son cours."),),
        gettext_lazy("L’avis de fin est retiré."),
    ),
    "terminer": Step(
        gettext_lazy("Noter comme terminée"),
        ending.end,
        _in(*AGREEMENT_LIVE),
        (gettext_lazy("Elle a pris fin et n’est pas renouvelée."),),
        gettext_lazy("L’entente est terminée."),
        form=DatedForm,
    ),
    "resilier": Step(
        gettext_lazy("Résilier"),
        ending.terminate,
        _in(*AGREEMENT_LIVE),
        (gettext_lazy("Elle prend fin avant son terme, pour le motif que vous écrivez."),),
        gettext_lazy("L’entente est résiliée."),
        form=DatedReasonForm,
        style="danger",
    ),
    "remettre": Step(
        gettext_lazy("Remettre en vigueur"),
        ending.restore,
        _in(_S.ENDED, _S.TERMINATED),
        (gettext_lazy("Elle fut close par erreur : elle est de nouveau en vigueur."),),
        gettext_lazy("L’entente est de nouveau en vigueur."),
    ),
    "annuler": Step(
        gettext_lazy("Annuler l’entente"),
        ending.cancel,
        _in(_S.DRAFT, _S.NEGOTIATION, _S.SIGNING, _S.IN_FORCE),
        (
            gettext_lazy(
                "Elle fut inscrite par erreur : elle ne compte plus nulle part, années passées comprises."
            ),
            gettext_lazy("Les heures assurées déclarées sous cette entente ne comptent plus."),
            gettext_lazy("L’entente qu’elle renouvelait redevient en vigueur."),
        ),
        gettext_lazy("L’entente est annulée."),
        form=ReasonForm,
        style="danger",
    ),
    "retablir": Step(
        gettext_lazy("Rétablir le projet"),
        ending.restore_draft,
        _in(_S.CANCELLED),
        (gettext_lazy("Elle est de nouveau en projet, et se signe à nouveau."),),
        gettext_lazy("L’entente est de nouveau en projet."),
    ),
}


def steps_of(agreement: Agreement) -> list[dict]:
    """The steps that can be taken now, the one that goes on first."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(agreement)
    ]


@for_coordinators
@require_http_methods(ASKS)
def agreement_step(request: HttpRequest, pk: int, agreement_step: str) -> HttpResponse:
    """Ask before an agreement moves, and move it."""
    if agreement_step not in STEPS:
        raise Http404
    found, one = access.get_agreement_for(request.user, pk), STEPS[agreement_step]
    if not one.is_possible(found):
        said = _("L’entente est à l’état « %(state)s » : cette étape ne s’y prend pas.")
        messages.error(request, said % {"state": found.get_state_display()})
        return redirect("agreement_page", found.pk)
    form = one.form(*sent(request), record=found)
    answers = form.answers() if form.is_bound and form.is_valid() else {}
    done = do_form(
        request, form, one.action, said=one.done, to=page_url(pk), agreement=found, **answers
    )
    return done or show_confirm(
        request,
        form,
        title=one.label,
        agreement=found,
        consequences=one.says,
        lacking=getattr(form, "lacking", []),
        danger=one.style == "danger",
        cancel_url=page_url(pk),
    )

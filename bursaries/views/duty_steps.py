"""The steps of an obligation, and all that is written on its page: what each asks, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from bursaries import access
from bursaries.actions import duties, duties_repaying, follow_ups, holders
from bursaries.duty import Statement
from bursaries.enums import OBLIGATION_SERVING, ObligationState
from bursaries.forms import duties as asked
from bursaries.models import Deferral, HolderLink, Obligation, Waiver
from bursaries.owing import statement_of
from bursaries.views.duty_desk import ask
from bursaries.views.duty_said import (
    deferral_said,
    follow_up_said,
    repayment_said,
    waiver_said,
)
from programs.budgets.offered import remaining_said
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators
from programs.lib.periods import today

_O = ObligationState


@dataclass(frozen=True)
class Step:
    """``done`` is what is said afterwards, ``says`` what will happen."""

    label: str
    form: type[forms.Form]
    action: Callable
    is_possible: Callable[[Obligation, Statement], bool]
    done: str
    says: str = ""
    style: str = "quiet"


STEPS: dict[str, Step] = {
    "commencer": Step(
        gettext_lazy("Commencer le service"),
        asked.DayForm,
        duties.start_service,
        lambda one, found: one.state == _O.NOT_STARTED and bool(found.started),
        gettext_lazy("Le service est commencé."),
        style="",
    ),
    "remplir": Step(
        gettext_lazy("Déclarer rempli"),
        asked.DayForm,
        duties.fulfil,
        lambda one, found: one.state == _O.ONGOING and found.is_fulfilled,
        gettext_lazy("L’engagement est rempli."),
        gettext_lazy("Rien n’est plus dû ; les suivis d’emploi restent à faire."),
        style="",
    ),
    "defaut": Step(
        gettext_lazy("Déclarer le défaut"),
        asked.DefaultForm,
        duties.declare_default,
        lambda one, found: one.state in OBLIGATION_SERVING and bool(found.left_to_repay),
        gettext_lazy("Le défaut est déclaré ; l’avis est prêt à imprimer."),
        style="danger",
    ),
    "annuler": Step(
        gettext_lazy("Annuler l’engagement"),
        asked.ReasonForm,
        duties.cancel,
        lambda one, found: one.state == _O.NOT_STARTED and found.owed == 0,
        gettext_lazy("L’engagement est annulé."),
        gettext_lazy("Aucune bourse n’oblige plus : rien n’a été versé."),
        style="danger",
    ),
    "reprendre": Step(
        gettext_lazy("Reprendre la dernière étape"),
        asked.ReasonForm,
        duties.take_back,
        lambda one, found: duties.state_before(one) is not None,
        gettext_lazy("L’étape est reprise."),
        gettext_lazy("La dernière étape est défaite ; l’historique garde les deux."),
    ),
}


def steps_of(obligation: Obligation, found: Statement) -> list[dict]:
    """The steps that can be taken now, the one that goes on first."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(obligation, found)
    ]


@for_coordinators
@require_http_methods(ASKS)
def duty_step(request: HttpRequest, pk: int, duty_step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if duty_step not in STEPS:
        raise Http404
    obligation = access.get_obligation_for(request.user, pk)
    step = STEPS[duty_step]
    found = statement_of(obligation, today())
    if not step.is_possible(obligation, found):
        messages.error(request, _("Cette étape n’est pas possible maintenant."))
        return redirect("duty", obligation.pk)
    says = [step.says] if step.says else []
    if duty_step == "defaut":
        says = [duties.due_sentence(found, today()), _("Un avis de défaut est écrit, et gardé.")]
    if duty_step == "reprendre":
        says.insert(0, _state_after_taking_back(obligation))
    return ask(
        request,
        obligation,
        step.form(*sent(request)),
        lambda answers: step.action(obligation=obligation, by=request.user, **answers),
        title=step.label,
        done=step.done,
        consequences=says,
        danger=step.style == "danger",
    )


def _state_after_taking_back(obligation: Obligation) -> str:
    """What the last step was is not told by its name: a deferral that ended is none."""
    return _("L’engagement passe de « %(now)s » à « %(then)s ».") % {
        "now": obligation.get_state_display(),
        "then": _O(duties.state_before(obligation)).label,
    }


@for_coordinators
@require_http_methods(ASKS)
def duty_studies(request: HttpRequest, pk: int) -> HttpResponse:
    """When the studies end: from the day after, all is reckoned."""
    obligation = access.get_obligation_for(request.user, pk)
    initial = {"studies_ended_on": obligation.studies_ended_on}
    return ask(
        request,
        obligation,
        asked.StudiesForm(*sent(request), initial=initial),
        lambda answers: duties.set_studies_end(obligation=obligation, **answers),
        title=_("Fin des études"),
        done=_("La fin des études est écrite."),
        action=_("Enregistrer"),
    )


# --- deferrals and waivers


@for_coordinators
@require_http_methods(ASKS)
def duty_defer(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = access.get_obligation_for(request.user, pk)
    form = asked.DeferralForm(
        *sent(request), instance=Deferral(obligation=obligation, granted_on=today())
    )
    return ask(
        request,
        obligation,
        form,
        lambda answers: duties.grant_deferral(
            obligation=obligation, answers=answers, by=request.user
        ),
        title=_("Accorder un sursis"),
        done=_("Le sursis est accordé."),
        consequences=[
            _("Aucun jour du sursis ne compte ; les échéances sont repoussées d’autant.")
        ],
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_deferral(request: HttpRequest, pk: int, deferral_pk: int, change: str) -> HttpResponse:
    """End a deferral on another day, or take it back."""
    obligation = access.get_obligation_for(request.user, pk)
    deferral = get_object_or_404(obligation.deferrals.select_related("obligation"), pk=deferral_pk)
    if change == "terminer":
        form = asked.EndDeferralForm(*sent(request), initial={"ends_on": today()})
        title, do = _("Changer la fin du sursis"), duties.end_deferral
    elif change == "reprendre":
        form = asked.ReasonForm(*sent(request))
        title, do = _("Reprendre le sursis"), duties.withdraw_deferral
    else:
        raise Http404
    return ask(
        request,
        obligation,
        form,
        lambda answers: do(deferral=deferral, by=request.user, **answers),
        title=title,
        done=_("C’est noté : le motif est au journal."),
        consequences=[deferral_said(deferral)],
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_waive(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = access.get_obligation_for(request.user, pk)
    form = asked.WaiverForm(
        *sent(request), instance=Waiver(obligation=obligation, granted_on=today())
    )
    return ask(
        request,
        obligation,
        form,
        lambda _answers: duties.waive(
            obligation=obligation, answers=form.answers(), by=request.user
        ),
        title=_("Exonérer de mois dus"),
        done=_("L’exonération est inscrite."),
        consequences=[_("Ces mois ne sont plus dus.")],
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_waiver(request: HttpRequest, pk: int, waiver_pk: int) -> HttpResponse:
    """Take back what was waived."""
    obligation = access.get_obligation_for(request.user, pk)
    waiver = get_object_or_404(obligation.waivers.select_related("obligation"), pk=waiver_pk)
    return ask(
        request,
        obligation,
        asked.ReasonForm(*sent(request)),
        lambda answers: duties.withdraw_waiver(waiver=waiver, by=request.user, **answers),
        title=_("Reprendre l’exonération"),
        consequences=[waiver_said(waiver)],
        done=_("L’exonération est reprise : ces mois sont de nouveau dus."),
    )


# --- repayments


@for_coordinators
@require_http_methods(ASKS)
def duty_repay(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = access.get_obligation_for(request.user, pk)
    found = statement_of(obligation, today())
    form = asked.RepaymentForm(
        *sent(request),
        obligation=obligation,
        lines_over=duties_repaying.lines_over,
        due=found.left_to_repay,
    )
    return ask(
        request,
        obligation,
        form,
        lambda answers: duties_repaying.record_repayment(
            obligation=obligation, by=request.user, **answers
        ),
        title=_("Inscrire un remboursement"),
        done=_(
            "Le remboursement est inscrit. Ses contre-passations comptent une fois approuvées aux finances."
        ),
        consequences=[
            _("Il reste dû : %(formula)s") % {"formula": found.repayment_formula},
            _("Les dépenses qui ont payé la bourse sont contre-passées d’autant."),
            *([asked.no_line_on(form.day)] if form.lacks_line and not form.is_bound else []),
        ],
        offered=[(one, remaining_said(one)) for one in form.offered],
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_repayment(request: HttpRequest, pk: int, repayment_pk: int) -> HttpResponse:
    """Annul a repayment that came to nothing."""
    obligation = access.get_obligation_for(request.user, pk)
    repayment = get_object_or_404(
        obligation.repayments.select_related("obligation"), pk=repayment_pk
    )
    return ask(
        request,
        obligation,
        asked.AnnulForm(*sent(request)),
        lambda answers: duties_repaying.annul_repayment(
            repayment=repayment, by=request.user, **answers
        ),
        title=_("Annuler le remboursement"),
        done=_("Le remboursement est annulé : son montant est de nouveau dû."),
        consequences=[
            repayment_said(repayment),
            _("Ses contre-passations sont refusées, et ne comptent plus."),
        ],
        danger=True,
    )


# --- follow-ups


@for_coordinators
@require_http_methods(ASKS)
def duty_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = access.get_obligation_for(request.user, pk)
    due = follow_ups.milestones_due(obligation, today())
    form = asked.FollowUpForm(*sent(request), initial={"milestone": due[0] if due else None})
    return ask(
        request,
        obligation,
        form,
        lambda answers: follow_ups.record_follow_up(obligation=obligation, **answers),
        title=_("Noter un suivi d’emploi"),
        done=_("Le suivi est noté."),
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_follow_up_remove(request: HttpRequest, pk: int, follow_up_pk: int) -> HttpResponse:
    obligation = access.get_obligation_for(request.user, pk)
    found = get_object_or_404(obligation.follow_ups.select_related("obligation"), pk=follow_up_pk)
    return ask(
        request,
        obligation,
        asked.ReasonForm(*sent(request)),
        lambda answers: follow_ups.withdraw_follow_up(follow_up=found, by=request.user, **answers),
        title=_("Reprendre le suivi"),
        consequences=[follow_up_said(found)],
        done=_("Le suivi est repris."),
        danger=True,
    )


# --- the link of the holder


@for_coordinators
@require_http_methods(ASKS)
def duty_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the holder their link, or another in its place."""
    obligation = access.get_obligation_for(request.user, pk)
    link = link_of(obligation)
    initial = {
        "email": link.email if link else obligation.person.email,
        "language": language_of(obligation),
    }
    says = [_("Un courriel part avec un lien : la personne voit ses bourses et son engagement.")]
    if link and link.revoked_at is None:
        says.append(_("Le lien précédent ne s’ouvre plus."))
    return ask(
        request,
        obligation,
        asked.HolderLinkForm(*sent(request), initial=initial),
        lambda answers: _send(obligation, link, answers, request.user),
        title=_("Renouveler le lien") if link else _("Envoyer un lien"),
        done=_("Le lien est enregistré ; le courriel part dans la minute."),
        consequences=says,
    )


def _send(obligation: Obligation, link: HolderLink | None, answers: dict, by) -> HolderLink:
    if link:
        return holders.renew_holder_link(link=link, **answers)
    return holders.send_holder_link(
        program=obligation.program, person=obligation.person, by=by, **answers
    )


def link_of(obligation: Obligation) -> HolderLink | None:
    """That which is open, or the last."""
    links = obligation.person.bursary_links.filter(program=obligation.program)
    return links.filter(revoked_at=None).first() or links.first()


def language_of(obligation: Obligation) -> str:
    """That of the link of the holder, or of their last award."""
    link = link_of(obligation)
    award = obligation.awards.order_by("-awarded_on", "-pk").first()
    return (link or award).language if link or award else "fr-ca"


@for_coordinators
@require_POST
def duty_link_close(request: HttpRequest, pk: int) -> HttpResponse:
    """The link opens no more."""
    obligation = access.get_obligation_for(request.user, pk)
    if link := link_of(obligation):
        holders.close_holder_link(link=link)
    messages.success(request, _("Le lien est fermé."))
    return redirect("duty", obligation.pk)

"""The jobs of a holder and what attests them, on the page of their obligation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bursaries import access
from bursaries.actions import duties_service
from bursaries.forms import duties as asked
from bursaries.models import Obligation, ServiceAttestation, ServicePeriod
from bursaries.views.duty_desk import ask
from bursaries.views.duty_said import attestation_said, told_how
from programs.access import visible_organizations
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators


@for_coordinators
@require_http_methods(ASKS)
def duty_job_new(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = access.get_obligation_for(request.user, pk)
    form = _job_form(
        request, obligation, ServicePeriod(obligation=obligation, region=obligation.rule.region)
    )
    return ask(
        request,
        obligation,
        form,
        lambda _answers: duties_service.add_job(obligation=obligation, answers=form.answers()),
        title=_("Ajouter un emploi"),
        done=_("L’emploi est ajouté."),
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_job(request: HttpRequest, pk: int, job_pk: int) -> HttpResponse:
    """Correct a job: its employer, its days, whether it is recognized."""
    obligation, job = _job(request, pk, job_pk)
    form = _job_form(request, obligation, job)
    return ask(
        request,
        obligation,
        form,
        lambda _answers: duties_service.change_job(job=job, answers=form.answers()),
        title=_("Modifier l’emploi"),
        done=_("L’emploi est modifié."),
        action=_("Enregistrer"),
    )


def _job_form(request: HttpRequest, obligation: Obligation, job: ServicePeriod) -> asked.JobForm:
    organizations = visible_organizations(request.user).order_by("name", "pk")
    return asked.JobForm(*sent(request), instance=job, organizations=list(organizations))


def _job(request: HttpRequest, pk: int, job_pk: int) -> tuple[Obligation, ServicePeriod]:
    obligation = access.get_obligation_for(request.user, pk)
    jobs = obligation.service.select_related("obligation__rule", "employer")
    return obligation, get_object_or_404(jobs, pk=job_pk)


@for_coordinators
@require_http_methods(ASKS)
def duty_job_remove(request: HttpRequest, pk: int, job_pk: int) -> HttpResponse:
    obligation, job = _job(request, pk, job_pk)
    return ask(
        request,
        obligation,
        asked.ReasonForm(*sent(request)),
        lambda answers: duties_service.remove_job(job=job, by=request.user, **answers),
        title=_("Retirer l’emploi"),
        done=_("L’emploi est retiré."),
        consequences=[
            _("L’emploi chez %(employer)s disparaît, avec ses attestations qui attendent.")
            % {"employer": job.employer_said}
        ],
        danger=True,
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_attest(request: HttpRequest, pk: int, job_pk: int) -> HttpResponse:
    """What an employer or a holder sent otherwise than by the link."""
    obligation, job = _job(request, pk, job_pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    return ask(
        request,
        obligation,
        asked.AttestForm(*posted, initial={"starts_on": job.starts_on}),
        lambda answers: duties_service.attest(job=job, by=request.user, **answers),
        title=_("Inscrire une attestation"),
        done=_("L’attestation est reçue : confirmez-la pour qu’elle compte."),
        consequences=[job.employer_said],
    )


@for_coordinators
@require_http_methods(ASKS)
def duty_attestation(
    request: HttpRequest, pk: int, attestation_pk: int, decision: str
) -> HttpResponse:
    """Confirm an attestation, refuse it, or take either back."""
    obligation = access.get_obligation_for(request.user, pk)
    attestations = access.visible_attestations(request.user).filter(service__obligation=obligation)
    found = get_object_or_404(
        attestations.select_related("service__obligation", "service__employer"), pk=attestation_pk
    )
    if decision == "confirmer":
        return _confirm(request, obligation, found)
    choices = {
        "refuser": (_("Refuser l’attestation"), duties_service.refuse_attestation),
        "reprendre": (_("Reprendre la décision"), duties_service.take_back_attestation),
    }
    if decision not in choices:
        raise Http404
    title, do = choices[decision]
    says = [told_how(obligation.program, obligation.person)] if decision == "refuser" else []
    return ask(
        request,
        obligation,
        asked.ReasonForm(*sent(request)),
        lambda answers: do(attestation=found, by=request.user, **answers),
        title=title,
        done=_("C’est noté."),
        consequences=[attestation_said(found), *says],
        danger=decision == "refuser",
    )


def _confirm(
    request: HttpRequest, obligation: Obligation, found: ServiceAttestation
) -> HttpResponse:
    if request.method == "POST":
        try:
            duties_service.confirm_attestation(attestation=found, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("L’attestation est confirmée : ses jours comptent."))
    return redirect("duty", obligation.pk)

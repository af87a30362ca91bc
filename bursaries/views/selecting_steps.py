"""The steps of an application: which can be taken, what each asks, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bursaries import access
from bursaries.actions import deciding, reopening, reviewing, selecting
from bursaries.admitting import check_eligibility, regions_known
from bursaries.eligibility import Outcome
from bursaries.enums import APPLICATION_DECIDED, ApplicationState
from bursaries.forms import selecting as forms
from bursaries.models import Application
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_coordinators
from programs.forms import UndatedForm, attempt

_A = ApplicationState


@dataclass(frozen=True)
class Step:
    """``says`` is what will happen, ``done`` what is said once it did; one that ``is_left`` is no longer read here."""

    label: str
    action: Callable
    is_possible: Callable[[Application], bool]
    says: str
    done: str
    form: type = forms.StepForm
    style: str = "quiet"
    is_left: bool = False


def _in(*states: str) -> Callable[[Application], bool]:
    return lambda application: application.state in states


def _may_take_back(application: Application) -> bool:
    return application.state in APPLICATION_DECIDED and not deciding.told_of(application)


def _lacks_answers(application: Application) -> bool:
    verdict = check_eligibility(application)
    return application.state == _A.SUBMITTED and bool(verdict.which(Outcome.UNKNOWN))


STEPS: dict[str, Step] = {
    "admissible": Step(
        gettext_lazy("Admissible"),
        selecting.mark_eligible,
        _in(_A.SUBMITTED, _A.INELIGIBLE),
        gettext_lazy(
            "La candidature ira en évaluation. Contre ce que disent les réponses, écrivez pourquoi."
        ),
        gettext_lazy("La candidature est admissible."),
        style="",
    ),
    "non-admissible": Step(
        gettext_lazy("Non admissible"),
        selecting.mark_ineligible,
        _in(_A.SUBMITTED, _A.ELIGIBLE),
        gettext_lazy("La candidature s’arrête ici ; une lettre dira le motif."),
        gettext_lazy("La candidature n’est pas admissible."),
        form=forms.IneligibleForm,
        style="danger",
    ),
    "evaluee": Step(
        gettext_lazy("Clore l’évaluation"),
        reviewing.mark_reviewed,
        _in(_A.ELIGIBLE),
        gettext_lazy(
            "La candidature va au comité avec les évaluations reçues. S’il en manque, écrivez pourquoi."
        ),
        gettext_lazy("La candidature est évaluée."),
    ),
    "accorder": Step(
        gettext_lazy("Accorder une bourse"),
        deciding.award_application,
        _in(_A.REVIEWED, _A.WAITING),
        gettext_lazy(
            "Une place et son montant sont pris du concours, et engagés au poste budgétaire."
        ),
        gettext_lazy("La bourse est accordée."),
        form=forms.AwardForm,
        style="",
    ),
    "attente": Step(
        gettext_lazy("Mettre en attente"),
        deciding.put_on_waiting_list,
        _in(_A.REVIEWED),
        gettext_lazy("La candidature prend le dernier rang de la liste d’attente."),
        gettext_lazy("La candidature est sur la liste d’attente."),
        form=UndatedForm,
    ),
    "refuser": Step(
        gettext_lazy("Refuser"),
        deciding.refuse_application,
        _in(_A.REVIEWED, _A.WAITING),
        gettext_lazy(
            "La candidature n’est pas retenue. Le motif reste ici : la lettre ne le dit pas."
        ),
        gettext_lazy("La candidature est refusée."),
        style="danger",
    ),
    "desistement": Step(
        gettext_lazy("Noter un désistement"),
        deciding.withdraw_application,
        _in(_A.SUBMITTED, _A.ELIGIBLE, _A.REVIEWED, _A.WAITING, _A.AWARDED),
        gettext_lazy(
            "La personne se retire. Si elle avait une bourse, la place et le montant reviennent au concours."
        ),
        gettext_lazy("Le désistement est noté."),
    ),
    "demander": Step(
        gettext_lazy("Demander ce qui manque"),
        selecting.ask_applicant,
        _lacks_answers,
        gettext_lazy(
            "La personne reçoit un courriel, sans détail, avec le lien de sa page, qui dit ce qui manque."
        ),
        gettext_lazy("La demande part dans la minute."),
        form=UndatedForm,
    ),
    "rendre": Step(
        gettext_lazy("Rendre à la personne"),
        reopening.reopen_application,
        reopening.can_reopen,
        gettext_lazy(
            "La candidature redevient un brouillon, que vous ne lisez plus. La personne reçoit un courriel avec son "
            "lien : elle corrige et envoie de nouveau avant la clôture, sinon la candidature n’est pas reçue."
        ),
        gettext_lazy("La candidature est rendue; le courriel part dans la minute."),
        form=UndatedForm,
        is_left=True,
    ),
    "reprendre-admissibilite": Step(
        gettext_lazy("Revoir l’admissibilité"),
        selecting.take_back_eligibility,
        _in(_A.ELIGIBLE, _A.INELIGIBLE),
        gettext_lazy("La candidature attend de nouveau qu’on vérifie son admissibilité."),
        gettext_lazy("L’admissibilité est à revoir."),
    ),
    "reprendre-evaluation": Step(
        gettext_lazy("Rouvrir l’évaluation"),
        reviewing.take_back_reviewed,
        _in(_A.REVIEWED),
        gettext_lazy("La candidature est de nouveau en évaluation."),
        gettext_lazy("L’évaluation est rouverte."),
    ),
    "reprendre-decision": Step(
        gettext_lazy("Reprendre la décision"),
        deciding.take_back_decision,
        _may_take_back,
        gettext_lazy(
            "La candidature attend de nouveau une décision ; une bourse accordée est annulée, et sa place revient au "
            "concours. Possible tant que la lettre n’est pas envoyée."
        ),
        gettext_lazy("La décision est reprise."),
        form=forms.ExplainedForm,
    ),
    "retablir": Step(
        gettext_lazy("Annuler le désistement"),
        deciding.restore_application,
        _in(_A.WITHDRAWN),
        gettext_lazy(
            "La candidature reprend sa place. Une bourse rendue ne revient pas d’elle-même."
        ),
        gettext_lazy("La candidature est rétablie."),
    ),
    "identifier": Step(
        gettext_lazy("Identifier"),
        selecting.identify,
        lambda application: application.person_id is None,
        gettext_lazy(
            "La candidature est liée à une personne du répertoire, avec son consentement. Une personne déjà connue "
            "n’est pas comptée deux fois."
        ),
        gettext_lazy("La personne est identifiée."),
        form=forms.IdentifyForm,
        style="",
    ),
    "identite": Step(
        gettext_lazy("Défaire l’identification"),
        selecting.take_back_identity,
        lambda application: application.person_id is not None and application.state != _A.AWARDED,
        gettext_lazy(
            "La candidature n’est plus liée à cette personne, dont la fiche ne change pas."
        ),
        gettext_lazy("L’identification est défaite."),
        form=UndatedForm,
    ),
}


def steps_of(application: Application) -> list[dict]:
    """The steps that can be taken now, those that go on first."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(application)
    ]


@for_coordinators
@require_http_methods(ASKS)
def application_step(request: HttpRequest, pk: int, application_step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if application_step not in STEPS:
        raise Http404
    found, one = access.get_application_for(request.user, pk), STEPS[application_step]
    verdict = check_eligibility(found)
    regions = regions_known()
    form = one.form(*sent(request), record=found, **_initial(application_step, found, request))
    if form.is_valid() and attempt(
        form, one.action, application=found, by=request.user, **form.answers()
    ):
        messages.success(request, one.done)
        if one.is_left:
            return redirect("bursary_selection", found.round_id)
        return redirect("bursary_application", found.pk)
    return confirm(
        request,
        form,
        template="bursaries/selection_step.html",
        title=one.label,
        object_label=f"{found} · {found.round}",
        consequences=[one.says],
        danger=one.style == "danger",
        cancel_url=reverse("bursary_application", args=[found.pk]),
        application=found,
        reasons=[each.to_coordinator(regions) for each in verdict.reasons]
        if application_step in ("admissible", "non-admissible")
        else [],
    )


def _initial(step: str, application: Application, request: HttpRequest) -> dict:
    """What the answers say against an application is proposed as the reason that its letter gives."""
    if step != "non-admissible" or request.method == "POST":
        return {}
    verdict = check_eligibility(application)
    said = selecting.failures_told(verdict, regions_known(), application.language)
    return {"initial": {"reason": said}}

"""Rounds: those of each program with what awaits, one of them, its steps, and the copy for the year after."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bursaries import access
from bursaries.actions import rounds as actions
from bursaries.actions.deciding import next_in_line
from bursaries.actions.letters import letters_to_make, letters_to_send
from bursaries.admitting import regions_known, rules_of
from bursaries.closing import closing_said, finishing_said, is_open, left_said
from bursaries.eligibility import rule_said
from bursaries.enums import APPLICATION_RECEIVED, ApplicationState, RoundState
from bursaries.forms.rounds import CopyForm, PublishForm
from bursaries.models import BursaryRound
from bursaries.views.selecting_desk import ROUND_TONES, TONES, tabs_of
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_coordinators
from programs.forms import ReasonForm, UndatedForm, attempt
from programs.taking_back import timeline

_R = RoundState


# --- all of them


@for_coordinators
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds of the programs that the user coordinates, the latest first, with what awaits in each."""
    programs = list(access.bursary_programs(request.user).select_related("lead"))
    found = (
        access.visible_rounds(request.user)
        .filter(program__in=programs)
        .annotate(
            received=Count("applications", filter=Q(applications__state__in=APPLICATION_RECEIVED)),
            to_check=Count(
                "applications", filter=Q(applications__state=ApplicationState.SUBMITTED)
            ),
            to_decide=Count(
                "applications", filter=Q(applications__state=ApplicationState.REVIEWED)
            ),
        )
        # What counts has no order of its model.
        .order_by(*BursaryRound._meta.ordering)
    )
    by_program: dict[int, list] = {program.pk: [] for program in programs}
    for one in found:
        by_program[one.program_id].append(_listed(one))
    groups = [{"program": program, "rounds": by_program[program.pk]} for program in programs]
    context = {"groups": groups, "reviews_too": access.own_reviews(request.user).exists()}
    return render(request, "bursaries/rounds.html", context)


def _listed(round: BursaryRound) -> dict:
    awaits = [
        text % {"number": number}
        for number, text in (
            (
                round.to_check,
                ngettext(
                    "%(number)d candidature à vérifier",
                    "%(number)d candidatures à vérifier",
                    round.to_check,
                ),
            ),
            (
                round.to_decide,
                ngettext(
                    "%(number)d candidature à décider",
                    "%(number)d candidatures à décider",
                    round.to_decide,
                ),
            ),
        )
        if number
    ]
    return {
        "round": round,
        "tone": ROUND_TONES[round.state],
        "closes": closing_said(round.closes_at, _language()),
        "awaits": awaits,
        "given": _of(round.taken, round.awards),
    }


def _language() -> str:
    return get_language() or "fr"


def _of(number: int, most: int | None) -> str:
    if most is None:
        return str(number)
    return _("%(number)d sur %(most)d") % {"number": number, "most": most}


# --- one of them


@for_coordinators
@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A round: where it stands, its moments in words, how many applications are where, and what to do next."""
    found = access.get_round_for(request.user, pk)
    counted = dict(
        found.applications.order_by()
        .values_list("state")
        .annotate(number=Count("pk"))
        .values_list("state", "number")
    )
    drafts = counted.pop(ApplicationState.DRAFT, 0)
    total = sum(counted.values())
    language, now = _language(), timezone.now()
    regions = regions_known()
    try:
        rules = [rule_said(rule, regions) for rule in rules_of(found)]
    except ValueError as error:
        rules = [str(error)]
    context = {
        "round": found,
        "tabs": tabs_of(found, "bursary_round"),
        "tone": ROUND_TONES[found.state],
        "steps": _steps_of(found),
        "opens": closing_said(found.opens_at, language),
        "closes": closing_said(found.closes_at, language),
        "rule": finishing_said(found.closes_at, found.grace_minutes, language),
        "left": left_said(now, found.closes_at, language)
        if found.state == _R.PUBLISHED and is_open(found.opens_at, found.closes_at, now)
        else "",
        "states": [
            {
                "label": ApplicationState(state).label,
                "number": counted[state],
                "total": total,
                "url": f"{reverse('bursary_selection', args=[found.pk])}?etat={state}",
                "tone": TONES[state],
            }
            for state in APPLICATION_RECEIVED
            if counted.get(state)
        ],
        "drafts": drafts,
        "total": total,
        "given": _of(found.taken, found.awards),
        "tiers": list(found.tiers.all()),
        "rules": rules,
        "documents": list(found.documents.all()),
        "criteria": list(found.criteria.all()),
        "next": _next_step(found, counted),
        "lacking": actions.obstacles_to_publish(found) if found.state == _R.DRAFT else [],
        "history": timeline(found, request.user),
    }
    return render(request, "bursaries/round.html", context)


def _next_step(round: BursaryRound, counted: dict[str, int]) -> dict | None:
    """What the coordinator does next, with the page where it is done."""

    def to(name: str, text: str, action: str, *args: str) -> dict:
        return {"text": text, "action": action, "url": reverse(name, args=[round.pk, *args])}

    if round.state == _R.DRAFT:
        return None
    if round.state != _R.PUBLISHED:
        return to(
            "bursary_round_copy",
            _("Ce concours est terminé.")
            if round.state == _R.ENDED
            else _("Ce concours est annulé."),
            _("Préparer l’année suivante"),
        )
    if number := counted.get(ApplicationState.SUBMITTED, 0):
        text = ngettext(
            "%(number)d candidature attend qu’on vérifie son admissibilité.",
            "%(number)d candidatures attendent qu’on vérifie leur admissibilité.",
            number,
        )
        return to("bursary_selection", text % {"number": number}, _("Vérifier l’admissibilité"))
    if number := counted.get(ApplicationState.ELIGIBLE, 0):
        text = ngettext(
            "%(number)d candidature est en évaluation.",
            "%(number)d candidatures sont en évaluation.",
            number,
        )
        return to("bursary_reviewers", text % {"number": number}, _("Suivre les évaluations"))
    if number := counted.get(ApplicationState.REVIEWED, 0):
        text = ngettext(
            "%(number)d candidature est évaluée et attend une décision.",
            "%(number)d candidatures sont évaluées et attendent une décision.",
            number,
        )
        return to("bursary_decisions", text % {"number": number}, _("Noter les décisions"))
    if next_in_line(round):
        return to(
            "bursary_waiting",
            _("Une place est libre, et la liste d’attente n’est pas vide."),
            _("Voir la liste d’attente"),
        )
    if letters_to_make(round).exists() or letters_to_send(round).exists():
        return to(
            "bursary_letters", _("Des lettres sont à faire ou à envoyer."), _("Voir les lettres")
        )
    if counted and not actions.against_ending(round):
        return to("bursary_round_step", _("Tout est décidé."), STEPS["terminer"].label, "terminer")
    return None


# --- its steps


@dataclass(frozen=True)
class Step:
    """``sources`` are the states in which it can be taken; ``done`` is what is said afterwards.

    ``against`` says why a round in one of them cannot take it: it is not offered then. ``of_applications`` says what
    becomes of so many that were received.
    """

    label: str
    action: Callable
    sources: tuple[str, ...]
    says: str
    done: str
    form: type = UndatedForm
    style: str = "quiet"
    against: Callable[[BursaryRound], str] = lambda round: ""
    of_applications: Callable[[int], list[str]] = lambda number: []

    def consequences(self, round: BursaryRound) -> list[str]:
        received = round.applications.filter(state__in=APPLICATION_RECEIVED).count()
        return [self.says, *(self.of_applications(received) if received else [])]


def _left_undecided(number: int) -> list[str]:
    """What becomes of the applications of a round that is given up."""
    kept = ngettext(
        "%(number)d candidature est reçue : elle reste au dossier, et plus personne ne l’évalue ni n’en décide.",
        "%(number)d candidatures sont reçues : elles restent au dossier, et plus personne ne les évalue ni n’en "
        "décide.",
        number,
    )
    return [
        kept % {"number": number},
        _("Arrimage ne prévient pas les personnes qui l’ont envoyée : écrivez-leur.")
        if number > 1
        else _("Arrimage ne prévient pas la personne qui l’a envoyée : écrivez-lui."),
    ]


STEPS: dict[str, Step] = {
    "publier": Step(
        gettext_lazy("Publier l’appel"),
        actions.publish_round,
        (_R.DRAFT,),
        gettext_lazy(
            "Tout le monde peut lire l’appel ; les candidatures s’ouvrent et se ferment d’elles-mêmes aux moments "
            "écrits."
        ),
        gettext_lazy("L’appel est publié."),
        form=PublishForm,
        style="",
        against=lambda round: " ".join(actions.obstacles_to_publish(round)),
    ),
    "reprendre": Step(
        gettext_lazy("Reprendre comme brouillon"),
        actions.take_back_round,
        (_R.PUBLISHED,),
        gettext_lazy(
            "L’appel n’est plus public. Possible tant que personne n’a commencé une candidature."
        ),
        gettext_lazy("Le concours est de nouveau en préparation."),
        against=actions.against_taking_back,
    ),
    "terminer": Step(
        gettext_lazy("Terminer le concours"),
        actions.end_round,
        (_R.PUBLISHED,),
        gettext_lazy(
            "Plus rien ne s’y évalue ni ne s’y décide. Les bourses accordées suivent leur cours."
        ),
        gettext_lazy("Le concours est terminé."),
        against=actions.against_ending,
    ),
    "rouvrir": Step(
        gettext_lazy("Rouvrir le concours"),
        actions.reopen_round,
        (_R.ENDED,),
        gettext_lazy(
            "Des décisions peuvent de nouveau s’y prendre. Les dates de l’appel ne changent pas."
        ),
        gettext_lazy("Le concours est rouvert."),
    ),
    "annuler": Step(
        gettext_lazy("Annuler le concours"),
        actions.cancel_round,
        (_R.DRAFT, _R.PUBLISHED),
        gettext_lazy("L’appel n’est plus public. Le concours se rétablit comme brouillon."),
        gettext_lazy("Le concours est annulé."),
        form=ReasonForm,
        style="danger",
        against=actions.against_cancelling,
        of_applications=_left_undecided,
    ),
    "retablir": Step(
        gettext_lazy("Rétablir le concours"),
        actions.restore_round,
        (_R.CANCELLED,),
        gettext_lazy("Il redevient un brouillon, avec tout ce qu’il contient."),
        gettext_lazy("Le concours est rétabli comme brouillon."),
    ),
}


def _steps_of(round: BursaryRound) -> list[dict]:
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if round.state in step.sources and not step.against(round)
    ]


@for_coordinators
@require_http_methods(ASKS)
def round_step(request: HttpRequest, pk: int, round_step: str) -> HttpResponse:
    """Ask before a round moves, and move it."""
    if round_step not in STEPS:
        raise Http404
    found, one = access.get_round_for(request.user, pk), STEPS[round_step]
    if found.state not in one.sources:
        messages.error(
            request,
            _("Le concours est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("bursary_round", found.pk)
    form = one.form(*sent(request), record=found)
    if form.is_valid() and attempt(
        form, one.action, round=found, by=request.user, **form.answers()
    ):
        messages.success(request, one.done)
        return redirect("bursary_round", found.pk)
    return confirm(
        request,
        form,
        template="bursaries/round_confirm.html",
        title=one.label,
        object_label=str(found),
        consequences=one.consequences(found),
        lacking=getattr(form, "lacking", []),
        danger=one.style == "danger",
        cancel_url=reverse("bursary_round", args=[found.pk]),
        round=found,
    )


@for_coordinators
@require_http_methods(ASKS)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The year after, as a copy: a draft with everything in it."""
    found = access.get_round_for(request.user, pk)
    form = CopyForm(*sent(request), round=found)
    if form.is_valid():
        made = attempt(form, actions.copy_round, round=found, by=request.user, **form.cleaned_data)
        if made:
            messages.success(
                request,
                _(
                    "Le concours est copié. Relisez ses dates et choisissez son poste budgétaire, puis publiez-le."
                ),
            )
            return redirect("bursary_round", made.pk)
    return confirm(
        request,
        form,
        template="bursaries/round_confirm.html",
        title=_("Préparer l’année suivante"),
        object_label=str(found),
        consequences=[
            _(
                "Un nouveau concours est préparé, en brouillon, avec les mêmes volets, conditions, documents, "
                "questions, critères, évaluateurs et modèles de lettres."
            ),
            _(
                "Ses dates sont les mêmes, un an plus tard. Rien de ce qui a été reçu ou décidé n’est copié."
            ),
        ],
        lacking=[],
        action=_("Copier le concours"),
        cancel_url=reverse("bursary_round", args=[found.pk]),
        round=found,
    )

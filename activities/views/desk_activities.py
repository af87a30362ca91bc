"""One activity at the desk: its page, its form, its steps, and its copy for the year after."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.actions import desk as actions
from activities.actions.scheduling import hold_past_sessions, past_sessions
from activities.actions.telling import called_off, reached
from activities.enums import ActivityKind, ActivityState, Audience, SessionState
from activities.forms.desk import ActivityForm, CopyForm, NewActivityForm, OpenForm, ReviewForm
from activities.forms.desk_parts import parts_form
from activities.models import Activity
from activities.views.costs_desk import organizations_for
from activities.views.desk import CONFIRM, state_of, tabs_of
from activities.views.desk_facts import lack_said, missing_in, offerings_of, told_said
from activities.views.desk_listed import language
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_coordinators
from programs.enums import SchoolLevel
from programs.forms import ReasonForm, UndatedForm, attempt
from programs.lib.periods import format_date
from programs.taking_back import addresses_of, timeline

_S = ActivityState


@for_coordinators
@require_http_methods(ASKS)
def activity_new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new activity in one form, with its first session; those that come back are shown before they are made."""
    program = access.get_activity_program_for(request.user, slug)
    initial = {"kind": ActivityKind.WORKSHOP}
    form = NewActivityForm(*sent(request), user=request.user, program=program, initial=initial)
    parts = parts_form(request.POST or None, organizations_for(request.user))
    is_sent = form.is_bound and all([form.is_valid(), parts.is_valid()])
    if is_sent and form.is_confirmed():
        made = attempt(
            form,
            actions.make_activity,
            activity=form.instance,
            offering=form.offering(),
            times=form.times,
            parts=parts.wanted,
            by=request.user,
        )
        if made:
            messages.success(
                request,
                _(
                    "L’activité est créée, en préparation. Relisez-la, puis ouvrez les inscriptions."
                ),
            )
            return redirect("activity_page", made.pk)
    context = {
        "program": program,
        "form": form,
        "parts": parts,
        "shown": times_shown(form) if is_sent and not form.errors else None,
    }
    return render(request, "activities/activity_new.html", context)


def times_shown(form) -> dict:
    """The sessions that a form would make, to be read before they are made."""
    count = len(form.times)
    text = ngettext("Créer %(count)d séance", "Créer les %(count)d séances", count)
    return {
        "rule": form.rule_said,
        "days": [format_date(one.day, language(), "full") for one in form.times],
        "skipped": form.skipped,
        "seen": form.seen,
        "action": text % {"count": count},
    }


def _say_what_to_take_back(user, offerings: list[dict]) -> None:
    """Where the last step of an offering, or of a session, is taken back by whoever took it today.

    A session that was held, or cancelled, has a way back of its own: it keeps who was there, and tells who registered.
    """
    sessions = [item for one in offerings for item in one["sessions"]]
    scheduled = [
        item["session"] for item in sessions if item["session"].state == SessionState.SCHEDULED
    ]
    of_offerings = addresses_of(user, [one["offering"] for one in offerings])
    of_sessions = addresses_of(user, scheduled)
    for one in offerings:
        one["take_back"] = of_offerings.get(one["offering"].pk, "")
    for item in sessions:
        item["take_back"] = of_sessions.get(item["session"].pk, "")


@for_coordinators
@require_safe
def activity_page(request: HttpRequest, pk: int) -> HttpResponse:
    """An activity: where it stands, what is missing, its schedules, its sessions, what it says of itself."""
    found = access.get_activity_for(request.user, pk)
    offerings = offerings_of(found, language())
    _say_what_to_take_back(request.user, offerings)
    offered = [one["offering"] for one in offerings if one["is_offered"]]
    context = {
        "activity": found,
        "program": found.program,
        "tabs": tabs_of(found, "activity_page"),
        "state": state_of(found, bool(offered) and all(one.is_full for one in offered)),
        "steps": steps_of(found),
        "missing": missing_in(found, offerings),
        "offerings": offerings,
        "parts": list(found.parts.select_related("organization")),
        "audiences": [str(Audience(one).label) for one in found.audiences],
        "levels": [str(SchoolLevel(one).label) for one in found.levels],
        "events": timeline(found, request.user),
    }
    return render(request, "activities/activity_page.html", context)


@for_coordinators
@require_http_methods(ASKS)
def activity_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_activity_for(request.user, pk)
    form = ActivityForm(*sent(request), user=request.user, program=found.program, instance=found)
    parts = parts_form(request.POST or None, organizations_for(request.user), found)
    if form.is_bound and all([form.is_valid(), parts.is_valid()]):
        wanted = {"activity": form.instance, "parts": parts.wanted}
        if attempt(form, actions.change_activity, by=request.user, **wanted):
            messages.success(request, _("L’activité est enregistrée."))
            return redirect("activity_page", pk)
    return form_page(
        request,
        form,
        template="activities/activity_change.html",
        title=_("Modifier l’activité"),
        activity=access.get_activity_for(request.user, pk),
        offering=None,
        shown=None,
        parts=parts,
        cancel_url=reverse("activity_page", args=[pk]),
    )


@for_coordinators
@require_http_methods(ASKS)
def activity_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The year after, as a copy in preparation."""
    found = access.get_activity_for(request.user, pk)
    form = CopyForm(*sent(request), activity=found)
    if form.is_bound and form.is_valid():
        made = attempt(
            form, actions.copy_activity, activity=found, by=request.user, **form.answers()
        )
        if made:
            messages.success(
                request,
                _("L’activité est copiée. Relisez ses dates, puis ouvrez les inscriptions."),
            )
            return redirect("activity_page", made.pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=_("Copier l’activité"),
        object_label=str(found),
        consequences=[
            _(
                "Une nouvelle activité est préparée avec les mêmes textes, organismes, horaires, séances et sondages."
            ),
            _(
                "Ni les inscriptions, ni les présences, ni les coûts, ni les réponses ne sont copiés."
            ),
        ],
        lacking=[],
        action=_("Copier"),
        cancel_url=reverse("activity_page", args=[found.pk]),
        activity=found,
        offering=None,
    )


# --- its steps


@dataclass(frozen=True)
class Step:
    """``is_possible`` says whether it can be taken now, ``says`` what will happen, ``done`` what is said afterwards.

    ``tells`` is the states from which whoever is registered hears of it.
    """

    label: str
    action: Callable
    is_possible: Callable[[Activity], bool]
    says: tuple[str, ...]
    done: str
    form: type = UndatedForm
    style: str = "quiet"
    tells: tuple[str, ...] = ()


def _in(*states: str) -> Callable[[Activity], bool]:
    return lambda activity: activity.state in states


def _may_open(activity: Activity) -> bool:
    takes = activity.takes_groups or activity.takes_persons
    return takes and activity.state in (_S.PLANNED, _S.CLOSED, _S.POSTPONED)


STEPS: dict[str, Step] = {
    "ouvrir": Step(
        gettext_lazy("Ouvrir les inscriptions"),
        actions.open_registration,
        _may_open,
        (
            gettext_lazy("L’activité paraît au calendrier public."),
            gettext_lazy(
                "On s’inscrit dès maintenant, ou à l’ouverture écrite à l’horaire, jusqu’à sa fin."
            ),
        ),
        gettext_lazy("Les inscriptions sont ouvertes."),
        form=OpenForm,
        style="",
        tells=(_S.POSTPONED,),
    ),
    "publier": Step(
        gettext_lazy("Mettre au calendrier"),
        actions.publish_activity,
        lambda one: not one.is_public and one.state not in (_S.CANCELLED, _S.POSTPONED),
        (gettext_lazy("Tout le monde la lit au calendrier ; les inscriptions ne s’ouvrent pas."),),
        gettext_lazy("L’activité est au calendrier."),
        form=OpenForm,
    ),
    "fermer": Step(
        gettext_lazy("Fermer les inscriptions"),
        actions.close_registration,
        _in(_S.OPEN),
        (
            gettext_lazy("Plus personne ne s’inscrit en ligne."),
            gettext_lazy("La liste d’attente suit son cours quand une place se libère."),
        ),
        gettext_lazy("Les inscriptions sont fermées."),
    ),
    "tenue": Step(
        gettext_lazy("Noter les séances passées comme tenues"),
        hold_past_sessions,
        lambda one: one.state in (_S.OPEN, _S.CLOSED, _S.PLANNED) and bool(past_sessions(one)),
        (
            gettext_lazy("Chaque séance qui est terminée est notée comme tenue."),
            gettext_lazy("Quand c’était la dernière, l’activité est tenue."),
        ),
        gettext_lazy("Les séances passées sont notées comme tenues."),
    ),
    "bilan": Step(
        gettext_lazy("Faire le bilan"),
        actions.report_activity,
        _in(_S.HELD),
        (gettext_lazy("Le bilan reste à la coordination et sert à la copie de l’an prochain."),),
        gettext_lazy("Le bilan est fait."),
        form=ReviewForm,
        style="",
    ),
    "reprendre-bilan": Step(
        gettext_lazy("Reprendre le bilan"),
        actions.take_back_report,
        _in(_S.REPORTED),
        (gettext_lazy("L’activité est de nouveau « tenue » ; le texte reste."),),
        gettext_lazy("Le bilan peut être récrit."),
    ),
    "preparer": Step(
        gettext_lazy("Reprendre en préparation"),
        actions.prepare_again,
        _in(_S.OPEN, _S.CLOSED, _S.POSTPONED),
        (gettext_lazy("Plus personne ne s’inscrit en ligne ; les inscriptions reçues restent."),),
        gettext_lazy("L’activité est de nouveau en préparation."),
        tells=(_S.POSTPONED,),
    ),
    "retirer": Step(
        gettext_lazy("Retirer du calendrier"),
        actions.withdraw_activity,
        lambda one: one.is_public and one.state == _S.PLANNED,
        (
            gettext_lazy(
                "Son adresse publique ne répond plus. Possible tant que nul n’est inscrit."
            ),
        ),
        gettext_lazy("L’activité n’est plus au calendrier."),
    ),
    "reporter": Step(
        gettext_lazy("Reporter"),
        actions.postpone_activity,
        _in(_S.PLANNED, _S.OPEN, _S.CLOSED),
        (
            gettext_lazy("Elle est reportée à une date à venir ; les inscriptions restent."),
            gettext_lazy("Quand la date sera connue, déplacez ses séances, puis rouvrez-la."),
        ),
        gettext_lazy("L’activité est reportée."),
        form=ReasonForm,
        tells=(_S.PLANNED, _S.OPEN, _S.CLOSED),
    ),
    "annuler": Step(
        gettext_lazy("Annuler l’activité"),
        actions.cancel_activity,
        _in(_S.PLANNED, _S.OPEN, _S.CLOSED, _S.POSTPONED),
        (gettext_lazy("Ses séances à venir sont annulées, avec le même motif."),),
        gettext_lazy("L’activité est annulée."),
        form=ReasonForm,
        style="danger",
        tells=(_S.PLANNED, _S.OPEN, _S.CLOSED, _S.POSTPONED),
    ),
    "retablir": Step(
        gettext_lazy("Rétablir l’activité"),
        actions.restore_activity,
        _in(_S.CANCELLED),
        (
            gettext_lazy("Elle est de nouveau en préparation, avec ses inscriptions."),
            gettext_lazy("Les séances annulées avec elle reviennent ; celles d’avant, non."),
        ),
        gettext_lazy("L’activité est rétablie."),
        tells=(_S.CANCELLED,),
    ),
}


def steps_of(activity: Activity) -> list[dict]:
    """The steps that can be taken now, the one that goes on first."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(activity)
    ]


@for_coordinators
@require_http_methods(ASKS)
def activity_step(request: HttpRequest, pk: int, activity_step: str) -> HttpResponse:
    """Ask before an activity moves, and move it."""
    if activity_step not in STEPS:
        raise Http404
    found, one = access.get_activity_for(request.user, pk), STEPS[activity_step]
    if not one.is_possible(found):
        messages.error(
            request,
            _("L’activité est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("activity_page", found.pk)
    form = one.form(*sent(request), record=found)
    if form.is_bound and form.is_valid():
        done = attempt(form, one.action, activity=found, by=request.user, **form.answers())
        if done is not None:
            messages.success(request, one.done)
            return redirect("activity_page", found.pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=one.label,
        object_label=str(found),
        consequences=(*_told(found, one), *one.says),
        lacking=[lack_said(found, each) for each in getattr(form, "lacking", ())],
        danger=one.style == "danger",
        cancel_url=reverse("activity_page", args=[found.pk]),
        activity=found,
        offering=None,
    )


def _told(activity: Activity, step: Step) -> tuple[str, ...]:
    """How many hear of it; of what comes back, those who have something to come."""
    if activity.state not in step.tells:
        return ()
    if step.action == actions.cancel_activity:
        return (told_said(called_off(activity)),)
    return (told_said(reached(activity, to_come=activity.state in (_S.CANCELLED, _S.POSTPONED))),)

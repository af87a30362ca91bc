"""The steps of a session: moved, cancelled, held, and each of them taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from activities import access
from activities.actions import scheduling as actions
from activities.actions.telling import reached
from activities.enums import SessionState
from activities.forms.scheduling import MoveSessionForm
from activities.models import Session
from activities.schedules import session_said
from activities.views.desk import CONFIRM
from activities.views.desk_facts import told_said
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_coordinators
from programs.forms import ReasonForm, UndatedForm, attempt
from programs.lib.periods import today

_S = SessionState


@dataclass(frozen=True)
class Step:
    """``source`` is the state in which it can be taken; ``tells`` whether whoever is registered hears of it."""

    label: str
    action: Callable
    source: str
    done: str
    says: tuple[str, ...] = ()
    tells: bool = False
    form: type = UndatedForm
    danger: bool = False


STEPS: dict[str, Step] = {
    "deplacer": Step(
        gettext_lazy("Déplacer la séance"),
        actions.move_session,
        _S.SCHEDULED,
        gettext_lazy("La séance est déplacée."),
        (gettext_lazy("Les calendriers abonnés suivent d’eux-mêmes."),),
        tells=True,
        form=MoveSessionForm,
    ),
    "annuler": Step(
        gettext_lazy("Annuler la séance"),
        actions.cancel_session,
        _S.SCHEDULED,
        gettext_lazy("La séance est annulée."),
        (gettext_lazy("Elle reste au calendrier, marquée « annulée » ; son motif est conservé."),),
        tells=True,
        form=ReasonForm,
        danger=True,
    ),
    "retablir": Step(
        gettext_lazy("Rétablir la séance"),
        actions.restore_session,
        _S.CANCELLED,
        gettext_lazy("La séance est rétablie."),
        (gettext_lazy("Elle a lieu comme elle était prévue."),),
        tells=True,
    ),
    "tenue": Step(
        gettext_lazy("Noter la séance comme tenue"),
        actions.hold_session,
        _S.SCHEDULED,
        gettext_lazy("La séance est notée comme tenue."),
        (gettext_lazy("Quand c’est la dernière, l’activité est tenue elle aussi."),),
    ),
    "reprendre": Step(
        gettext_lazy("Reprendre « tenue »"),
        actions.take_back_held,
        _S.HELD,
        gettext_lazy("La séance est de nouveau prévue."),
        (gettext_lazy("Les présences notées restent."),),
    ),
}


@for_coordinators
@require_http_methods(ASKS)
def session_step(request: HttpRequest, pk: int, session_step: str) -> HttpResponse:
    """Ask before a session changes, and change it."""
    if session_step not in STEPS:
        raise Http404
    found, one = access.get_session_for(request.user, pk), STEPS[session_step]
    activity = found.offering.activity
    if found.state != one.source:
        messages.error(
            request,
            _("La séance est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("activity_page", activity.pk)
    form = one.form(*sent(request), record=found)
    if form.is_bound and form.is_valid():
        done = attempt(form, one.action, session=found, by=request.user, **form.answers())
        if done:
            messages.success(request, one.done)
            return redirect("activity_page", activity.pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=one.label,
        object_label=f"{activity} · {session_said(found)}",
        consequences=[*([_told(found, one)] if one.tells else []), *one.says],
        lacking=[],
        danger=one.danger,
        cancel_url=reverse("activity_page", args=[activity.pk]),
        activity=activity,
        offering=found.offering,
    )


def _told(session: Session, step: Step) -> str:
    """How many hear of it; of what is past, nobody does, unless it is moved to a day to come."""
    is_moved = step.action == actions.move_session
    if is_moved and session.day < today():
        return _("Passée à un jour à venir, elle est écrite à qui est inscrit ; sinon, à personne.")
    return told_said(reached(session, to_come=not is_moved))

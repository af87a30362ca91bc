"""The steps of a meeting at the desk: each says what will happen, and then does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_coordinators
from programs.forms import ReasonForm, UndatedForm, attempt
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions import committee_meeting as actions
from programs.partnerships.actions import committee_minutes
from programs.partnerships.actions.committee_telling import invited, without_address
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.forms.committee_meeting import AdoptForm
from programs.partnerships.models import CommitteeMeeting
from programs.partnerships.views.committee import CONFIRM
from programs.partnerships.whens import when_said

_S = CommitteeMeetingState


@dataclass(frozen=True)
class Step:
    """``is_possible`` says whether it can be taken now, ``says`` what will happen, ``done`` what is said afterwards.

    ``tells`` where members hear of it.
    """

    label: str
    action: Callable
    is_possible: Callable[[CommitteeMeeting], bool]
    says: tuple[str, ...]
    done: str
    form: type = UndatedForm
    style: str = "quiet"
    danger: bool = False
    tells: bool = False


def _in(*states: str) -> Callable[[CommitteeMeeting], bool]:
    return lambda meeting: meeting.state in states


def _has_come(meeting: CommitteeMeeting) -> bool:
    return meeting.is_to_come and meeting.day is not None and meeting.day <= today()


STEPS: dict[str, Step] = {
    "convoquer": Step(
        gettext_lazy("Convoquer"),
        actions.convene_meeting,
        _in(_S.PLANNED),
        (
            gettext_lazy(
                "Chacun reçoit l’invitation pour son agenda et le lien vers l’ordre du jour et les documents."
            ),
        ),
        gettext_lazy("La rencontre est convoquée."),
        style="",
        tells=True,
    ),
    "renvoyer": Step(
        gettext_lazy("Renvoyer la convocation"),
        actions.tell_again,
        _in(_S.CONVENED),
        (gettext_lazy("La même convocation part de nouveau."),),
        gettext_lazy("La convocation est renvoyée."),
        tells=True,
    ),
    "tenue": Step(
        gettext_lazy("Noter comme tenue"),
        actions.hold_meeting,
        _has_come,
        (
            gettext_lazy("Le quorum de ce jour est gardé avec la rencontre."),
            gettext_lazy(
                "S’il n’est pas atteint, les décisions restent sous réserve de ratification."
            ),
        ),
        gettext_lazy("La rencontre est tenue."),
        style="",
    ),
    "reprendre": Step(
        gettext_lazy("Reprendre « tenue »"),
        actions.take_back_held,
        _in(_S.HELD),
        (gettext_lazy("La rencontre est de nouveau à venir; ce qui est noté reste."),),
        gettext_lazy("La rencontre est de nouveau à venir."),
    ),
    "envoyer": Step(
        gettext_lazy("Envoyer le compte rendu"),
        committee_minutes.send_minutes,
        lambda one: one.is_over and bool(one.minutes.strip()),
        (
            gettext_lazy(
                "Chacun reçoit le lien qui mène au compte rendu, en français et en anglais."
            ),
        ),
        gettext_lazy("Le compte rendu est envoyé."),
        style="",
        tells=True,
    ),
    "adopter": Step(
        gettext_lazy("Noter l’adoption"),
        committee_minutes.adopt_minutes,
        lambda one: one.state == _S.HELD and bool(one.minutes.strip()),
        (
            gettext_lazy(
                "Le compte rendu est gardé en PDF, dans les deux langues, et ne change plus."
            ),
            gettext_lazy("S’il faut le corriger, on le rouvre et l’on adopte une autre version."),
        ),
        gettext_lazy("Le compte rendu est adopté."),
        form=AdoptForm,
    ),
    "rouvrir": Step(
        gettext_lazy("Rouvrir le compte rendu"),
        committee_minutes.reopen_minutes,
        _in(_S.APPROVED),
        (gettext_lazy("Ce qui est adopté reste; la prochaine adoption fait une autre version."),),
        gettext_lazy("Le compte rendu est rouvert."),
        form=ReasonForm,
    ),
    "annuler": Step(
        gettext_lazy("Annuler la rencontre"),
        actions.cancel_meeting,
        _in(_S.PLANNED, _S.CONVENED),
        (gettext_lazy("Qui était convoqué reçoit le motif, et son agenda retire la rencontre."),),
        gettext_lazy("La rencontre est annulée."),
        form=ReasonForm,
        danger=True,
    ),
    "retablir": Step(
        gettext_lazy("Rétablir"),
        actions.restore_meeting,
        _in(_S.CANCELLED),
        (gettext_lazy("La rencontre est de nouveau à préparer; convoquez-la quand elle l’est."),),
        gettext_lazy("La rencontre est rétablie."),
        style="",
    ),
}


def steps_of(meeting: CommitteeMeeting) -> list[dict]:
    """Those that can be taken now."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(meeting)
    ]


@for_coordinators
@require_http_methods(ASKS)
def committee_meeting_step(request: HttpRequest, pk: int, meeting_step: str) -> HttpResponse:
    """Ask before a meeting changes, and change it."""
    if meeting_step not in STEPS:
        raise Http404
    meeting, step = access.get_committee_meeting_for(request.user, pk), STEPS[meeting_step]
    if not step.is_possible(meeting):
        messages.error(
            request,
            _("La rencontre est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": meeting.get_state_display()},
        )
        return redirect("committee_meeting", pk)
    form = step.form(*sent(request), record=meeting)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, step.action, meeting=meeting, by=request.user, **form.answers())
    ):
        messages.success(request, step.done)
        return redirect("committee_meeting", pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=step.label,
        object_label=f"{meeting.committee} · {when_said(meeting)}",
        consequences=[*(told_said(meeting) if step.tells else []), *step.says],
        danger=step.danger,
        committee=meeting.committee,
        meeting=meeting,
        cancel_url=reverse("committee_meeting", args=[pk]),
    )


def told_said(meeting: CommitteeMeeting) -> list[str]:
    """How many are written to, and who must be told otherwise."""
    count = invited(meeting).exclude(email="").count()
    text = ngettext(
        "%(count)d membre reçoit un courriel.", "%(count)d membres reçoivent un courriel.", count
    )
    said = [text % {"count": count}]
    without = without_address(meeting)
    if without:
        names = "; ".join(str(one) for one in without)
        said.append(_("Sans adresse, à joindre autrement : %(names)s.") % {"names": names})
    return said

"""The desk of follow-ups: all of them, what is late first; one, with what became of it; several done at once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.asked import page_of, read_number
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.choosing import to_its_list
from programs.doors import for_coordinators
from programs.forms import ReasonForm, attempt
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions import follow_up as actions
from programs.partnerships.committee_papers import due_said
from programs.partnerships.enums import FollowUpState
from programs.partnerships.forms.follow_up import DoneForm, FollowUpForm, PutOffForm, ReopenForm
from programs.partnerships.models import FollowUp
from programs.partnerships.views.committee import language
from programs.partnerships.whens import day_said
from programs.plans.access import visible_actions
from programs.taking_back import timeline

PAGE = 50
_S = FollowUpState
TONES = {_S.OPEN: "active", _S.DONE: "done", _S.DROPPED: "stopped"}
LATE, MINE, ALL = "retard", "miens", "tous"
_SHOWN = {
    _S.OPEN.value: gettext_lazy("À faire"),
    LATE: gettext_lazy("En retard"),
    MINE: gettext_lazy("Les miens, à faire"),
    _S.DONE.value: gettext_lazy("Faits"),
    _S.DROPPED.value: gettext_lazy("Abandonnés"),
    ALL: gettext_lazy("Tous"),
}


def state_of(follow_up: FollowUp) -> dict[str, str]:
    """Where it stands; « en retard » follows from its day."""
    if follow_up.is_late_on(today()):
        return {"label": _("En retard"), "tone": "attention"}
    return {"label": follow_up.get_state_display(), "tone": TONES[_S(follow_up.state)]}


@dataclass(frozen=True)
class Asked:
    """What an address asks for: which of them, of which program, committee, agreement and action; words."""

    shown: str
    program: str
    committee: int | None
    agreement: int | None
    action: int | None
    text: str

    @classmethod
    def read(cls, query) -> "Asked":
        """Raises BadRequest for what cannot be read."""
        shown = query.get("etat") or _S.OPEN.value
        if shown not in _SHOWN:
            raise BadRequest("a state is none")
        keys = (query.get(name, "") for name in ("comite", "entente", "action"))
        committee, agreement, action = (read_number(key) if key else None for key in keys)
        program, text = query.get("programme", "")[:60], query.get("q", "")[:200].strip()
        return cls(shown, program, committee, agreement, action, text)

    def of(self, follow_ups: QuerySet[FollowUp], user) -> QuerySet[FollowUp]:
        found = self._in_state(follow_ups, user)
        for name in ("committee", "agreement", "action"):
            if (key := getattr(self, name)) is not None:
                found = found.filter(**{name: key})
        if self.program:
            found = found.filter(program__slug=self.program)
        if self.text:
            words = Q()
            for name in ("text", "text_en", "responsible", "organization__name", "timeline"):
                words |= Q(**{f"{name}__matches": self.text})
            found = found.filter(words)
        return found

    def _in_state(self, follow_ups: QuerySet[FollowUp], user) -> QuerySet[FollowUp]:
        if self.shown == ALL:
            return follow_ups
        if self.shown == LATE:
            return follow_ups.late_on(today())
        if self.shown == MINE:
            return follow_ups.open().filter(assigned_to=user)
        return follow_ups.filter(state=self.shown)

    @property
    def is_narrow(self) -> bool:
        """Whether something else than the state is asked for."""
        others = (self.program, self.committee, self.agreement, self.action, self.text)
        return any(one not in ("", None) for one in others)


@for_coordinators
@require_safe
def follow_up_list(request: HttpRequest) -> HttpResponse:
    """Whatever somebody has to do in the programs that one coordinates, the earliest first."""
    if of_chosen := to_its_list(request, access.partnership_programs(request.user)):
        return of_chosen
    user, asked = request.user, Asked.read(request.GET)
    every = access.visible_follow_ups(user)
    order = (F("due_on").asc(nulls_last=True), "noted_on", "pk")
    if asked.shown in (_S.DONE, _S.DROPPED, ALL):
        order = (F("noted_on").desc(), "-pk")
    related = ("program", "committee", "organization", "assigned_to", "agreement", "action")
    found = asked.of(every, user).select_related(*related).order_by(*order)
    page = page_of(found, PAGE, request.GET.get("page"))
    programs = list(access.partnership_programs(user).order_by("title", "pk"))
    context = {
        "asked": asked,
        "shown": [(code, label, code == asked.shown) for code, label in _SHOWN.items()],
        "programs": programs,
        "committees": list(access.visible_committees(user)),
        "agreements": list(
            access.visible_agreements(user).filter(follow_ups__isnull=False).distinct()
        ),
        "actions": list(visible_actions(user).filter(follow_ups__isnull=False).distinct()),
        "page": page,
        "rows": [_row(one) for one in page],
        "is_empty": not page.object_list and not every.exists(),
        "may_tick": any(one.state == _S.OPEN for one in page),
        "here": request.get_full_path(),
    }
    return render(request, "partnerships/follow_up_list.html", context)


def _row(follow_up: FollowUp) -> dict:
    return {
        "follow_up": follow_up,
        "state": state_of(follow_up),
        "due": due_said(follow_up, language()),
        "is_open": follow_up.state == _S.OPEN,
    }


@for_coordinators
@require_POST
def follow_up_done_several(request: HttpRequest) -> HttpResponse:
    """Those that are ticked are done."""
    keys = [read_number(key) for key in request.POST.getlist("follow_up")]
    found = list(access.visible_follow_ups(request.user).filter(pk__in=keys))
    try:
        count = actions.finish_several(follow_ups=found, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if count:
            text = ngettext("%(count)d suivi est fait.", "%(count)d suivis sont faits.", count)
            messages.success(request, text % {"count": count})
        else:
            messages.error(request, _("Cochez d’abord ce qui est fait."))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The list or the notes as they were, where the form says where it stands."""
    wanted = request.POST.get("next", "")
    ours = (reverse("follow_up_list"), reverse("committee_list"))
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.startswith(ours) else ours[0]


@for_coordinators
@require_http_methods(ASKS)
def follow_up_new(request: HttpRequest, slug: str) -> HttpResponse:
    """One that no meeting noted; of a committee, an agreement or an action that the address names."""
    program = access.get_partnership_program_for(request.user, slug)
    keys = {"committee": "comite", "agreement": "entente", "action": "action"}
    initial = {
        name: read_number(key) for name, word in keys.items() if (key := request.GET.get(word, ""))
    }
    form = FollowUpForm(*sent(request), user=request.user, program=program, initial=initial)
    if form.is_bound and form.is_valid():
        made = attempt(form, actions.note_follow_up, follow_up=form.instance, by=request.user)
        if made:
            messages.success(request, _("Le suivi est noté."))
            return redirect("follow_up_page", made.pk)
    return _form(request, form, _("Nouveau suivi"), str(program), reverse("follow_up_list"))


@for_coordinators
@require_safe
def follow_up_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One follow-up: who, by when, what it belongs to, its steps and its earlier due times."""
    related = (
        *("committee", "meeting__committee", "decision", "agreement", "action"),
        *("organization", "assigned_to", "program"),
    )
    found = access.get_follow_up_for(request.user, pk, *related)
    context = {
        "follow_up": found,
        "state": state_of(found),
        "due": due_said(found, language()),
        "noted_at": day_said(found.meeting) if found.meeting_id else "",
        "steps": [
            {"name": name, "label": step.label, "style": step.style}
            for name, step in STEPS.items()
            if found.state in step.sources
        ],
        "events": timeline(found, request.user),
        "moved": _due_before(found),
    }
    return render(request, "partnerships/follow_up_page.html", context)


def _due_before(follow_up: FollowUp) -> list[str]:
    """The due times that it had before, the last first, as its history says."""
    events = FollowUp.events.rel.related_model.objects.filter(pgh_obj=follow_up.pk)
    said = [due_said(one, language()) for one in events.order_by("pgh_id")]
    changes = [one for number, one in enumerate(said) if not number or one != said[number - 1]]
    return [one or _("sans échéance") for one in reversed(changes[:-1])]


@for_coordinators
@require_http_methods(ASKS)
def follow_up_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_follow_up_for(request.user, pk)
    form = FollowUpForm(*sent(request), user=request.user, program=found.program, instance=found)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.change_follow_up, follow_up=form.instance)
    ):
        messages.success(request, _("Le suivi est enregistré."))
        return redirect("follow_up_page", pk)
    back = reverse("follow_up_page", args=[pk])
    return _form(request, form, _("Modifier le suivi"), found.display_code, back)


def _form(request: HttpRequest, form, title: str, label: str, back: str) -> HttpResponse:
    return form_page(
        request,
        form,
        template="partnerships/follow_up_form.html",
        title=title,
        object_label=label,
        cancel_url=back,
    )


@dataclass(frozen=True)
class Step:
    """``sources`` are the states in which it can be taken, ``says`` what will happen."""

    label: str
    action: Callable
    form: type
    sources: tuple[str, ...]
    says: tuple[str, ...]
    done: str
    style: str = "quiet"
    logged: bool = True


_CARRIED = gettext_lazy("Il quitte les ordres du jour à venir; ceux passés le gardent.")
STEPS: dict[str, Step] = {
    "fait": Step(
        gettext_lazy("Fait"),
        actions.finish,
        DoneForm,
        (_S.OPEN,),
        (_CARRIED,),
        gettext_lazy("Le suivi est fait."),
        style="",
    ),
    "reporter": Step(
        gettext_lazy("Changer l’échéance"),
        actions.put_off,
        PutOffForm,
        (_S.OPEN,),
        (gettext_lazy("L’échéance d’avant reste dans son histoire."),),
        gettext_lazy("L’échéance est changée."),
        logged=False,
    ),
    "abandonner": Step(
        gettext_lazy("Abandonner"),
        actions.drop,
        ReasonForm,
        (_S.OPEN,),
        (_CARRIED,),
        gettext_lazy("Le suivi est abandonné."),
    ),
    "rouvrir": Step(
        gettext_lazy("Rouvrir"),
        actions.reopen,
        ReopenForm,
        (_S.DONE, _S.DROPPED),
        (gettext_lazy("Il revient au prochain ordre du jour de son comité."),),
        gettext_lazy("Le suivi est à faire de nouveau."),
        style="",
    ),
}


@for_coordinators
@require_http_methods(ASKS)
def follow_up_step(request: HttpRequest, pk: int, follow_up_step: str) -> HttpResponse:
    """Ask before a follow-up changes, and change it."""
    if follow_up_step not in STEPS:
        raise Http404
    found, step = access.get_follow_up_for(request.user, pk), STEPS[follow_up_step]
    if found.state not in step.sources:
        messages.error(
            request,
            _("Le suivi est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("follow_up_page", pk)
    form = step.form(*sent(request), record=found)
    by = {"by": request.user} if step.logged else {}
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, step.action, follow_up=found, **by, **form.answers())
    ):
        messages.success(request, step.done)
        return redirect("follow_up_page", pk)
    return confirm(
        request,
        form,
        template="partnerships/follow_up_confirm.html",
        title=step.label,
        object_label=str(found),
        consequences=step.says if found.committee_id or not step.logged else [],
        cancel_url=reverse("follow_up_page", args=[pk]),
    )

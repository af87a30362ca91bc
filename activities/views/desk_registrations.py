"""Registrations at the desk: those of an activity or an offering, one of them, its steps, and what is asked of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.actions import desk_registering as actions
from activities.actions.registering import (
    cancel_registration,
    change_numbers,
    confirm_registration,
    give_place_up,
)
from activities.enums import ChangeKind, ChangeState, RegistrationState
from activities.forms import desk_registering as forms
from activities.models import Offering, Registration
from activities.views.desk import (
    CONFIRM,
    OFFERING_TONES,
    REGISTRATION_TONES,
    for_coordinators,
    tabs_of,
)
from activities.views.desk_facts import offerings_of, told_to
from activities.views.desk_listed import language
from activities.views.desk_offerings import say_promoted
from programs import history
from programs.asked import page_of
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.enums import SchoolLevel
from programs.forms import UndatedForm, attempt
from programs.lib.periods import format_date
from programs.taking_back import timeline

_R = RegistrationState
PAGE = 100


# --- of an activity, and of one of its offerings


@for_coordinators
@require_safe
def activity_registrations(request: HttpRequest, pk: int) -> HttpResponse:
    """How full each offering is; of a single one, its registrations."""
    found = access.get_activity_for(request.user, pk)
    offerings = offerings_of(found, language())
    if len(offerings) == 1:
        return redirect("activity_offering", offerings[0]["offering"].pk)
    context = {
        "activity": found,
        "tabs": tabs_of(found, "activity_registrations"),
        "offerings": offerings,
    }
    return render(request, "activities/activity_registrations.html", context)


@for_coordinators
@require_safe
def activity_offering(request: HttpRequest, pk: int) -> HttpResponse:
    """The registrations of an offering: who has a place, who waits and what they need, who cancelled."""
    offering = access.get_offering_for(request.user, pk)
    activity = offering.activity
    asked = request.GET.get("etat", "")
    rows = access.visible_registrations(request.user).filter(offering=offering)
    counts = _counts(rows)
    if asked in RegistrationState.values:
        rows = rows.filter(state=asked)
    order = ("queue", "pk") if asked == _R.WAITING else ("-pk",)
    rows = rows.select_related("booking", "school", "board").order_by(*order)
    page = page_of(rows, PAGE, request.GET.get("page"))
    context = {
        "activity": activity,
        "offering": offering,
        "tone": OFFERING_TONES[offering.state],
        "tabs": tabs_of(activity, "activity_registrations"),
        "page": page,
        "rows": [row_of(one) for one in page.object_list],
        "states": [
            {"code": code, "label": label, "number": counts.get(code, 0)}
            for code, label in RegistrationState.choices
        ],
        "asked": asked,
        "total": sum(counts.values()),
        "waiting_said": waiting_said(offering),
        "takes": activity.takes_groups or activity.takes_persons,
    }
    return render(request, "activities/activity_offering.html", context)


def _counts(rows) -> dict[str, int]:
    return dict(rows.order_by().values_list("state").annotate(number=Count("pk")))


def row_of(registration: Registration) -> dict:
    return {
        "registration": registration,
        "tone": REGISTRATION_TONES[RegistrationState(registration.state)],
        "levels": ", ".join(str(SchoolLevel(one).label) for one in registration.levels),
    }


def waiting_said(offering: Offering) -> str:
    """What the first who waits needs, and what is free: one sentence, or nothing where nobody waits."""
    first = offering.registrations.waiting().select_related("booking", "school").first()
    if first is None:
        return ""
    left = offering.seats_left
    needs = ngettext(
        "La première en attente, %(who)s, a besoin de %(needed)d place",
        "La première en attente, %(who)s, a besoin de %(needed)d places",
        first.seats,
    ) % {"who": first.who, "needed": first.seats}
    if left is None:
        return _("%(needs)s ; l’horaire est sans limite.") % {"needs": needs}
    free = ngettext("il y en a %(left)d de libre", "il y en a %(left)d de libres", left) % {
        "left": left
    }
    return _("%(needs)s ; %(free)s.") % {
        "needs": needs,
        "free": free if left else _("aucune n’est libre"),
    }


@for_coordinators
@require_http_methods(ASKS)
def registration_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A registration that somebody asked for by telephone."""
    offering = access.get_offering_for(request.user, pk)
    schools = forms.schools_known() if offering.activity.takes_groups else []
    form = forms.RegistrationForm(*sent(request), offering=offering, schools=schools)
    if form.is_bound and form.is_valid():
        made = attempt(
            form,
            actions.enter_registration,
            booking=form.booking(),
            wanted=[form.wanted()],
            person=form.person,
            by=request.user,
        )
        if made:
            messages.success(request, _entered(made))
            return redirect("activity_offering", offering.pk)
    context = {
        "activity": offering.activity,
        "offering": offering,
        "form": form,
        "schools": schools,
        "title": _("Inscrire"),
        "action": _("Inscrire"),
        "says": _free_said(offering),
        "cancel_url": reverse("activity_offering", args=[offering.pk]),
    }
    return render(request, "activities/desk_register.html", context)


def _free_said(offering: Offering) -> str:
    if offering.seats_left is None:
        return _("Cet horaire est sans limite de places.")
    return ngettext(
        "Il reste %(left)d place sur %(capacity)d.",
        "Il reste %(left)d places sur %(capacity)d.",
        offering.seats_left,
    ) % {"left": offering.seats_left, "capacity": offering.capacity}


def _entered(made: list[Registration]) -> str:
    if len(made) > 1:
        return _("Une partie du groupe est confirmée ; le reste est sur la liste d’attente.")
    if made[0].is_waiting:
        return _("L’inscription est sur la liste d’attente.")
    return _("L’inscription est confirmée.")


# --- one of them


@for_coordinators
@require_safe
def registration_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A registration: who, how many, what they need, who is named, and what became of it."""
    found = access.get_registration_for(request.user, pk)
    context = {
        "registration": found,
        "activity": found.offering.activity,
        "offering": found.offering,
        "tone": REGISTRATION_TONES[RegistrationState(found.state)],
        "levels": ", ".join(str(SchoolLevel(one).label) for one in found.levels),
        "steps": steps_of(found),
        "participants": list(found.participants.all()),
        "attendances": [
            {"attendance": one, "day": format_date(one.session.day, language())}
            for one in found.attendances.select_related("session").order_by("session__day")
        ],
        "changes": list(found.changes.select_related("decided_by")),
        "events": timeline(found, request.user),
    }
    return render(request, "activities/desk_registration.html", context)


@dataclass(frozen=True)
class Step:
    """``action`` returns the registration, or it with those whose turn came by it.

    ``tells`` says whether whoever registered hears of it.
    """

    label: str
    action: Callable
    is_possible: Callable[[Registration], bool]
    done: str
    says: tuple[str, ...] = ()
    form: type = forms.OptionalReasonForm
    style: str = "quiet"
    template: str = CONFIRM
    tells: bool = False


def _is_live(one: Registration) -> bool:
    return one.state != _R.CANCELLED


def _of_school(label: str, is_possible: Callable[[Registration], bool], done: str) -> Step:
    """What was typed is given its school; and another one, where the wrong one was chosen."""
    return Step(
        label,
        actions.join_school,
        is_possible,
        done,
        (
            gettext_lazy(
                "Le conseil scolaire ou centre de services et la région sont ceux de l’école aujourd’hui."
            ),
            gettext_lazy("Les autres groupes de la même demande, écrits de même, le sont aussi."),
            gettext_lazy("Ce qui a été écrit est conservé."),
        ),
        form=forms.JoinForm,
        template="activities/desk_join.html",
    )


STEPS: dict[str, Step] = {
    "confirmer": Step(
        gettext_lazy("Confirmer"),
        confirm_registration,
        lambda one: one.is_waiting,
        gettext_lazy("L’inscription est confirmée."),
        (gettext_lazy("Elle prend ses places, s’il en reste assez."),),
        form=forms.ConfirmForm,
        style="",
        tells=True,
    ),
    "nombre": Step(
        gettext_lazy("Changer le nombre"),
        change_numbers,
        lambda one: _is_live(one) and not one.offering.activity.takes_persons,
        gettext_lazy("Le nombre est changé."),
        (gettext_lazy("Les places libérées vont à qui attend, dans l’ordre."),),
        form=forms.NumbersForm,
    ),
    "partager": Step(
        gettext_lazy("Partager le groupe"),
        actions.split_registration,
        lambda one: _is_live(one) and one.pupils > 1 and not one.is_walk_in,
        gettext_lazy("Le groupe est partagé."),
        (
            gettext_lazy("Le groupe devient deux inscriptions, chacune entière."),
            gettext_lazy(
                "En attente : la première partie prend les places libres si c’est son tour, et le reste garde le rang."
            ),
        ),
        form=forms.SplitForm,
    ),
    "ecole": _of_school(
        gettext_lazy("Rattacher à une école"),
        lambda one: not one.school_id and bool(one.school_name),
        gettext_lazy("L’inscription est rattachée à l’école."),
    ),
    "autre-ecole": _of_school(
        gettext_lazy("Changer l’école"),
        lambda one: bool(one.school_id),
        gettext_lazy("L’inscription est celle de cette école."),
    ),
    "attente": Step(
        gettext_lazy("Remettre en attente"),
        give_place_up,
        lambda one: one.is_confirmed and not one.is_walk_in,
        gettext_lazy("L’inscription est à la fin de la liste d’attente."),
        (gettext_lazy("Ses places vont à qui attend, dans l’ordre."),),
        form=UndatedForm,
        tells=True,
    ),
    "paiement": Step(
        gettext_lazy("Noter le paiement"),
        actions.note_payment,
        lambda one: _is_live(one) and (one.fee > 0 or one.paid is not None),
        gettext_lazy("Le paiement est noté."),
        form=forms.PaymentForm,
    ),
    "note": Step(
        gettext_lazy("Écrire une note"),
        actions.write_note,
        lambda one: True,
        gettext_lazy("La note est enregistrée."),
        form=forms.NoteForm,
    ),
    "annuler": Step(
        gettext_lazy("Annuler l’inscription"),
        cancel_registration,
        _is_live,
        gettext_lazy("L’inscription est annulée."),
        (gettext_lazy("Ses places vont à qui attend, dans l’ordre."),),
        form=forms.CancelForm,
        style="danger",
        tells=True,
    ),
    "retablir": Step(
        gettext_lazy("Rétablir l’inscription"),
        actions.restore_or_wait,
        lambda one: not _is_live(one),
        gettext_lazy("L’inscription est rétablie."),
        (
            gettext_lazy(
                "Confirmée s’il reste assez de places, sinon à la fin de la liste d’attente."
            ),
        ),
        form=UndatedForm,
        tells=True,
    ),
}


def steps_of(registration: Registration) -> list[dict]:
    """The steps that can be taken now."""
    return [
        {"name": name, "label": step.label, "style": step.style}
        for name, step in STEPS.items()
        if step.is_possible(registration)
    ]


@for_coordinators
@require_http_methods(ASKS)
def registration_step(request: HttpRequest, pk: int, registration_step: str) -> HttpResponse:
    """Ask before a registration changes, and change it."""
    if registration_step not in STEPS:
        raise Http404
    found, one = access.get_registration_for(request.user, pk), STEPS[registration_step]
    if not one.is_possible(found):
        messages.error(
            request,
            _("L’inscription est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("registration_page", found.pk)
    form = one.form(*sent(request), record=found)
    if form.is_bound and form.is_valid():
        done = attempt(form, one.action, registration=found, by=request.user, **form.answers())
        if done:
            messages.success(request, one.done)
            if isinstance(done, tuple) and isinstance(done[1], list):
                say_promoted(request, done[1])
            return redirect("registration_page", found.pk)
    return confirm(
        request,
        form,
        template=one.template,
        title=one.label,
        object_label=f"{found.who} · {found.offering.activity}",
        consequences=[*([told_to(found)] if one.tells else []), *one.says],
        lacking=[],
        danger=one.style == "danger",
        cancel_url=reverse("registration_page", args=[found.pk]),
        activity=found.offering.activity,
        offering=found.offering,
    )


# --- what is asked once the list is frozen


@for_coordinators
@require_http_methods(ASKS)
def registration_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """The changes that were asked for, several answered at once."""
    activity = access.get_activity_for(request.user, pk)
    asked = list(
        access.visible_changes(request.user)
        .filter(registration__offering__activity=activity, state=ChangeState.ASKED)
        .select_related("registration__offering", "registration__booking", "registration__school")
        .order_by("asked_at", "pk")
    )
    form = forms.ChangesForm(*sent(request), keys=[one.pk for one in asked])
    if form.is_bound and form.is_valid():
        _answer(request, asked, form)
        return redirect("registration_changes", activity.pk)
    context = {
        "activity": activity,
        "tabs": tabs_of(activity, "activity_registrations"),
        "form": form,
        "chosen": form.data.getlist("changes") if form.is_bound else [],
        "changes": [{"change": one, "asks": _asks(one), "key": str(one.pk)} for one in asked],
    }
    return render(request, "activities/desk_changes.html", context)


def _asks(change) -> str:
    """« 28 élèves et 2 adultes, au lieu de 24 et 2 »"""
    if change.kind == ChangeKind.CANCEL:
        return _("Annuler l’inscription")
    return _(
        "%(pupils)d participants et %(companions)d adultes, au lieu de %(before)d et %(adults)d"
    ) % {
        "pupils": change.pupils,
        "companions": change.companions,
        "before": change.registration.pupils,
        "adults": change.registration.companions,
    }


def _answer(request: HttpRequest, asked: list, form: forms.ChangesForm) -> None:
    """Each on its own: one for which there is no room keeps none of the others from being approved."""
    chosen = set(form.cleaned_data["changes"])
    done = 0
    for change in (one for one in asked if str(one.pk) in chosen):
        try:
            with transaction.atomic(), history.own_act():
                if form.cleaned_data["do"] == form.APPROVE:
                    actions.approve_change(change=change, by=request.user)
                else:
                    reason = form.cleaned_data["reason"]
                    actions.refuse_change(change=change, by=request.user, reason=reason)
            done += 1
        except ValidationError as error:
            said = {"who": change.registration.who, "why": " ".join(error.messages)}
            messages.error(request, _("%(who)s : %(why)s") % said)
    if done:
        text = ngettext(
            "%(number)d demande a sa réponse.", "%(number)d demandes ont leur réponse.", done
        )
        messages.success(request, text % {"number": done})

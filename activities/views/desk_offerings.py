"""The offerings of an activity: their form, their end, and the sessions that are added to them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from activities import access
from activities.actions import desk as actions
from activities.actions.scheduling import add_sessions
from activities.actions.telling import called_off, reached
from activities.enums import OfferingState
from activities.forms.desk import OfferingForm
from activities.forms.scheduling import SessionsForm
from activities.models import Offering
from activities.views.desk import CONFIRM, FORM
from activities.views.desk_activities import times_shown
from activities.views.desk_facts import told_said
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_coordinators
from programs.forms import ReasonForm, UndatedForm, attempt


@for_coordinators
@require_http_methods(ASKS)
def activity_offering_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A further schedule of an activity."""
    activity = access.get_activity_for(request.user, pk)
    form = OfferingForm(*sent(request), instance=Offering(activity=activity))
    if form.is_bound and form.is_valid():
        made = attempt(form, actions.add_offering, offering=form.instance, by=request.user)
        if made:
            messages.success(request, _("L’horaire est ajouté : donnez-lui ses séances."))
            return redirect("session_new", made.pk)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Ajouter un horaire"),
        activity=activity,
        offering=None,
        shown=None,
        cancel_url=reverse("activity_page", args=[pk]),
    )


@for_coordinators
@require_http_methods(ASKS)
def activity_offering_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_offering_for(request.user, pk)
    form = OfferingForm(*sent(request), instance=found)
    if form.is_bound and form.is_valid():
        changed = attempt(form, actions.change_offering, offering=form.instance, by=request.user)
        if changed:
            _offering, promoted = changed
            messages.success(request, _("L’horaire est enregistré."))
            say_promoted(request, promoted)
            return redirect("activity_offering", pk)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Modifier l’horaire"),
        activity=found.activity,
        offering=access.get_offering_for(request.user, pk),
        shown=None,
        cancel_url=reverse("activity_offering", args=[pk]),
    )


def say_promoted(request: HttpRequest, promoted: list) -> None:
    """Whose turn came by what was done."""
    if not promoted:
        return
    text = ngettext(
        "%(number)d inscription en attente est confirmée : %(who)s.",
        "%(number)d inscriptions en attente sont confirmées : %(who)s.",
        len(promoted),
    )
    who = ", ".join(one.who for one in promoted)
    messages.success(request, text % {"number": len(promoted), "who": who})


@for_coordinators
@require_http_methods(ASKS)
def activity_offering_step(request: HttpRequest, pk: int, offering_step: str) -> HttpResponse:
    """Cancel a schedule, or take that back."""
    found = access.get_offering_for(request.user, pk)
    is_offered = found.state == OfferingState.OFFERED
    if offering_step not in ("annuler", "retablir"):
        raise Http404
    if (offering_step == "annuler") != is_offered:
        messages.error(
            request,
            _("L’horaire est à l’état « %(state)s » : cette étape ne s’y prend pas.")
            % {"state": found.get_state_display()},
        )
        return redirect("activity_offering", pk)
    form_of = ReasonForm if is_offered else UndatedForm
    action = actions.cancel_offering if is_offered else actions.restore_offering
    form = form_of(*sent(request), record=found)
    if form.is_bound and form.is_valid():
        done = attempt(form, action, offering=found, by=request.user, **form.answers())
        if done:
            messages.success(
                request,
                _("L’horaire est annulé.") if is_offered else _("L’horaire est rétabli."),
            )
            return redirect("activity_offering", pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=_("Annuler l’horaire") if is_offered else _("Rétablir l’horaire"),
        object_label=f"{found} · {found.activity}",
        consequences=[
            told_said(called_off(found) if is_offered else reached(found, to_come=True)),
            _("Ses séances à venir sont annulées, avec le même motif.")
            if is_offered
            else _("Les séances annulées avec lui reviennent."),
        ],
        lacking=[],
        danger=is_offered,
        cancel_url=reverse("activity_offering", args=[pk]),
        activity=found.activity,
        offering=found,
    )


@for_coordinators
@require_http_methods(ASKS)
def session_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Sessions of an offering, one or several that come back; several are shown before they are made."""
    offering = access.get_offering_for(request.user, pk)
    form = SessionsForm(*sent(request))
    is_sent = form.is_bound and form.is_valid()
    if is_sent and form.is_confirmed():
        made = attempt(form, add_sessions, offering=offering, times=form.times, by=request.user)
        if made:
            text = ngettext(
                "%(number)d séance est ajoutée.", "%(number)d séances sont ajoutées.", len(made)
            )
            messages.success(request, text % {"number": len(made)})
            return redirect("activity_page", offering.activity_id)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Ajouter des séances"),
        action=_("Continuer"),
        activity=offering.activity,
        offering=offering,
        shown=times_shown(form) if is_sent and not form.errors else None,
        cancel_url=reverse("activity_page", args=[offering.activity_id]),
    )

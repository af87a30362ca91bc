"""The insured hours of one's agreements: declared, corrected and taken back by the partner who did them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.doors import for_partners
from programs.forms import UndatedForm
from programs.partnerships import access
from programs.partnerships.actions import hours as actions
from programs.partnerships.enums import AGREEMENT_BOUND
from programs.partnerships.views import hours_pages as pages
from programs.partnerships.views import portal_contents as contents
from programs.partnerships.views.agreement_desk import ASKS, do_form, sent
from programs.partnerships.views.portal import own_confirm


@for_partners
@require_http_methods(ASKS)
def own_agreement_hours(request: HttpRequest, pk: int) -> HttpResponse:
    """What was declared, how much is left, and the form of a declaration."""
    user = request.user
    agreement = access.get_own_agreement_for(user, pk)
    if agreement.state not in AGREEMENT_BOUND:
        raise Http404
    parties = list(access.own_parties(user).filter(agreement=agreement))
    to = reverse("own_agreement_hours", args=[pk])
    form, done = pages.declare(request, agreement, parties, to)
    context = {
        "agreement": agreement,
        "form": form,
        "hours": contents.hours_of(agreement),
        "months": pages.months(agreement),
        "declared": contents.declarations(access.own_hours(user).filter(agreement=agreement)),
        "title": _("Heures assurées"),
    }
    return done or render(request, "partnerships/own_hours.html", context)


@for_partners
@require_http_methods(ASKS)
def own_agreement_hours_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_own_hours_for(request.user, pk)
    to = reverse("own_agreement_hours", args=[found.agreement_id])
    form, done = pages.correct(request, found, to)
    context = {
        "agreement": found.agreement,
        "form": form,
        "title": _("Corriger la déclaration"),
        "object_label": pages.said(access.get_own_hours_for(request.user, pk)),
        "action": _("Enregistrer"),
        "danger": False,
        "earlier": list(pages.earlier(found)),
        "cancel_url": to,
    }
    return done or render(request, "partnerships/own_hours_change.html", context)


@for_partners
@require_http_methods(ASKS)
def own_agreement_hours_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_own_hours_for(request.user, pk)
    form = UndatedForm(*sent(request), record=found)
    to = reverse("own_agreement_hours", args=[found.agreement_id])
    done = do_form(
        request,
        form,
        actions.withdraw_hours,
        said=_("La déclaration est reprise."),
        to=to,
        hours=found,
    )
    return done or own_confirm(
        request,
        form,
        title=_("Reprendre la déclaration"),
        agreement=found.agreement,
        object_label=pages.said(found),
        consequences=[_("Ces heures ne comptent plus ; elles restent dans l’historique.")],
        danger=True,
        cancel_url=to,
    )

"""The insured hours of an agreement as those who coordinate see them, and declare them for a partner."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.doors import for_coordinators
from programs.forms import UndatedForm
from programs.partnerships import access
from programs.partnerships.actions import hours as actions
from programs.partnerships.addresses import amendment_url
from programs.partnerships.enums import AGREEMENT_BOUND, AGREEMENT_LIVE, PartyRole
from programs.partnerships.models import Agreement
from programs.partnerships.views import hours_pages as pages
from programs.partnerships.views import portal_contents as contents
from programs.partnerships.views.agreement_desk import ASKS, do_form, sent, show_confirm


@for_coordinators
@require_http_methods(ASKS)
def agreement_hours(request: HttpRequest, pk: int) -> HttpResponse:
    """What partners declared, how much is left, and a declaration in the name of one of them."""
    agreement = access.get_agreement_for(request.user, pk)
    if agreement.state not in AGREEMENT_BOUND:
        raise Http404
    parties = list(agreement.parties.exclude(role=PartyRole.LEAD))
    to = reverse("agreement_hours", args=[pk])
    form, done = pages.declare(request, agreement, parties, to) if parties else (None, None)
    hours = contents.hours_of(agreement)
    context = {
        "agreement": agreement,
        "form": form,
        "hours": hours,
        "amendment_url": _amendment(agreement, hours),
        "months": pages.months(agreement),
        "declared": contents.declarations(
            access.visible_insured_hours(request.user).filter(agreement=agreement)
        ),
        "title": _("Heures assurées"),
    }
    return done or render(request, "partnerships/hours_agreement.html", context)


def _amendment(agreement: Agreement, hours: dict | None) -> str:
    """Where the amendment that insures all that was declared is begun; nothing where it needs none."""
    if not (hours and hours["beyond"] and agreement.state in AGREEMENT_LIVE):
        return ""
    return amendment_url(agreement.pk, subject=_("Heures assurées"), hours=hours["declared_value"])


@for_coordinators
@require_http_methods(ASKS)
def agreement_hours_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_hours_for(request.user, pk)
    to = reverse("agreement_hours", args=[found.agreement_id])
    form, done = pages.correct(request, found, to)
    context = {
        "agreement": found.agreement,
        "form": form,
        "title": _("Corriger la déclaration"),
        "object_label": str(found.party.organization),
        "action": _("Enregistrer"),
        "danger": False,
        "earlier": list(pages.earlier(found)),
        "cancel_url": to,
    }
    return done or render(request, "partnerships/hours_change.html", context)


@for_coordinators
@require_http_methods(ASKS)
def agreement_hours_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_hours_for(request.user, pk)
    form = UndatedForm(*sent(request), record=found)
    to = reverse("agreement_hours", args=[found.agreement_id])
    done = do_form(
        request,
        form,
        actions.withdraw_hours,
        said=_("La déclaration est reprise."),
        to=to,
        hours=found,
    )
    return done or show_confirm(
        request,
        form,
        title=_("Reprendre la déclaration"),
        agreement=found.agreement,
        object_label=f"{found.party.organization} · {pages.said(found)}",
        consequences=[_("Ces heures ne comptent plus ; elles restent dans l’historique.")],
        danger=True,
        cancel_url=to,
    )

"""The links that coordinators send to those who carry actions out without an account; and the reminders."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from programs import jobs
from programs.access import coordinates, latest_mails
from programs.admin.mails import standing
from programs.asked import page_of
from programs.forms import AddressForm, attempt
from programs.models import Organization
from programs.models.organizations import tell_apart
from programs.plans import access, actions
from programs.plans.enums import PARTS_CARRYING
from programs.plans.forms.links import LinkForm, Pair
from programs.plans.jobs import ask_to_remind
from programs.plans.models import Involvement, ProgressLink

SHOWN = 30
_ASKS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_ASKS)
def links(request: HttpRequest) -> HttpResponse:
    """The links to the actions of the plans that one coordinates, and the form that sends another."""
    _require(request)
    form = LinkForm(request.POST if request.method == "POST" else None, pairs=_pairs(request.user))
    if form.is_valid() and attempt(
        form, actions.send_link, link=ProgressLink(**form.details()), by=request.user
    ):
        messages.success(request, _("Le lien est enregistré ; le courriel part dans la minute."))
        return redirect("plan_links")
    found = access.visible_progress_links(request.user)
    found = found.select_related("plan__program", "organization")
    page = page_of(found, SHOWN, request.GET.get("page"))
    tell_apart(link.organization for link in page)
    mails = latest_mails(page)
    context = {
        "page": page,
        "entries": [_entry(link, mails.get(link.pk)) for link in page],
        "form": form,
        "may_send": len(form.fields["whose"].choices) > 1,
        "days": actions.LINK_LASTS.days,
    }
    return render(request, "plans/portal_links.html", context)


def _pairs(user) -> list[Pair]:
    """Each organisation that carries something out in a plan that is followed, with that plan."""
    plans = {plan.pk: plan for plan in access.visible_plans(user).followed()}
    own = Q(action__plan__in=plans) | Q(heading__plan__in=plans)
    found = Involvement.objects.filter(own, part__in=PARTS_CARRYING, organization__isnull=False)
    keys = {
        (of_action or of_heading, organization)
        for of_action, of_heading, organization in found.order_by()
        .values_list("action__plan", "heading__plan", "organization")
        .distinct()
    }
    organizations = Organization.objects.in_bulk({organization for _plan, organization in keys})
    tell_apart(organizations.values())
    pairs = [(plans[plan], organizations[organization]) for plan, organization in keys]
    order = list(plans)
    return sorted(pairs, key=lambda pair: (order.index(pair[0].pk), str(pair[1]), pair[1].pk))


def _entry(link: ProgressLink, mail) -> dict:
    if link.revoked_at:
        state, tone = _("Fermé"), "stopped"
    elif link.expires_at <= timezone.now():
        state, tone = _("Expiré"), "attention"
    else:
        state, tone = _("Ouvert"), "active"
    return {"link": link, "state": state, "tone": tone, "mail": standing(mail)}


@never_cache
@require_http_methods(_ASKS)
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask where to before sending another link; then send it."""
    link = _link(request, pk)
    asked = request.POST if request.method == "POST" else None
    form = AddressForm(asked, initial={"email": link.email})
    if form.is_valid() and attempt(form, actions.renew_link, link=link, **form.cleaned_data):
        messages.success(request, _("Un nouveau lien est fait ; le courriel part dans la minute."))
        return redirect("plan_links")
    consequences = [
        _("Un nouveau lien part à l’adresse ci-dessous."),
        _("Le lien précédent ne s’ouvre plus."),
    ]
    return _ask(request, link, _("Renouveler le lien"), consequences, form)


@never_cache
@require_http_methods(_ASKS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before closing the link; then close it."""
    link = _link(request, pk)
    if request.method == "POST":
        actions.close_link(link=link)
        messages.success(request, _("Le lien est fermé."))
        return redirect("plan_links")
    consequences = [_("Le lien ne s’ouvre plus. Ce qui a été écrit par lui reste.")]
    return _ask(request, link, _("Fermer le lien"), consequences)


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Have those who carry out something late, due soon or silent reminded now."""
    _require(request)
    job = ask_to_remind(by=request.user)
    messages.success(
        request,
        _("Les rappels partent. Qui en a déjà reçu un aujourd’hui n’en reçoit pas d’autre."),
    )
    return redirect(jobs.address_of(job))


def _ask(request, link: ProgressLink, title: str, consequences: list[str], form=None):
    context = {
        "title": title,
        "object_label": f"{link.contact_name} · {link.organization} · {link.plan}",
        "consequences": consequences,
        "form": form,
        "action": title,
        "danger": form is None,
        "cancel_url": reverse("plan_links"),
    }
    return render(request, "components/confirm.html", context)


def _link(request: HttpRequest, pk: int) -> ProgressLink:
    _require(request)
    found = access.visible_progress_links(request.user)
    return get_object_or_404(found.select_related("plan", "organization"), pk=pk)


def _require(request: HttpRequest) -> None:
    if not coordinates(request.user):
        raise PermissionDenied

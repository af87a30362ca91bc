"""The entry of one's own organisation: written, and confirmed in one click. Coordinators write those that they keep."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.doors import for_partners
from programs.enums import MembershipRole
from programs.forms import attempt
from programs.models.organizations import tell_apart
from programs.partnerships import access, directory
from programs.partnerships.actions.directory import confirm_entry, entry_of, write_entry
from programs.partnerships.forms.directory import WholeEntry
from programs.partnerships.models import NetworkEntry
from programs.partnerships.views.directory import entry_url, for_readers


@for_partners
@require_safe
def directory_own(request: HttpRequest) -> HttpResponse:
    """The entry of one's organisation, to be written where there is none; of several, a choice."""
    organizations = list(access.own_organizations(request.user))
    tell_apart(organizations)
    kept = {
        entry.organization_id: entry
        for entry in NetworkEntry.objects.filter(organization__in=organizations)
    }
    if len(organizations) == 1:
        (entry,) = list(kept.values()) or [None]
        edit = reverse("directory_edit", args=[organizations[0].pk])
        return redirect(entry_url(entry) if entry else edit)
    context = {
        "choices": [{"organization": one, "entry": kept.get(one.pk)} for one in organizations]
    }
    return render(request, "partnerships/directory_choose.html", context)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def directory_edit(request: HttpRequest, organization_pk: int) -> HttpResponse:
    """Write the entry of an organisation; it is made when it is first sent."""
    organization = access.get_organization_written_by(request.user, organization_pk)
    is_own = organization.pk in request.user.organizations_as(MembershipRole.PARTNER)
    entry = entry_of(organization)
    whole = WholeEntry(
        request.POST if request.method == "POST" else None,
        entry,
        writes_reach=access.can_write_reach(request.user, organization),
    )
    if request.method == "POST" and whole.is_valid():
        kept = attempt(whole.form, lambda: _written(whole, confirm=is_own))
        if kept:
            said = _("La fiche est à jour, et confirmée aujourd’hui.") if is_own else ""
            messages.success(request, said or _("La fiche est à jour."))
            return redirect(entry_url(kept))
        whole.reread()
    context = {
        "whole": whole,
        "form": whole.form,
        "organization": organization,
        "is_new": entry.pk is None,
        "is_own": is_own,
        "cancel_url": entry_url(entry) if entry.pk else reverse("directory_search"),
    }
    return render(request, "partnerships/directory_edit.html", context)


def _written(whole: WholeEntry, *, confirm: bool) -> NetworkEntry:
    return write_entry(
        organization=whole.organization,
        content=whole.content(),
        seen=whole.form.cleaned_data["seen"],
        confirm=confirm,
    )


@for_readers
@require_POST
def directory_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it holds: one click."""
    entry = access.get_entry_for(request.user, pk)
    if not access.can_write_entry(request.user, entry.organization):
        raise PermissionDenied
    try:
        confirm_entry(entry=entry, seen=request.POST.get("seen", ""))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("La fiche est confirmée aujourd’hui. Merci !"))
    return redirect(entry_url(entry))


def summary(user) -> dict:
    """What the home page says: which entries of one's own nobody confirmed for a year."""
    return {"entries": directory.entries_to_confirm(user)}

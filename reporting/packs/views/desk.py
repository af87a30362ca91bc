"""What the pages of packs share: the way back, and a page of one form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from programs.budgets.views.desk import ASKS, sent
from reporting.packs.enums import PackState
from reporting.packs.models import Pack, Requirement

TONES = {
    PackState.PREPARING: "attention",
    PackState.COMPLETE: "active",
    PackState.SENT: "done",
}

__all__ = ["ASKS", "TONES", "confirm", "crumbs_of", "form_page", "requirement_crumbs", "sent"]


def crumbs_of(pack: Pack | None = None) -> list[tuple[str, str]]:
    """The way back: to the list, and to the pack that a page belongs to."""
    found = [(_("Reddition de comptes"), reverse("pack_list"))]
    if pack:
        found.append((str(pack), reverse("pack", args=[pack.pk])))
    return found


def requirement_crumbs(requirement: Requirement) -> list[tuple[str, str]]:
    url = reverse("pack_requirement", args=[requirement.pk])
    return [*crumbs_of(), (str(requirement), url)]


def form_page(request: HttpRequest, form, *, template: str = "packs/form.html", **details):
    """A page of one form; ``details``: its title, where it leads back, its crumbs, what else it shows."""
    context = {
        "form": form,
        "object_label": "",
        "action": _("Enregistrer"),
        "danger": False,
        "consequences": [],
        "crumbs": crumbs_of(),
        "here": details["title"],
    }
    return render(request, template, context | details)


def confirm(request: HttpRequest, form, **details) -> HttpResponse:
    """Ask before something is done: the button says what the title says, or ``action``."""
    return form_page(request, form, **{"action": details["title"]} | details)

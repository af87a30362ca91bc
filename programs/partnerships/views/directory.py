"""The directory of the network: what it is searched for, the entry of an organisation, the list on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.access import coordinates
from programs.asked import page_of
from programs.doors import open_to
from programs.enums import MembershipRole
from programs.finding import ended_said
from programs.models import Region
from programs.models.fields import labels_of, localized
from programs.models.organizations import tell_apart
from programs.models.successions import predecessors_of, successors_of
from programs.partnerships import access, directory
from programs.partnerships.actions.directory import content_of
from programs.partnerships.directory import Filters
from programs.partnerships.enums import NetworkServiceKind
from programs.partnerships.models import NetworkEntry
from programs.people.enums import SpokenLanguage

ENTRIES_A_PAGE = 20
MOST_ON_PAPER = 500

# Whoever coordinates, or comes from a partner organisation.
for_readers = open_to(access.reads_directory)


@for_readers
@require_safe
def directory_search(request: HttpRequest) -> HttpResponse:
    filters, regions = _asked(request)
    found = directory.search(request.user, filters)
    page = page_of(found.entries, ENTRIES_A_PAGE, request.GET.get("page"))
    context = {
        "filters": filters,
        "choices": {
            "regions": regions,
            "kinds": NetworkServiceKind.choices,
            "languages": SpokenLanguage.choices,
        },
        "page": page,
        "cards": directory.cards(request.user, page, filters.text),
        "is_loose": found.is_loose,
        "total": page.paginator.count,
        "wider": _wider(filters, regions),
        "print_url": _address("directory_print", filters),
        "coordinates": coordinates(request.user),
        "is_partner": MembershipRole.PARTNER in request.user.roles,
    }
    return render(request, "partnerships/directory_search.html", context)


@for_readers
@require_safe
def directory_print(request: HttpRequest) -> HttpResponse:
    """All that answers, on paper."""
    filters, regions = _asked(request)
    found = directory.search(request.user, filters)
    entries = list(found.entries[: MOST_ON_PAPER + 1])
    context = {
        "cards": directory.cards(request.user, entries[:MOST_ON_PAPER]),
        "has_more": len(entries) > MOST_ON_PAPER,
        "most": MOST_ON_PAPER,
        "said": _said(filters, regions),
        "back": _address("directory_search", filters),
    }
    return render(request, "partnerships/directory_print.html", context)


@for_readers
@require_safe
def directory_entry(request: HttpRequest, pk: int) -> HttpResponse:
    entry = access.get_entry_for(request.user, pk)
    organization, user = entry.organization, request.user
    writes = access.can_write_entry(user, organization)
    before = predecessors_of(organization)
    tell_apart([organization, *before])
    agreements = directory.agreements_with(user, [organization.pk])
    leads = directory.leads_referred_to_by(user)
    context = {
        "entry": entry,
        "organization": organization,
        "languages": labels_of(entry, "languages"),
        "mission": localized(entry, "mission"),
        "services": [
            {"service": one, "description": localized(one, "description")}
            for one in entry.services.order_by("position", "pk")
        ],
        "contacts": entry.contacts.order_by("position", "pk"),
        "agreements": agreements.get(organization.pk, []),
        "opens_agreements": coordinates(user),
        "former": organization.former_names.all(),
        "before": before,
        "ended": ended_said(organization),
        "after": successors_of(organization),
        "takes_yours": entry.takes_referrals and organization.pk in leads,
        "writes": writes,
        "is_own": organization.pk in user.organizations_as(MembershipRole.PARTNER),
        "seen": content_of(entry).mark if writes else "",
        "is_stale": directory.is_stale(entry),
    }
    return render(request, "partnerships/directory_entry.html", context)


def _asked(request: HttpRequest) -> tuple[Filters, list[Region]]:
    """What is looked for, and the regions among which to choose. Raises Http404 for one that has no entry."""
    filters, regions = Filters.read(request.GET), directory.regions_of(request.user)
    if filters.region and filters.region not in {one.code for one in regions}:
        raise Http404
    return filters, regions


def _address(name: str, filters: Filters) -> str:
    return f"{reverse(name)}?{filters.query}" if filters.query else reverse(name)


def _said(filters: Filters, regions: list[Region]) -> list[str]:
    """What narrows the list, in words."""
    names = {one.code: str(one) for one in regions}
    found = (
        f"« {filters.text} »" if filters.text else "",
        str(NetworkServiceKind(filters.kind).label) if filters.kind else "",
        str(SpokenLanguage(filters.language).label) if filters.language else "",
        names.get(filters.region, ""),
        _("reçoit des références") if filters.referrals else "",
    )
    return [one for one in found if one]


def _wider(filters: Filters, regions: list[Region]) -> list[dict]:
    """Each way to ask for less, where what was asked for answers nothing."""
    sentences = {
        "text": _("Chercher sans les mots"),
        "kind": _("Dans tous les domaines"),
        "language": _("Dans toutes les langues"),
        "region": _("Dans toutes les régions"),
        "referrals": _("Aussi ceux qui ne reçoivent pas de références"),
    }
    asked = [name for name in sentences if getattr(filters, name)]
    return [
        {"label": sentences[name], "url": _address("directory_search", filters.without(name))}
        for name in asked
    ]


def entry_url(entry: NetworkEntry) -> str:
    return reverse("directory_entry", args=[entry.pk])

"""The packs that a funder received: the list of them, and each as the ZIP that left."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programs import menu
from programs.asked import page_of
from reporting.packs import access
from reporting.packs.views.packs import zip_as_it_left

PACKS_A_PAGE = 30


@never_cache
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """What was given to the organisations for which the user reads, the newest first."""
    _refuse_others(request.user)
    found = (
        access.received_deliveries(request.user)
        .select_related("pack__requirement__program__lead", "pack__requirement__funder")
        .prefetch_related("files")
        .order_by("-sent_on", "-pk")
    )
    page = page_of(found, PACKS_A_PAGE, request.GET.get("page"))
    latest: dict[int, int] = {}
    numbers = access.received_deliveries(request.user).filter(
        pack__in=[one.pack_id for one in page]
    )
    for pack, number in numbers.order_by("number").values_list("pack", "number"):
        latest[pack] = number
    rows = [{"delivery": one, "is_replaced": one.number < latest[one.pack_id]} for one in page]
    return render(request, "packs/received.html", {"page": page, "rows": rows})


@never_cache
@require_safe
def received_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    _refuse_others(request.user)
    return zip_as_it_left(access.get_received_for(request.user, pk))


def _refuse_others(user) -> None:
    if not menu.funders(user):
        raise PermissionDenied

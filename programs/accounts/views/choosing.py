"""The program with which one works for now: chosen in the bar, it brings back to the page that one was on."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from programs.access import visible_programs
from programs.accounts.models import User
from programs.asked import read_number
from programs.choosing import PARAMETER

# What an address says of a program, and of a page of what is listed: the choice takes its place.
_OF_A_PROGRAM = ("program__id__exact", "sujet", PARAMETER, "page", "p")


@never_cache
@require_POST
def choose_program(request: HttpRequest) -> HttpResponse:
    """Work with one program, or again with all."""
    asked = request.POST.get("chosen_program", "")
    key = read_number(asked) if asked else None
    if key is not None and not visible_programs(request.user).filter(pk=key).exists():
        raise Http404
    User.objects.filter(pk=request.user.pk).update(chosen_program=key)
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page that one was on, as the choice shows it; no other site."""
    address = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    if not safe:
        return resolve_url("home")
    parts = urlsplit(address)
    asked = QueryDict(parts.query, mutable=True)
    for name in [name for name in asked if name.endswith(_OF_A_PROGRAM)]:
        del asked[name]
    return f"{parts.path}?{asked.urlencode()}" if asked else parts.path

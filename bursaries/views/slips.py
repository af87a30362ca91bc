"""The tax slips of a calendar year, read on a page and copied from a file."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bursaries import access
from bursaries.exporting import FORMATS, file_of, remarks_on
from bursaries.slips import (
    OPTIONAL_KINDS,
    RL1_BOX,
    RL1_CODE,
    T4A_BOX,
    Slips,
    slips_of,
    years_paid,
)
from programs.asked import read_number
from programs.doors import for_accounts
from programs.files import as_attachment
from programs.lib.periods import today
from programs.models import Program

_FIRST_YEAR, _LAST_YEAR = 1990, 2200


@for_accounts
@require_safe
def award_slips(request: HttpRequest, slug: str) -> HttpResponse:
    """What each holder was paid in a year, in all programs of the organisation that leads this one."""
    program = access.get_awarding_program_for(request.user, slug)
    found = _asked(request, program)
    paid = years_paid(program.lead)
    context = {
        "program": program,
        "found": found,
        "rows": [{"slip": slip, "remarks": remarks_on(slip)} for slip in found.slips],
        "years": sorted({*paid, today().year, found.year}, reverse=True),
        "optional": [one for one in found.kinds if one.kind in OPTIONAL_KINDS],
        "formats": list(FORMATS),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "boxes": {"t4a": T4A_BOX, "rl1": RL1_BOX, "code": RL1_CODE},
    }
    return render(request, "bursaries/slips.html", context)


@for_accounts
@require_safe
def award_slips_file(request: HttpRequest, slug: str, slip_format: str) -> HttpResponse:
    program = access.get_awarding_program_for(request.user, slug)
    if slip_format not in FORMATS:
        raise Http404
    found = _asked(request, program)
    try:
        name, content_type, content = file_of(found, slip_format)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        back = reverse("award_slips", args=[program.slug])
        return redirect(f"{back}?annee={found.year}")
    return as_attachment(content, content_type, name)


def _asked(request: HttpRequest, program: Program) -> Slips:
    """The year, the last one that is over by default, and the kinds of aids that are asked for."""
    text = request.GET.get("annee", "")
    year = read_number(text) if text else today().year - 1
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise BadRequest("a year is none")
    added = request.GET.getlist("avec")
    if any(kind not in OPTIONAL_KINDS for kind in added):
        raise BadRequest("a kind is none")
    return slips_of(program.lead, year, added)

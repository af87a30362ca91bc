"""What the pages of awards share: whose they are, and what is only for whoever coordinates."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bursaries import access
from bursaries.models import Award
from programs.access import can_coordinate
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.models import Program
from programs.submissions import outcome_page

__all__ = [
    "ASKS",
    "award_to_change",
    "confirm",
    "form_page",
    "program_to_change",
    "sent",
    "together_page",
]

CONFIRM = "bursaries/award_step.html"


def award_to_change(request: HttpRequest, pk: int) -> Award:
    """An award, for whoever coordinates its program; finance officers read it only."""
    found = access.get_award_for(request.user, pk)
    if not can_coordinate(request.user, found.program):
        raise PermissionDenied
    return found


def program_to_change(request: HttpRequest, slug: str) -> Program:
    found = access.get_awarding_program_for(request.user, slug)
    if not can_coordinate(request.user, found):
        raise PermissionDenied
    return found


def together_page(request: HttpRequest, **told) -> HttpResponse:
    """What came of several awards at once; ``told``: see the template."""
    return outcome_page(request, "bursaries/award_together.html", told)

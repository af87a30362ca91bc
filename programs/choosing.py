"""The program with which somebody works for now, chosen once in the bar of every page and kept for their account.

It is what lists, forms and the home page begin with. An address that says anything of its own wins, so that a link
means the same for whoever follows it.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from programs.access import visible_programs
from programs.models import Program

# The parameter of a page that is of one program, and its value where it is of all of them.
PARAMETER, EVERY = "programme", "tous"


def chosen_program(user) -> Program | None:
    """The one that the user chose, for as long as they may see it; None where they work with all of theirs."""
    if not user.chosen_program_id:
        return None
    return visible_programs(user).filter(pk=user.chosen_program_id).first()


def says_nothing(request: HttpRequest) -> bool:
    """Whether a page was asked for by its bare address, and so begins with the chosen program."""
    return request.method in ("GET", "HEAD") and not request.GET


def to_open(request: HttpRequest, programs: Sequence[Program]) -> Program | None:
    """Of the programs that a page would list, the one whose own page opens at once: the only one, or the chosen one."""
    if len(programs) == 1:
        return programs[0]
    if not says_nothing(request):
        return None
    return next((one for one in programs if one.pk == request.user.chosen_program_id), None)


def to_its_list(request: HttpRequest, programs: QuerySet[Program]) -> HttpResponse | None:
    """From the bare address of a list to that of the chosen program, where it is one of ``programs``."""
    if not says_nothing(request) or not request.user.chosen_program_id:
        return None
    slug = programs.filter(pk=request.user.chosen_program_id).values_list("slug", flat=True).first()
    return redirect(f"{request.path}?{urlencode({PARAMETER: slug})}") if slug else None

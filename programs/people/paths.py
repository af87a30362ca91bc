"""The way of one person through the services, as somebody may know it.

Each service tells its own part, through its own door; the persons do not know which services there are. What somebody
may not read is neither told nor counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date


@dataclass(frozen=True)
class PathStep:
    """One record of a service about the person: since when, of which program, what it is, where it stands and opens."""

    on: date
    service: str
    program: str
    what: str
    state: str
    url: str


_TELLERS: list[Callable[..., Iterable[PathStep]]] = []


def teller(function: Callable[..., Iterable[PathStep]]) -> Callable:
    """Let a service tell of persons: ``function(user, person)`` gives what ``user`` may know of ``person``.

    It reads only programs that the user coordinates, in a constant number of queries.
    """
    _TELLERS.append(function)
    return function


def path_of(user, person) -> list[PathStep]:
    """What ``user`` may know of the way of ``person``, from the first day to the last."""
    steps = [step for tell in _TELLERS for step in tell(user, person)]
    return sorted(steps, key=lambda step: step.on)


def rows_of(user, person) -> list[list[dict]]:
    """The same as the rows of a table: see components/table.html."""
    return [_cells(step) for step in path_of(user, person)]


def _cells(step: PathStep) -> list[dict]:
    day = format_date(step.on, get_language() or "fr")
    return [
        {"label": _("Fiche"), "value": step.what, "url": step.url},
        {"label": _("Depuis le"), "value": day},
        {"label": _("Service"), "value": step.service},
        {"label": _("Programme"), "value": step.program},
        {"label": _("État"), "value": step.state},
    ]


class ShowsPath:
    """Put before a ModelAdmin whose records are of one person: the page of each shows their way, below its form."""

    def person_of(self, record):
        return record.person

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and not context.get("is_popup"):
            context["path_rows"] = rows_of(request.user, self.person_of(obj))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

"""The figures of the reports, which the floor that counts them names when the site starts.

An engagement is held against any of them; those that can be asked for one program and one period feed the
indicators of its plan as well. The floors below know what a figure is called, and not how it is counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Program


@dataclass(frozen=True)
class NamedFigure:
    """A figure by its ``code``. ``services`` are those that a program must run for it to say anything.

    ``count(program, period)`` gives what is known of it; a share has none, as it cannot be summed.
    """

    code: str
    label: str
    services: tuple[str, ...] = ()
    count: Callable[[Program, Period], Quantity] | None = None


_NAMED: dict[str, NamedFigure] = {}


def name(figures: Iterable[NamedFigure]) -> None:
    """Let ``figures`` be chosen."""
    _NAMED.update((figure.code, figure) for figure in figures)


def find(code: str) -> NamedFigure | None:
    return _NAMED.get(code)


def label_of(code: str) -> str:
    """What a figure is called; its code where it is not there any more."""
    figure = find(code)
    return str(figure.label) if figure else code


def choices(services: Iterable[str] | None, kept: str = "") -> list[tuple[str, str]]:
    """The figures that say something of a program with ``services``, all of them where these are not known yet.

    ``kept`` is a code that stands already: it stays a choice, under itself where nobody names it any more.
    """
    run = None if services is None else set(services)
    found = [
        (figure.code, str(figure.label))
        for figure in _NAMED.values()
        if run is None or run.issuperset(figure.services) or figure.code == kept
    ]
    if kept and kept not in _NAMED:
        found.append((kept, kept))
    return found


def choices_that_feed(services: Iterable[str]) -> list[tuple[str, str]]:
    """Those of the figures of a program with ``services`` that can be asked for a period of their own."""
    return [(code, label) for code, label in choices(services) if _NAMED[code].count]

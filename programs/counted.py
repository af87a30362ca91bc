"""The figures that an engagement may be held against: those of the reports, which name them when the site starts.

The floor that counts is above this one, which only knows what each figure is called.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class NamedFigure:
    """A figure by its ``code``. ``services`` are those that a program must run for it to say anything."""

    code: str
    label: str
    services: tuple[str, ...] = ()


_NAMED: dict[str, NamedFigure] = {}


def name(figures: Iterable[NamedFigure]) -> None:
    """Let ``figures`` be chosen."""
    _NAMED.update((figure.code, figure) for figure in figures)


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

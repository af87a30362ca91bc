"""The way of one person through the services, as somebody may know it.

Each service tells its own part, through its own door; the persons do not know which services there are. What somebody
may not read is neither told nor counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


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

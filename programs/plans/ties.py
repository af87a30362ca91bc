"""Records of other services that serve an action of a plan: an expense, an activity.

A service above has the foreign key to the action, and says so here when the site starts; plans do not know which
services there are, and show on the page of an action whatever serves it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from programs.plans.models import Action


@dataclass(frozen=True)
class Tie:
    """What a service ties to actions.

    ``label`` names them all (« Dépenses »); ``serving(user, action)`` are the records that serve ``action`` among
    those that ``user`` may see; ``url(record)`` opens one.
    """

    label: str
    serving: Callable[[object, Action], QuerySet]
    url: Callable[[object], str]


@dataclass(frozen=True)
class Tied:
    """What serves one action, of one kind: its label, and (text, address) of each record."""

    label: str
    links: list[tuple[str, str]]


_TIES: list[Tie] = []


def tie(declared: Tie) -> Tie:
    """Let a service tie its records to actions."""
    _TIES.append(declared)
    return declared


def serving(user, action: Action) -> list[Tied]:
    """What ``user`` may see of the records that serve ``action``, by kind; kinds that have none are left out."""
    found = [
        Tied(one.label, [(str(record), one.url(record)) for record in one.serving(user, action)])
        for one in _TIES
    ]
    return [tied for tied in found if tied.links]

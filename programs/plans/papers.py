"""Documents that the floor above makes of a plan, to be read and printed. Plans do not know how they are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from programs.plans.models import ActionPlan


@dataclass(frozen=True)
class Paper:
    """A kind of document; ``url(plan, day)`` is where that of ``plan`` is read on ``day``, "" while there is none."""

    label: str
    url: Callable[[ActionPlan, date], str]


_PAPERS: list[Paper] = []


def offer(papers: Iterable[Paper]) -> None:
    """Let ``papers`` be opened from the page of a plan."""
    _PAPERS.extend(papers)


def papers_of(plan: ActionPlan, day: date) -> list[tuple[str, str]]:
    """The label and the address of each document that there is of ``plan`` on ``day``."""
    found = [(paper.label, paper.url(plan, day)) for paper in _PAPERS]
    return [(label, url) for label, url in found if url]

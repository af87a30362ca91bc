"""Documents that the floor above makes of a budget, to be read and printed. Budgets do not know how they are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from programs.budgets.models import Budget


@dataclass(frozen=True)
class Paper:
    """A kind of document; ``url(budget)`` is where that of ``budget`` is read, "" while there is none."""

    label: str
    url: Callable[[Budget], str]


_PAPERS: list[Paper] = []


def offer(papers: Iterable[Paper]) -> None:
    """Let ``papers`` be opened from the page of a budget."""
    _PAPERS.extend(papers)


def papers_of(budget: Budget) -> list[tuple[str, str]]:
    """The label and the address of each document that there is of ``budget``."""
    found = [(paper.label, paper.url(budget)) for paper in _PAPERS]
    return [(label, url) for label, url in found if url]

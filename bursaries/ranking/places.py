"""The ranked table: who stands where, and how far the reviewers agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from bursaries.ranking.scores import Criterion, Grid, Review, mean

Threshold = int | Decimal | Fraction


@dataclass(frozen=True)
class Application:
    """What is ranked. Keys are of one type: those of applications that are tied stand in their order."""

    key: Any
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where an application stands. Means, spread and variance are on a hundred.

    ``spread`` is the best review less the worst; it and ``variance`` are None of fewer than two reviews, which say
    nothing of how far they agree. ``count`` reviews were counted, ``awaited`` are still to be handed in, and those of
    ``conflicted`` reviewers are left out. ``criterion_means`` are in the points of each criterion; ``sharing`` are all
    the applications of that rank, itself among them.
    """

    rank: int | None
    application: Any
    mean: Fraction | None
    spread: Fraction | None
    variance: Fraction | None
    count: int
    awaited: int
    conflicted: int
    criterion_means: Mapping[str, Fraction]
    is_flagged: bool = False
    sharing: tuple[Any, ...] = ()

    @property
    def is_tied(self) -> bool:
        return len(self.sharing) > 1

    @property
    def tied_with(self) -> tuple[Any, ...]:
        """The others of that rank."""
        return tuple(key for key in self.sharing if key != self.application)


def ranked(
    criteria: Sequence[Criterion],
    applications: Iterable[Application],
    *,
    threshold: Threshold | None = None,
) -> list[Place]:
    """The places, best mean first; those of equal means share a rank, and as many ranks are then skipped.

    An application that no review counts for has no rank, and stands after all others. ``threshold`` is the spread,
    on a hundred, from which a place is flagged.
    """
    grid = Grid(criteria)
    places = [_place(grid, application, threshold) for application in applications]
    unranked = [place for place in places if place.mean is None]
    scored = sorted((place for place in places if place.mean is not None), key=_by_mean)
    standing: list[Place] = []
    for _mean, equals in groupby(scored, key=lambda place: place.mean):
        together = list(equals)
        rank, sharing = len(standing) + 1, tuple(place.application for place in together)
        standing += [replace(place, rank=rank, sharing=sharing) for place in together]
    return standing + sorted(unranked, key=lambda place: place.application)


def _by_mean(place: Place) -> tuple[Fraction, Any]:
    return -place.mean, place.application


def _place(grid: Grid, application: Application, threshold: Threshold | None) -> Place:
    reviews = [review for review in application.reviews if grid.counts(review)]
    marks = [grid.weighted(review) for review in reviews]
    middle = mean(marks)
    spread = max(marks) - min(marks) if len(marks) > 1 else None
    conflicted = sum(review.conflicted for review in application.reviews)
    return Place(
        rank=None,
        application=application.key,
        mean=middle,
        spread=spread,
        variance=mean((mark - middle) ** 2 for mark in marks) if len(marks) > 1 else None,
        count=len(marks),
        awaited=len(application.reviews) - conflicted - len(marks),
        conflicted=conflicted,
        criterion_means=_criterion_means(grid, reviews),
        is_flagged=None not in (spread, threshold) and spread >= threshold,
    )


def _criterion_means(grid: Grid, reviews: Sequence[Review]) -> dict[str, Fraction]:
    if not reviews:
        return {}
    return {
        criterion.key: mean(Fraction(review.scores[criterion.key]) for review in reviews)
        for criterion in grid.criteria
    }

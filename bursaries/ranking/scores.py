"""What a reviewer makes of an application, as one number on a hundred, exact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import lcm

from django.utils.translation import gettext as _

FULL = 100


@dataclass(frozen=True)
class Criterion:
    """``weight`` is what it counts beside the others, in any unit; scores go from zero to ``max_score``."""

    key: str
    weight: int | Decimal
    max_score: int | Decimal

    def __post_init__(self) -> None:
        if not (_is_number(self.weight) and _is_number(self.max_score)):
            raise TypeError("a weight and a score are whole or decimal numbers, never floats")
        if self.weight <= 0 or self.max_score <= 0:
            raise ValueError(_("Un critère a un poids et une note maximale au-dessus de zéro."))


@dataclass(frozen=True)
class Review:
    """The scores of one reviewer, by criterion; None is not scored yet.

    ``complete`` says that the reviewer has handed it in; ``conflicted``, that a conflict of interest was declared.
    """

    reviewer: str | int
    scores: Mapping[str, int | Decimal | None] = field(default_factory=dict)
    complete: bool = False
    conflicted: bool = False


def check_criteria(criteria: Sequence[Criterion]) -> None:
    """Refuse, in French, criteria by which nothing can be ranked."""
    keys = [criterion.key for criterion in criteria]
    if not keys:
        raise ValueError(_("Il faut au moins un critère pour classer des demandes."))
    if len(set(keys)) < len(keys):
        raise ValueError(_("Chaque critère a son propre nom."))


def check_scores(criteria: Sequence[Criterion], scores: Mapping[str, int | Decimal | None]) -> None:
    """Refuse, in French, a score of no criterion, and one below zero or above the most that its criterion gives."""
    highest = {criterion.key: criterion.max_score for criterion in criteria}
    for key, score in scores.items():
        if key not in highest:
            raise ValueError(_("« %(key)s » n’est pas un critère de cet appel.") % {"key": key})
        if score is not None and not (_is_number(score) and 0 <= score <= highest[key]):
            raise ValueError(
                _("La note de « %(key)s » va de 0 à %(maximum)s.")
                % {"key": key, "maximum": highest[key]}
            )


class Grid:
    """The criteria of a call, by which all its reviews are marked."""

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        check_criteria(criteria)
        self.criteria = tuple(criteria)
        whole = sum(Fraction(criterion.weight) for criterion in criteria)
        worth = {
            criterion.key: FULL * Fraction(criterion.weight) / whole / Fraction(criterion.max_score)
            for criterion in criteria
        }
        # What a point of each criterion is worth, as whole numbers of one small part: adding fractions up is slow.
        self._parts = lcm(*(points.denominator for points in worth.values()))
        self._worth = {key: int(points * self._parts) for key, points in worth.items()}

    def lacking(self, review: Review) -> tuple[str, ...]:
        """The criteria that the review has no score for."""
        return tuple(key for key in self._worth if review.scores.get(key) is None)

    def counts(self, review: Review) -> bool:
        """Whether the review takes part in the ranking: handed in, whole, by somebody without a conflict."""
        return review.complete and not review.conflicted and not self.lacking(review)

    def weighted(self, review: Review) -> Fraction:
        """The scores of the review on a hundred. Raises ValueError, in French, where one lacks or cannot be."""
        check_scores(self.criteria, review.scores)
        if missing := self.lacking(review):
            raise ValueError(_("Il manque la note de « %(key)s ».") % {"key": missing[0]})
        total, parts = 0, 1
        for key, worth in self._worth.items():
            points, of = review.scores[key].as_integer_ratio()
            total, parts = total * of + worth * points * parts, parts * of
        return Fraction(total, parts * self._parts)


def weighted(criteria: Sequence[Criterion], review: Review) -> Fraction:
    """The scores of one review on a hundred; of many, ask one `Grid`."""
    return Grid(criteria).weighted(review)


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """Their mean; None of none."""
    values = list(values)
    return sum(values, Fraction(0)) / len(values) if values else None


def _is_number(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)

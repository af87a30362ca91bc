"""The ranked table of a round out of its records: who stands where, in as many queries for sixty as for thousands."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import get_language

from bursaries.enums import APPLICATION_ELIGIBLE, ReviewConflict
from bursaries.models import Application, BursaryRound, Criterion, Review, Score
from bursaries.ranking import Application as Ranked
from bursaries.ranking import Criterion as Weighed
from bursaries.ranking import Place, deviation_said, mark_said, means_said, ranked
from bursaries.ranking import Review as Marked

# The best review less the worst, on a hundred, from which the committee should talk about it.
SPREAD_TO_DISCUSS = 25


@dataclass(frozen=True)
class Standing:
    """The places of a round, best first, and its criteria; applications are their keys."""

    criteria: list[Criterion]
    places: list[Place]

    @cached_property
    def means(self) -> Mapping[int, str]:
        """The mean of each application, as it is printed: two that differ never look alike."""
        return means_said(self.places, _language())

    def said(self, place: Place) -> dict:
        """A place in words."""
        language = _language()
        return {
            "rank": place.rank,
            "is_tied": place.is_tied,
            "mean": self.means[place.application],
            "spread": mark_said(place.spread, language),
            "deviation": deviation_said(place.variance, language),
            "is_flagged": place.is_flagged,
            "criteria": [
                mark_said(place.criterion_means.get(one.code), language) for one in self.criteria
            ],
            "count": place.count,
            "awaited": place.awaited,
            "conflicted": place.conflicted,
        }


def _language() -> str:
    return get_language() or "fr"


def standing_of(round: BursaryRound, states=APPLICATION_ELIGIBLE) -> Standing:
    """The places of the applications of ``round`` that are in ``states``; none where the round has no criteria."""
    criteria = list(round.criteria.all())
    applications = Application.objects.filter(round=round, state__in=states)
    if not criteria:
        return Standing([], [])
    reviews = _reviews_of(round, {one.pk: one.code for one in criteria})
    keys = applications.order_by().values_list("pk", flat=True)
    places = ranked(
        [Weighed(one.code, one.weight, one.most) for one in criteria],
        [Ranked(key, tuple(reviews.get(key, ()))) for key in keys],
        threshold=SPREAD_TO_DISCUSS,
    )
    return Standing(criteria, places)


def _reviews_of(round: BursaryRound, codes: Mapping[int, str]) -> dict[int, list[Marked]]:
    """The reviews of each application, with their scores by criterion."""
    rows = (
        Review.objects.filter(application__round=round)
        .order_by()
        .values_list("pk", "application", "reviewer", "conflict", "completed_at")
    )
    marks: dict[int, dict[str, Decimal]] = {}
    scores = Score.objects.filter(review__application__round=round).order_by()
    for review, criterion, value in scores.values_list("review", "criterion", "value"):
        marks.setdefault(review, {})[codes[criterion]] = value
    found: dict[int, list[Marked]] = {}
    for pk, application, reviewer, conflict, completed_at in rows:
        found.setdefault(application, []).append(
            Marked(
                reviewer=reviewer,
                scores=marks.get(pk, {}),
                complete=completed_at is not None,
                conflicted=conflict == ReviewConflict.DECLARED,
            )
        )
    return found

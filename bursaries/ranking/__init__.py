"""Scores of reviewers and the ranked table, reckoned with fractions: no record, no rounding before print."""

from bursaries.ranking.places import Application, Place, ranked
from bursaries.ranking.printing import deviation_said, mark_said, means_said
from bursaries.ranking.scores import (
    Criterion,
    Grid,
    Review,
    check_criteria,
    check_scores,
    weighted,
)

__all__ = [
    "Application",
    "Criterion",
    "Grid",
    "Place",
    "Review",
    "check_criteria",
    "check_scores",
    "deviation_said",
    "mark_said",
    "means_said",
    "ranked",
    "weighted",
]

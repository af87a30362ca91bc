"""What a call asks of whoever applies, read once: its tiers, conditions, documents, questions."""

from dataclasses import dataclass
from functools import cached_property

from bursaries.admitting import rules_of
from bursaries.eligibility import Regions, Rule
from bursaries.models import AwardTier, BursaryRound, Question, RequiredDocument
from programs.models import Region


@dataclass(frozen=True)
class Call:
    """The parts of a round. Reading them takes as many queries for one of each as for many."""

    round: BursaryRound
    tiers: tuple[AwardTier, ...]
    rules: tuple[Rule, ...]
    documents: tuple[RequiredDocument, ...]
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, round: BursaryRound) -> "Call":
        return cls(
            round,
            tuple(round.tiers.all()),
            rules_of(round),
            tuple(round.documents.all()),
            tuple(round.questions.all()),
        )

    @property
    def subjects(self) -> set[str]:
        """What its conditions are about."""
        return {rule.subject for rule in self.rules}

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {region.code: region for region in Region.objects.all()}

    @property
    def region_names(self) -> Regions:
        return {code: str(region) for code, region in self.regions.items()}

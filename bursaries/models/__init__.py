"""The records of bursaries, from the call to the last month of service owed."""

from bursaries.models.applications import (
    Answer,
    Application,
    ApplicationFile,
    ApplicationMove,
    Choice,
    Reference,
    ReferenceFile,
)
from bursaries.models.awards import (
    Award,
    AwardFile,
    AwardInstalment,
    AwardInstalmentMove,
    AwardMove,
)
from bursaries.models.duties import (
    Deferral,
    Obligation,
    ObligationMove,
    Repayment,
    RepaymentReversal,
    ServiceAttestation,
    ServiceAttestationFile,
    ServiceAttestationMove,
    ServicePeriod,
    Waiver,
)
from bursaries.models.holders import FollowUp, HolderLink
from bursaries.models.letters import Letter, LetterTemplate
from bursaries.models.reviews import Review, Reviewer, Score
from bursaries.models.rounds import (
    AwardTier,
    BursaryRound,
    BursaryRoundMove,
    Criterion,
    EligibilityRule,
    Question,
    RequiredDocument,
)
from bursaries.models.rules import (
    ObligationRule,
    ObligationTerm,
)

__all__ = [
    "Answer",
    "Application",
    "ApplicationFile",
    "ApplicationMove",
    "Award",
    "AwardFile",
    "AwardInstalment",
    "AwardInstalmentMove",
    "AwardMove",
    "AwardTier",
    "BursaryRound",
    "BursaryRoundMove",
    "Choice",
    "Criterion",
    "Deferral",
    "EligibilityRule",
    "FollowUp",
    "HolderLink",
    "Letter",
    "LetterTemplate",
    "Obligation",
    "ObligationMove",
    "ObligationRule",
    "ObligationTerm",
    "Question",
    "Reference",
    "ReferenceFile",
    "Repayment",
    "RepaymentReversal",
    "RequiredDocument",
    "Review",
    "Reviewer",
    "Score",
    "ServiceAttestation",
    "ServiceAttestationFile",
    "ServiceAttestationMove",
    "ServicePeriod",
    "Waiver",
]

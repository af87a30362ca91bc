"""The rules of a call as data: what they ask, whom they admit, and why. They read no record and no clock."""

from bursaries.eligibility.answers import Answers, age_on, months_lived
from bursaries.eligibility.checking import Outcome, Reason, Standing, Verdict, check, impossible
from bursaries.eligibility.rules import Rule
from bursaries.eligibility.saying import rule_said
from bursaries.eligibility.storing import from_json, to_json
from bursaries.eligibility.subjects import (
    ELSEWHERE,
    HEALTH_FIELDS,
    SOCIAL_FIELDS,
    Citizenship,
    Commitment,
    Field,
    Level,
    Operator,
    Pathway,
    Regions,
    StudyStatus,
    Subject,
    choices_of,
    operators_of,
)
from bursaries.eligibility.writing import parse, write

__all__ = [
    "ELSEWHERE",
    "HEALTH_FIELDS",
    "SOCIAL_FIELDS",
    "Answers",
    "Citizenship",
    "Commitment",
    "Field",
    "Level",
    "Operator",
    "Outcome",
    "Pathway",
    "Reason",
    "Regions",
    "Rule",
    "Standing",
    "StudyStatus",
    "Subject",
    "Verdict",
    "age_on",
    "check",
    "choices_of",
    "from_json",
    "impossible",
    "months_lived",
    "operators_of",
    "parse",
    "rule_said",
    "to_json",
    "write",
]
